#pragma once
// Where an export goes: its name, and whether it can be written there. Any thread but the interface's (they
// ask the disk).
//
//     auto fields = name_fields(portrait, "anna", 512);
//     const auto file = first_free(*NameTemplate::parse("out/{name}_{n:03}.png"), fields);
//     if (auto ok = check_target(file, picture_bytes(512)); !ok) return ok;

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/media/name_template.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// A file that an export has written; of a sequence its folder.
struct ExportedFile {
    std::filesystem::path path;
    std::string kind;  // "image", "label-map", "depth", "video", "frames", "contact-sheet", "project"
    int width = 0, height = 0, frames = 1;
    std::vector<std::filesystem::path> files = {};  // of a sequence, in order
    bool trimmed = false;  // by a row or column of pixels that its kind cannot hold, see side_in()
};

/// What an export does with a file that is there already.
enum class IfExists {
    refuse,
    replace,
    skip,
    number,  // keeps it and takes another name; for those who choose names, writers refuse
};

/// `name` is what {name} stands for, "portrait" when empty; `size` is the picture's side in pixels.
NameFields name_fields(const Portrait& portrait, const std::string& name, int size);

/// Where the name counts ({n}), the first file that is not there yet, and `fields.n` becomes its number.
std::filesystem::path first_free(const NameTemplate& names, NameFields& fields);

/// Bytes a picture of `size` x `size` pixels takes at most.
std::uint64_t picture_bytes(int size);

/// file_unwritable when the folder of `file` is missing or read-only, the disk has no room for `bytes`, or
/// `file` is a folder. Whether it exists is not asked.
Result<> check_target(const std::filesystem::path& file, std::uint64_t bytes = 0);

}  // namespace limner
