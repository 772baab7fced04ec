#pragma once
// SofGAN's semantic occupancy field: latent code + camera -> class logits and depth. Sizes come from the
// checkpoint. Engine-internal header (LibTorch); engine thread. Source: specs/sofgan.md, section 3 to 5.
//
//     auto field = OfficialField::load(*sofgan_field_weights(tree));
//     const auto phi = field->weights_for(field->codes().slice(0, 0, 1));   // once per head
//     const auto view = field->render(phi, orthographic_rays(cam2world, intrinsics, pixels));
//     const auto labels = view.logits.argmax(1);

#include <torch/torch.h>

#include "engine/generators/geometry_field/official_layout.h"

namespace limner {

using torch::Tensor;

/// Rays through R pixels. Orthographic cameras share one direction: directions is then [1, 3].
struct FieldRays {
    Tensor start;       // [R, 3] world points at the start depth
    Tensor directions;  // [R, 3] or [1, 3], unit length
    Tensor cam2world;   // [4, 4]
};

/// Points at camera depth `depth` ([R] or a scalar) behind the pixels `uv` [R, 2] (column, row). `intrinsics`
/// [3, 3] or [4, 4].
FieldRays field_rays(const Tensor& cam2world, const Tensor& intrinsics, bool orthographic, const Tensor& uv,
                     const Tensor& depth);
/// The side x side pixel grid, row by row: [side*side, 2].
Tensor pixel_grid(std::int64_t side);
/// Front intersection with the sphere of radius 1.5, or the closest approach of rays that miss it
/// (section 3.4), then moved along the ray by `jitter` [R] (undefined: none).
Tensor entry_points(const FieldRays& rays, const Tensor& jitter = {});

struct FieldView {
    Tensor logits;      // [R, classes]
    Tensor depth;       // [R] z in camera coordinates
    Tensor entry, end;  // [R, 3]
    Tensor steps;       // [R, 10] signed step lengths
};

/// The generated dense layers of one head; compute once per code.
struct FieldWeights {
    struct Layer {
        Tensor weight, bias;  // [out, in], [out]
    };
    std::array<Layer, 3> layers;
};

class OfficialField {
public:
    /// model_mismatch as official_field_config.
    static Result<OfficialField> load(const NamedArrays& weights);

    const OfficialFieldConfig& config() const { return config_; }
    /// Stored codes [N, L], camera numbers left out.
    Tensor codes() const;
    /// Hypernetwork. z [1, L].
    FieldWeights weights_for(const Tensor& z) const;
    /// x [R, 3] -> [R, H].
    Tensor phi(const FieldWeights& weights, const Tensor& x) const;
    /// Features [R, H] -> logits [R, classes].
    Tensor classify(const Tensor& features) const;
    /// Marches 10 steps from the entry points. Differentiable; without gradients in chunks that fit the
    /// cache.
    FieldView render(const FieldWeights& weights, const FieldRays& rays, const Tensor& jitter = {}) const;
    /// Logits of phi at the rays' start points: a slice through the volume.
    Tensor occupancy(const FieldWeights& weights, const FieldRays& rays) const;

private:
    struct Normed {  // FC(x) = relu(LayerNorm(W x + b))
        Tensor weight, bias, gain, shift;
        Tensor forward(const Tensor& x) const;
    };
    struct Hyper {
        std::array<Normed, 2> hidden;
        Tensor weight, bias;
    };
    struct March {
        Tensor weight;           // A_i [out, in]
        Tensor slope, constant;  // B_i [out, 3], c_i [out]
    };
    FieldView march(const FieldWeights& weights, const Tensor& entry, const Tensor& directions) const;

    OfficialFieldConfig config_;
    Tensor codes_;
    std::array<Hyper, 3> hyper_;
    std::array<March, 4> marcher_;
    std::array<Normed, 3> classifier_;
    Tensor last_weight_, last_bias_;
};

/// Loss of fitting a code to a label map (section 6.1): cross entropy, 10000 mean(min(depth, 0)^2), mean z^2,
/// and 200, 1e-3 and 1 times these. `target` [R] int64.
std::array<Tensor, 4> inversion_losses(const FieldView& view, const Tensor& z, const Tensor& target);

}  // namespace limner
