#pragma once
// Pixel buffers without a library behind them: row-major, top row first, no padding.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace limner {

/// A width x height grid of T. Value semantics; share one between threads as std::shared_ptr<const Grid<T>>.
template <class T>
struct Grid {
    int width = 0, height = 0;
    std::vector<T> pixels;  // [height][width]

    Grid() = default;
    Grid(int w, int h, T fill = T{}) : width(w), height(h), pixels(std::size_t(w) * std::size_t(h), fill) {}
    T& at(int x, int y) { return pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
    const T& at(int x, int y) const { return pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
    bool contains(int x, int y) const { return x >= 0 && y >= 0 && x < width && y < height; }
    bool empty() const { return pixels.empty(); }
    bool operator==(const Grid&) const = default;
};

struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Rgba&) const = default;
};
static_assert(sizeof(Rgba) == 4);

using Image = Grid<Rgba>;             // sRGB, 8 bit, straight alpha
using LabelMap = Grid<std::uint8_t>;  // value = FaceClass
using DepthMap = Grid<float>;         // distance along the viewing axis, head units; 0 = nothing there

}  // namespace limner
