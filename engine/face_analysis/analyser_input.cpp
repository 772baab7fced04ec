#include "engine/face_analysis/analyser_input.h"

#include <algorithm>
#include <cassert>

#include "engine/face_analysis/face_frame.h"

namespace limner {
namespace {

// A picture of 256 pixels can be halved so often; wider levels would not be small networks any more.
constexpr std::size_t levels = 5;
constexpr std::int64_t widest = 1024;

}  // namespace

torch::Tensor analyser_input(const Image& crop) {
    assert(crop.width == analysis_size && crop.height == analysis_size);
    auto bytes = torch::empty({1, crop.height, crop.width, 3}, torch::kUInt8);
    auto* out = bytes.data_ptr<std::uint8_t>();
    for (const auto& pixel : crop.pixels) *out++ = pixel.r, *out++ = pixel.g, *out++ = pixel.b;
    return analysis::network_input(bytes);
}

Result<analysis::Widths> analyser_widths(const NamedArrays& arrays, const std::filesystem::path& pack) {
    const auto widths = analysis::widths_of(arrays, "encoder.");
    const bool sound = std::all_of(widths.begin(), widths.end(), [](auto w) { return w > 0 && w <= widest; });
    if (widths.size() != levels || !sound)
        return failure(Errc::model_mismatch, "The model in " + pack.string() + " does not fit its family.");
    return widths;
}

}  // namespace limner
