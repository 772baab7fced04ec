#include "engine/face_analysis/similarity.h"

#include <algorithm>
#include <cassert>

namespace limner {
namespace {

struct Colour {
    float r = 0, g = 0, b = 0;
};

// At (x, y) in pixels, centres at + .5; outside, the border goes on.
Colour bilinear(const Image& image, float x, float y) {
    const float u = std::clamp(x - .5f, 0.0f, float(image.width - 1)),
                v = std::clamp(y - .5f, 0.0f, float(image.height - 1));
    const int left = int(u), top = int(v), right = std::min(left + 1, image.width - 1),
              bottom = std::min(top + 1, image.height - 1);
    const float s = u - float(left), t = v - float(top);
    const auto &p = image.at(left, top), &q = image.at(right, top), &m = image.at(left, bottom),
               &n = image.at(right, bottom);
    const auto mixed = [&](std::uint8_t Rgba::*c) {
        return (1 - t) * ((1 - s) * float(p.*c) + s * float(q.*c)) +
               t * ((1 - s) * float(m.*c) + s * float(n.*c));
    };
    return {mixed(&Rgba::r), mixed(&Rgba::g), mixed(&Rgba::b)};
}

}  // namespace

Similarity Similarity::about(std::array<float, 2> centre, float clockwise_radians, float scale,
                             std::array<float, 2> shift) {
    Similarity s{scale * std::cos(clockwise_radians), scale * std::sin(clockwise_radians), 0, 0};
    const auto moved = s * centre;
    s.x = centre[0] + shift[0] - moved[0];
    s.y = centre[1] + shift[1] - moved[1];
    return s;
}

std::optional<Similarity> Similarity::fit(std::span<const std::array<float, 2>> source,
                                          std::span<const std::array<float, 2>> target) {
    assert(source.size() == target.size() && !source.empty());
    const double n = double(source.size());
    double sx = 0, sy = 0, tx = 0, ty = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        sx += double(source[i][0]) / n, sy += double(source[i][1]) / n;
        tx += double(target[i][0]) / n, ty += double(target[i][1]) / n;
    }
    double along = 0, across = 0, spread = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const double px = double(source[i][0]) - sx, py = double(source[i][1]) - sy;
        const double qx = double(target[i][0]) - tx, qy = double(target[i][1]) - ty;
        along += px * qx + py * qy;
        across += px * qy - py * qx;
        spread += px * px + py * py;
    }
    if (spread <= 1e-12) return std::nullopt;
    const double a = along / spread, b = across / spread;
    return Similarity{float(a), float(b), float(tx - a * sx + b * sy), float(ty - b * sx - a * sy)};
}

Similarity Similarity::operator*(const Similarity& other) const {
    const auto origin = *this * std::array{other.x, other.y};
    return {a * other.a - b * other.b, a * other.b + b * other.a, origin[0], origin[1]};
}

Similarity Similarity::inverse() const {
    const float squared = a * a + b * b;
    const Similarity turn{a / squared, -b / squared, 0, 0};
    const auto origin = turn * std::array{x, y};
    return {turn.a, turn.b, -origin[0], -origin[1]};
}

Image warped(const Image& picture, const Similarity& picture_from_result, int size) {
    assert(!picture.empty());
    Image result(size, size);
    // A pixel of the result covers `scale` pixels of the source in both directions.
    const int samples = std::clamp(int(std::ceil(picture_from_result.scale() - .01f)), 1, 16);
    const float share = 1 / float(samples * samples);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            Colour sum;
            for (int j = 0; j < samples; ++j)
                for (int i = 0; i < samples; ++i) {
                    const auto p =
                        picture_from_result * std::array{float(column) + (float(i) + .5f) / float(samples),
                                                         float(row) + (float(j) + .5f) / float(samples)};
                    const auto c = bilinear(picture, p[0], p[1]);
                    sum.r += c.r, sum.g += c.g, sum.b += c.b;
                }
            const auto byte = [&](float v) { return std::uint8_t(std::lround(v * share)); };
            result.at(column, row) = {byte(sum.r), byte(sum.g), byte(sum.b)};
        }
    return result;
}

LabelMap warped(const LabelMap& labels, const Similarity& picture_from_result, int width, int height,
                std::uint8_t outside) {
    LabelMap result(width, height, outside);
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column) {
            const auto p = picture_from_result * std::array{float(column) + .5f, float(row) + .5f};
            const float x = std::floor(p[0]), y = std::floor(p[1]);
            if (x >= 0 && y >= 0 && x < float(labels.width) && y < float(labels.height))
                result.at(column, row) = labels.at(int(x), int(y));
        }
    return result;
}

}  // namespace limner
