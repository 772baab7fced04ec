#include "engine/training/texture_weights.h"

#include "engine/checkpoints/safetensors.h"
#include "engine/generators/live/region_texture.h"
#include "engine/nn/arrays.h"
#include "engine/nn/parameters.h"

namespace limner::training {

Result<TextureWeights> read_texture_weights(const std::filesystem::path& pack) {
    auto file = read_safetensors(pack / "texture.safetensors");
    if (!file) return tl::unexpected(file.error());
    TextureWeights weights;
    weights.arrays = std::move(file->arrays);
    live::RegionTexture check(live::TextureConfig{});  // names every tensor that does not fit
    if (auto ok = nn::load_parameters(*check, weights.arrays, "texture."); !ok)
        return tl::unexpected(ok.error());
    auto& statistics = weights.statistics;
    for (const auto& [name, tensor] :
         {std::pair("style_mean", &statistics.style_mean), std::pair("style_scale", &statistics.style_scale),
          std::pair("light_mean", &statistics.light_mean),
          std::pair("light_scale", &statistics.light_scale)}) {
        const auto known = weights.arrays.find(std::string("statistics.") + name);
        if (known == weights.arrays.end())
            return failure(Errc::model_mismatch,
                           pack.string() + " lacks the tensor statistics." + name + ".");
        *tensor = nn::to_tensor(known->second).to(torch::kFloat32);
    }
    return weights;
}

}  // namespace limner::training
