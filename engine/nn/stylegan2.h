#pragma once
// The two networks of a StyleGAN2 generator in NVIDIA's form, which StyleGAN2-ADA, EG3D's backbone and its
// super-resolution share. Weights are prepared once. Engine-internal header (LibTorch).
//
//     const auto mapping = nn::MappingNetwork::load(weights, "mapping.");
//     const auto synthesis = nn::SynthesisNetwork::load(weights, "synthesis.", {.clamp = 256});
//     const auto w = mapping.forward(z, {});                                    // [N, D]
//     const auto picture = synthesis.forward(synthesis.per_slot(w), {});        // [N, 3, R, R]
//
// Source: specs/eg3d-animation.md, section 2. The weights must fit stylegan2_layout.h: check with
// match_keys().

#include <torch/torch.h>

#include <functional>
#include <optional>

#include "engine/nn/stylegan2_layout.h"
#include "engine/nn/stylegan_layers.h"

namespace limner::nn {

enum class NoiseMode { stored, none, random };

/// Per-pixel noise of the synthesis layers. Random maps depend on the seed, the layer's name, the picture's
/// index in the batch and the pixel alone.
struct Noise {
    NoiseMode mode = NoiseMode::stored;
    std::uint64_t seed = 0;  // of random maps
};

/// Receives every named intermediate, valid during the call only: "b4.x", "b4.rgb", "b8.x" ...
using StageTap = std::function<void(const std::string& name, const Tensor& value)>;

/// z and label -> w (section 2.8).
struct MappingNetwork {
    EqualLinear embed;  // weight undefined for unconditional networks
    std::vector<EqualLinear> layers;
    Tensor mean;  // w_avg [D]; undefined when the file has none

    /// `rate` is the layers' learning-rate multiplier.
    static MappingNetwork load(const NamedArrays& weights, const std::string& prefix, double rate = 0.01);
    /// z [N, latent] (undefined for networks without), label [N, c] (undefined for unconditional ones) -> [N,
    /// D].
    Tensor forward(const Tensor& z, const Tensor& label) const;
    /// w_avg + psi (w - w_avg). w [..., D]; psi 1 needs no mean.
    Tensor truncated(const Tensor& w, double psi) const;
};

struct BlockOptions {
    double clamp = unlimited;                     // "conv_clamp"
    bool doubles = true;                          // false: the super-resolution blocks that keep the size
    torch::ScalarType numbers = torch::kFloat32;  // kFloat64: several times slower, for references
};

/// One modulated 3x3 convolution with noise, bias and activation (section 2.4).
struct SynthesisLayer {
    ModulatedConv conv;
    Tensor bias;                       // [O]
    Tensor noise_map, noise_strength;  // [1, 1, r, r], scalar; undefined without noise
    std::string name;                  // stream of the random noise
    double clamp = unlimited;

    /// `blur` [4, 4] with gain 4 for a layer that doubles the size, undefined otherwise.
    static SynthesisLayer load(const NamedArrays& weights, const std::string& prefix, const Tensor& blur,
                               const BlockOptions& options);
    /// x [N, I, h, w], w [N, D] -> [N, O, r, r].
    Tensor forward(const Tensor& x, const Tensor& w, const Noise& noise) const;
    /// strength * map, broadcastable to [N, O, r, r]; undefined where there is none.
    Tensor noise_for(std::int64_t pictures, std::int64_t side, const Noise& noise) const;
};

/// The RGB branch of a block (section 2.5).
struct ToRgb {
    ModulatedConv conv;
    Tensor bias;  // [rgb]
    double clamp = unlimited;

    static ToRgb load(const NamedArrays& weights, const std::string& prefix, const BlockOptions& options);
    Tensor forward(const Tensor& x, const Tensor& w) const;  // [N, I, h, w] -> [N, rgb, h, w]
};

/// Two layers and, where the block has one, an RGB branch (section 2.6).
struct SynthesisBlock {
    Tensor constant;  // [C, 4, 4], of the first block
    std::optional<SynthesisLayer> conv0;
    SynthesisLayer conv1;
    std::optional<ToRgb> to_rgb;
    Tensor skip;      // [O, I, 1, 1] of residual blocks
    Tensor resample;  // [4, 4] with gain 4; undefined for a block that keeps the size

    struct State {
        Tensor x, rgb;  // [N, C, h, w]; rgb undefined until a block has made some
    };

    static SynthesisBlock load(const NamedArrays& weights, const std::string& prefix,
                               const BlockOptions& options);
    /// ModulatedConv::use_winograd() of both layers, whose results are `side` pixels wide.
    void use_winograd(std::int64_t side);
    std::int64_t conv_count() const { return conv0 ? 2 : 1; }
    /// w [N, conv_count + 1, D]: the last code is that of the RGB branch. The first block ignores `in`.
    State forward(const State& in, const Tensor& w, const Noise& noise) const;
};

/// Blocks at 4, 8, ..., R.
struct SynthesisNetwork {
    SynthesisSizes sizes;
    std::vector<SynthesisBlock> blocks;

    static SynthesisNetwork load(const NamedArrays& weights, const std::string& prefix,
                                 const BlockOptions& options = {});
    /// For drawing on the CPU: ModulatedConv::use_winograd() of every layer.
    void use_winograd();
    /// w [N, D] repeated for each slot: [N, slot_count, D].
    Tensor per_slot(const Tensor& w) const;
    /// First slot of the block at `level` (0: 4x4).
    static std::int64_t first_slot(std::size_t level) { return level == 0 ? 0 : 2 * std::int64_t(level) - 1; }
    /// ws [N, slot_count, D] -> [N, rgb, R, R], about [-1, 1], not clamped.
    Tensor forward(const Tensor& ws, const Noise& noise, const StageTap& tap = {}) const;
    /// The same from block `level` on, given what the block below it left.
    SynthesisBlock::State advance(SynthesisBlock::State state, std::size_t level, const Tensor& ws,
                                  const Noise& noise) const;
};

}  // namespace limner::nn
