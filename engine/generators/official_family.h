#pragma once
// What a family of published checkpoints gives to the rest of Limner: one row of the table in
// official_families.cpp. Command line and runtime know this table and no family. No LibTorch.

#include <memory>

#include "engine/device/device.h"
#include "engine/generators/generator.h"
#include "engine/generators/model_pack.h"

namespace limner {

/// How the opened model is called in messages and in the interface.
struct ModelName {
    std::string id, title;
};

struct OfficialFamily {
    std::string_view name;  // "sofgan": of packs and of `limner-cli info`
    /// By the names of its tensors; a tree may hold several files of one model, or a pack.
    bool (*recognises)(const CheckpointTree& tree);
    /// One description per network; keys are reported, not refused.
    std::vector<ModelDescription> (*describe)(const CheckpointTree& tree);
    /// Every stage whose inputs are present, under the names of the fixtures. model_mismatch; wrong_use when
    /// an input has a wrong shape.
    Result<NamedArrays> (*trace)(const CheckpointTree& tree, const NamedArrays& inputs);
    /// Writes the whole pack and returns its files. model_mismatch, file_unwritable.
    Result<std::vector<std::filesystem::path>> (*write_pack)(const CheckpointTree& tree,
                                                             const std::filesystem::path& folder,
                                                             const PackOptions& options);
    /// A generator that keeps nothing of the tree and computes on `device`. Engine thread. model_mismatch
    /// names all keys that do not fit. c10::Error where the device fails; on_device.h answers that.
    Result<std::unique_ptr<Generator>> (*open)(const CheckpointTree& tree, const ModelName& name,
                                               Device device);
};

}  // namespace limner
