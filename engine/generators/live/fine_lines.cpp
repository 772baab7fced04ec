#include "engine/generators/live/fine_lines.h"

#include <vector>

#include "engine/generators/live/face_hairs.h"
#include "engine/generators/live/mouth_inside.h"

namespace limner::live {

void add_fine_lines(const GuideInput& input, const HeadAnchors& anchors, std::span<float> planes) {
    const auto side = std::size_t(input.size), step = std::size_t(input.step), size = side / step;
    // Lines want every pixel of the map; a smaller picture shows their mean.
    std::vector<float> lines(side * side);
    const auto add = [&](FinePlane which) {
        float* to = planes.data() + std::size_t(which) * size * size;
        const float share = 1 / float(step * step);
        for (std::size_t y = 0; y < size * step; ++y)
            for (std::size_t x = 0; x < size * step; ++x)
                to[y / step * size + x / step] += share * lines[y * side + x];
    };
    const HairGround ground{input.view, input.labels, input.depth, input.size};
    draw_lashes(anchors, ground, lines);
    add(lashes);
    draw_brows(anchors, ground, lines);
    add(brows);
    draw_mouth_inside(anchors, input.view, input.labels, input.depth, input.size, lines);
    add(mouth_inside);
}

}  // namespace limner::live
