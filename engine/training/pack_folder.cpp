#include "engine/training/pack_folder.h"

#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/core/hash.h"

namespace limner::training {

Result<> prepare(const PackFolder& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder.out, error);
    if (error)
        return failure(Errc::file_unwritable,
                       "Could not make the folder " + folder.out.string() + ": " + error.message() + ".");
    if (!folder.force && std::filesystem::exists(folder.out / "manifest.json", error))
        return failure(Errc::file_unwritable,
                       folder.out.string() + " holds a model pack already; --force replaces it.");
    return {};
}

Result<> write_manifest(const PackFolder& folder, const nlohmann::ordered_json& fields,
                        const std::vector<const char*>& files) {
    nlohmann::ordered_json manifest{
        {"format", 1},
        {"id", ""},
        {"title", ""},
        {"family", ""},
        {"version", folder.version},
        {"resolution", 256},
        {"label_set", "limner"},
        {"capabilities", nlohmann::ordered_json::array()},
        {"licence", "MIT"},
        {"trained_on", "Limner's synthetic portraits (ICT-FaceKit head model, MIT licence); no photographs"},
        {"trained", folder.trained},
    };
    manifest.update(fields);
    for (const char* name : files) {
        const auto digest = sha256_of_file(folder.out / name);
        if (!digest) return tl::unexpected(digest.error());
        std::error_code error;
        manifest["files"].push_back({{"name", name},
                                     {"sha256", *digest},
                                     {"bytes", std::filesystem::file_size(folder.out / name, error)}});
    }
    // What a terminal gave as `trained` or `version` need not be UTF-8.
    const auto text = manifest.dump(4, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    return replace_file(folder.out / "manifest.json", std::as_bytes(std::span<const char>(text)));
}

}  // namespace limner::training
