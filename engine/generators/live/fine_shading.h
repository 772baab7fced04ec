#pragma once
// What is too fine and too random for the texture network, which draws the mean of it: blotches, freckles and
// pores of skin, the contrast of strands, the lamp that eyes mirror. Drawn over its picture, as the synthetic
// portraits draw them (synthetic/skin_shading.cpp, eye_shading.cpp): as pigment, blood, relief and
// reflection, each at its place on the head.
//
//     std::vector<float> fine(fine_planes * size * size);
//     make_fine_shading(guide_input, fine);                            // once per view and light
//     add_fine_shading(picture, {size, fine, strands, labels, map_size}, skin, brow);

#include <array>
#include <cstdint>
#include <span>

#include "engine/generators/live/codes.h"
#include "engine/generators/live/guide.h"

namespace limner::live {

/// The last three are drawn by face_hairs.h and mouth_inside.h.
enum FinePlane { mottles, blotches, freckles, relief, catch_light, lashes, brows, mouth_inside, fine_planes };

/// Writes [fine_planes][side][side], side = size / step of the input; 0 where there is nothing to draw, or no
/// geometry. What is finer than a pixel is left out. Pure; any thread.
void make_fine_shading(const GuideInput& input, std::span<float> out);

struct FineShading {
    int size;                              // of the picture
    std::span<const float> planes;         // [fine_planes][size][size]
    std::span<const float> strands;        // the guide's two planes of noise
    std::span<const std::uint8_t> labels;  // as for ClassShares
    int map_size;
};
/// picture: [3][size][size], sRGB in [-1, 1]; `brow`: albedo of its hairs.
void add_fine_shading(std::span<float> picture, const FineShading& fine, const SkinSurface& skin,
                      const std::array<float, 3>& brow);

}  // namespace limner::live
