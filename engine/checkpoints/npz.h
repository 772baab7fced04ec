#pragma once
// numpy's .npy and .npz: plain numbers only; object arrays, which are pickles, are refused.
//
//     auto inputs = read_npz("inputs.npz");
//     if (!inputs) return tl::unexpected(inputs.error());
//     inputs->at("z_bank").shape;  // {64, 512}

#include <filesystem>

#include "engine/checkpoints/tensor.h"

namespace limner {

/// One array. Fortran order is turned into row-major order by a copy; otherwise a view that keeps `owner`
/// alive. Refuses (bad_checkpoint) other element types than b1, i1-i8, u1-u8, f2-f8, big-endian data, a shape
/// that does not match the data. Pure.
Result<Array> parse_npy(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

bool looks_like_npy(std::span<const std::byte> bytes);

/// A zip archive (stored or deflated) of .npy entries, named without that suffix. Pure.
Result<NamedArrays> parse_npz(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);
Result<NamedArrays> read_npz(const std::filesystem::path& file);

/// The bytes of an archive of `arrays`; the same arrays give the same bytes. bfloat16, which numpy lacks, is
/// written as float32.
std::vector<std::byte> make_npz(const NamedArrays& arrays, bool deflate = true);
/// Writes atomically. file_unwritable.
Result<> write_npz(const std::filesystem::path& file, const NamedArrays& arrays, bool deflate = true);

}  // namespace limner
