#pragma once
// The part-based generators' row of the table of families. No LibTorch.

#include "engine/generators/official_family.h"
#include "engine/generators/part_based/part_config.h"
#include "engine/generators/part_based/part_trace.h"

namespace limner::parts {

std::vector<ModelDescription> describe_parts(const CheckpointTree& tree);

/// Writes parts.safetensors, whose metadata holds the values of "args", and codes.safetensors: the mean code,
/// which no published file stores. model_mismatch as the loader.
Result<std::vector<std::filesystem::path>> write_parts_pack(const CheckpointTree& tree,
                                                            const std::filesystem::path& folder,
                                                            const PackOptions& options);

/// A generator that draws: the published network at its front, turned by a camera when it is lifted,
/// approximately when it is flat.
Result<std::unique_ptr<Generator>> open_parts(const CheckpointTree& tree, const ModelName& name,
                                              Device device = {});

inline constexpr OfficialFamily parts_family{.name = "semantic-stylegan",
                                             .recognises = is_part_based,
                                             .describe = describe_parts,
                                             .trace = trace_parts,
                                             .write_pack = write_parts_pack,
                                             .open = open_parts};

}  // namespace limner::parts
