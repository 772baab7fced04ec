#pragma once
// PNG in memory, through libpng. Readers take bytes that inspect_image() has let through.
//
//     const auto bytes = encode_png(image, {{"Limner recipe", json}});
//
// Any thread; nothing is shared.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

/// A pixel of more depth than a display has; sRGB, straight alpha.
struct DeepRgba {
    std::uint16_t r = 0, g = 0, b = 0, a = 65535;
    bool operator==(const DeepRgba&) const = default;
};
using DeepImage = Grid<DeepRgba>;

/// Metadata of a PNG: keyword of at most 79 Latin letters, text in UTF-8.
struct PngText {
    std::string keyword, text;
    bool operator==(const PngText&) const = default;
};

/// Any PNG as 8-bit sRGB with straight alpha. bad_image; missing_component without libpng.
Result<Image> decode_png(std::span<const std::byte> bytes, std::string_view name);
/// The stored values of an indexed or grey PNG of at most 8 bits, never its colours. bad_label_map for other
/// kinds of PNG, bad_image for damaged ones.
Result<LabelMap> decode_png_values(std::span<const std::byte> bytes, std::string_view name);
/// The texts that stand before the pixels. bad_image; missing_component.
Result<std::vector<PngText>> decode_png_texts(std::span<const std::byte> bytes, std::string_view name);

Result<std::vector<std::byte>> encode_png(const Image& image, std::span<const PngText> texts = {});
/// The same with 16 bits per channel.
Result<std::vector<std::byte>> encode_png16(const DeepImage& image, std::span<const PngText> texts = {});
/// 8 bits per pixel; `palette` has at most 256 colours, and its alpha is written too.
Result<std::vector<std::byte>> encode_indexed_png(const LabelMap& values, std::span<const Rgba> palette);
Result<std::vector<std::byte>> encode_grey16_png(const Grid<std::uint16_t>& values);

}  // namespace limner
