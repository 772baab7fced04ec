#include "engine/export/layered_still.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/export/aligned_channels.h"
#include "engine/media/label_file.h"

namespace limner {
namespace {

using Weighted = Grid<std::array<float, 4>>;  // r, g, b times weight; weight

/// Half the size, sums of 2 x 2.
Weighted halved(const Weighted& fine) {
    Weighted coarse((fine.width + 1) / 2, (fine.height + 1) / 2);
    for (int y = 0; y < fine.height; ++y)
        for (int x = 0; x < fine.width; ++x)
            for (std::size_t c = 0; c < 4; ++c) coarse.at(x / 2, y / 2)[c] += fine.at(x, y)[c] / 4;
    return coarse;
}

/// Where `fine` knows little, the smoothly enlarged `coarse` fills up.
void fill_from(const Weighted& coarse, Weighted& fine) {
    for (int y = 0; y < fine.height; ++y)
        for (int x = 0; x < fine.width; ++x) {
            auto& pixel = fine.at(x, y);
            if (pixel[3] >= 1) continue;
            const float u = (float(x) - 0.5f) / 2, v = (float(y) - 0.5f) / 2;
            const int x0 = int(std::floor(u)), y0 = int(std::floor(v));
            std::array<float, 4> mean{};
            for (int dy = 0; dy < 2; ++dy)
                for (int dx = 0; dx < 2; ++dx) {
                    const float weight =
                        (dx ? u - float(x0) : 1 - u + float(x0)) * (dy ? v - float(y0) : 1 - v + float(y0));
                    const auto& from = coarse.at(std::clamp(x0 + dx, 0, coarse.width - 1),
                                                 std::clamp(y0 + dy, 0, coarse.height - 1));
                    for (std::size_t c = 0; c < 4; ++c) mean[c] += weight * from[c];
                }
            const float missing = 1 - pixel[3];
            for (std::size_t c = 0; c < 4; ++c) pixel[c] += missing * mean[c];
        }
}

/// The known pixels as they are, the others filled in smoothly from around them (a pyramid of means).
Weighted filled(Weighted known) {
    if (known.width == 1 && known.height == 1) {
        auto& pixel = known.pixels.front();
        const float weight = pixel[3];
        for (float& value : pixel) value = weight > 0 ? value / weight : 0;
        return known;
    }
    auto coarse = halved(known);
    for (auto& pixel : coarse.pixels) {  // one known pixel of four is knowledge enough
        const float gain = pixel[3] > 0 ? std::min(1 / pixel[3], 4.0f) : 0;
        for (float& value : pixel) value *= gain;
    }
    fill_from(filled(std::move(coarse)), known);
    return known;
}

/// What may stand behind the head: the picture where there is no head, and a smooth guess where it is.
Image behind_the_head(const Image& image, const Grid<float>& head) {
    Weighted known(image.width, image.height);
    // The pixels next to a head have some of its colours.
    constexpr int margin = 3;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            bool near = false;
            for (int v = std::max(0, y - margin); v <= std::min(image.height - 1, y + margin); ++v)
                for (int u = std::max(0, x - margin); u <= std::min(image.width - 1, x + margin); ++u)
                    near = near || head.at(u, v) > 0;
            const auto& p = image.at(x, y);
            if (!near) known.at(x, y) = {float(p.r), float(p.g), float(p.b), 1};
        }
    const auto whole = filled(std::move(known));
    Image result(image.width, image.height);
    std::transform(whole.pixels.begin(), whole.pixels.end(), result.pixels.begin(), [](const auto& p) {
        const auto value = [](float v) { return std::uint8_t(std::lround(std::clamp(v, 0.0f, 255.0f))); };
        return Rgba{value(p[0]), value(p[1]), value(p[2])};
    });
    return result;
}

std::string capital(std::string_view name) {
    std::string text(name);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = char(text[0] - 'a' + 'A');
    return text;
}

/// One layer for each part that is seen, in the order of Part, the last on top.
std::vector<Layer> parts_of(const Image& portrait, const LabelMap& labels) {
    std::vector<Layer> layers;
    for (int i = 1; i < part_count; ++i) {  // 0 is the background
        const auto part = static_cast<Part>(i);
        LabelMap mask(labels.width, labels.height);
        std::transform(labels.pixels.begin(), labels.pixels.end(), mask.pixels.begin(),
                       [&](std::uint8_t label) {
                           return label < face_class_count && info(static_cast<FaceClass>(label)).part == part
                                      ? std::uint8_t(1)
                                      : std::uint8_t(0);
                       });
        const auto share = head_share(mask, portrait.width, portrait.height);
        Layer layer{.name = capital(name(part)), .image = portrait};
        bool seen = false;
        for (std::size_t k = 0; k < share.pixels.size(); ++k) {
            auto& pixel = layer.image.pixels[k];
            pixel.a = std::min(pixel.a, std::uint8_t(std::lround(255 * share.pixels[k])));
            if (pixel.a == 0) pixel = {0, 0, 0, 0};
            seen = seen || pixel.a > 0;
        }
        if (seen) layers.insert(layers.begin(), std::move(layer));
    }
    return layers;
}

/// Near is white, far is dark, nothing is clear.
Image shown(const DepthMap& depth) {
    float near = 0, far = 0;
    for (const float d : depth.pixels) {
        if (!(d > 0)) continue;
        near = near > 0 ? std::min(near, d) : d;
        far = std::max(far, d);
    }
    Image image(depth.width, depth.height, {0, 0, 0, 0});
    for (std::size_t i = 0; i < depth.pixels.size(); ++i) {
        if (!(depth.pixels[i] > 0)) continue;
        const float share = far > near ? (far - depth.pixels[i]) / (far - near) : 1;
        const auto grey = std::uint8_t(std::lround(255 * share));
        image.pixels[i] = {grey, grey, grey};
    }
    return image;
}

}  // namespace

Result<LayerTree> layered_still(const Picture& picture, const Portrait& portrait,
                                const Background& background) {
    if (!picture.labels)
        return failure(Errc::missing_capability,
                       "The model " + portrait.model + " gives no label map, so there are no layers.");
    const auto& image = *picture.image;
    const auto channels = aligned_channels(picture);
    const auto cut_out = flattened(with_background(image, *picture.labels, {Background::Kind::transparent}));
    LayerTree tree{image.width, image.height, {}};
    auto& layers = tree.layers;
    layers.push_back(
        {.name = "Label map", .image = coloured(*channels.labels), .visible = false, .opacity = 0.5f});
    if (channels.depth)
        layers.push_back({.name = "Depth", .image = shown(*channels.depth), .visible = false});
    layers.push_back({.name = "Parts", .layers = parts_of(cut_out, *picture.labels), .visible = false});
    layers.push_back({.name = "Portrait", .image = cut_out});
    if (background.kind != Background::Kind::generated && background.kind != Background::Kind::transparent)
        layers.push_back({.name = "Background", .image = backdrop(background, image.width, image.height)});
    if (background.kind == Background::Kind::generated)
        layers.push_back(
            {.name = "Background",
             .image = behind_the_head(image, head_share(*picture.labels, image.width, image.height))});
    layers.push_back({.name = "Reference", .image = image, .visible = false});
    return tree;
}

}  // namespace limner
