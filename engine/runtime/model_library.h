#pragma once
// Which model packs are on this machine, and what their manifests say. A pack is a folder models/<id>/ with
// manifest.json, *.safetensors and CARD.md.
//
//     const ModelLibrary library({"/some/folder"});       // plus the standard folders
//     Result<ModelPack> pack = library.find("limner-live");
//     if (pack) if (auto intact = verify(*pack); !intact) ...
//
// Reading a manifest never opens the tensors; load_generator() does.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/generators/generator.h"
#include "engine/runtime/engine.h"

namespace limner {

/// Of the packs that come with Limner.
inline constexpr std::string_view live_family = "sofgan-live";

struct ModelFile {
    std::string name;    // inside the pack's folder; never a path
    std::string sha256;  // lower-case hexadecimal
    std::uint64_t bytes = 0;
};

struct ModelPack {
    std::filesystem::path folder;
    std::string id, title, family, version, label_set, licence;
    int resolution = 0;
    std::vector<std::string> capabilities;
    std::vector<ModelFile> files;
};

/// Reads `folder`/manifest.json. model_missing when there is none, bad_checkpoint when it is malformed,
/// limit_exceeded when it is absurdly large.
Result<ModelPack> read_model_pack(const std::filesystem::path& folder);

/// Compares every file of the pack with its SHA-256. bad_checkpoint naming the first that differs, lacks or
/// holds weights without being listed.
Result<> verify(const ModelPack& pack);

/// What a library found, and what it could not use.
struct ModelScan {
    std::vector<ModelPack> packs;   // first found wins when two packs share an id
    std::vector<Error> unreadable;  // one per folder that has a manifest we cannot use
};

class ModelLibrary {
public:
    /// Searches `first` (the --models folders), then LIMNER_MODELS, the user's data folder and the
    /// installation: share/limner/models beside the program's bin. A build folder links its source tree's
    /// there.
    explicit ModelLibrary(std::vector<std::filesystem::path> first = {});

    const std::vector<std::filesystem::path>& folders() const { return folders_; }
    ModelScan scan() const;
    /// `model` is a pack's id or the path of a pack's folder. model_missing says what there is and where it
    /// was looked for.
    Result<ModelPack> find(const std::string& model) const;

private:
    std::vector<std::filesystem::path> folders_;
};

/// Threads the engine computes with: `options.threads`, or chosen by the machine.
int thread_count(const EngineOptions& options);

/// Finds, verifies and loads the model of `options`. Engine thread. Errors of find(), verify() and loading.
Result<std::unique_ptr<Generator>> load_generator(const EngineOptions& options);

}  // namespace limner
