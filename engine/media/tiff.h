#pragma once
// TIFF out, through libtiff: for programs that print and retouch.
//
//     const auto bytes = encode_tiff16(deepened(image));
//
// Any thread; nothing is shared. Front doors read no TIFF.

#include <cstddef>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/media/png.h"

namespace limner {

/// sRGB with 8 bits per channel, compressed without loss; straight alpha where some pixel is not opaque.
/// Equal pictures give equal bytes. limit_exceeded, missing_component without libtiff.
Result<std::vector<std::byte>> encode_tiff(const Image& image);
/// The same with 16 bits per channel.
Result<std::vector<std::byte>> encode_tiff16(const DeepImage& image);

/// Whether this build has libtiff.
bool can_write_tiff();

}  // namespace limner
