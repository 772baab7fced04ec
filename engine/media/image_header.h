#pragma once
// What a picture file claims to be, read before any decoder sees it. Pure functions over bytes.
//
//     const auto header = inspect_image(bytes, "face.jpg");
//     if (header && header->kind == ImageKind::png) ...

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/error.h"

namespace limner {

enum class ImageKind { png, jpeg, webp };

struct ImageHeader {
    ImageKind kind = ImageKind::png;
    int width = 0, height = 0;  // as stored, before `orientation`
    int bit_depth = 8;          // per channel or palette index
    int channels = 3;           // 1 for indexed and grey
    bool indexed = false;
    int orientation = 1;  // EXIF, 1..8; 1 = as stored
};

/// Decides by content, checks the limits of engine/core/limits.h and that a JPEG is whole. `name` is for
/// messages. unsupported_file (neither PNG, JPEG nor WebP, or a kind of these that is not read), bad_image,
/// limit_exceeded, missing_component for WebP without its library.
Result<ImageHeader> inspect_image(std::span<const std::byte> bytes, std::string_view name);

}  // namespace limner
