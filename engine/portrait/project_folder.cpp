#include "engine/portrait/project_folder.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/core/limits.h"
#include "engine/portrait/portrait_json.h"
#include "engine/portrait/project_archive.h"

namespace limner {
namespace {

struct Name {
    const char *file, *entry;  // # = number of a snapshot
};
constexpr Name names[] = {
    {"portrait.json", "portrait.json"},      {"thumbnail.png", "thumbnail.png"},
    {"painted.png", "painted/portrait.png"}, {"photo.png", "photo/source.png"},
    {"photo.jpg", "photo/source.jpg"},
};
constexpr Name snapshot_names[] = {
    {"snapshot-#.png", "snapshots/#.png"},
    {"snapshot-#-painted.png", "painted/snapshot-#.png"},
};

std::string numbered(std::string pattern, std::size_t number) {
    pattern.replace(pattern.find('#'), 1, std::to_string(number));
    return pattern;
}

std::map<std::string, std::string> files_by_entry(std::size_t snapshots) {
    std::map<std::string, std::string> files;
    for (const auto& name : names) files[name.entry] = name.file;
    for (std::size_t number = 1; number <= snapshots; ++number)
        for (const auto& name : snapshot_names)
            files[numbered(name.entry, number)] = numbered(name.file, number);
    return files;
}

void add_index(std::vector<ArchiveEntry>& entries) {
    auto list = nlohmann::json::object();
    for (const auto& entry : entries)
        list[entry.name] = {{"sha256", sha256(entry.bytes)}, {"required", entry.name == names[0].entry}};
    const auto text = nlohmann::json{{"entries", std::move(list)}}.dump();
    const auto bytes = std::as_bytes(std::span(text));
    entries.push_back({"index.json", {bytes.begin(), bytes.end()}});
}

}  // namespace

Result<std::vector<ProjectPart>> project_parts(const Project& project) {
    // Through the archive, so that a folder holds exactly what a file would.
    const auto bytes = serialize_project(project);
    if (!bytes) return tl::unexpected(bytes.error());
    auto entries = unpack_project(*bytes, "the project");
    if (!entries) return tl::unexpected(entries.error());
    const auto files = files_by_entry(project.snapshots.size());
    std::vector<ProjectPart> parts;
    for (auto& entry : *entries)
        if (const auto file = files.find(entry.name); file != files.end())
            parts.push_back({file->second, std::move(entry.bytes)});
    return parts;
}

Result<OpenedProject> read_project_folder(const std::filesystem::path& folder) {
    std::vector<ArchiveEntry> entries;
    std::uint64_t total = 0;
    const auto add = [&](const std::string& file, const std::string& entry) -> Result<bool> {
        std::error_code error;
        if (!std::filesystem::exists(folder / file, error)) return false;
        const auto content = read_file(folder / file, limits::project_entry_bytes);
        if (!content) return tl::unexpected(content.error());
        total += content->bytes.size();
        if (total > limits::project_total_bytes)
            return failure(Errc::limit_exceeded, folder.string() + " holds too much for a project.");
        entries.push_back({entry, {content->bytes.begin(), content->bytes.end()}});
        return true;
    };
    for (const auto& name : names)
        if (const auto added = add(name.file, name.entry); !added) return tl::unexpected(added.error());
    if (entries.empty() || entries.front().name != names[0].entry)
        return failure(Errc::file_not_found, folder.string() + " holds no " + names[0].file + ".");
    // A snapshot may have lost its pictures, so the list in portrait.json decides how many there are.
    const std::string_view text(reinterpret_cast<const char*>(entries.front().bytes.data()),
                                entries.front().bytes.size());
    std::size_t snapshots = 0;
    const auto json = parse_json_object(text, names[0].file);  // parse_project() says what is wrong with it
    if (json)
        if (const auto list = json->find("snapshots"); list != json->end() && list->is_array())
            snapshots = list->size();
    for (std::size_t number = 1; number <= std::min<std::size_t>(snapshots, limits::project_entries);
         ++number)
        for (const auto& name : snapshot_names)
            if (const auto added = add(numbered(name.file, number), numbered(name.entry, number)); !added)
                return tl::unexpected(added.error());
    add_index(entries);
    const auto bytes = pack_project(entries);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_project(*bytes, folder.string());
}

}  // namespace limner
