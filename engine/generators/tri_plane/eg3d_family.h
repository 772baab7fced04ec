#pragma once
// EG3D's row of the table of families. No LibTorch.

#include "engine/generators/official_family.h"
#include "engine/generators/tri_plane/eg3d_trace.h"

namespace limner {

/// A generator, or a super-resolution module alone (which can be traced but not drawn).
bool recognises_eg3d(const CheckpointTree& tree);
std::vector<ModelDescription> describe_eg3d(const CheckpointTree& tree);
/// tri_plane.safetensors with the generator's options as metadata, and D.safetensors when asked for.
Result<std::vector<std::filesystem::path>> write_eg3d_pack(const CheckpointTree& tree,
                                                           const std::filesystem::path& folder,
                                                           const PackOptions& options);
Result<std::unique_ptr<Generator>> open_eg3d(const CheckpointTree& tree, const ModelName& name,
                                             Device device = {});

inline constexpr OfficialFamily eg3d_family{.name = "eg3d",
                                            .recognises = recognises_eg3d,
                                            .describe = describe_eg3d,
                                            .trace = trace_eg3d,
                                            .write_pack = write_eg3d_pack,
                                            .open = open_eg3d};

}  // namespace limner
