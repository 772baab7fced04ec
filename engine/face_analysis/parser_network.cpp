#include "engine/face_analysis/parser_network.h"

#include "engine/core/label_set.h"

namespace limner::analysis {

ParserNetworkImpl::ParserNetworkImpl(const Widths& widths)
    : encoder(register_module("encoder", Encoder(widths))),
      decoder(register_module("decoder", Decoder(widths, 0))),
      scores(register_module("scores", convolution(widths[0], face_class_count, 3, 1, .3))) {}

torch::Tensor ParserNetworkImpl::decided(const torch::Tensor& picture) {
    return scores(decoder(encoder(picture)));
}

torch::Tensor ParserNetworkImpl::forward(const torch::Tensor& picture) { return doubled(decided(picture)); }

}  // namespace limner::analysis
