#pragma once
// The live texture network without LibTorch's per-operation cost: the same numbers as RegionTexture (see
// there for the formulas), computed row by row so that intermediate maps stay in the cache.
//
//     FusedTexture texture(weights_of(*network), workers);     // weights are repacked once
//     texture.set_styles(w);                                   // [classes, latent]; when styles or light
//     change texture.render(256, masks, guide, {.picture = picture}); // [3, 256, 256]
//
// Where a pixel belongs to one class, its modulation is a row of a table; one-hot masks are recognised, so
// that soft masks cost more only where they are soft. Results do not depend on the number of threads.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "engine/generators/live/fused_buffer.h"
#include "engine/generators/live/fused_kernels.h"
#include "engine/generators/live/fused_workers.h"

namespace limner::live {

/// Arrays in LibTorch's order: convolutions [out, in, k, k], matrices [out, in].
struct TextureWeights {
    struct Linear {
        int in = 0, out = 0;
        std::vector<float> weight, bias;
    };
    struct Region {
        int in = 0, out = 0;
        std::vector<float> kernel;                      // [out, in, 3, 3]
        std::vector<float> affine_weight, affine_bias;  // [2 out, latent], [2 out]
        std::vector<float> feature_table;               // [features, 2 out]
    };
    int classes = 0, guide = 0, features = 0, latent = 0;
    Linear start;                        // 3x3, from classes + guide + 2
    std::vector<Linear> label_features;  // 3x3 per resolution, from classes + guide
    std::vector<Region> first, second;   // per resolution from 8
    std::vector<Linear> to_rgb;          // 1x1 per resolution from 64
    Linear flat;                         // latent -> 6
};

/// Where a picture goes; either may be empty.
struct TexturePicture {
    std::span<float> picture;       // [3, size, size] in about [-1, 1]
    std::span<std::uint8_t> bytes;  // [size, size, 4], opaque
};

/// One caller at a time. Holds its buffers (about 25 MB at 256) from the first picture of a size on.
class FusedTexture {
public:
    static constexpr int first_rgb = 3;  // index of resolution 64
    static constexpr int last_base = 5;  // index of resolution 256; see RegionTextureImpl::advance()
    static constexpr float detail_margin = 0.15f;  // of TextureConfig

    FusedTexture(const TextureWeights& weights, std::shared_ptr<Workers> workers,
                 fused::Instructions instructions = fused::Instructions::best);
    ~FusedTexture();

    /// Size of the largest picture.
    int resolution() const;

    /// w [classes, latent]: fills the tables of every layer. Nothing is done if w is what it was.
    void set_styles(std::span<const float> w);

    /// masks [classes, size, size], guide [guide, size, size]; size = resolution or a smaller power of two
    /// >= 64.
    void render(int size, std::span<const float> masks, std::span<const float> guide,
                const TexturePicture& out);

    /// The same from a label map [label_size, label_size], a multiple of `size`: masks are the shares of each
    /// class in the pixels of a square. Labels beyond the classes count as class 0. False, with nothing of
    /// use in `out`, when `cancelled`, which is asked every few dozen milliseconds, said so.
    bool render(int size, std::span<const std::uint8_t> labels, int label_size, std::span<const float> guide,
                const TexturePicture& out, const std::function<bool()>& cancelled = {});

private:
    struct Layer;
    struct Level;
    void prepare(int top);
    void read_guide(Level& level, std::span<const float> guide, int begin, int end);
    void read_labels(Level& level, std::span<const std::uint8_t> labels, int label_size, int begin, int end);
    void reduce(int top, int band, int bands);
    bool run(int top, const TexturePicture& out, const std::function<bool()>& cancelled = {});

    const fused::Kernels& kernels_;
    std::shared_ptr<Workers> workers_;
    int classes_, guide_, features_, latent_;
    std::vector<Level> levels_;
    Floats start_kernel_, start_bias_, start_map_, start_;
    Floats flat_weight_, flat_bias_, colours_;
    std::vector<float> styles_;
    std::vector<Floats> scratch_;  // per worker
};

}  // namespace limner::live
