#pragma once
// DiscoFaceGAN's published decoder of identities: plain normal numbers -> shape and texture as faces have
// them. Engine-internal header (LibTorch). Source: specs/discofacegan.md, section 3.
//
//     const auto decoder = IdentityDecoder::find(tree);                // nothing where the tree has none
//     factors.identity = decoder->identity(portrait.head.identity);    // [160]

#include <torch/torch.h>

#include <optional>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/portrait/portrait.h"

namespace limner {

class IdentityDecoder {
public:
    static constexpr std::int64_t code_size = 128, identity_size = 160;

    /// Its tensors, "fc0/kernel" ..., of a bundle ("id/stage1/decoder") or a pack ("identity_decoder"); empty
    /// where they are missing or of other shapes.
    static NamedArrays weights_in(const CheckpointTree& tree);
    static std::optional<IdentityDecoder> find(const CheckpointTree& tree);

    /// codes [N, 128] -> [N, 160], on the CPU.
    torch::Tensor decode(const torch::Tensor& codes) const;
    std::vector<float> identity(const CodeSource& source) const;

private:
    struct Layer {
        torch::Tensor weight, bias;  // [in, out], [out]
    };
    std::vector<Layer> layers_;
};

}  // namespace limner
