#pragma once
// The container of a project: a zip archive in memory whose first entry, stored, is `mimetype`.
//
//     const auto entries = unpack_project(bytes, "anna.limner");
//     const auto again = pack_project(*entries);
//
// Nothing is ever extracted to disk and no path is built from an entry's name.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace limner {

struct ArchiveEntry {
    std::string name;
    std::vector<std::byte> bytes;
    bool damaged = false;  // listed, but its content cannot be read; bytes are empty then
};

/// All entries but `mimetype`, in the archive's order. Refuses what is no project (unsupported_file), names
/// that do not match the pattern, duplicates, encryption, foreign compression and a broken structure
/// (bad_project), and sizes or ratios beyond engine/core/limits.h (limit_exceeded). Pure.
Result<std::vector<ArchiveEntry>> unpack_project(std::span<const std::byte> bytes, std::string_view name);

/// One entry alone, with the same refusals; bad_project when there is none of that name, or it is damaged.
/// Pure.
Result<ArchiveEntry> unpack_entry(std::span<const std::byte> bytes, std::string_view name,
                                  std::string_view entry);

/// Equal entries give equal bytes: no time stamps. JSON is compressed, pictures are stored. Pure.
Result<std::vector<std::byte>> pack_project(std::span<const ArchiveEntry> entries);

/// "a", "a/b.png": plain segments of letters, digits, '.', '_', '-', none of them starting with a dot.
bool is_entry_name(std::string_view name);

}  // namespace limner
