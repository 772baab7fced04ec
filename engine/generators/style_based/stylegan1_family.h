#pragma once
// StyleGAN's row of the table of families: DiscoFaceGAN and other TensorFlow-era snapshots. No LibTorch.

#include "engine/generators/official_family.h"

namespace limner {

bool is_stylegan1(const CheckpointTree& tree);
std::vector<ModelDescription> describe_stylegan1(const CheckpointTree& tree);
/// Reads `latents` [N, latent] (DiscoFaceGAN: lambda, then noise) and gives `w`, `image`, `image_nonoise` and
/// the features after every slot as "4x4/Const" ...; with `identity_mean` [slots, D] also `ws_truncated` and
/// `image_truncated` at psi 0.7. No published fixture names these arrays; they are Limner's.
Result<NamedArrays> trace_stylegan1(const CheckpointTree& tree, const NamedArrays& inputs);
/// generator.safetensors, with the options of the network as metadata.
Result<std::vector<std::filesystem::path>> write_stylegan1_pack(const CheckpointTree& tree,
                                                                const std::filesystem::path& folder,
                                                                const PackOptions& options);

Result<std::unique_ptr<Generator>> open_stylegan1(const CheckpointTree& tree, const ModelName& name,
                                                  Device device = {});

inline constexpr OfficialFamily stylegan1_family{.name = "stylegan",
                                                 .recognises = is_stylegan1,
                                                 .describe = describe_stylegan1,
                                                 .trace = trace_stylegan1,
                                                 .write_pack = write_stylegan1_pack,
                                                 .open = open_stylegan1};

}  // namespace limner
