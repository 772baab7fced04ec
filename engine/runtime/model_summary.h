#pragma once
// What a model says about itself before it is loaded: for lists, and for people who decide.
//
//     if (const auto about = inspect_model("/downloads/stylegan2.pkl")) list.add(*about);

#include <functional>
#include <system_error>

#include "engine/runtime/model_library.h"

namespace limner {

struct ModelSummary {
    std::string model;            // of Portrait::model: the id of a pack, or a path
    std::filesystem::path place;  // the pack's folder, the file, or the folder of files
    std::string title, family, licence;
    int resolution = 0;  // side of its pictures in pixels; 0: not told
    std::uint64_t bytes = 0;
    std::vector<std::string> capabilities;  // "pose", "labels", "part_styles" ...
};

ModelSummary summary_of(const ModelPack& pack);
/// Whether a pack is of a family that draws portraits; those of face analysis do not.
bool draws_portraits(const ModelPack& pack);

/// A checkpoint file, or a folder of them: what is no pack and no id.
bool is_published_model(const std::filesystem::path& path);
/// What a published model is called: its file's name without the ending.
std::string title_of(const std::filesystem::path& path);

/// Calls `visit` with the folder of every pack below `folder`, and with every file that is called like a
/// checkpoint and lies in no pack, until it returns false. Says why the search ended early.
std::error_code search_models(const std::filesystem::path& folder,
                              const std::function<bool(const std::filesystem::path&)>& visit);

/// Reads names and shapes at `path`: a pack, a published checkpoint, or a folder of checkpoints of one model.
/// Builds no network and executes nothing. Errors of reading, which say what the file is instead;
/// model_mismatch names every key that does not fit; missing_capability when it draws no portraits. Any
/// thread.
Result<ModelSummary> inspect_model(const std::filesystem::path& path);

}  // namespace limner
