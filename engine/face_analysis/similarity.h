#pragma once
// Turning, scaling and moving in the plane of a picture. Neighbouring names must meet like dominoes:
//
//     const Similarity crop_from_picture = *Similarity::fit(points_in_picture, points_in_crop);
//     const Image crop = warped(picture, crop_from_picture.inverse(), 256);

#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "engine/core/image.h"

namespace limner {

/// target = ((a, -b), (b, a)) source + (x, y); pixels, y down. A positive angle turns clockwise.
struct Similarity {
    float a = 1, b = 0, x = 0, y = 0;

    static Similarity about(std::array<float, 2> centre, float clockwise_radians, float scale,
                            std::array<float, 2> shift = {0, 0});
    /// Least squares over pairs of points (Umeyama 1991, without reflection). Nothing when the source points
    /// coincide. Asserts equal, positive counts.
    static std::optional<Similarity> fit(std::span<const std::array<float, 2>> source,
                                         std::span<const std::array<float, 2>> target);

    std::array<float, 2> operator*(const std::array<float, 2>& p) const {
        return {a * p[0] - b * p[1] + x, b * p[0] + a * p[1] + y};
    }
    Similarity operator*(const Similarity& other) const;
    Similarity inverse() const;
    float scale() const { return std::hypot(a, b); }
    float clockwise() const { return std::atan2(b, a); }  // radians
};

/// A size x size picture whose pixels come from `picture` through `picture_from_result`: bilinear, with as
/// many samples as the source has pixels where it shrinks; beyond the border the border goes on. Pure;
/// `picture` must not be empty.
Image warped(const Image& picture, const Similarity& picture_from_result, int size);

/// Labels of the nearest pixels; `outside` beyond the border. `picture_from_result` as above.
LabelMap warped(const LabelMap& labels, const Similarity& picture_from_result, int width, int height,
                std::uint8_t outside);

}  // namespace limner
