#pragma once
// TIFF out, through libtiff: for programs that print and retouch.
//
//     const auto bytes = encode_tiff16(deepened(image));
//
// Any thread; nothing is shared. Front doors read of a TIFF nothing but
// its metadata.

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/media/png.h"

namespace limner {

/// sRGB with 8 bits per channel, compressed without loss; straight alpha where some pixel is not opaque.
/// `xmp` is its metadata, see xmp.h. Equal pictures give equal bytes. limit_exceeded, missing_component
/// without libtiff.
Result<std::vector<std::byte>> encode_tiff(const Image& image, std::string_view xmp = {});
/// The same with 16 bits per channel.
Result<std::vector<std::byte>> encode_tiff16(const DeepImage& image, std::string_view xmp = {});

/// Whether this build has libtiff.
bool can_write_tiff();

}  // namespace limner
