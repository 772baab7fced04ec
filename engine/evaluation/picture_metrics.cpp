#include "engine/evaluation/picture_metrics.h"

#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace limner {
namespace {

constexpr int window = 11, reach = window / 2;

std::array<double, window> gaussian() {
    std::array<double, window> weights{};
    double sum = 0;
    for (int i = 0; i < window; ++i) {
        const double d = i - reach;
        sum += weights[std::size_t(i)] = std::exp(-d * d / (2 * 1.5 * 1.5));
    }
    for (auto& w : weights) w /= sum;
    return weights;
}

// Gaussian mean around every pixel whose window lies inside; others are not touched.
Grid<double> blurred(const Grid<double>& in) {
    static const auto weights = gaussian();
    Grid<double> rows(in.width, in.height), out(in.width, in.height);
    for (int y = 0; y < in.height; ++y)
        for (int x = reach; x < in.width - reach; ++x) {
            double sum = 0;
            for (int i = 0; i < window; ++i) sum += weights[std::size_t(i)] * in.at(x + i - reach, y);
            rows.at(x, y) = sum;
        }
    for (int y = reach; y < in.height - reach; ++y)
        for (int x = reach; x < in.width - reach; ++x) {
            double sum = 0;
            for (int i = 0; i < window; ++i) sum += weights[std::size_t(i)] * rows.at(x, y + i - reach);
            out.at(x, y) = sum;
        }
    return out;
}

Grid<double> product(const Grid<float>& a, const Grid<float>& b) {
    Grid<double> result(a.width, a.height);
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        result.pixels[i] = double(a.pixels[i]) * double(b.pixels[i]);
    return result;
}

Grid<double> widened(const Grid<float>& a) {
    Grid<double> result(a.width, a.height);
    for (std::size_t i = 0; i < a.pixels.size(); ++i) result.pixels[i] = double(a.pixels[i]);
    return result;
}

// Pixels left out in the rectangle from the origin to (x, y), both exclusive: [height + 1][width + 1].
Grid<std::int32_t> left_out_sums(const PixelMask& mask) {
    Grid<std::int32_t> sums(mask.width + 1, mask.height + 1);
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            sums.at(x + 1, y + 1) =
                sums.at(x, y + 1) + sums.at(x + 1, y) - sums.at(x, y) + (mask.at(x, y) == 0);
    return sums;
}

template <class Term>
double mean_over(const Image& a, const Image& b, const PixelMask& mask, Term term) {
    assert(a.width == b.width && a.height == b.height);
    assert(mask.empty() || mask.pixels.size() == a.pixels.size());
    double sum = 0;
    std::int64_t counted = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        if (!mask.empty() && mask.pixels[i] == 0) continue;
        const auto &p = a.pixels[i], &q = b.pixels[i];
        sum += term(p.r - q.r) + term(p.g - q.g) + term(p.b - q.b);
        counted += 3;
    }
    return counted > 0 ? sum / double(counted) : 0;
}

}  // namespace

Grid<float> luma(const Image& image) {
    Grid<float> result(image.width, image.height);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const auto& p = image.pixels[i];
        result.pixels[i] = (.299f * float(p.r) + .587f * float(p.g) + .114f * float(p.b)) / 255;
    }
    return result;
}

double mean_squared_error(const Image& a, const Image& b, const PixelMask& mask) {
    return mean_over(a, b, mask, [](int d) { return double(d * d); }) / (255.0 * 255.0);
}

double mean_absolute_error(const Image& a, const Image& b, const PixelMask& mask) {
    return mean_over(a, b, mask, [](int d) { return double(std::abs(d)); }) / 255.0;
}

double peak_signal_to_noise(double mean_squared_error) {
    if (mean_squared_error <= 0) return std::numeric_limits<double>::infinity();
    return -10 * std::log10(mean_squared_error);
}

StructuralSimilarity structural_similarity(const Image& a, const Image& b, const PixelMask& mask) {
    assert(a.width == b.width && a.height == b.height);
    assert(mask.empty() || mask.pixels.size() == a.pixels.size());
    constexpr double c1 = .01 * .01, c2 = .03 * .03;
    const auto x = luma(a), y = luma(b);
    const auto mean_x = blurred(widened(x)), mean_y = blurred(widened(y));
    const auto xx = blurred(product(x, x)), yy = blurred(product(y, y)), xy = blurred(product(x, y));
    const auto left_out = mask.empty() ? Grid<std::int32_t>() : left_out_sums(mask);
    StructuralSimilarity result;
    for (int v = reach; v < a.height - reach; ++v)
        for (int u = reach; u < a.width - reach; ++u) {
            if (!mask.empty()) {
                const int l = u - reach, r = u + reach + 1, t = v - reach, d = v + reach + 1;
                if (left_out.at(r, d) - left_out.at(l, d) - left_out.at(r, t) + left_out.at(l, t) > 0)
                    continue;
            }
            const double mx = mean_x.at(u, v), my = mean_y.at(u, v);
            const double vx = xx.at(u, v) - mx * mx, vy = yy.at(u, v) - my * my, cov = xy.at(u, v) - mx * my;
            result.mean += (2 * mx * my + c1) * (2 * cov + c2) / ((mx * mx + my * my + c1) * (vx + vy + c2));
            ++result.windows;
        }
    if (result.windows > 0) result.mean /= double(result.windows);
    return result;
}

}  // namespace limner
