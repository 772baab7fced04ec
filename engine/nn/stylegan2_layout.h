#pragma once
// The two networks of a StyleGAN2 generator as NVIDIA's files hold them (StyleGAN2-ADA, EG3D's backbone):
// sizes and key names, read from the tensors alone. No LibTorch. Source: specs/eg3d-animation.md, sections 2
// and 3.11.
//
//     const auto sizes = nn::synthesis_sizes(weights, "synthesis.");
//     nn::add_synthesis_keys(expected, sizes, "synthesis.");     // for match_keys()

#include <string>
#include <string_view>
#include <vector>

#include "engine/checkpoints/key_table.h"

namespace limner::nn {

/// How the blocks of a synthesis network are joined; the tensors tell: only `residual` blocks have a 1x1
/// "skip" convolution, and all but the last block of `plain` and `residual` networks have no RGB branch.
enum class Joining { rgb_skip, residual, plain };  // "skip", "resnet", "orig" in the published options

/// One block, "b64." and the like, or a block of a super-resolution network.
struct BlockSizes {
    std::int64_t in = 0;          // channels; 0: starts from a learned constant and has no conv0
    std::int64_t out = 0;         // channels
    std::int64_t rgb = 0;         // channels of its RGB branch; 0: none
    std::int64_t style = 0;       // D, size of w
    std::int64_t resolution = 0;  // side of its output
    bool residual = false;        // has a 1x1 skip convolution
    bool noise = true;

    std::int64_t conv_count() const { return in == 0 ? 1 : 2; }
};
void add_block_keys(std::vector<ExpectedKey>& keys, const BlockSizes& block, const std::string& prefix);

struct SynthesisSizes {
    std::int64_t style = 0;              // D
    std::int64_t rgb = 0;                // channels of the picture
    std::vector<std::int64_t> channels;  // at 4, 8, ..., resolution
    Joining joining = Joining::rgb_skip;
    bool noise = true;

    std::int64_t resolution() const {
        return channels.empty() ? 0 : std::int64_t(4) << (channels.size() - 1);
    }
    /// Codes w per picture: one per convolution and one for the last RGB branch.
    std::int64_t slot_count() const { return 2 * std::int64_t(channels.size()); }
    BlockSizes block(std::size_t level) const;  // level 0: 4x4
};
/// As far as the tensors tell; nothing is checked.
SynthesisSizes synthesis_sizes(const NamedArrays& weights, std::string_view prefix);
void add_synthesis_keys(std::vector<ExpectedKey>& keys, const SynthesisSizes& sizes, std::string_view prefix);

struct MappingSizes {
    std::int64_t latent = 0;           // z, 0: conditioned by the label alone
    std::int64_t label = 0;            // c, 0: unconditional
    std::int64_t embedded = 0;         // of the label
    std::vector<std::int64_t> widths;  // outputs of the layers; the last is D
    bool mean = false;                 // has w_avg

    std::int64_t style() const { return widths.empty() ? embedded : widths.back(); }
};
MappingSizes mapping_sizes(const NamedArrays& weights, std::string_view prefix);
void add_mapping_keys(std::vector<ExpectedKey>& keys, const MappingSizes& sizes, std::string_view prefix);

/// Side `axis` of an array, 0 when it is missing, of lower rank, or absurdly long (empty tensors may claim
/// any).
std::int64_t side(const NamedArrays& arrays, std::string_view key, std::size_t axis);

}  // namespace limner::nn
