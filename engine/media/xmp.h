#pragma once
// Texts in pictures that have no place of their own for them (WebP, TIFF): an XMP packet, a small XML
// document.
//
//     const auto bytes = encode_tiff(image, xmp_packet({"Limner recipe", recipe}));
//     const auto recipe = text_in_xmp(tiff_xmp(bytes), "Limner recipe");
//
// Any thread; pure.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/media/png.h"

namespace limner {

/// `text` under its keyword, whose spaces become '_'.
std::string xmp_packet(const PngText& text);
/// What xmp_packet() has put there under `keyword`; nothing in packets of others.
std::optional<std::string> text_in_xmp(std::string_view packet, std::string_view keyword);

/// Whether `bytes` begin like a TIFF file.
bool is_tiff(std::span<const std::byte> bytes);
/// The XMP packet of a TIFF file's first picture; empty where there is none, or the file is damaged. No pixel
/// is read.
std::string_view tiff_xmp(std::span<const std::byte> bytes);

}  // namespace limner
