#include "engine/portrait/project_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/core/limits.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/portrait/animation_json.h"
#include "engine/portrait/portrait_json.h"
#include "engine/portrait/project_archive.h"

namespace limner {
namespace {

using nlohmann::json;

constexpr const char* portrait_entry = "portrait.json";
constexpr const char* index_entry = "index.json";
constexpr const char* thumbnail_entry = "thumbnail.png";
constexpr std::uint64_t listed_project_bytes = 64 << 20;
constexpr int listed_thumbnail_side = 1024;
constexpr std::size_t snapshot_limit = 10'000, lock_limit = 1'000;
constexpr std::string_view known_project_keys[] = {"format",    "portrait", "animation", "shown_frame",
                                                   "snapshots", "photo",    "locks",     "settings"};
constexpr std::string_view known_snapshot_keys[] = {"name", "portrait", "thumbnail", "starred", "automatic"};

json without(json object, std::span<const std::string_view> keys) {
    for (const auto key : keys) object.erase(std::string(key));
    return object;
}

json object_from(const std::string& text) {
    json object = text.empty() ? json::object() : json::parse(text, nullptr, /*allow_exceptions=*/false);
    return object.is_object() ? object : json::object();
}

// --- reading ---

class ProjectReader {
public:
    ProjectReader(std::vector<ArchiveEntry> entries, std::string_view name)
        : entries_(std::move(entries)), name_(name) {
        for (const auto& entry : entries_) by_name_.emplace(entry.name, &entry);
    }

    Result<OpenedProject> read();

private:
    tl::unexpected<Error> bad(const std::string& what) const {
        return failure(Errc::bad_project, "Could not open " + name_ + ": " + what + ".");
    }
    const ArchiveEntry* find(std::string_view name) {
        const auto found = by_name_.find(name);
        if (found == by_name_.end()) return nullptr;
        used_.insert(found->second->name);
        return found->second;
    }
    bool is_affordable(const ArchiveEntry& picture, std::uint64_t bytes_per_pixel);
    Result<> check_index();
    Result<ProjectFormat> read_format(const json& project) const;
    Result<Portrait> read_portrait(const json& object, const std::string& of_whom, std::string& unknown_keys);
    void read_painted(Portrait& portrait, const std::string& entry, const std::string& of_whom);
    std::shared_ptr<const Image> read_thumbnail(const std::string& entry, const std::string& of_whom);
    Result<> read_snapshots(const json& project);
    void read_photo(const json& project);
    void read_locks(const json& project);
    void read_animation(const json& project);
    Result<> keep_foreign();

    std::vector<ArchiveEntry> entries_;
    std::map<std::string_view, const ArchiveEntry*> by_name_;
    std::string name_;
    std::uint64_t picture_bytes_left_ = limits::project_total_bytes;
    std::set<std::string> used_;
    std::set<std::string> required_;
    OpenedProject opened_;
    ForeignParts foreign_;
};

// index.json: {"entries": {name: {"sha256": hex, "required": bool}}}. An entry whose hash differs counts as
// damaged.
Result<> ProjectReader::check_index() {
    const auto* index = find(index_entry);
    if (!index || index->damaged) {
        opened_.lost.push_back("The list of checksums is missing or damaged.");
        return {};
    }
    const std::string_view text(reinterpret_cast<const char*>(index->bytes.data()), index->bytes.size());
    const auto parsed = parse_json_object(text, index_entry);
    if (!parsed) return bad(parsed.error().message);
    const auto list = parsed->find("entries");
    if (list == parsed->end() || !list->is_object()) return bad("index.json lists no entries");
    for (auto& entry : entries_) {
        if (entry.name == index_entry) continue;
        const auto stated = list->find(entry.name);
        if (stated == list->end() || !stated->is_object() || !stated->contains("sha256") ||
            !(*stated)["sha256"].is_string())
            return bad("index.json does not list " + entry.name);
        if (!entry.damaged && sha256(entry.bytes) != (*stated)["sha256"].get_ref<const std::string&>()) {
            entry.damaged = true;
            entry.bytes.clear();
        }
        const auto required = stated->find("required");
        if (required != stated->end() && required->is_boolean() && required->get<bool>())
            required_.insert(entry.name);
    }
    for (const auto& [name, value] : list->items())
        if (!by_name_.contains(name))
            opened_.lost.push_back("The part " + name.substr(0, limits::name_bytes) + " is missing.");
    return {};
}

// A small entry can hold a huge picture that many snapshots name: the pixels of all count together.
bool ProjectReader::is_affordable(const ArchiveEntry& picture, std::uint64_t bytes_per_pixel) {
    const auto header = inspect_image(picture.bytes, picture.name);
    if (!header) return false;
    const auto bytes = std::uint64_t(header->width) * std::uint64_t(header->height) * bytes_per_pixel;
    if (bytes > picture_bytes_left_) return false;
    picture_bytes_left_ -= bytes;
    return true;
}

Result<ProjectFormat> ProjectReader::read_format(const json& project) const {
    const auto format = project.find("format");
    const auto number = [&](const char* key) {
        if (format == project.end() || !format->is_object()) return -1;
        const auto found = format->find(key);
        if (found == format->end() || !found->is_number_unsigned()) return -1;
        return static_cast<int>(std::min<std::uint64_t>(found->get<std::uint64_t>(), 1'000'000));
    };
    const ProjectFormat result{number("major"), number("minor")};
    if (result.major < 1 || result.minor < 0) return bad("portrait.json states no format");
    if (result.major > current_project_format.major)
        return failure(Errc::unsupported_newer,
                       "Could not open " + name_ + ": it was written by a newer Limner (format " +
                           std::to_string(result.major) + "." + std::to_string(result.minor) +
                           "). The file is unchanged; open it with that version.");
    return result;
}

void ProjectReader::read_painted(Portrait& portrait, const std::string& entry, const std::string& of_whom) {
    const auto* found = find(entry);
    auto labels = found && !found->damaged && is_affordable(*found, sizeof(std::uint8_t))
                      ? decode_label_map(found->bytes, entry)
                      : Result<LabelMap>(failure(Errc::bad_project, entry + " is missing or damaged"));
    if (labels && is_painting(*labels)) {
        portrait.painted->labels = std::make_shared<const LabelMap>(std::move(*labels));
    } else {
        portrait.painted.reset();
        opened_.lost.push_back("The painting of " + of_whom + " could not be read.");
    }
}

Result<Portrait> ProjectReader::read_portrait(const json& object, const std::string& of_whom,
                                              std::string& unknown_keys) {
    auto text = portrait_from_json(object);
    if (!text) return bad("in " + of_whom + ", " + text.error().message);
    if (text->portrait.painted) read_painted(text->portrait, text->painted_entry, of_whom);
    if (!text->unknown_keys.empty()) unknown_keys = text->unknown_keys.dump();
    return std::move(text->portrait);
}

std::shared_ptr<const Image> ProjectReader::read_thumbnail(const std::string& entry,
                                                           const std::string& of_whom) {
    const auto* found = find(entry);
    if (!found) return nullptr;
    if (!found->damaged && is_affordable(*found, sizeof(Rgba)))
        if (auto image = decode_image(found->bytes, entry))
            return std::make_shared<const Image>(std::move(*image));
    opened_.lost.push_back("The small picture of " + of_whom + " could not be read.");
    return nullptr;
}

Result<> ProjectReader::read_snapshots(const json& project) {
    const auto list = project.find("snapshots");
    if (list == project.end()) return {};
    if (!list->is_array() || list->size() > snapshot_limit) return bad("its snapshots are damaged");
    for (const auto& item : *list) {
        const auto number = opened_.project.snapshots.size();
        const auto of_whom = "snapshot " + std::to_string(number + 1);
        if (!item.is_object() || !item.contains("portrait")) return bad(of_whom + " is damaged");
        Snapshot snapshot;
        if (const auto name = item.find("name"); name != item.end() && name->is_string())
            snapshot.name = name->get<std::string>().substr(0, limits::name_bytes);
        std::string portrait_keys;
        auto portrait = read_portrait(item["portrait"], of_whom, portrait_keys);
        if (!portrait) return tl::unexpected(portrait.error());
        snapshot.portrait = std::move(*portrait);
        if (const auto entry = item.find("thumbnail"); entry != item.end() && entry->is_string())
            snapshot.thumbnail = read_thumbnail(entry->get<std::string>(), of_whom);
        const auto marked = [&](const char* key) {
            const auto mark = item.find(key);
            return mark != item.end() && mark->is_boolean() && mark->get<bool>();
        };
        snapshot.starred = marked("starred");
        snapshot.automatic = marked("automatic");
        json extra = without(item, known_snapshot_keys);
        if (!portrait_keys.empty()) extra["portrait"] = object_from(portrait_keys);
        if (!extra.empty()) foreign_.snapshot_keys[number] = extra.dump();
        opened_.project.snapshots.push_back(std::move(snapshot));
    }
    return {};
}

void ProjectReader::read_photo(const json& project) {
    const auto photo = project.find("photo");
    if (photo == project.end() || !photo->is_object()) return;
    const auto text = [&](const char* key) {
        const auto found = photo->find(key);
        return found != photo->end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto* found = find(text("entry"));
    if (!found || found->damaged || !inspect_image(found->bytes, found->name)) {
        opened_.lost.push_back("The reference photo could not be read.");
        return;
    }
    opened_.project.photo =
        ReferencePhoto{text("name"), std::make_shared<const std::vector<std::byte>>(found->bytes)};
}

void ProjectReader::read_locks(const json& project) {
    const auto list = project.find("locks");
    if (list == project.end() || !list->is_array()) return;
    for (const auto& lock : *list)
        if (lock.is_string() && opened_.project.locks.size() < lock_limit)
            opened_.project.locks.insert(lock.get<std::string>().substr(0, limits::name_bytes));
}

void ProjectReader::read_animation(const json& project) {
    if (const auto found = project.find("animation"); found != project.end()) {
        auto text = animation_from_json(*found);
        if (!text) {
            opened_.lost.push_back("The animation could not be read: " + text.error().message + ".");
            return;
        }
        opened_.project.animation = std::move(text->animation);
        if (!text->unknown_keys.empty()) foreign_.animation_keys = text->unknown_keys.dump();
    }
    const auto frame = project.find("shown_frame");
    if (frame != project.end() && frame->is_number_integer())
        opened_.project.shown_frame =
            int(std::clamp<std::int64_t>(frame->get<std::int64_t>(), 0, most_animation_frames - 1));
}

Result<> ProjectReader::keep_foreign() {
    for (auto& entry : entries_) {
        if (used_.contains(entry.name)) continue;
        if (required_.contains(entry.name))
            return failure(Errc::unsupported_newer,
                           "Could not open " + name_ +
                               ": it needs a part that this version of Limner does "
                               "not know (" +
                               entry.name + "). The file is unchanged; open it with a newer version.");
        if (entry.damaged) {
            opened_.lost.push_back("The part " + entry.name + " could not be read.");
            continue;
        }
        foreign_.entries.push_back({entry.name, std::move(entry.bytes)});
    }
    return {};
}

Result<OpenedProject> ProjectReader::read() {
    if (auto checked = check_index(); !checked) return tl::unexpected(checked.error());
    const auto* text = find(portrait_entry);
    if (!text) return bad("it holds no portrait.json");
    if (text->damaged) return bad("portrait.json is damaged");
    const auto parsed = parse_json_object(
        {reinterpret_cast<const char*>(text->bytes.data()), text->bytes.size()}, portrait_entry);
    if (!parsed) return bad(parsed.error().message);
    const auto format = read_format(*parsed);
    if (!format) return tl::unexpected(format.error());
    opened_.format = *format;
    opened_.newer_minor =
        format->major == current_project_format.major && format->minor > current_project_format.minor;

    const auto portrait_json = parsed->find("portrait");
    if (portrait_json == parsed->end()) return bad("portrait.json holds no portrait");
    auto portrait = read_portrait(*portrait_json, "the portrait", foreign_.portrait_keys);
    if (!portrait) return tl::unexpected(portrait.error());
    opened_.project.portrait = std::move(*portrait);
    if (auto snapshots = read_snapshots(*parsed); !snapshots) return tl::unexpected(snapshots.error());
    read_photo(*parsed);
    read_locks(*parsed);
    read_animation(*parsed);
    opened_.project.thumbnail = read_thumbnail(thumbnail_entry, "the portrait");
    if (const auto settings = parsed->find("settings"); settings != parsed->end() && settings->is_object())
        for (const auto& [key, value] : settings->items())
            if (value.is_string()) opened_.project.settings[key] = value.get<std::string>();
    if (const auto extra = without(*parsed, known_project_keys); !extra.empty())
        foreign_.project_keys = extra.dump();
    if (auto kept = keep_foreign(); !kept) return tl::unexpected(kept.error());
    opened_.project.foreign = std::make_shared<const ForeignParts>(std::move(foreign_));
    return std::move(opened_);
}

// --- writing ---

class ProjectWriter {
public:
    explicit ProjectWriter(const Project& project) : project_(project) {}
    Result<std::vector<std::byte>> write();

private:
    Result<json> portrait_json(const Portrait& portrait, const std::string& painted_entry,
                               const json& unknown_keys);
    Result<> add_image(const std::string& name, const Image& image);
    void add_text(const std::string& name, const json& object) {
        const auto text = object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
        const auto bytes = std::as_bytes(std::span(text));
        entries_.push_back({name, {bytes.begin(), bytes.end()}});
    }
    Result<json> snapshots_json();
    void add_index();

    const Project& project_;
    std::vector<ArchiveEntry> entries_;
};

Result<> ProjectWriter::add_image(const std::string& name, const Image& image) {
    auto png = encode_png(image);
    if (!png) return tl::unexpected(png.error());
    entries_.push_back({name, std::move(*png)});
    return {};
}

Result<json> ProjectWriter::portrait_json(const Portrait& portrait, const std::string& painted_entry,
                                          const json& unknown_keys) {
    if (portrait.painted) {
        if (!portrait.painted->labels)
            return failure(Errc::wrong_use, "The portrait has a painting without pixels.");
        auto png = encode_label_map(*portrait.painted->labels);
        if (!png) return tl::unexpected(png.error());
        entries_.push_back({painted_entry, std::move(*png)});
    }
    auto object = to_json(portrait, painted_entry, unknown_keys);
    if (!object) return object;
    // What cannot be read back must not be written: the old file is worth more.
    if (const auto readable = portrait_from_json(*object); !readable)
        return failure(Errc::wrong_use, "The portrait cannot be saved: " + readable.error().message + ".");
    return object;
}

Result<json> ProjectWriter::snapshots_json() {
    json list = json::array();
    for (std::size_t i = 0; i < project_.snapshots.size(); ++i) {
        const auto& snapshot = project_.snapshots[i];
        const auto number = std::to_string(i + 1);
        json item = json::object(), portrait_keys = json::object();
        if (project_.foreign)
            if (const auto kept = project_.foreign->snapshot_keys.find(i);
                kept != project_.foreign->snapshot_keys.end()) {
                item = object_from(kept->second);
                if (item.contains("portrait")) portrait_keys = item["portrait"];
            }
        auto portrait =
            portrait_json(snapshot.portrait, "painted/snapshot-" + number + ".png", portrait_keys);
        if (!portrait) return portrait;
        item["name"] = snapshot.name;
        item["portrait"] = std::move(*portrait);
        if (snapshot.starred) item["starred"] = true;
        if (snapshot.automatic) item["automatic"] = true;
        if (snapshot.thumbnail) {
            const auto entry = "snapshots/" + number + ".png";
            if (auto added = add_image(entry, *snapshot.thumbnail); !added)
                return tl::unexpected(added.error());
            item["thumbnail"] = entry;
        }
        list.push_back(std::move(item));
    }
    return list;
}

void ProjectWriter::add_index() {
    json list = json::object();
    for (const auto& entry : entries_)
        list[entry.name] = {{"sha256", sha256(entry.bytes)}, {"required", entry.name == portrait_entry}};
    add_text(index_entry, {{"entries", std::move(list)}});
}

Result<std::vector<std::byte>> ProjectWriter::write() {
    const auto too_much = [] {
        return failure(Errc::wrong_use, "The project has more snapshots than a file can hold: delete some.");
    };
    if (project_.snapshots.size() > snapshot_limit) return too_much();
    const auto& foreign = project_.foreign;
    json object = foreign ? object_from(foreign->project_keys) : json::object();
    auto portrait = portrait_json(project_.portrait, "painted/portrait.png",
                                  foreign ? object_from(foreign->portrait_keys) : json::object());
    if (!portrait) return tl::unexpected(portrait.error());
    auto snapshots = snapshots_json();
    if (!snapshots) return tl::unexpected(snapshots.error());
    object["format"] = {{"major", current_project_format.major}, {"minor", current_project_format.minor}};
    object["portrait"] = std::move(*portrait);
    object["snapshots"] = std::move(*snapshots);
    if (!project_.locks.empty()) object["locks"] = project_.locks;
    const std::string animation_keys = foreign ? foreign->animation_keys : std::string();
    if (!(project_.animation == Animation()) || !animation_keys.empty()) {
        auto animation = to_json(project_.animation, object_from(animation_keys));
        if (!animation) return tl::unexpected(animation.error());
        object["animation"] = std::move(*animation);
        object["shown_frame"] = project_.shown_frame;
    }
    object["settings"] = project_.settings;
    if (project_.thumbnail)
        if (auto added = add_image(thumbnail_entry, *project_.thumbnail); !added)
            return tl::unexpected(added.error());
    if (project_.photo && project_.photo->bytes) {
        const auto header = inspect_image(*project_.photo->bytes, "the reference photo");
        if (!header) return tl::unexpected(header.error());
        const std::string entry = header->kind == ImageKind::png ? "photo/source.png" : "photo/source.jpg";
        entries_.push_back({entry, *project_.photo->bytes});
        object["photo"] = {{"entry", entry}, {"name", project_.photo->name}};
    }
    add_text(portrait_entry, object);
    if (entries_.back().bytes.size() > limits::json_bytes) return too_much();
    if (foreign)
        for (const auto& kept : foreign->entries) {
            const bool taken = std::any_of(entries_.begin(), entries_.end(), [&](const ArchiveEntry& entry) {
                return entry.name == kept.name;
            });
            if (!taken) entries_.push_back({kept.name, kept.bytes});
        }
    // The JSON first: whoever looks inside with a zip tool finds it at once.
    std::stable_partition(entries_.begin(), entries_.end(),
                          [](const ArchiveEntry& entry) { return entry.name == portrait_entry; });
    add_index();
    return pack_project(entries_);
}

std::filesystem::path backup_of(const std::filesystem::path& file, int number) {
    auto path = file;
    path += "~";
    path += std::to_string(number);
    return path;
}

// A second name for the old content: the save replaces the first one and leaves this one alone. Its number
// is 0 until the save is done, because one that fails must not push older versions out.
bool hold_former(const std::filesystem::path& file) {
    const auto held = backup_of(file, 0);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return false;
    std::filesystem::remove(held, error);  // of an editor that was killed just there
    std::filesystem::create_hard_link(file, held, error);
    if (error) std::filesystem::copy_file(file, held, error);
    if (error) std::filesystem::remove(held, error);
    return std::filesystem::exists(held, error);
}

}  // namespace

Result<OpenedProject> parse_project(std::span<const std::byte> bytes, std::string_view name) {
    auto entries = unpack_project(bytes, name);
    if (!entries) return tl::unexpected(entries.error());
    return ProjectReader(std::move(*entries), name).read();
}

Result<OpenedProject> read_project(const std::filesystem::path& file) {
    const auto content = read_file(file, limits::project_bytes);
    if (!content) return tl::unexpected(content.error());
    return parse_project(content->bytes, file.string());
}

Result<std::vector<std::byte>> serialize_project(const Project& project) {
    return ProjectWriter(project).write();
}

Result<Image> read_project_thumbnail(const std::filesystem::path& file) {
    const auto content = read_file(file, listed_project_bytes);
    if (!content) return tl::unexpected(content.error());
    const auto entry = unpack_entry(content->bytes, file.string(), thumbnail_entry);
    if (!entry) return tl::unexpected(entry.error());
    const auto header = inspect_image(entry->bytes, thumbnail_entry);
    if (!header) return tl::unexpected(header.error());
    if (std::max(header->width, header->height) > listed_thumbnail_side)
        return failure(Errc::limit_exceeded, "The small picture in " + file.string() + " is not small.");
    return decode_image(entry->bytes, thumbnail_entry);
}

std::vector<std::filesystem::path> project_backups(const std::filesystem::path& file) {
    std::vector<std::filesystem::path> found;
    const auto real = behind_links(file);
    std::error_code ignored;
    for (int number = 1; number <= most_backups; ++number)
        if (auto backup = backup_of(real, number); std::filesystem::is_regular_file(backup, ignored))
            found.push_back(std::move(backup));
    return found;
}

Result<> write_project(const std::filesystem::path& name, const Project& project, int backups) {
    const auto bytes = serialize_project(project);
    if (!bytes) return tl::unexpected(bytes.error());
    // A second name for a link would not keep what the link leads to.
    const auto file = behind_links(name);
    const bool held = backups > 0 && hold_former(file);
    auto written = replace_file(file, *bytes);
    if (!held) return written;
    std::error_code ignored;
    if (written)
        for (int number = backups; number > 0; --number)
            std::filesystem::rename(backup_of(file, number - 1), backup_of(file, number), ignored);
    std::filesystem::remove(backup_of(file, 0), ignored);
    return written;
}

}  // namespace limner
