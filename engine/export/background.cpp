#include "engine/export/background.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/export/crop.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

constexpr float whole = 0.98f;     // from this share on a pixel counts as nothing but head
constexpr float deep_steps = 257;  // 255 * 257 = 65535

using Colour = std::array<float, 3>;  // 0..255

Colour colour_of(const Rgba& pixel) { return {float(pixel.r), float(pixel.g), float(pixel.b)}; }

Rgba rounded(const Colour& colour) {
    const auto byte = [](float value) { return std::uint8_t(std::lround(value)); };
    return {byte(colour[0]), byte(colour[1]), byte(colour[2])};
}

Colour mixed(const Colour& a, const Colour& b, float share_of_b) {
    Colour result;
    for (std::size_t i = 0; i < 3; ++i) result[i] = a[i] + (b[i] - a[i]) * share_of_b;
    return result;
}

/// Where one pixel of a row of `to` lies between two of a row of `from`.
struct Between {
    int first, second;
    float share;  // of the second
};

std::vector<Between> between(int from, int to) {
    std::vector<Between> result(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const float centre = (float(i) + 0.5f) * float(from) / float(to) - 0.5f;
        const int first = int(std::floor(centre));
        result[std::size_t(i)] = {std::clamp(first, 0, from - 1), std::clamp(first + 1, 0, from - 1),
                                  centre - float(first)};
    }
    return result;
}

/// 1 where head is, softened by the binomial filter [1 2 1] and drawn together again, so that the border is
/// about two label pixels wide. [height, width] of the labels.
Grid<float> softened_heads(const LabelMap& labels) {
    const int w = labels.width, h = labels.height;
    const auto head = [&](int x, int y) {
        const auto value = labels.at(std::clamp(x, 0, w - 1), std::clamp(y, 0, h - 1));
        return value == std::uint8_t(FaceClass::background) ? 0.0f : 1.0f;
    };
    constexpr float contrast = 1.5f;
    Grid<float> result(w, h);
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            float sum = 0;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    sum += head(x + dx, y + dy) * float((2 - std::abs(dx)) * (2 - std::abs(dy)));
            result.at(x, y) = std::clamp((sum / 16 - 0.5f) * contrast + 0.5f, 0.0f, 1.0f);
        }
    return result;
}

/// Whether some head is in `share` within one pixel of (x, y).
bool touches_head(const Grid<float>& share, int x, int y) {
    for (int v = std::max(0, y - 1); v <= std::min(share.height - 1, y + 1); ++v)
        for (int u = std::max(0, x - 1); u <= std::min(share.width - 1, x + 1); ++u)
            if (share.at(u, v) > 0) return true;
    return false;
}

/// The colour of the head next to each pixel: its own where it is nothing but head, along the border the mean
/// of such pixels nearby; elsewhere nobody asks.
Grid<Colour> head_colours(const Image& image, const LabelMap& labels) {
    constexpr int reach = 3;
    const auto share = head_share(labels, image.width, image.height);
    Grid<Colour> result(image.width, image.height);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            result.at(x, y) = colour_of(image.at(x, y));
            if (share.at(x, y) >= whole || !touches_head(share, x, y)) continue;
            Colour sum{};
            float weights = 0;
            for (int v = std::max(0, y - reach); v <= std::min(image.height - 1, y + reach); ++v)
                for (int u = std::max(0, x - reach); u <= std::min(image.width - 1, x + reach); ++u) {
                    if (share.at(u, v) < whole) continue;
                    const float weight = 1 / float((u - x) * (u - x) + (v - y) * (v - y));
                    const auto colour = colour_of(image.at(u, v));
                    for (std::size_t i = 0; i < 3; ++i) sum[i] += weight * colour[i];
                    weights += weight;
                }
            for (std::size_t i = 0; weights > 0 && i < 3; ++i) result.at(x, y)[i] = sum[i] / weights;
        }
    return result;
}

/// What stands behind the head in each row, or each pixel, of a picture.
class Backdrop {
public:
    Backdrop(const Background& background, int width, int height) : background_(background), height_(height) {
        if (background.kind == Background::Kind::picture)
            picture_ = covering(*background.picture, width, height);
    }
    Colour at(int x, int y) const {
        if (!picture_.empty()) return colour_of(picture_.at(x, y));
        if (background_.kind != Background::Kind::gradient) return colour_of(background_.colour);
        const float down = height_ > 1 ? float(y) / float(height_ - 1) : 0;
        return mixed(colour_of(background_.colour), colour_of(background_.lower), down);
    }

private:
    const Background& background_;
    int height_;
    Image picture_;
};

Colour sampled(const Grid<Colour>& grid, const Between& x, const Between& y) {
    return mixed(mixed(grid.at(x.first, y.first), grid.at(x.second, y.first), x.share),
                 mixed(grid.at(x.first, y.second), grid.at(x.second, y.second), x.share), y.share);
}

std::uint16_t deep(float value) {
    return static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0f, 255.0f) * deep_steps));
}

/// "#RRGGBB".
std::optional<Rgba> colour_from(std::string_view text) {
    std::uint32_t rgb = 0;
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
    if (error != std::errc() || end != text.data() + 7) return std::nullopt;
    return Rgba{std::uint8_t(rgb >> 16), std::uint8_t(rgb >> 8), std::uint8_t(rgb)};
}

std::string text_of(const Rgba& c) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02X%02X%02X", unsigned(c.r), unsigned(c.g), unsigned(c.b));
    return text;
}

constexpr std::string_view gradient_start = "gradient:", picture_start = "picture:";
constexpr std::size_t colour_length = 7;

}  // namespace

bool Background::operator==(const Background& other) const { return to_text(*this) == to_text(other); }

std::optional<Background> background_from_text(std::string_view text) {
    using Kind = Background::Kind;
    Background background;
    if (text == "generated") return background;
    background.kind = Kind::transparent;
    if (text == "transparent") return background;
    if (text.starts_with(picture_start)) {
        background.kind = Kind::picture;
        background.file = text.substr(picture_start.size());
        return background.file.empty() ? std::nullopt : std::optional(background);
    }
    background.kind = Kind::colour;
    if (text.starts_with(gradient_start)) {
        background.kind = Kind::gradient;
        text.remove_prefix(gradient_start.size());
        if (text.size() != 2 * colour_length + 1 || text[colour_length] != ',') return std::nullopt;
        const auto lower = colour_from(text.substr(colour_length + 1));
        if (!lower) return std::nullopt;
        background.lower = *lower;
        text = text.substr(0, colour_length);
    }
    const auto colour = colour_from(text);
    if (!colour) return std::nullopt;
    background.colour = *colour;
    return background;
}

std::string to_text(const Background& background) {
    switch (background.kind) {
        case Background::Kind::transparent:
            return "transparent";
        case Background::Kind::colour:
            return text_of(background.colour);
        case Background::Kind::gradient:
            return std::string(gradient_start) + text_of(background.colour) + ',' + text_of(background.lower);
        case Background::Kind::picture:
            return std::string(picture_start) + background.file.string();
        case Background::Kind::generated:
            break;
    }
    return "generated";
}

Result<Background> loaded(Background background) {
    if (background.kind != Background::Kind::picture || background.picture) return background;
    auto image = read_image(background.file);
    if (!image) return tl::unexpected(image.error());
    background.picture = std::make_shared<const Image>(std::move(*image));
    return background;
}

Image covering(const Image& image, int width, int height) {
    const double scale = std::min(double(image.width) / width, double(image.height) / height);
    const int w = std::clamp(int(std::lround(width * scale)), 1, image.width);
    const int h = std::clamp(int(std::lround(height * scale)), 1, image.height);
    const auto part =
        shrunk(cut(image, {(image.width - w) / 2, (image.height - h) / 2, w, h}), std::max(width, height));
    Grid<Colour> colours(part.width, part.height);
    std::transform(part.pixels.begin(), part.pixels.end(), colours.pixels.begin(), colour_of);
    const auto columns = between(part.width, width), rows = between(part.height, height);
    Image result(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            result.at(x, y) = rounded(sampled(colours, columns[std::size_t(x)], rows[std::size_t(y)]));
    return result;
}

Grid<float> head_share(const LabelMap& labels, int width, int height) {
    const auto heads = softened_heads(labels);
    const auto columns = between(labels.width, width), rows = between(labels.height, height);
    Grid<float> result(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto &u = columns[std::size_t(x)], &v = rows[std::size_t(y)];
            const float above = std::lerp(heads.at(u.first, v.first), heads.at(u.second, v.first), u.share);
            const float below = std::lerp(heads.at(u.first, v.second), heads.at(u.second, v.second), u.share);
            result.at(x, y) = std::lerp(above, below, v.share);
        }
    return result;
}

Image backdrop(const Background& background, int width, int height) {
    const Backdrop behind(background, width, height);
    Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) image.at(x, y) = rounded(behind.at(x, y));
    return image;
}

DeepImage with_background(const Image& image, const LabelMap& labels, const Background& background) {
    const auto share = head_share(labels, image.width, image.height);
    // Colours along the border change slowly: the size of the labels is enough for them.
    const auto colours = head_colours(shrunk(image, std::max(labels.width, labels.height)), labels);
    const auto columns = between(colours.width, image.width), rows = between(colours.height, image.height);
    const bool transparent = background.kind == Background::Kind::transparent;
    const Backdrop behind(background, image.width, image.height);
    DeepImage result(image.width, image.height);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const float head = share.at(x, y);
            auto& pixel = result.at(x, y);
            if (transparent && head == 0) {
                pixel = {0, 0, 0, 0};
                continue;
            }
            auto colour = colour_of(image.at(x, y));
            if (head < whole)
                colour = mixed(sampled(colours, columns[std::size_t(x)], rows[std::size_t(y)]), colour,
                               std::max(0.0f, 2 * head - 1));
            if (!transparent) colour = mixed(behind.at(x, y), colour, head);
            pixel = {deep(colour[0]), deep(colour[1]), deep(colour[2]),
                     transparent ? deep(head * 255) : deep(255)};
        }
    return result;
}

DeepImage deepened(const Image& image) {
    DeepImage result(image.width, image.height);
    std::transform(image.pixels.begin(), image.pixels.end(), result.pixels.begin(), [](const Rgba& p) {
        return DeepRgba{deep(p.r), deep(p.g), deep(p.b), deep(p.a)};
    });
    return result;
}

Image flattened(const DeepImage& image) {
    Image result(image.width, image.height);
    const auto shallow = [](std::uint16_t value) { return std::uint8_t((value + 128) / 257); };
    std::transform(image.pixels.begin(), image.pixels.end(), result.pixels.begin(), [&](const DeepRgba& p) {
        return Rgba{shallow(p.r), shallow(p.g), shallow(p.b), shallow(p.a)};
    });
    return result;
}

}  // namespace limner
