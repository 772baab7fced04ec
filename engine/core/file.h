#pragma once
// Whole files: mapped for reading, replaced atomically for writing.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/error.h"

namespace limner {

/// A file's bytes; `owner` keeps them alive.
struct FileBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// Maps `file` read-only. file_not_found, limit_exceeded (larger than `limit`).
Result<FileBytes> map_file(const std::filesystem::path& file, std::uint64_t limit);
/// Copies `file` into memory, for small files that may change under us.
Result<FileBytes> read_file(const std::filesystem::path& file, std::uint64_t limit);

/// Where a file named `file` lies: behind its symbolic links, though the last may lead to nothing yet. Links
/// that lead nowhere are left as they are.
std::filesystem::path behind_links(const std::filesystem::path& file);

/// Writes a temporary beside `file` (behind links, which stay), syncs it, renames it over `file`, syncs the
/// folder. On failure the old file is unharmed and the temporary is gone. Several parts are written one after
/// the other.
Result<> replace_file(const std::filesystem::path& file, std::span<const std::span<const std::byte>> parts);
Result<> replace_file(const std::filesystem::path& file, std::span<const std::byte> bytes);

}  // namespace limner
