#pragma once
// JPEG in memory, through libjpeg-turbo; reading only.

#include <cstddef>
#include <span>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

/// The picture as stored (orientation not yet applied) of bytes that inspect_image() has let through.
/// bad_image, also where a laxer reader would fill up with grey; missing_component without libjpeg. Any
/// thread.
Result<Image> decode_jpeg(std::span<const std::byte> bytes, std::string_view name);

}  // namespace limner
