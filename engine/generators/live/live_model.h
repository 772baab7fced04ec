#pragma once
// The live model as loaded from its pack: codes from seeds, a field per head, a texture network. Knows
// nothing of caches or requests (live_generator.h does). Engine-internal header (LibTorch); engine thread
// only.

#include <torch/torch.h>

#include <filesystem>
#include <memory>

#include "engine/generators/live/fused_texture.h"
#include "engine/generators/live/head_anchors.h"
#include "engine/generators/live/head_field.h"
#include "engine/generators/live/region_texture.h"
#include "engine/geometry/camera.h"
#include "engine/portrait/portrait.h"
#include "engine/rendering/field_query.h"

namespace limner::live {

/// People whose codes a seed chooses from: geometry and styles of one row belong together.
struct CodeBank {
    torch::Tensor geometry;  // [B, 140]
    torch::Tensor styles;    // [B, 11, 32] standardised
};

/// Who evaluates the networks: the fused executors, or LibTorch as in training (on the CPU several times
/// slower).
enum class Executor { fused, eager };

class LiveModel {
public:
    /// Reads field.safetensors, texture.safetensors, bank.safetensors and, where there is one,
    /// detail.safetensors of a pack. bad_checkpoint, model_mismatch. Uses as many threads as LibTorch is set
    /// to.
    static Result<LiveModel> load(const std::filesystem::path& pack);

    GeometryCode geometry_code(const HeadShape& head) const;
    /// With eyes that look where `head` says.
    HeadAnchors anchors(const HeadShape& head, const GeometryCode& code) const;
    /// [1, 20, 32], standardised.
    torch::Tensor styles(const std::array<CodeSource, part_count>& sources) const;
    /// Not standardised.
    StyleCode style_code(Part part, const CodeSource& source) const;

    /// The field of one head, without glasses and with the outlines of its landmarks, as a function for
    /// baking and marching. Holds the generated layers.
    FieldQuery field(const GeometryCode& code);

    /// [1, 20, latent]; light as HeadLight::styles.
    torch::Tensor map_styles(const torch::Tensor& styles, const LightCode& light);
    /// labels [s,s], s = r or a multiple of it, guide [1,12,r,r], both on the CPU -> picture [3,r,r] in about
    /// [-1,1] on the device; undefined when `cancelled` said so. r: 64, 128 ... resolution().
    torch::Tensor render(const LabelMap& labels, const torch::Tensor& guide, const torch::Tensor& w,
                         const std::function<bool()>& cancelled = {});
    /// Side of the largest picture: 256, or 512 with the pack's level of detail.
    int resolution() const { return int(host_.texture->config.resolution()); }

    std::size_t parameter_count() const;

    /// Holds on the CPU; elsewhere LibTorch always computes. Fields handed out before keep their executor.
    void execute_with(Executor executor) { executor_ = executor; }

    /// From now on computes there: with the fused executors on the CPU, through LibTorch elsewhere. The CPU
    /// copy of the weights stays, so that the way back needs nothing of a lost device.
    void compute_on(torch::Device device);
    torch::Device device() const { return device_; }

private:
    struct Networks {
        HeadField field{nullptr};
        RegionTexture texture{nullptr};
    };
    LiveModel() = default;
    torch::Tensor standardised_style(Part part, const CodeSource& source) const;
    bool fused() const { return executor_ == Executor::fused && device_.is_cpu(); }

    Networks host_;    // the weights as loaded, on the CPU
    Networks active_;  // the same on device_
    torch::Device device_{torch::kCPU};
    CodeBank bank_;
    AnchorBasis anchors_;
    torch::Tensor style_mean_, style_scale_, light_mean_, light_scale_;
    GeometryCode mean_geometry_{};
    Executor executor_ = Executor::fused;
    std::shared_ptr<Workers> workers_;
    std::unique_ptr<FusedTexture> fused_texture_;
};

}  // namespace limner::live
