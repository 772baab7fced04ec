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

bool is_published_model(const fs::path& path) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return true;
    return path.has_parent_path() && fs::is_directory(path, error) &&
           !fs::exists(path / "manifest.json", error);
}

std::string title_of(const fs::path& path) {
    return (path.has_filename() ? path : path.parent_path()).stem().string();
}

std::error_code search_models(const fs::path& folder, const std::function<bool(const fs::path&)>& visit) {
    std::error_code error, ignored;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        const auto& path = entry->path();
        const bool pack = path.filename() == "manifest.json";
        const bool file = has_checkpoint_name(path) && entry->is_regular_file(ignored) &&
                          !fs::exists(path.parent_path() / "manifest.json", ignored);
        if ((pack || file) && !visit(pack ? path.parent_path() : path)) break;
    }
    return error;
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
    ModelSummary about{path.string(),         path, title_of(path), std::string(model->family->name), {}, 0,
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
