#include "engine/portrait/project_archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

#include "engine/core/checked.h"
#include "engine/core/limits.h"
#include "engine/core/zip.h"

namespace limner {
namespace {

constexpr std::string_view mimetype_name = "mimetype";
constexpr std::string_view mimetype = "application/x-limner-portrait";
constexpr std::size_t entry_name_limit = 255;
// Below this an entry cannot hurt, whatever its ratio.
constexpr std::uint64_t ratio_matters_above = 1 << 20;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

tl::unexpected<Error> bad(std::string_view name, const std::string& what) {
    return failure(Errc::bad_project, "Could not open " + std::string(name) + ": " + what + ".");
}

tl::unexpected<Error> too_large(std::string_view name, const std::string& what) {
    return failure(Errc::limit_exceeded, "Could not open " + std::string(name) + ": " + what + ".");
}

// The archive's directory with all limits applied, before anything is unpacked.
struct Listed {
    zip_uint64_t index;
    std::string name;
    std::uint64_t size;
};

Result<std::vector<Listed>> list(zip_t* archive, std::string_view name) {
    const auto count = zip_get_num_entries(archive, 0);
    if (count < 1) return bad(name, "it is empty");
    if (std::uint64_t(count) > limits::project_entries) return too_large(name, "it has too many entries");
    std::vector<Listed> listed;
    std::set<std::string> names;
    std::uint64_t total = 0;
    for (zip_uint64_t i = 0; i < zip_uint64_t(count); ++i) {
        zip_stat_t stat;
        constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                        ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
        if (zip_stat_index(archive, i, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & needed) != needed)
            return bad(name, "its directory is damaged");
        const std::string entry = stat.name;
        if (entry.size() > 1 && entry.back() == '/' && stat.size == 0 &&
            is_entry_name(std::string_view(entry).substr(0, entry.size() - 1)))
            continue;  // some zip tools add entries for folders
        if (!is_entry_name(entry)) return bad(name, "it holds an entry with a name that is not allowed");
        if (!names.insert(entry).second) return bad(name, "it holds " + entry + " twice");
        if (stat.encryption_method != ZIP_EM_NONE) return bad(name, entry + " is encrypted");
        if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
            return bad(name, entry + " is compressed in a way that is not allowed");
        if (stat.size > limits::project_entry_bytes) return too_large(name, entry + " is too large");
        const auto allowed = checked_multiply(stat.comp_size, limits::project_ratio);
        if (stat.size > ratio_matters_above && allowed && stat.size > *allowed)
            return too_large(name, entry + " claims to unpack to far more than it holds");
        const auto sum = checked_add(total, stat.size);
        if (!sum || *sum > limits::project_total_bytes) return too_large(name, "it unpacks to too much");
        total = *sum;
        listed.push_back({i, entry, stat.size});
    }
    return listed;
}

// False when the content does not have the stated length or checksum.
bool unpack(zip_t* archive, const Listed& listed, std::vector<std::byte>& bytes) {
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive, listed.index, 0),
                                                                  &zip_fclose);
    if (!file) return false;
    bytes.resize(listed.size);
    std::uint64_t done = 0;
    while (done < listed.size) {
        const auto read = zip_fread(file.get(), bytes.data() + done, listed.size - done);
        if (read <= 0) return false;
        done += std::uint64_t(read);
    }
    std::byte beyond;
    return zip_fread(file.get(), &beyond, 1) == 0;  // the checksum is compared at the end
}

bool starts_as_project(std::span<const std::byte> bytes) {
    constexpr std::size_t name_at = 30;
    const auto matches = [&](std::size_t at, std::string_view text) {
        return bytes.size() >= at + text.size() &&
               std::equal(text.begin(), text.end(), bytes.begin() + std::ptrdiff_t(at),
                          [](char c, std::byte b) { return std::byte(c) == b; });
    };
    return matches(0, "PK\x03\x04") && matches(name_at, mimetype_name) &&
           matches(name_at + mimetype_name.size(), mimetype);
}

Archive open_for_reading(std::span<const std::byte> bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (source && !archive) zip_source_free(source);
    zip_error_fini(&error);
    return Archive(archive, &zip_discard);
}

struct ListedArchive {
    Archive archive{nullptr, &zip_discard};
    std::vector<Listed> entries;  // the mimetype first
};

Result<ListedArchive> open_listed(std::span<const std::byte> bytes, std::string_view name) {
    if (bytes.size() > limits::project_bytes) return too_large(name, "the file is too large");
    if (!starts_as_project(bytes))
        return failure(Errc::unsupported_file,
                       "Could not open " + std::string(name) + ": it is not a Limner project.");
    ListedArchive opened;
    opened.archive = open_for_reading(bytes);
    if (!opened.archive) return bad(name, "the archive is damaged or ends too early");
    auto listed = list(opened.archive.get(), name);
    if (!listed) return tl::unexpected(listed.error());
    if (listed->empty() || listed->front().index != 0 || listed->front().name != mimetype_name)
        return bad(name, "its first entry is not the mimetype");
    opened.entries = std::move(*listed);
    return opened;
}

bool is_json(std::string_view name) { return name.size() > 5 && name.substr(name.size() - 5) == ".json"; }

}  // namespace

bool is_entry_name(std::string_view name) {
    if (name.empty() || name.size() > entry_name_limit) return false;
    bool segment_starts = true;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c == '/') {
            if (segment_starts) return false;
            segment_starts = true;
        } else if (letter || c == '_' || (!segment_starts && (c == '.' || c == '-'))) {
            segment_starts = false;
        } else {
            return false;
        }
    }
    return !segment_starts;
}

Result<std::vector<ArchiveEntry>> unpack_project(std::span<const std::byte> bytes, std::string_view name) {
    const auto opened = open_listed(bytes, name);
    if (!opened) return tl::unexpected(opened.error());
    std::vector<ArchiveEntry> entries;
    for (const auto& item : opened->entries) {
        ArchiveEntry entry{item.name, {}};
        entry.damaged = !unpack(opened->archive.get(), item, entry.bytes);
        if (entry.damaged) entry.bytes.clear();
        if (item.index == 0) {
            const auto text = std::as_bytes(std::span(mimetype));
            if (!std::equal(text.begin(), text.end(), entry.bytes.begin(), entry.bytes.end()))
                return bad(name, "its mimetype is damaged");
            continue;
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<ArchiveEntry> unpack_entry(std::span<const std::byte> bytes, std::string_view name,
                                  std::string_view entry) {
    const auto opened = open_listed(bytes, name);
    if (!opened) return tl::unexpected(opened.error());
    const auto found = std::find_if(opened->entries.begin(), opened->entries.end(),
                                    [&](const Listed& item) { return item.name == entry; });
    if (found == opened->entries.end()) return bad(name, "it holds no " + std::string(entry));
    ArchiveEntry result{found->name, {}};
    if (!unpack(opened->archive.get(), *found, result.bytes))
        return bad(name, std::string(entry) + " is damaged");
    return result;
}

Result<std::vector<std::byte>> pack_project(std::span<const ArchiveEntry> entries) {
    std::vector<ZipEntry> packed{{std::string(mimetype_name), std::as_bytes(std::span(mimetype))}};
    for (const auto& entry : entries) {
        if (!is_entry_name(entry.name))
            return failure(Errc::internal, "The project could not be packed. Your project is unchanged.");
        packed.push_back({entry.name, entry.bytes, is_json(entry.name)});
    }
    return zipped(packed);
}

}  // namespace limner
