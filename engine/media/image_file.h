#pragma once
// Pictures in files: PNG and JPEG in, PNG out. The kind is decided by content, never by the name; sizes are
// checked before a decoder runs.
//
//     const auto photo = read_image("face.jpg");
//     if (!photo) return tl::unexpected(photo.error());
//     write_png("portrait.png", *photo);
//
// All functions: any thread except the interface's (they touch the disk).

#include <filesystem>
#include <span>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/media/png.h"

namespace limner {

/// Turned upright as EXIF says. file_not_found, unsupported_file, bad_image, limit_exceeded,
/// missing_component.
Result<Image> read_image(const std::filesystem::path& file);
/// The same of bytes in memory; `name` is for messages.
Result<Image> decode_image(std::span<const std::byte> bytes, std::string_view name);

/// wrong_use when `file` has the extension of another kind of picture: it would say what it is not.
Result<> check_png_name(const std::filesystem::path& file);

/// 8-bit RGBA, written atomically; equal pictures give equal files. file_unwritable, limit_exceeded,
/// missing_component, and check_png_name().
Result<> write_png(const std::filesystem::path& file, const Image& image,
                   std::span<const PngText> texts = {});

/// 16-bit grey: `depth_steps` per head unit, 0 where there is nothing; up to 655 head units, what is further
/// away counts as that. Errors as write_png().
Result<> write_depth_png(const std::filesystem::path& file, const DepthMap& depth);
inline constexpr float depth_steps = 100;

/// `image` turned as EXIF orientation 1..8 says. Pure.
Image oriented(const Image& image, int orientation);
/// Shrunk by area averaging so that neither side exceeds `edge`; smaller pictures stay as they are. Pure.
Image shrunk(const Image& image, int edge);

}  // namespace limner
