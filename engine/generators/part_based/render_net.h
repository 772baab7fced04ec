#pragma once
// Coarse feature map -> picture and refined masks, by convolutions that no code drives: all modulations are
// trained constants and are folded into the weights once. Engine-internal header (LibTorch). Source:
// specs/3d-ssgan.md, sections 2.2 and 2.7.
//
//     const auto images = net.forward(features, coarse_masks, net.stored_noise());

#include <functional>

#include "engine/generators/part_based/local_generator.h"
#include "engine/generators/part_based/part_config.h"

namespace limner::parts {

struct PartImages {
    Tensor rgb;  // [N, 3, size, size], about [-1, 1], not clamped
    Tensor seg;  // [N, K, size, size], about [-1, 1]; the largest is the label
};

/// Receives every intermediate, valid during the call only: "pooled", "conv0", "rgb0", "seg0" ... Returns
/// whether to go on.
using StageTap = std::function<bool(const std::string& name, const Tensor& value)>;

class RenderNet {
public:
    RenderNet(const PartConfig& config, const NamedTensors& tensors);

    /// Maps of the file for each convolution, [1, 1, h, h].
    const std::vector<Tensor>& stored_noise() const { return noise_; }
    /// features [N, C, H, H], coarse_masks [N, K, H, H] in [-1, 1], added to the mask pyramid unless
    /// undefined; one noise map for each convolution, or none at all. `stages` > 0 stops early, with smaller
    /// pictures; a tap that stops leaves none.
    PartImages forward(const Tensor& features, const Tensor& coarse_masks, const std::vector<Tensor>& noise,
                       std::int64_t stages = 0, const StageTap& tap = {}) const;

private:
    struct Styled {
        Tensor weight;  // [O, I, 3, 3] or, doubling the size, [I, O, 3, 3]; folded and demodulated
        Tensor blur;    // [4, 4] where it doubles
        Tensor noise_strength, bias;
        Tensor forward(const Tensor& x, const Tensor& noise) const;
    };
    struct Stage {
        Styled up, conv;
        Head rgb, seg;
        Tensor rgb_kernel,
            seg_kernel;  // [4, 4], of the upsampled picture below; undefined in the first stage
    };
    static Styled make_styled(const NamedTensors& tensors, std::int64_t j);

    std::int64_t pooled_size_, joining_stage_;
    std::vector<Stage> stages_;
    std::vector<Tensor> noise_;
};

}  // namespace limner::parts
