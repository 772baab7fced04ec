#include "app/booth/contour_smoothing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace limner::booth {
namespace {

constexpr int tensor_radius = 4;
constexpr float tensor_sigma = 1.8f;  // pixels
constexpr int steps = 6;              // of a pixel each, to both sides
constexpr float longest_sigma = 3;    // pixels; of the mean along a clear contour
// Sum of squared Sobel responses of the three channels, below and above which there is none and certainly
// one. A change of one level per pixel responds with 8.
constexpr float faint = 8 * 8 * 3 * 4, clear = 8 * 8 * 3 * 100;

struct Colour {
    float r = 0, g = 0, b = 0;
};

/// Symmetric: [xx xy; xy yy].
struct Tensor {
    float xx = 0, xy = 0, yy = 0;
};

struct Contour {
    float x = 1, y = 0;  // its direction, a unit vector
    float sigma = 0;     // of the mean along it; 0 = none
};

template <class T>
const T& near(const Grid<T>& grid, int x, int y) {
    return grid.at(std::clamp(x, 0, grid.width - 1), std::clamp(y, 0, grid.height - 1));
}

Grid<Tensor> structure_tensor(const Image& image) {
    Grid<Tensor> result(image.width, image.height);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const auto at = [&](int dx, int dy) { return near(image, x + dx, y + dy); };
            const Rgba a = at(-1, -1), b = at(0, -1), c = at(1, -1), d = at(-1, 0), e = at(1, 0),
                       f = at(-1, 1), g = at(0, 1), h = at(1, 1);
            auto& tensor = result.at(x, y);
            for (const auto channel : {&Rgba::r, &Rgba::g, &Rgba::b}) {
                const auto dx = static_cast<float>(c.*channel + 2 * (e.*channel) + h.*channel - a.*channel -
                                                   2 * (d.*channel) - f.*channel);
                const auto dy = static_cast<float>(f.*channel + 2 * (g.*channel) + h.*channel - a.*channel -
                                                   2 * (b.*channel) - c.*channel);
                tensor.xx += dx * dx;
                tensor.xy += dx * dy;
                tensor.yy += dy * dy;
            }
        }
    return result;
}

/// Gaussian, first along rows, then along columns.
Grid<Tensor> smoothed(const Grid<Tensor>& tensors) {
    std::array<float, 2 * tensor_radius + 1> kernel{};
    float sum = 0;
    for (int i = -tensor_radius; i <= tensor_radius; ++i)
        sum += kernel[std::size_t(i + tensor_radius)] =
            std::exp(-float(i * i) / (2 * tensor_sigma * tensor_sigma));
    for (float& weight : kernel) weight /= sum;
    Grid<Tensor> rows(tensors.width, tensors.height), result(tensors.width, tensors.height);
    const auto pass = [&](const Grid<Tensor>& from, Grid<Tensor>& to, int dx, int dy) {
        for (int y = 0; y < to.height; ++y)
            for (int x = 0; x < to.width; ++x) {
                Tensor mean;
                for (int i = -tensor_radius; i <= tensor_radius; ++i) {
                    const float weight = kernel[std::size_t(i + tensor_radius)];
                    const auto& tensor = near(from, x + i * dx, y + i * dy);
                    mean.xx += weight * tensor.xx;
                    mean.xy += weight * tensor.xy;
                    mean.yy += weight * tensor.yy;
                }
                to.at(x, y) = mean;
            }
    };
    pass(tensors, rows, 1, 0);
    pass(rows, result, 0, 1);
    return result;
}

/// From the eigenvectors: the smaller one runs along the contour.
Contour contour_of(const Tensor& t) {
    const float mean = (t.xx + t.yy) / 2, half = (t.xx - t.yy) / 2;
    const float spread = std::sqrt(half * half + t.xy * t.xy);  // half the difference of the eigenvalues
    if (mean + spread < faint) return {};
    const float across = std::atan2(t.xy, half) / 2;
    const float certainty = std::clamp((mean + spread - faint) / (clear - faint), 0.0f, 1.0f);
    return {-std::sin(across), std::cos(across), longest_sigma * certainty * spread / mean};
}

Colour sampled(const Image& image, float x, float y) {
    const float u = std::clamp(x, 0.0f, float(image.width - 1)),
                v = std::clamp(y, 0.0f, float(image.height - 1));
    const int left = int(u), top = int(v);
    const int right = std::min(left + 1, image.width - 1), bottom = std::min(top + 1, image.height - 1);
    const float s = u - float(left), t = v - float(top);
    const Rgba &a = image.at(left, top), &b = image.at(right, top), &c = image.at(left, bottom),
               &d = image.at(right, bottom);
    const float wa = (1 - s) * (1 - t), wb = s * (1 - t), wc = (1 - s) * t, wd = s * t;
    return {wa * float(a.r) + wb * float(b.r) + wc * float(c.r) + wd * float(d.r),
            wa * float(a.g) + wb * float(b.g) + wc * float(c.g) + wd * float(d.g),
            wa * float(a.b) + wb * float(b.b) + wc * float(c.b) + wd * float(d.b)};
}

/// The mean along the contour through (x, y), to both sides.
Colour mean_along(const Image& image, const Grid<Contour>& contours, int x, int y) {
    const Contour& start = contours.at(x, y);
    const Rgba& own = image.at(x, y);
    Colour sum{float(own.r), float(own.g), float(own.b)};
    float weights = 1;
    for (const float side : {-1.0f, 1.0f}) {
        float u = float(x), v = float(y), dx = side * start.x, dy = side * start.y;
        for (int i = 1; i <= steps; ++i) {
            u += dx;
            v += dy;
            const float weight = std::exp(-float(i * i) / (2 * start.sigma * start.sigma));
            if (weight < 0.02f) break;
            const Colour colour = sampled(image, u, v);
            sum = {sum.r + weight * colour.r, sum.g + weight * colour.g, sum.b + weight * colour.b};
            weights += weight;
            // A direction has no sign: the field is followed the way it has been followed so far.
            const Contour& here = near(contours, int(std::lround(u)), int(std::lround(v)));
            const float same = here.x * dx + here.y * dy < 0 ? -1.0f : 1.0f;
            if (here.sigma > 0) dx = same * here.x, dy = same * here.y;
        }
    }
    return {sum.r / weights, sum.g / weights, sum.b / weights};
}

std::uint8_t level(float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f)); }

}  // namespace

Image with_smooth_contours(const Image& image) {
    if (image.empty()) return image;
    const auto tensors = smoothed(structure_tensor(image));
    Grid<Contour> contours(image.width, image.height);
    std::transform(tensors.pixels.begin(), tensors.pixels.end(), contours.pixels.begin(), contour_of);
    Image result = image;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (contours.at(x, y).sigma < 0.3f) continue;
            const Colour mean = mean_along(image, contours, x, y);
            auto& pixel = result.at(x, y);
            pixel = {level(mean.r), level(mean.g), level(mean.b), pixel.a};
        }
    return result;
}

}  // namespace limner::booth
