#pragma once
// JPEG in memory, through libjpeg-turbo.
//
//     const auto bytes = encode_jpeg(image, 92);

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

/// The picture as stored (orientation not yet applied) of bytes that inspect_image() has let through.
/// bad_image, also where a laxer reader would fill up with grey; missing_component without libjpeg. Any
/// thread.
Result<Image> decode_jpeg(std::span<const std::byte> bytes, std::string_view name);

/// sRGB with full chroma (4:4:4); alpha is dropped. `quality` 1 to 100. Equal pictures give equal bytes.
/// limit_exceeded for a size that JPEG cannot hold, missing_component without libjpeg. Any thread.
Result<std::vector<std::byte>> encode_jpeg(const Image& image, int quality);

/// Whether this build has libjpeg.
bool can_write_jpeg();

}  // namespace limner
