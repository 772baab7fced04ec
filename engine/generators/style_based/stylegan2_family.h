#pragma once
// StyleGAN2's row of the table of families. No LibTorch.

#include "engine/generators/official_family.h"
#include "engine/generators/style_based/stylegan2_trace.h"

namespace limner {

bool is_stylegan2(const CheckpointTree& tree);
std::vector<ModelDescription> describe_stylegan2(const CheckpointTree& tree);
/// generator.safetensors, with the options of the network as metadata, and D.safetensors when asked for.
Result<std::vector<std::filesystem::path>> write_stylegan2_pack(const CheckpointTree& tree,
                                                                const std::filesystem::path& folder,
                                                                const PackOptions& options);
/// D.safetensors, when the writer's options ask for it and the tree has one: EG3D's discriminator is of this
/// kind too.
Result<> add_stylegan2_discriminator(PackWriter& writer, const CheckpointTree& tree);
Result<std::unique_ptr<Generator>> open_stylegan2(const CheckpointTree& tree, const ModelName& name,
                                                  Device device = {});

inline constexpr OfficialFamily stylegan2_family{.name = "stylegan2",
                                                 .recognises = is_stylegan2,
                                                 .describe = describe_stylegan2,
                                                 .trace = trace_stylegan2,
                                                 .write_pack = write_stylegan2_pack,
                                                 .open = open_stylegan2};

}  // namespace limner
