#pragma once
// What is said about a SofGAN checkpoint, and how it becomes a model pack (architecture, section 9): plain
// tensors, the mean style and the distribution of heads that no published file stores. No LibTorch.
//
//     const auto about = describe_sofgan(tree);                 // family, sizes, keys that do not fit
//     const auto files = write_sofgan_pack({tree}, "models/sofgan", options);

#include <filesystem>
#include <optional>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner {

struct ModelDescription {
    std::string family;                                              // "sofgan-texture", "sofgan-field"
    std::vector<std::pair<std::string, std::string>> configuration;  // sizes read from the tensors, as text
    KeyReport keys;                                                  // what is missing, unknown or misshapen
};

/// One description per SofGAN network in the tree; keys are reported, not refused.
std::vector<ModelDescription> describe_sofgan(const CheckpointTree& tree);

struct PackOptions {
    std::string id = "sofgan", title = "SofGAN";
    std::string licence = "not stated by the checkpoint";
    std::uint64_t seed = 1;      // of the mean style and of the mixture's start
    bool half = false;           // store weights as float16
    bool discriminator = false;  // keep "d" for tracing
    bool overwrite = false;
};

/// Writes texture.safetensors and field.safetensors (whichever the trees hold), codes.safetensors (mean
/// style, mixture), CARD.md and, last, manifest.json into `folder`, which is created. Returns the files.
/// model_mismatch as the loaders; file_unwritable when the folder holds a model already.
Result<std::vector<std::filesystem::path>> write_sofgan_pack(const std::vector<CheckpointTree>& trees,
                                                             const std::filesystem::path& folder,
                                                             const PackOptions& options);

}  // namespace limner
