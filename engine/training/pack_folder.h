#pragma once
// The folder of a model pack (architecture, section 9) while the trainer writes one: asked for before the
// work, closed by the manifest with the SHA-256 of every file of weights.

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/core/error.h"

namespace limner::training {

struct PackFolder {
    std::filesystem::path out;
    std::string version = "1";  // of these weights; another number whenever a seed shows another picture
    std::string trained;        // one line for the manifest: machine, hours
    bool force = false;         // replaces a pack in `out`
};

/// Makes the folder. file_unwritable when that fails or the folder holds a pack already.
Result<> prepare(const PackFolder& folder);

/// Writes manifest.json: what says the same of every pack of the trainer, `fields` (an object) over it, and
/// `files`, which lie in the folder.
Result<> write_manifest(const PackFolder& folder, const nlohmann::ordered_json& fields,
                        const std::vector<const char*>& files);

}  // namespace limner::training
