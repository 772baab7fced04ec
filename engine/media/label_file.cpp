#include "engine/media/label_file.h"

#include <string>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/media/png.h"

namespace limner {
namespace {

using Palette = std::array<Rgba, 256>;

Palette palette_of(LabelSet set) {
    Palette palette;
    palette.fill({0, 0, 0, 255});
    for (int value = 0; value < class_count(set); ++value) {
        const LabelMap one(1, 1, static_cast<std::uint8_t>(value));
        const auto translated = translate(one, set, LabelSet::limner);
        if (translated)
            palette[std::size_t(value)] = info(static_cast<FaceClass>(translated->at(0, 0))).colour;
    }
    palette.back() = {0, 0, 0, 0};
    return palette;
}

}  // namespace

Result<LabelMap> decode_label_map(std::span<const std::byte> bytes, std::string_view name) {
    const auto header = inspect_image(bytes, name);
    if (!header) return tl::unexpected(header.error());
    if (header->kind != ImageKind::png)
        return failure(
            Errc::bad_label_map,
            "Could not read " + std::string(name) + " as a label map: it is a " +
                (header->kind == ImageKind::jpeg ? "JPEG" : "WebP") +
                " picture, whose compression would mix the classes; a label map is an indexed or 8-bit grey "
                "PNG.");
    return decode_png_values(bytes, name);
}

Result<LabelMap> read_label_map(const std::filesystem::path& file, LabelSet set) {
    const auto content = read_file(file, limits::image_bytes);
    if (!content) return tl::unexpected(content.error());
    return parse_label_map(content->bytes, file.string(), set);
}

Result<LabelMap> parse_label_map(std::span<const std::byte> bytes, std::string_view name, LabelSet set) {
    const auto values = decode_label_map(bytes, name);
    if (!values) return values;
    auto labels = translate(*values, set, LabelSet::limner);
    if (!labels)
        labels.error().message = "Could not use " + std::string(name) + ": " + labels.error().message;
    return labels;
}

Result<std::vector<std::byte>> encode_label_map(const LabelMap& values, LabelSet set) {
    return encode_indexed_png(values, palette_of(set));
}

Result<> write_label_map(const std::filesystem::path& file, const LabelMap& labels, LabelSet set) {
    if (auto named = check_png_name(file); !named) return named;
    const auto values = translate(labels, LabelSet::limner, set);
    if (!values) return tl::unexpected(values.error());
    const auto bytes = encode_label_map(*values, set);
    if (!bytes) return tl::unexpected(bytes.error());
    return replace_file(file, *bytes);
}

Image coloured(const LabelMap& labels) {
    static const Palette palette = palette_of(LabelSet::limner);
    Image image(labels.width, labels.height);
    for (std::size_t i = 0; i < labels.pixels.size(); ++i) {
        image.pixels[i] = palette[labels.pixels[i]];
        image.pixels[i].a = 255;
    }
    return image;
}

}  // namespace limner
