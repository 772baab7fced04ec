#include "engine/export/finish.h"

#include <array>
#include <cmath>
#include <vector>

namespace limner {
namespace {

constexpr int largest_drawn = 8192;
constexpr int whole = 65535;

/// sRGB's curve undone, of every 16-bit value.
const std::vector<float>& light_of_values() {
    static const std::vector<float> table = [] {
        std::vector<float> light(whole + 1);
        for (int i = 0; i <= whole; ++i) {
            const double v = double(i) / whole;
            light[std::size_t(i)] = float(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
        }
        return light;
    }();
    return table;
}

std::uint16_t value_of(double light) {
    const double v = light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
    return std::uint16_t(std::lround(std::min(v, 1.0) * whole));
}

DeepRgba mean(const DeepImage& image, int left, int top, int samples) {
    const auto& light = light_of_values();
    std::array<double, 3> sum{};
    double alpha = 0;
    for (int y = top; y < top + samples; ++y)
        for (int x = left; x < left + samples; ++x) {
            const auto& p = image.at(x, y);
            sum[0] += double(light[p.r]) * p.a;
            sum[1] += double(light[p.g]) * p.a;
            sum[2] += double(light[p.b]) * p.a;
            alpha += p.a;
        }
    if (alpha == 0) return {0, 0, 0, 0};
    return {value_of(sum[0] / alpha), value_of(sum[1] / alpha), value_of(sum[2] / alpha),
            std::uint16_t(std::lround(alpha / (samples * samples)))};
}

}  // namespace

Result<int> drawn_side(int size, int samples, int model_size) {
    const int side = size > 0 ? size : model_size;
    if (samples == 1) return size;
    if (side <= largest_drawn / samples) return side * samples;
    return failure(Errc::wrong_use, "A picture of " + std::to_string(side) + " pixels with " +
                                        std::to_string(samples) + " samples is drawn at more than " +
                                        std::to_string(largest_drawn) +
                                        " pixels; choose fewer samples or a smaller size.");
}

Result<PixelArea> area_in(const Picture& picture, const Finish& finish) {
    const auto& image = *picture.image;
    return area_of(finish.crop, image.width / finish.samples, image.height / finish.samples,
                   std::span(&picture.labels, 1));
}

Result<DeepImage> finished(const Picture& picture, const Finish& finish) {
    const auto area = area_in(picture, finish);
    if (!area) return tl::unexpected(area.error());
    const auto rest = [&](const DeepImage& image) {
        return cut(finish.samples > 1 ? averaged(image, finish.samples) : image, *area);
    };
    if (finish.background.kind == Background::Kind::generated) return rest(deepened(*picture.image));
    if (!picture.labels)
        return failure(Errc::missing_capability,
                       "The model gives no label map, so the background of its pictures cannot be replaced.");
    return loaded(finish.background).map([&](const Background& background) {
        return rest(with_background(*picture.image, *picture.labels, background));
    });
}

DeepImage averaged(const DeepImage& image, int samples) {
    DeepImage result(image.width / samples, image.height / samples);
    for (int y = 0; y < result.height; ++y)
        for (int x = 0; x < result.width; ++x)
            result.at(x, y) = mean(image, x * samples, y * samples, samples);
    return result;
}

}  // namespace limner
