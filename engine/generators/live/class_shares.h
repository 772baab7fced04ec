#pragma once
// How a label map becomes the masks of the texture network: per pixel of the picture, the share of each
// class. Training and every way of drawing use this one.

#include <cstdint>
#include <span>

#include "engine/core/label_set.h"

namespace limner::live {

/// The masks of a picture of `size` pixels from a map of `map_size`, a multiple of it; no class at all counts
/// as background. Mostly a pixel has the mean of what lies below it. Above 256, where every pixel of the map
/// is one of the picture, its neighbours count, too (binomial, 1 2 1): where classes meet, the picture is to
/// have an edge, not steps.
class ClassShares {
public:
    ClassShares(std::span<const std::uint8_t> labels, int map_size, int size)
        : labels_(labels), map_size_(map_size), step_(map_size / size), soft_(step_ == 1 && size > 256) {}

    /// The only class of a pixel, or -1.
    int only_class(int x, int y) const {
        const int x0 = x * step_, y0 = y * step_, first = at(x0, y0);
        const int before = soft_ ? -1 : 0, end = soft_ ? 2 : step_;
        for (int j = before; j < end; ++j)
            for (int i = before; i < end; ++i)
                if (at(x0 + i, y0 + j) != first) return -1;
        return first;
    }

    /// Adds the shares, which sum to 1: add(class, share), a class perhaps several times.
    template <class Add>
    void each(int x, int y, Add&& add) const {
        if (soft_) {
            for (int j = -1; j <= 1; ++j)
                for (int i = -1; i <= 1; ++i) add(at(x + i, y + j), float((2 - i * i) * (2 - j * j)) / 16);
            return;
        }
        const float share = 1.0f / float(step_ * step_);
        for (int j = 0; j < step_; ++j)
            for (int i = 0; i < step_; ++i) add(at(x * step_ + i, y * step_ + j), share);
    }

private:
    int at(int x, int y) const {
        const auto inside = [this](int v) { return v < 0 ? 0 : v >= map_size_ ? map_size_ - 1 : v; };
        const auto label = labels_[std::size_t(inside(y)) * std::size_t(map_size_) + std::size_t(inside(x))];
        return label < face_class_count ? label : 0;
    }

    std::span<const std::uint8_t> labels_;
    int map_size_, step_;
    bool soft_;
};

}  // namespace limner::live
