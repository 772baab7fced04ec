#include "engine/evaluation/view_warp.h"

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

// At (x, y) in pixels, centres at + .5, which must lie at least half a pixel inside.
Rgba bilinear(const Image& image, float x, float y) {
    const float u = x - .5f, v = y - .5f;
    const int left = std::clamp(int(std::floor(u)), 0, image.width - 2),
              top = std::clamp(int(std::floor(v)), 0, image.height - 2);
    const float a = u - float(left), b = v - float(top);
    const auto &p = image.at(left, top), &q = image.at(left + 1, top), &r = image.at(left, top + 1),
               &s = image.at(left + 1, top + 1);
    const auto mixed = [&](std::uint8_t Rgba::*channel) {
        const float value = (1 - b) * ((1 - a) * float(p.*channel) + a * float(q.*channel)) +
                            b * ((1 - a) * float(r.*channel) + a * float(s.*channel));
        return std::uint8_t(std::lround(value));
    };
    return {mixed(&Rgba::r), mixed(&Rgba::g), mixed(&Rgba::b)};
}

}  // namespace

WarpedView warp(const ViewSample& source, const ViewSample& target, float tolerance) {
    const int size = target.image.width;
    WarpedView warped{Image(size, size, Rgba{0, 0, 0}), PixelMask(size, size)};
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const float depth = target.depth.at(x, y);
            if (depth <= 0) continue;
            const Vec3f point = target.camera.pixel_ray(x, y, size).at(depth);
            const Vec3f there = source.camera.project(point);
            const float u = there.x() * float(size), v = there.y() * float(size);
            if (!(u >= .5f && v >= .5f && u <= float(size) - .5f && v <= float(size) - .5f)) continue;
            const int column = std::min(int(u), size - 1), row = std::min(int(v), size - 1);
            const float surface = source.depth.at(column, row);
            if (surface <= 0 || std::abs(surface - there.z()) > tolerance) continue;
            if (source.labels.at(column, row) != target.labels.at(x, y)) continue;
            warped.image.at(x, y) = bilinear(source.image, u, v);
            warped.seen.at(x, y) = 255;
        }
    return warped;
}

}  // namespace limner
