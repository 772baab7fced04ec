#include "engine/runtime/model_summary.h"

#include <algorithm>

#include "engine/generators/official_families.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_of(const CheckpointTree& tree) {
    std::uint64_t bytes = 0;
    for (const auto& [key, array] : tree.arrays) bytes += array.bytes.size();
    return bytes;
}

std::string name_of(const fs::path& path) {
    return (path.has_filename() ? path : path.parent_path()).stem().string();
}

}  // namespace

ModelSummary summary_of(const ModelPack& pack) {
    ModelSummary about{pack.id,      pack.folder,     pack.title, pack.family,
                       pack.licence, pack.resolution, 0,          pack.capabilities};
    for (const auto& file : pack.files) {
        std::error_code error;
        const auto bytes = file.bytes > 0 ? file.bytes : fs::file_size(pack.folder / file.name, error);
        if (!error) about.bytes += bytes;
    }
    return about;
}

bool draws_portraits(const ModelPack& pack) {
    const auto families = official_families();
    return pack.family == live_family ||
           std::ranges::any_of(families, [&](const auto& family) { return family.name == pack.family; });
}

Result<ModelSummary> inspect_model(const fs::path& path) {
    std::error_code error;
    if (fs::exists(path / "manifest.json", error)) {
        const auto pack = read_model_pack(path);
        if (!pack) return tl::unexpected(pack.error());
        auto about = summary_of(*pack);
        about.model = path.string();
        return about;
    }
    const auto model = read_official_model({&path, 1});
    if (!model) return tl::unexpected(model.error());
    ModelSummary about{path.string(),         path, name_of(path), std::string(model->family->name), {}, 0,
                       bytes_of(model->tree), {}};
    for (const auto& network : model->family->describe(model->tree)) {
        if (!network.keys.fits())
            return failure(Errc::model_mismatch, path.string() + ": " + network.keys.text(network.family));
        about.resolution = std::max(about.resolution, network.resolution);
        about.capabilities.insert(about.capabilities.end(), network.capabilities.begin(),
                                  network.capabilities.end());
    }
    if (about.resolution == 0)
        return failure(
            Errc::missing_capability,
            path.string() + " is one part of a " + about.family +
                " model and draws no portraits by itself; put the files of the model into one folder.");
    return about;
}

}  // namespace limner
