#pragma once
// What both analysers do before they compute. Engine-internal header (LibTorch).

#include <filesystem>

#include "engine/core/image.h"
#include "engine/face_analysis/pyramid.h"

namespace limner {

/// [1,3,size,size] in [-1,1]; asserts that `crop` is framed for the analysers.
torch::Tensor analyser_input(const Image& crop);

/// The channels of the stored encoder. model_mismatch when they are none that a network can be made of.
Result<analysis::Widths> analyser_widths(const NamedArrays& arrays, const std::filesystem::path& pack);

}  // namespace limner
