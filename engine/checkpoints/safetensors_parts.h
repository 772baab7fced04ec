#pragma once
// Named arrays over one or several safetensors files, for places that limit the size of a file.
//
//     write_safetensors_parts(folder, "state", arrays, metadata, 15 << 20);
//     // state-1-of-3.safetensors ...; state.safetensors where all fits into one, or with a limit of 0
//     const auto file = read_safetensors_parts(folder, "state");

#include "engine/checkpoints/safetensors.h"

namespace limner {

/// Every file holds the metadata and is at most `limit` bytes long. limit_exceeded when one array alone is
/// larger; file_unwritable.
Result<> write_safetensors_parts(const std::filesystem::path& folder, const std::string& stem,
                                 const NamedArrays& arrays,
                                 const std::map<std::string, std::string>& metadata, std::uint64_t limit);

/// All parts of `stem` as one. file_not_found when one of them is missing; errors of read_safetensors().
Result<Safetensors> read_safetensors_parts(const std::filesystem::path& folder, const std::string& stem);

}  // namespace limner
