#include "ui/painting/map_colours.h"

#include <algorithm>

namespace limner::ui {

Grid<MapColour> map_colours(const Image& picture, int side) {
    Grid<MapColour> result(side, side);
    const auto begin = [side](int at, int length) { return at * length / side; };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int left = begin(x, picture.width), top = begin(y, picture.height);
            const int right = std::max(left + 1, begin(x + 1, picture.width));
            const int bottom = std::max(top + 1, begin(y + 1, picture.height));
            MapColour sum{};
            for (int v = top; v < bottom; ++v)
                for (int u = left; u < right; ++u) {
                    const Rgba& c = picture.at(u, v);
                    sum[0] += c.r;
                    sum[1] += c.g;
                    sum[2] += c.b;
                }
            const float scale = 1 / (255.0f * static_cast<float>((right - left) * (bottom - top)));
            for (float& channel : sum) channel *= scale;
            result.at(x, y) = sum;
        }
    return result;
}

}  // namespace limner::ui
