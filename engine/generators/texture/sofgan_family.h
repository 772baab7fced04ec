#pragma once
// SofGAN's row of the table of families: the field, the texture generator, or both. No LibTorch.

#include "engine/generators/official_family.h"
#include "engine/generators/texture/official_trace.h"

namespace limner {

/// One description per SofGAN network in the tree; keys are reported, not refused.
std::vector<ModelDescription> describe_sofgan(const CheckpointTree& tree);

/// Writes texture.safetensors and field.safetensors (whichever the tree holds) and codes.safetensors: the
/// mean style and the distribution of heads, which no published file stores. model_mismatch as the loaders.
Result<std::vector<std::filesystem::path>> write_sofgan_pack(const CheckpointTree& tree,
                                                             const std::filesystem::path& folder,
                                                             const PackOptions& options);

/// A generator that draws. Needs a texture generator; a field beside it gives it a head to turn.
Result<std::unique_ptr<Generator>> open_sofgan(const CheckpointTree& tree, const ModelName& name,
                                               Device device = {});

inline constexpr OfficialFamily sofgan_family{.name = "sofgan",
                                              .recognises = is_sofgan,
                                              .describe = describe_sofgan,
                                              .trace = trace_sofgan,
                                              .write_pack = write_sofgan_pack,
                                              .open = open_sofgan};

}  // namespace limner
