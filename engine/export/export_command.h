#pragma once
// The limner-cli line that writes the same bytes as an export of the editor ("Copy as command").
//
//     const auto line = shell_line(still_command({.portrait = p}, {.picture = "face.png"}, {}, 512));
//
// A project that is saved is named; otherwise the whole portrait travels in the line as a recipe. Pure.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/export/still_export.h"
#include "engine/export/turntable_plan.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// Where the portrait of a command comes from.
struct CommandSource {
    Portrait portrait;
    std::filesystem::path project;                     // holds just this portrait; empty: it is in no file
    std::vector<std::filesystem::path> model_folders;  // searched first
    bool fixed_gaze = false;                           // is a mark of the project
};

/// The words of a command line, the program first.
using CommandWords = std::vector<std::string>;

/// `targets` may hold name templates; `before` is drawn on the left, null: nothing is. limit_exceeded when a
/// painted map makes the line longer than a system takes.
Result<CommandWords> still_command(const CommandSource& source, const StillTargets& targets,
                                   const StillSettings& settings, int size, const Portrait* before = nullptr);

struct TurntableFile {
    std::filesystem::path out;  // with .mp4 a video, with .png a sheet, with {frame} a sequence
    Finish finish;
    int size = 0, columns = 0, gap = 8;
    bool resume = false, recipe = true;
};
Result<CommandWords> turntable_command(const CommandSource& source, const TurntableSettings& settings,
                                       const TurntableFile& file);

/// The head as a mesh; `cells` 0 = the model's own.
Result<CommandWords> mesh_command(const CommandSource& source, const std::filesystem::path& out, int cells);

/// People from seeds on one sheet, in the pose, expression and light of the portrait.
struct PeopleSheet {
    std::filesystem::path out;
    std::uint64_t first_seed = 1;
    int count = 12, size = 0, columns = 0;
};
Result<CommandWords> people_command(const CommandSource& source, const PeopleSheet& sheet);

/// The words quoted for a POSIX shell where they need it.
std::string shell_line(const CommandWords& words);

}  // namespace limner
