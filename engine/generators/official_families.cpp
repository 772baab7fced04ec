#include "engine/generators/official_families.h"

#include <torch/torch.h>

#include <algorithm>

#include "engine/checkpoints/checkpoint.h"
#include "engine/device/torch_device.h"
#include "engine/generators/on_device.h"
#include "engine/generators/part_based/part_family.h"
#include "engine/generators/style_based/stylegan1_family.h"
#include "engine/generators/style_based/stylegan2_family.h"
#include "engine/generators/texture/sofgan_family.h"
#include "engine/generators/tri_plane/eg3d_family.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 16;  // of a folder without a manifest

// One line per family; the first that recognises a tree takes it.
const OfficialFamily families[] = {
    sofgan_family, stylegan2_family, stylegan1_family, eg3d_family, parts::parts_family,
};

/// TensorFlow's bundles belong to a model beside them and are none by themselves, so that searches pass them
/// by.
bool is_bundle_index(const fs::path& file) { return file.extension() == ".index"; }

/// What training left in a bundle, under names that every bundle has.
bool is_training_state(const std::string& key) {
    return key.ends_with("/Adam") || key.ends_with("/Adam_1") || key.ends_with("_power") ||
           key.ends_with("global_step");
}

/// `path` itself, or the checkpoints of a folder that has no manifest.
std::vector<fs::path> files_of(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error) || fs::exists(path / "manifest.json", error)) return {path};
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
        if ((has_checkpoint_name(entry->path()) || is_bundle_index(entry->path())) &&
            files.size() < most_files)
            files.push_back(entry->path());
    std::ranges::sort(files);
    if (files.empty()) files.push_back(path);  // its reader says what it lacks
    return files;
}

}  // namespace

std::span<const OfficialFamily> official_families() { return families; }

const OfficialFamily* family_of(const CheckpointTree& tree) {
    for (const auto& family : families)
        if (family.recognises(tree)) return &family;
    return nullptr;
}

bool has_checkpoint_name(const fs::path& file) {
    constexpr std::string_view endings[] = {".pt", ".pth", ".pkl", ".safetensors"};
    return std::ranges::find(endings, file.extension().string()) != std::end(endings);
}

Result<OfficialModel> read_official_model(std::span<const fs::path> paths) {
    std::optional<CheckpointTree> whole;
    std::string names;
    for (const auto& path : paths)
        for (const auto& file : files_of(path)) {
            auto tree = read_checkpoint(file);
            if (!tree) return tl::unexpected(tree.error());
            names += (names.empty() ? "" : ", ") + file.string();
            if (is_bundle_index(file))
                std::erase_if(tree->arrays, [](const auto& entry) { return is_training_state(entry.first); });
            if (!whole) {
                whole = std::move(*tree);
                continue;
            }
            for (auto& [key, array] : tree->arrays)
                if (!whole->arrays.emplace(key, std::move(array)).second)
                    return failure(Errc::wrong_use,
                                   "Two of the files hold the tensor " + key + ": " + names + ".");
            whole->scalars.merge(tree->scalars);
        }
    if (!whole) return failure(Errc::wrong_use, "No model file was given.");
    const auto* family = family_of(*whole);
    if (!family) {
        std::string known;
        for (const auto& entry : families) known += (known.empty() ? "" : ", ") + std::string(entry.name);
        return failure(Errc::model_mismatch,
                       names + " holds tensors, but of no family that Limner knows (" + known + ").");
    }
    return OfficialModel{std::move(*whole), family};
}

Result<std::unique_ptr<Generator>> open_official_model(const fs::path& path, const ModelName& name,
                                                       int threads, Device device) {
    torch::set_num_threads(threads);
    const auto open = [path, name](Device where) -> Result<std::unique_ptr<Generator>> {
        const auto model = read_official_model({&path, 1});
        if (!model) return tl::unexpected(model.error());
        if (where.kind != Device::Kind::cpu) return model->family->open(model->tree, name, where);
        try {
            return model->family->open(model->tree, name, where);
        } catch (const c10::Error& error) {
            if (auto known = device_error(where, error); known.code == Errc::out_of_memory)
                return tl::unexpected(std::move(known));
            return failure(Errc::model_mismatch, "The tensors of " + path.string() + " do not fit together.");
        }
    };
    if (device.kind == Device::Kind::cpu) return open(device);
    return open_on_device(open, device);
}

}  // namespace limner
