#pragma once
// The published families Limner reads, and how one is found. No LibTorch.
//
//     const auto model = read_official_model({&path, 1});       // a file, a folder of files, or a pack
//     if (!model) return tl::unexpected(model.error());
//     const auto stages = model->family->trace(model->tree, inputs);

#include <span>

#include "engine/generators/official_family.h"

namespace limner {

std::span<const OfficialFamily> official_families();
/// The first family that recognises the tree; null when none does.
const OfficialFamily* family_of(const CheckpointTree& tree);

/// Whether a file is called as checkpoints are: for searches, which do not open everything a folder holds.
bool has_checkpoint_name(const std::filesystem::path& file);

struct OfficialModel {
    CheckpointTree tree;
    const OfficialFamily* family;
};

/// Reads `paths` together as one model: checkpoints, a model pack, or a folder of checkpoints without a
/// manifest. Reader errors name the file and say what it is; wrong_use when two files hold the same tensor;
/// model_mismatch when the tensors belong to no family.
Result<OfficialModel> read_official_model(std::span<const std::filesystem::path> paths);

/// Reads `path` and opens it for drawing on `device`, on the CPU with `threads` threads. A device that fails
/// is given up for the CPU, then or later (on_device.h); the file is read again for it. Engine thread. Errors
/// of reading and of the family.
Result<std::unique_ptr<Generator>> open_official_model(const std::filesystem::path& path,
                                                       const ModelName& name, int threads,
                                                       Device device = {});

}  // namespace limner
