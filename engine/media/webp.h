#pragma once
// WebP in memory, through libwebp: small files with transparency.
//
//     const auto bytes = encode_webp(image, 90);       // 100: without loss
//
// Any thread; nothing is shared.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/media/image_header.h"

namespace limner {

/// What the headers say of bytes that begin like WebP. unsupported_file for an animation, bad_image,
/// missing_component without libwebp.
Result<ImageHeader> inspect_webp(std::span<const std::byte> bytes, std::string_view name);
/// Of bytes that inspect_image() has let through. bad_image, also of a file that was cut short.
Result<Image> decode_webp(std::span<const std::byte> bytes, std::string_view name);

/// sRGB, straight alpha where some pixel is not opaque. `quality` 1 to 99 loses something, 100 nothing;
/// `xmp` is its metadata. Equal
/// pictures give equal bytes with one libwebp. limit_exceeded for a size WebP cannot hold (16383),
/// missing_component without libwebp.
Result<std::vector<std::byte>> encode_webp(const Image& image, int quality, std::string_view xmp = {});

/// The XMP packet of a picture that inspect_image() has let through, see xmp.h; empty where there is none.
std::string webp_xmp(std::span<const std::byte> bytes);

/// Whether this build has libwebp.
bool has_webp();

}  // namespace limner
