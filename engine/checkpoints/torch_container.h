#pragma once
// The two containers torch.save writes, read without LibTorch: a zip archive (since 1.6) and a stream of
// pickles (before). Tensors come back as views of `bytes`, kept alive by `owner`; device tags such as cuda:0
// are ignored.

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/pickle_arrays.h"

namespace limner {

/// A zip archive with one root folder: data.pkl, data/<key>, version, byteorder. TorchScript archives (code/,
/// constants.pkl) are refused: they are programs.
Result<CheckpointTree> parse_torch_zip(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

bool looks_like_torch_legacy(std::span<const std::byte> bytes);
/// Five pickles (magic number, protocol, system, content, storage keys), then the storages.
Result<CheckpointTree> parse_torch_legacy(std::span<const std::byte> bytes,
                                          std::shared_ptr<const void> owner);
/// A legacy stream whose content is one storage, as it occurs inside other pickles.
Result<Storage> parse_torch_legacy_storage(std::span<const std::byte> bytes);

/// A bare pickle: a dictionary of tensors and modules as NVIDIA's networks are published.
Result<CheckpointTree> parse_bare_pickle(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

}  // namespace limner
