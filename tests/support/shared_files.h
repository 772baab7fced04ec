#pragma once
// Real inputs and reference data that are not part of the repository.

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace limner {

/// `name` below LIMNER_SHARED, or below the folder "shared" beside the source tree; nothing when absent.
inline std::optional<std::filesystem::path> shared_file(const std::filesystem::path& name) {
    const char* stated = std::getenv("LIMNER_SHARED");
    const auto root = stated ? std::filesystem::path(stated)
                             : std::filesystem::path(LIMNER_SOURCE_FOLDER) / ".." / "shared";
    std::error_code error;
    const auto file = root / name;
    if (!std::filesystem::exists(file, error)) return std::nullopt;
    return file;
}

}  // namespace limner
