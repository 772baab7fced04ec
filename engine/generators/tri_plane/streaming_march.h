#pragma once
// EG3D's ray marcher in one pass over memory: look-up, mean, decoder and compositing ray by ray, nothing kept
// between rays. Same numbers as importance_renderer.h in its deterministic mode, many times faster; scratch
// memory is some 30 KB per thread whatever the number of rays. No LibTorch; one caller at a time.
//
//     StreamingMarch march(decoder, config.axes, settings, threads);
//     march.set_planes(planes, 256, 256);                        // once per identity
//     const auto view = march.render(label_march_rays(label, 128, settings));

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/generators/tri_plane/label_camera.h"
#include "engine/generators/tri_plane/march_kernels.h"
#include "engine/generators/tri_plane/tri_plane_layout.h"

namespace limner {

/// Weights of the OSG decoder with its gains folded in, row-major [out][in].
struct DecoderWeights {
    int hidden = 0;
    std::vector<float> hidden_weight, hidden_bias;  // [hidden][32], [hidden]
    std::vector<float> output_weight, output_bias;  // [33][hidden], [33]
};

/// Rays through the pixel centres of a side x side picture, row by row, with the depths between which each is
/// sampled.
struct MarchRays {
    int side = 0;
    std::vector<march::Ray> rays;  // [side][side]
};
MarchRays label_march_rays(const Label& label, int side, const MarchSettings& settings);

/// M = side^2 rays, row by row.
struct StreamedView {
    std::vector<float> colour;  // [32][M], about [-1, 1]
    std::vector<float> depth;   // [M] along the unit ray; far where nothing is
    std::vector<float> weight;  // [M] sum of the weights
};

/// A float array that starts at a cache line.
class AlignedFloats {
public:
    AlignedFloats() = default;
    explicit AlignedFloats(std::size_t size);
    float* data() { return data_.get(); }
    const float* data() const { return data_.get(); }

private:
    struct Free {
        void operator()(float* p) const;
    };
    std::unique_ptr<float[], Free> data_;
};

class StreamingMarch {
public:
    StreamingMarch(const DecoderWeights& decoder, const PlaneAxes& axes, const MarchSettings& settings,
                   int threads, march::Instructions instructions = march::Instructions::best);

    const MarchSettings& settings() const { return settings_; }
    /// planes [3][32][height][width], as the backbone gives them.
    void set_planes(std::span<const float> planes, int height, int width);
    bool has_planes() const { return scene_.texels != nullptr; }
    std::size_t bytes() const;

    /// Colour, depth and weight of every ray. Fewer samples than settings() for a preview. Nothing when
    /// `cancelled` said so; it is asked every few milliseconds.
    std::optional<StreamedView> render(const MarchRays& rays, const MarchSettings& settings,
                                       const std::function<bool()>& cancelled = {});
    /// points [P][3] in world units -> raw density [P]; colours [P][32] unless empty.
    void query(std::span<const float> points, std::span<float> density, std::span<float> colours = {});

private:
    const march::Kernels& kernels_;
    MarchSettings settings_;
    int threads_;
    march::Scene scene_;
    AlignedFloats texels_, weights_;
};

}  // namespace limner
