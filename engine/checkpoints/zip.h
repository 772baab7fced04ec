#pragma once
// Zip archives, read strictly: what two zip tools could read differently is refused. Nothing is extracted to
// disk and no entry name is ever used as a path.
//
//     auto archive = parse_zip(bytes, ZipMethods::stored_only);
//     if (!archive) return tl::unexpected(archive.error());
//     for (const auto& entry : archive->entries) use(entry.name, entry.content);

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace limner {

struct ZipArchive {
    struct Entry {
        std::string_view name;  // into the archive's bytes; UTF-8, relative, no "..", no back slash
        std::span<const std::byte> content;  // as stored: deflated when `deflated`
        std::uint64_t size = 0;              // unpacked, as declared
        std::uint32_t crc = 0;               // of the unpacked content
        bool deflated = false;
    };
    std::vector<Entry> entries;  // in the order of the central directory
    const Entry* find(std::string_view name) const;
};

enum class ZipMethods { stored_only, stored_or_deflated };

bool looks_like_zip(std::span<const std::byte> bytes);

/// Parses an archive (zip64 and data descriptors included). The central directory is trusted and every local
/// header has to agree with it. Refuses (bad_checkpoint, limit_exceeded): encryption, other methods,
/// duplicate or unsafe names, directories, entries that overlap or leave gaps, comments, several disks, and a
/// wrong CRC of a stored entry (that of a deflated one is checked by unpack). Pure; any thread.
Result<ZipArchive> parse_zip(std::span<const std::byte> bytes, ZipMethods methods);

/// Unpacked content of `entry`. Stops as soon as more than the declared size, or than `limit`, comes out.
Result<std::vector<std::byte>> unpack(const ZipArchive::Entry& entry, std::uint64_t limit);

/// One entry to write.
struct ZipPart {
    std::string name;
    std::vector<std::byte> content;
};

/// An archive of `parts`; zip64 where sizes need it. `align` > 1 pads the local headers of stored entries so
/// that their content starts at a multiple of it. Same parts, same bytes: no time stamps.
std::vector<std::byte> make_zip(std::span<const ZipPart> parts, bool deflate, std::size_t align = 1);

}  // namespace limner
