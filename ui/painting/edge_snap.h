#pragma once
// The border of a stroke moves to the edge of the picture that it was meant to follow.
//
//     const Grid<float> edges = edge_strength(*picture_before_the_stroke, surface.size());
//     surface.rewrite(snapped(dabs, drawn, edges, {}), before, hair);
//
// Two fronts set out from the middle of the stroke and from outside, slowed down by edges of the picture and
// by the border as it was drawn; where they meet is the border. Shortest ways over the picture, as in X. Bai
// and G. Sapiro, "A geodesic framework for fast interactive image and video segmentation", ICCV 2007.

#include <span>
#include <vector>

#include "engine/core/image.h"
#include "ui/painting/brush_path.h"

namespace limner::ui {

struct EdgeSnap {
    int radius = 6;  // map pixels that the border may move, 0..24
    float smoothness =
        0.5f;  // 0..1: edges fainter than a quarter of this leave the border where it was drawn
};

/// Of the strongest channel, 0 none .. 1 black beside white; [side, side].
Grid<float> edge_strength(const Image& picture, int side);

/// What becomes of a pixel of the map.
enum class Snapped : std::uint8_t { untouched, inside, outside };

/// `dabs` of one stroke, in pixels of a map of the side of `edges`, which is that of `drawn`: whether each
/// pixel has the stroke's class now. Pure; milliseconds for a stroke across the map.
Grid<Snapped> snapped(std::span<const Dab> dabs, const Grid<std::uint8_t>& drawn, const Grid<float>& edges,
                      const EdgeSnap& settings);

}  // namespace limner::ui
