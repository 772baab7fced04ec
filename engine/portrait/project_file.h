#pragma once
// Projects: a portrait with all that belongs to it, in one .limner file that opens for ever.
//
//     const auto opened = read_project("anna.limner");
//     if (!opened) return tl::unexpected(opened.error());
//     Project project = opened->project;
//     project.portrait.pose.yaw = 10_deg;
//     write_project("anna.limner", project);
//
// The container is a zip archive (project_archive.h): portrait.json, painted/*.png, snapshots/*.png,
// thumbnail.png, photo/source.png or .jpg, index.json with the SHA-256 of every other entry. Entries and JSON
// keys this version does not know are kept as they are. All functions: any thread but the interface's.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/portrait/animation.h"
#include "engine/portrait/portrait.h"

namespace limner {

struct ProjectFormat {
    int major = 1, minor = 0;
};
inline constexpr ProjectFormat current_project_format{1, 5};

struct Snapshot {
    std::string name;
    Portrait portrait;
    std::shared_ptr<const Image> thumbnail;  // may be null
    bool starred = false;
    bool automatic = false;  // kept by the editor itself, before a change that replaced much
};

/// The photograph a portrait was made from, in the bytes of its PNG or JPEG file.
struct ReferencePhoto {
    std::string name;  // of the file it came from, for people
    std::shared_ptr<const std::vector<std::byte>> bytes;
};

/// What a newer Limner wrote and this one keeps. Opaque.
struct ForeignParts {
    struct Entry {
        std::string name;
        std::vector<std::byte> bytes;
    };
    std::vector<Entry> entries;
    std::string project_keys, portrait_keys, animation_keys;  // JSON objects
    std::map<std::size_t, std::string> snapshot_keys;         // by position
};

struct Project {
    Portrait portrait;
    Animation animation;
    int shown_frame = 0;  // of the animation: where the portrait stands
    std::vector<Snapshot> snapshots;
    std::optional<ReferencePhoto> photo;
    std::shared_ptr<const Image> thumbnail;  // may be null
    std::set<std::string> locks;  // what dice and resets leave alone: "style.hair", "head.identity"
    std::map<std::string, std::string> settings;  // what belongs to the work but to no view of it
    std::shared_ptr<const ForeignParts> foreign;  // hand it on when saving a changed project
};

struct OpenedProject {
    Project project;
    ProjectFormat format;
    bool newer_minor = false;       // written by a newer Limner: ask before overwriting
    std::vector<std::string> lost;  // parts that could not be read, each as a short sentence
};

/// file_not_found, unsupported_file (no project), unsupported_newer (newer major version, or it requires a
/// part this version does not know), bad_project, limit_exceeded. Damage outside portrait.json loses that
/// part only, and OpenedProject::lost says which.
Result<OpenedProject> read_project(const std::filesystem::path& file);
/// The same of bytes in memory; `name` is for messages. Pure.
Result<OpenedProject> parse_project(std::span<const std::byte> bytes, std::string_view name);

/// The small picture in `file`, without the work of reading the rest: for lists of files. Files above 64 MiB
/// and pictures above 1024 pixels a side have none (limit_exceeded); also the errors of read_project().
Result<Image> read_project_thumbnail(const std::filesystem::path& file);

/// Saves atomically; the former file is kept as file~1 ... file~`backups`. file_unwritable; wrong_use when
/// the project cannot be represented (a name too long, a map that is not there).
Result<> write_project(const std::filesystem::path& file, const Project& project, int backups = 1);
/// What write_project() kept of `file`: the former versions that are there, the newest first.
std::vector<std::filesystem::path> project_backups(const std::filesystem::path& file);
inline constexpr int most_backups = 99;
/// The bytes write_project() writes; equal projects give equal bytes. Pure.
Result<std::vector<std::byte>> serialize_project(const Project& project);

}  // namespace limner
