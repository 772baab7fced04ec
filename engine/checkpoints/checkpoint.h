#pragma once
// The one way in: a model file, whatever its container, becomes a CheckpointTree. Decided by content, never
// by the file's name; nothing in a file is executed.
//
//     auto tree = read_checkpoint("generator.pt");
//     if (!tree) return tl::unexpected(tree.error());
//     const NamedArrays weights = tree->below("g_ema");

#include <filesystem>

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner {

/// Reads safetensors, torch archives (zip and legacy), bare pickles, npz and npy. Arrays are views of
/// `bytes`, kept alive by `owner`. unsupported_file says what else the bytes are (text, picture, ...);
/// bad_checkpoint and limit_exceeded say what is wrong with them. Pure; any thread.
Result<CheckpointTree> parse_checkpoint(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

/// Maps `file` read-only and parses it; the index of a tensor bundle with the data file beside it. A folder
/// is read as a model pack: the safetensors its manifest.json lists, whose SHA-256 have to agree; the tensors
/// of part "texture" are named "texture/...". Also file_not_found.
Result<CheckpointTree> read_checkpoint(const std::filesystem::path& file);

}  // namespace limner
