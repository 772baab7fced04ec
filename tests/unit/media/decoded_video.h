#pragma once
// Videos read back through FFmpeg, for tests of what was written.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/image.h"

namespace limner {

struct DecodedVideo {
    std::vector<Image> frames;  // BT.709 where the file has luma and chroma
    std::vector<double> times;  // seconds, of each frame
    std::string pixel_format;   // FFmpeg's name
    std::string colours;        // FFmpeg's names of primaries, transfer and matrix
};

/// Empty when the file cannot be decoded. `decoder` by its name, null = FFmpeg's own choice.
DecodedVideo decode_video(const std::filesystem::path& file, const char* decoder = nullptr);

}  // namespace limner
