#pragma once
// The weights of an analyser in a file, with what they are for. Engine-internal.

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/checkpoints/safetensors.h"

namespace limner {

/// What an analyser may be used for. Nothing judges what it has taught: the figures of an evaluation come
/// from networks that no training loss and no editing knows.
enum class AnalyserRole { editing, judging };

inline constexpr const char* parser_family = "limner-parser";
inline constexpr const char* regressor_family = "limner-landmarks";
inline constexpr const char* analyser_weights = "weights.safetensors";

/// "limner-parser" or "limner-parser-judge": the id of the pack that is looked for.
std::string analyser_id(std::string_view family, AnalyserRole role);
std::string_view key(AnalyserRole role);  // "editing", "judging"; as the file's metadata spell it

/// Reads `pack`/weights.safetensors. model_mismatch when it belongs to another family or to the other role;
/// errors of read_safetensors().
Result<Safetensors> read_analyser(const std::filesystem::path& pack, std::string_view family,
                                  AnalyserRole role);

}  // namespace limner
