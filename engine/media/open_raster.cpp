#include "engine/media/open_raster.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <list>
#include <string_view>

#include "engine/core/zip.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

constexpr int thumbnail_edge = 256;  // at most, says the specification

/// The part of a layer that is seen. A layer of which nothing is seen keeps one pixel.
struct Cut {
    int x = 0, y = 0;
    Image image;
};
Cut cut_to_seen(const Image& image) {
    int left = image.width, right = 0, top = image.height, bottom = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (image.at(x, y).a == 0) continue;
            left = std::min(left, x), right = std::max(right, x + 1);
            top = std::min(top, y), bottom = std::max(bottom, y + 1);
        }
    if (left >= right) return {0, 0, Image(1, 1, {0, 0, 0, 0})};
    Cut cut{left, top, Image(right - left, bottom - top)};
    for (int y = top; y < bottom; ++y)
        std::copy_n(&image.at(left, y), cut.image.width, &cut.image.at(0, y - top));
    return cut;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

using Channels = Grid<std::array<float, 4>>;  // 0..1, colour multiplied by alpha

void lay_over(Channels& below, const std::vector<Layer>& layers, float opacity) {
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {  // bottom first
        if (!layer->visible) continue;
        const float share = opacity * layer->opacity;
        if (layer->image.empty()) {
            lay_over(below, layer->layers, share);  // right where members do not overlap, or the share is 1
            continue;
        }
        for (std::size_t i = 0; i < below.pixels.size(); ++i) {
            const auto& p = layer->image.pixels[i];
            const float alpha = share * float(p.a) / 255;
            const float above[] = {alpha * float(p.r) / 255, alpha * float(p.g) / 255,
                                   alpha * float(p.b) / 255, alpha};
            for (std::size_t c = 0; c < 4; ++c)
                below.pixels[i][c] = above[c] + below.pixels[i][c] * (1 - alpha);
        }
    }
}

/// Puts the entries of an archive together.
class Writer {
public:
    Result<> add_image(const std::string& name, const Image& image) {
        auto bytes = encode_png(image);
        if (!bytes) return tl::unexpected(bytes.error());
        add(name, std::move(*bytes), false);
        return {};
    }
    void add_text(const std::string& name, std::string_view text, bool compressed) {
        const auto bytes = std::as_bytes(std::span(text));
        add(name, {bytes.begin(), bytes.end()}, compressed);
    }
    /// Writes the images of `layers` and their part of stack.xml.
    Result<> add_layers(const std::vector<Layer>& layers, const LayerTree& tree, std::string& xml) {
        for (const auto& layer : layers) {
            char opacity[32];
            *std::to_chars(opacity, opacity + 31, layer.opacity).ptr = 0;
            const auto common = " name=\"" + escaped(layer.name) + "\" opacity=\"" + opacity +
                                "\" visibility=\"" + (layer.visible ? "visible" : "hidden") +
                                "\" composite-op=\"svg:src-over\"";
            if (layer.image.empty()) {
                xml += "<stack" + common + ">\n";
                if (auto done = add_layers(layer.layers, tree, xml); !done) return done;
                xml += "</stack>\n";
                continue;
            }
            if (layer.image.width != tree.width || layer.image.height != tree.height)
                return failure(Errc::wrong_use,
                               "The layer " + layer.name + " has another size than the picture.");
            const auto cut = cut_to_seen(layer.image);
            const auto source = "data/layer" + std::to_string(count_++) + ".png";
            if (auto done = add_image(source, cut.image); !done) return done;
            xml += "<layer" + common + " x=\"" + std::to_string(cut.x) + "\" y=\"" + std::to_string(cut.y) +
                   "\" src=\"" + source + "\"/>\n";
        }
        return {};
    }
    Result<std::vector<std::byte>> finish() const { return zipped(entries_); }

private:
    void add(const std::string& name, std::vector<std::byte> bytes, bool compressed) {
        contents_.push_back(std::move(bytes));
        entries_.push_back({name, contents_.back(), compressed});
    }

    int count_ = 0;
    std::list<std::vector<std::byte>> contents_;
    std::vector<ZipEntry> entries_;  // of contents_
};

}  // namespace

Image merged(const LayerTree& tree) {
    Channels sum(tree.width, tree.height);
    lay_over(sum, tree.layers, 1);
    Image image(tree.width, tree.height);
    std::transform(sum.pixels.begin(), sum.pixels.end(), image.pixels.begin(), [](const auto& p) {
        const auto value = [](float v) { return std::uint8_t(std::lround(255 * std::clamp(v, 0.0f, 1.0f))); };
        const float alpha = p[3];
        if (alpha <= 0) return Rgba{0, 0, 0, 0};
        return Rgba{value(p[0] / alpha), value(p[1] / alpha), value(p[2] / alpha), value(alpha)};
    });
    return image;
}

Result<std::vector<std::byte>> encode_open_raster(const LayerTree& tree) {
    Writer writer;
    writer.add_text("mimetype", "image/openraster", false);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<image version=\"0.0.5\" w=\"" +
                      std::to_string(tree.width) + "\" h=\"" + std::to_string(tree.height) +
                      "\" xres=\"72\" yres=\"72\">\n<stack>\n";
    if (auto done = writer.add_layers(tree.layers, tree, xml); !done) return tl::unexpected(done.error());
    xml += "</stack>\n</image>\n";
    writer.add_text("stack.xml", xml, true);
    const auto seen = merged(tree);
    for (const auto& [name, image] : {std::pair("mergedimage.png", seen),
                                      std::pair("Thumbnails/thumbnail.png", shrunk(seen, thumbnail_edge))})
        if (auto done = writer.add_image(name, image); !done) return tl::unexpected(done.error());
    return writer.finish();
}

}  // namespace limner
