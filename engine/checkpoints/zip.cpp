#include "engine/checkpoints/zip.h"

#include <zlib.h>

#include <algorithm>
#include <unordered_set>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/core/checked.h"
#include "engine/core/foreign_text.h"

namespace limner {
namespace {

constexpr std::uint32_t local_signature = 0x04034b50, central_signature = 0x02014b50,
                        end_signature = 0x06054b50, end64_signature = 0x06064b50,
                        locator_signature = 0x07064b50, descriptor_signature = 0x08074b50;
constexpr std::uint16_t encrypted = 1 << 0, has_descriptor = 1 << 3, strongly_encrypted = 1 << 6,
                        utf8_names = 1 << 11, masked_headers = 1 << 13;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;

tl::unexpected<Error> damaged(const std::string& what) {
    return failure(Errc::bad_checkpoint, "The archive is damaged or was tampered with: " + what + ".");
}

// ASCII only: the name may not even be UTF-8.
std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const char c : name.substr(0, 80)) text += c >= ' ' && c < 0x7f ? c : '?';
    return text + (name.size() > 80 ? "...\"" : "\"");
}

/// A relative path of plain components, whatever system might look at it.
bool is_safe_name(std::string_view name) {
    if (name.empty() || name.size() > limits::name_bytes || !is_utf8(name) || has_controls(name))
        return false;
    if (name.find_first_of("\\:") != std::string_view::npos) return false;
    std::size_t begin = 0;
    while (begin <= name.size()) {
        const auto end = std::min(name.find('/', begin), name.size());
        const auto part = name.substr(begin, end - begin);
        if (part.empty() || part == "." || part == "..") return false;
        begin = end + 1;
    }
    return true;
}

std::uint32_t crc_of(std::span<const std::byte> bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

struct Directory {
    std::uint64_t entries, size, offset;
};

// The end records: exactly at the end of the file, without comment, and consistent with each other.
Result<Directory> find_directory(std::span<const std::byte> bytes) {
    if (bytes.size() < 22) return damaged("it is too short, as after an interrupted download");
    const std::size_t end = bytes.size() - 22;
    ByteReader in(bytes, end);
    if (in.read<std::uint32_t>() != end_signature)
        return damaged("its directory is missing at the end of the file, as after an interrupted download");
    const auto disk = *in.read<std::uint16_t>(), directory_disk = *in.read<std::uint16_t>(),
               here = *in.read<std::uint16_t>(), total = *in.read<std::uint16_t>();
    const auto size = *in.read<std::uint32_t>(), offset = *in.read<std::uint32_t>();
    if (*in.read<std::uint16_t>() != 0) return damaged("it carries a comment");
    Directory directory{total, size, offset};
    std::uint64_t directory_end = end;
    bool wide = false;
    if (end >= 20) {
        ByteReader locator(bytes, end - 20);
        wide = locator.read<std::uint32_t>() == locator_signature;
        if (wide) {
            const auto disk64 = *locator.read<std::uint32_t>();
            const auto offset64 = *locator.read<std::uint64_t>();
            const auto disks = *locator.read<std::uint32_t>();
            if (disk64 != 0 || disks > 1 || end < 76 || offset64 != end - 76)
                return damaged("its 64-bit directory is misplaced");
            ByteReader record(bytes, static_cast<std::size_t>(offset64));
            if (record.read<std::uint32_t>() != end64_signature || record.read<std::uint64_t>() != 44u)
                return damaged("its 64-bit directory is malformed");
            record.take(4);  // versions
            const auto first_disk = *record.read<std::uint32_t>(),
                       second_disk = *record.read<std::uint32_t>();
            const auto here64 = *record.read<std::uint64_t>();
            directory = {*record.read<std::uint64_t>(), *record.read<std::uint64_t>(),
                         *record.read<std::uint64_t>()};
            if (first_disk != 0 || second_disk != 0 || here64 != directory.entries)
                return damaged("it claims to be split over several files");
            if ((total != 0xFFFF && total != directory.entries) ||
                (size != in_zip64 && size != directory.size) ||
                (offset != in_zip64 && offset != directory.offset))
                return damaged("its two directories disagree");
            directory_end = offset64;
        }
    }
    if (disk != 0 || directory_disk != 0 || (here != total))
        return damaged("it claims to be split over several files");
    const auto sum = checked_add(directory.offset, directory.size);
    if (!sum || *sum != directory_end) return damaged("its directory is misplaced");
    if (directory.entries > limits::archive_entries)
        return failure(Errc::limit_exceeded, "The archive claims " + std::to_string(directory.entries) +
                                                 " entries, more than the limit of " +
                                                 std::to_string(limits::archive_entries) + ".");
    if (directory.entries > directory.size / 46) return damaged("its directory is shorter than its entries");
    return directory;
}

struct Sizes {
    std::uint64_t packed, unpacked, offset;
};

// The zip64 extra field replaces those of the three values that are all ones, in this order.
bool widen(std::span<const std::byte> extra, Sizes& sizes, bool with_offset) {
    const bool need_unpacked = sizes.unpacked == in_zip64, need_packed = sizes.packed == in_zip64,
               need_offset = with_offset && sizes.offset == in_zip64;
    ByteReader in(extra);
    bool seen = false;
    while (in.left() >= 4) {
        const auto id = *in.read<std::uint16_t>();
        const auto field = in.take(*in.read<std::uint16_t>());
        if (!field) return false;
        if (id != 1) continue;
        if (seen) return false;
        seen = true;
        ByteReader wide(*field);
        for (auto [needed, target] :
             {std::pair{need_unpacked, &sizes.unpacked}, std::pair{need_packed, &sizes.packed},
              std::pair{need_offset, &sizes.offset}}) {
            if (!needed) continue;
            const auto value = wide.read<std::uint64_t>();
            if (!value) return false;
            *target = *value;
        }
    }
    return seen || !(need_unpacked || need_packed || need_offset);
}

struct Extent {
    std::uint64_t begin, end;  // local header to the last byte of the data descriptor
};

// Reads the local header of `entry` and everything that has to agree with the directory.
Result<Extent> check_local(std::span<const std::byte> bytes, std::uint64_t limit, const Sizes& sizes,
                           std::uint16_t flags, std::uint16_t method, ZipArchive::Entry& entry) {
    const auto part = "entry " + quoted(entry.name);
    if (sizes.offset > limit || limit - sizes.offset < 30) return damaged(part + " lies outside the file");
    ByteReader in(bytes.first(static_cast<std::size_t>(limit)), static_cast<std::size_t>(sizes.offset));
    if (in.read<std::uint32_t>() != local_signature) return damaged(part + " has no header");
    in.take(2);
    const auto local_flags = *in.read<std::uint16_t>(), local_method = *in.read<std::uint16_t>();
    in.take(4);
    const auto crc = *in.read<std::uint32_t>(), packed = *in.read<std::uint32_t>(),
               unpacked = *in.read<std::uint32_t>();
    const auto name_size = *in.read<std::uint16_t>(), extra_size = *in.read<std::uint16_t>();
    const auto name = in.take(name_size);
    const auto extra = name ? in.take(extra_size) : std::nullopt;
    if (!extra) return damaged(part + " is cut off");
    if (as_text(*name) != entry.name || local_method != method || ((local_flags ^ flags) & ~utf8_names) != 0)
        return damaged("the two headers of " + part + " disagree");
    Sizes local{packed, unpacked, 0};
    const bool later = (flags & has_descriptor) != 0;
    if (!widen(*extra, local, false) && !(later && packed == in_zip64))
        return damaged("the header of " + part + " is malformed");
    // With a data descriptor the local values may still be zero (or, in zip64, all ones).
    const auto agrees = [&](std::uint64_t value, std::uint64_t expected) {
        return value == expected || (later && (value == 0 || value == in_zip64));
    };
    if ((crc != entry.crc && !(later && crc == 0)) || !agrees(local.packed, sizes.packed) ||
        !agrees(local.unpacked, sizes.unpacked))
        return damaged("the two headers of " + part + " disagree");
    const auto content = in.take(sizes.packed);
    if (!content) return damaged(part + " is cut off");
    entry.content = *content;
    if (later) {
        ByteReader short_form(bytes.first(static_cast<std::size_t>(limit)), in.position()),
            long_form = short_form;
        const bool is_short = short_form.read<std::uint32_t>() == descriptor_signature &&
                              short_form.read<std::uint32_t>() == entry.crc &&
                              short_form.read<std::uint32_t>() == sizes.packed &&
                              short_form.read<std::uint32_t>() == sizes.unpacked;
        const bool is_long = long_form.read<std::uint32_t>() == descriptor_signature &&
                             long_form.read<std::uint32_t>() == entry.crc &&
                             long_form.read<std::uint64_t>() == sizes.packed &&
                             long_form.read<std::uint64_t>() == sizes.unpacked;
        if (is_long)
            in = long_form;
        else if (is_short)
            in = short_form;
        else
            return damaged("the data descriptor of " + part + " disagrees with the directory");
    }
    return Extent{sizes.offset, in.position()};
}

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = p + text.size();
    while (p < end) {
        const unsigned lead = *p++;
        if (lead < 0x80) continue;
        const int more = lead >= 0xC2 && lead <= 0xDF   ? 1
                         : (lead & 0xF0) == 0xE0        ? 2
                         : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                        : 0;
        if (more == 0 || end - p < more) return false;
        std::uint32_t point = lead & (0x3Fu >> more);
        for (int i = 0; i < more; ++i) {
            if ((*p & 0xC0) != 0x80) return false;
            point = point << 6 | (*p++ & 0x3Fu);
        }
        if ((more == 2 && point < 0x800) || (more == 3 && (point < 0x10000 || point > 0x10FFFF)) ||
            (point >= 0xD800 && point <= 0xDFFF))
            return false;
    }
    return true;
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
    for (const auto& entry : entries)
        if (entry.name == name) return &entry;
    return nullptr;
}

bool looks_like_zip(std::span<const std::byte> bytes) {
    return bytes.size() >= 4 &&
           (as_text(bytes.first(4)) == "PK\x03\x04" || as_text(bytes.first(4)) == "PK\x05\x06");
}

Result<ZipArchive> parse_zip(std::span<const std::byte> bytes, ZipMethods methods) {
    const auto directory = find_directory(bytes);
    if (!directory) return tl::unexpected(directory.error());
    ByteReader in(bytes.first(static_cast<std::size_t>(directory->offset + directory->size)),
                  static_cast<std::size_t>(directory->offset));
    ZipArchive archive;
    archive.entries.reserve(static_cast<std::size_t>(directory->entries));
    std::vector<Extent> extents;
    std::unordered_set<std::string_view> names;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        if (in.read<std::uint32_t>() != central_signature || in.left() < 42)
            return damaged("its directory is malformed");
        in.take(4);  // versions
        const auto flags = *in.read<std::uint16_t>(), method = *in.read<std::uint16_t>();
        in.take(4);  // time
        ZipArchive::Entry entry;
        entry.crc = *in.read<std::uint32_t>();
        Sizes sizes{*in.read<std::uint32_t>(), *in.read<std::uint32_t>(), 0};
        const auto name_size = *in.read<std::uint16_t>(), extra_size = *in.read<std::uint16_t>(),
                   comment_size = *in.read<std::uint16_t>(), disk = *in.read<std::uint16_t>();
        in.take(6);  // attributes: meaningless to us
        sizes.offset = *in.read<std::uint32_t>();
        const auto name = in.take(name_size);
        const auto extra = name ? in.take(extra_size) : std::nullopt;
        if (!extra) return damaged("its directory is cut off");
        entry.name = as_text(*name);
        const auto part = "entry " + quoted(entry.name);
        if (!is_safe_name(entry.name)) return damaged(part + " has a name that is not allowed");
        if (!names.insert(entry.name).second) return damaged(part + " appears twice");
        if (comment_size != 0 || disk != 0)
            return damaged(part + " carries a comment or lies in another file");
        if (flags & (encrypted | strongly_encrypted | masked_headers)) return damaged(part + " is encrypted");
        entry.deflated = method == 8;
        if (method != 0 && !(entry.deflated && methods == ZipMethods::stored_or_deflated))
            return damaged(part + " is compressed in a way this kind of file does not use");
        if (!widen(*extra, sizes, true)) return damaged(part + " has a malformed size");
        entry.size = sizes.unpacked;
        if (!entry.deflated && sizes.packed != sizes.unpacked) return damaged(part + " states two sizes");
        const auto extent = check_local(bytes, directory->offset, sizes, flags, method, entry);
        if (!extent) return tl::unexpected(extent.error());
        extents.push_back(*extent);
        archive.entries.push_back(entry);
    }
    if (in.left() != 0) return damaged("its directory holds more than its entries");
    std::sort(extents.begin(), extents.end(),
              [](const Extent& a, const Extent& b) { return a.begin < b.begin; });
    std::uint64_t position = 0;
    for (const auto& extent : extents) {
        if (extent.begin != position) return damaged("its entries overlap or leave gaps");
        position = extent.end;
    }
    if (position != directory->offset) return damaged("something lies between its entries and its directory");
    // Last, because it reads every byte.
    for (const auto& entry : archive.entries)
        if (!entry.deflated && crc_of(entry.content) != entry.crc)
            return damaged("the checksum of entry " + quoted(entry.name) + " is wrong");
    return archive;
}

Result<std::vector<std::byte>> unpack(const ZipArchive::Entry& entry, std::uint64_t limit) {
    if (entry.size > limit)
        return failure(Errc::limit_exceeded, "Entry " + quoted(entry.name) + " of the archive claims " +
                                                 std::to_string(entry.size) + " bytes, more than the limit.");
    if (!entry.deflated) return std::vector<std::byte>(entry.content.begin(), entry.content.end());
    const auto wrong = [&] {
        return damaged("entry " + quoted(entry.name) + " does not unpack to its stated size");
    };
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return failure(Errc::out_of_memory, "There is not enough memory to unpack the archive.");
    struct Guard {
        z_stream* stream;
        ~Guard() { inflateEnd(stream); }
    } guard{&stream};
    // Grows with what really comes out, not with what the file claims.
    std::vector<std::byte> out;
    std::size_t used = 0, fed = 0;
    constexpr std::size_t step = 1 << 30;
    for (;;) {
        if (stream.avail_in == 0 && fed < entry.content.size()) {
            const auto part = entry.content.subspan(fed, std::min(step, entry.content.size() - fed));
            stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(part.data()));
            stream.avail_in = static_cast<uInt>(part.size());
            fed += part.size();
        }
        if (used == out.size()) {
            const auto larger = static_cast<std::size_t>(
                std::min<std::uint64_t>(entry.size + 1, std::max<std::uint64_t>(1 << 16, 2 * out.size())));
            out.reserve(larger);  // or resize() would take twice as much
            out.resize(larger);
        }
        if (used == out.size()) return wrong();
        const auto room = static_cast<uInt>(std::min(step, out.size() - used));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + used);
        stream.avail_out = room;
        const int status = inflate(&stream, Z_NO_FLUSH);
        used += room - stream.avail_out;
        if (used > entry.size) return wrong();
        if (status == Z_STREAM_END) break;
        if (status != Z_OK) return wrong();
    }
    if (used != entry.size || stream.avail_in != 0 || fed != entry.content.size()) return wrong();
    out.resize(used);
    if (crc_of(out) != entry.crc) return damaged("the checksum of entry " + quoted(entry.name) + " is wrong");
    return out;
}

}  // namespace limner
