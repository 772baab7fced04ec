#pragma once
// A project as a folder of plain files that other programs can edit, and back:
//
//     portrait.json  thumbnail.png  painted.png  photo.png|jpg  snapshot-1.png  snapshot-1-painted.png ...
//
//     for (const auto& part : *project_parts(project)) replace_file(folder / part.file, part.bytes);
//     const auto again = read_project_folder(folder);
//
// The names are ours alone: nothing in a project decides where something is written.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/portrait/project_file.h"

namespace limner {

struct ProjectPart {
    std::string file;  // name inside the folder
    std::vector<std::byte> bytes;
};

/// Every part of `project` but what a newer Limner added (ForeignParts::entries), which has no name here.
/// Errors of serialize_project(). Pure.
Result<std::vector<ProjectPart>> project_parts(const Project& project);

/// The project of a folder written so, parts edited or removed since. file_not_found without portrait.json,
/// else the errors of read_project(). Any thread but the interface's.
Result<OpenedProject> read_project_folder(const std::filesystem::path& folder);

}  // namespace limner
