#pragma once
// Small random planes, decoders and cameras for the tests and the measurements of the tri-plane generator.

#include "engine/generators/tri_plane/importance_renderer.h"
#include "engine/generators/tri_plane/label_camera.h"
#include "engine/generators/tri_plane/streaming_march.h"

namespace limner {

inline OsgDecoder random_decoder(std::int64_t hidden, double rate = 1) {
    return OsgDecoder::make(torch::randn({hidden, 32}), torch::randn({hidden}), torch::randn({33, hidden}),
                            torch::randn({33}), rate);
}

inline std::vector<float> floats(const torch::Tensor& tensor) {
    const auto plain = tensor.contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

inline DecoderWeights weights_of(const OsgDecoder& decoder) {
    return {int(decoder.hidden_bias.size(0)), floats(decoder.hidden_weight), floats(decoder.hidden_bias),
            floats(decoder.output_weight), floats(decoder.output_bias)};
}

inline Label view_label(double yaw, double elevation, std::array<float, 9> intrinsics = eg3d_intrinsics()) {
    return eg3d_label(eg3d_orbit(yaw, elevation, {0, 0, 0.2}, 2.7), intrinsics);
}

inline torch::Tensor as_tensor(const Label& label) {
    return torch::tensor(at::ArrayRef<float>(label.data(), label.size())).view({1, 25});
}

}  // namespace limner
