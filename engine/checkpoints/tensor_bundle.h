#pragma once
// TensorFlow's tensor bundle: X.index, a sorted table of names, and X.data-00000-of-00001, the numbers.
// Source: specs/discofacegan.md, section 12.1.
//
//     if (looks_like_bundle_index(bytes)) return parse_tensor_bundle(bytes, data, data_owner);

#include <filesystem>
#include <memory>
#include <span>

#include "engine/checkpoints/tensor.h"

namespace limner {

/// By the magic number at its end.
bool looks_like_bundle_index(std::span<const std::byte> bytes);
/// X.data-00000-of-00001 of X.index.
std::filesystem::path bundle_data_file(const std::filesystem::path& index);

/// Arrays are views of `data`, kept alive by `owner`; their checksums are verified. Reads uncompressed tables
/// and one shard of numbers in the order of this machine. bad_checkpoint, limit_exceeded. Pure; any thread.
Result<NamedArrays> parse_tensor_bundle(std::span<const std::byte> index, std::span<const std::byte> data,
                                        std::shared_ptr<const void> owner);

}  // namespace limner
