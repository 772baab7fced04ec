#pragma once
// safetensors: 8-byte little-endian header length, JSON header, raw arrays. Reads and writes; nothing in it
// is executable.
//
//     auto file = read_safetensors("texture.safetensors");
//     if (!file) return tl::unexpected(file.error());
//     const Array& weight = file->arrays.at("conv1.weight");

#include <filesystem>
#include <map>
#include <string>

#include "engine/checkpoints/tensor.h"

namespace limner {

struct Safetensors {
    NamedArrays arrays;                           // views into the mapped file, kept alive by Array::owner
    std::map<std::string, std::string> metadata;  // "__metadata__"
};

/// Parses a file's bytes. Refuses (bad_checkpoint, limit_exceeded) duplicate names, unknown dtypes, ranges
/// that overlap, leave holes, do not match dtype x shape or do not end with the file. Arrays keep `owner`
/// alive. Pure.
Result<Safetensors> parse_safetensors(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

/// Maps `file` read-only and parses it.
Result<Safetensors> read_safetensors(const std::filesystem::path& file);

/// Writes atomically (temporary file, fsync, rename). file_unwritable names the file and the reason.
Result<> write_safetensors(const std::filesystem::path& file, const NamedArrays& arrays,
                           const std::map<std::string, std::string>& metadata = {});

}  // namespace limner
