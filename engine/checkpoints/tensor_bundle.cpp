#include "engine/checkpoints/tensor_bundle.h"

#include <algorithm>
#include <array>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/core/checked.h"
#include "engine/core/foreign_text.h"

namespace limner {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t footer_size = 48;
constexpr std::uint64_t table_magic = 0xdb4775248b80fb57;
constexpr std::size_t block_trailer = 5;  // kind of compression, checksum

tl::unexpected<Error> malformed(const std::string& what) {
    return failure(Errc::bad_checkpoint, "The tensor bundle is damaged: " + what + ".");
}

std::optional<std::uint64_t> varint(ByteReader& in) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = in.read<std::uint8_t>();
        if (!byte || (shift == 63 && *byte > 1)) return std::nullopt;
        value |= std::uint64_t(*byte & 0x7f) << shift;
        if (*byte < 0x80) return value;
    }
    return std::nullopt;
}

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

/// [n][b]: what byte b does to a CRC-32C (Castagnoli) n bytes later.
constexpr Tables crc_tables() {
    Tables tables{};
    for (std::uint32_t b = 0; b < 256; ++b) {
        auto value = b;
        for (int bit = 0; bit < 8; ++bit) value = value & 1 ? value >> 1 ^ 0x82f63b78u : value >> 1;
        tables[0][b] = value;
    }
    for (std::size_t n = 1; n < 8; ++n)
        for (std::size_t b = 0; b < 256; ++b)
            tables[n][b] = tables[n - 1][b] >> 8 ^ tables[0][tables[n - 1][b] & 0xff];
    return tables;
}
constexpr auto tables = crc_tables();

/// CRC-32C, disguised as the format stores it. Eight bytes at a time: byte by byte it would be slower than
/// the disk.
std::uint32_t masked_checksum(Bytes bytes, std::optional<std::byte> last = {}) {
    std::uint32_t crc = 0xffffffffu;
    ByteReader in(bytes);
    while (const auto eight = in.read<std::uint64_t>()) {
        const auto mixed = *eight ^ crc;
        crc = 0;
        for (std::size_t n = 0; n < 8; ++n) crc ^= tables[7 - n][mixed >> 8 * n & 0xff];
    }
    const auto add = [&](std::byte byte) { crc = tables[0][(crc ^ std::uint32_t(byte)) & 0xff] ^ crc >> 8; };
    for (const auto byte : bytes.subspan(in.position())) add(byte);
    if (last) add(*last);
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xa282ead8u;
}

struct Handle {
    std::uint64_t offset, size;
};

std::optional<Handle> handle(ByteReader& in) {
    const auto offset = varint(in), size = varint(in);
    if (!offset || !size) return std::nullopt;
    return Handle{*offset, *size};
}

Result<Bytes> block(Bytes table, Handle where) {
    const auto end = checked_add(where.offset, where.size);
    if (!end || *end > table.size() || table.size() - *end < block_trailer)
        return malformed("a block lies outside of the file, as after an interrupted download");
    const auto content = table.subspan(std::size_t(where.offset), std::size_t(where.size));
    ByteReader trailer(table, std::size_t(*end));
    const auto kind = *trailer.read<std::uint8_t>();
    const auto checksum = *trailer.read<std::uint32_t>();
    if (kind != 0) return malformed("its table is compressed, which Limner does not read");
    if (checksum != masked_checksum(content, std::byte(kind)))
        return malformed("a block has a wrong checksum");
    return content;
}

/// Calls entry(key, value) for each in turn, until one fails.
template <class Entry>
Result<> each_entry(Bytes content, const Entry& entry) {
    const auto wrong = [] { return malformed("a block of its table has no order"); };
    if (content.size() < 4) return wrong();
    ByteReader end(content, content.size() - 4);
    const auto restarts = std::uint64_t(*end.read<std::uint32_t>()) * 4 + 4;
    if (restarts > content.size()) return wrong();
    ByteReader in(content.first(content.size() - std::size_t(restarts)));
    std::string key;
    while (in.left() > 0) {
        const auto shared = varint(in), own = varint(in), size = varint(in);
        if (!shared || !own || !size || *shared > key.size()) return wrong();
        const auto suffix = in.take(*own), value = in.take(*size);
        if (!suffix || !value) return wrong();
        if (*shared + *own > limits::name_bytes) return malformed("a tensor name is too long");
        key.resize(std::size_t(*shared));
        key += as_text(*suffix);
        if (auto done = entry(key, *value); !done) return done;
    }
    return {};
}

// --- protocol buffers: fields of a number and a value ---

struct Field {
    std::uint64_t number;
    std::uint64_t value;  // of integers
    Bytes bytes;          // of texts and messages
};

/// Calls field(Field) for each; false when the message is none, or a call says so.
template <class Take>
bool each_field(Bytes message, const Take& take) {
    ByteReader in(message);
    while (in.left() > 0) {
        const auto tag = varint(in);
        if (!tag) return false;
        Field field{*tag >> 3, 0, {}};
        switch (*tag & 7) {
            case 0: {
                const auto value = varint(in);
                if (!value) return false;
                field.value = *value;
                break;
            }
            case 2: {
                const auto size = varint(in);
                const auto bytes = size ? in.take(*size) : std::nullopt;
                if (!bytes) return false;
                field.bytes = *bytes;
                break;
            }
            case 5: {
                const auto value = in.read<std::uint32_t>();
                if (!value) return false;
                field.value = *value;
                break;
            }
            default:
                return false;
        }
        if (!take(field)) return false;
    }
    return true;
}

std::optional<DType> element_type(std::uint64_t number) {
    switch (number) {
        case 1:
            return DType::f32;
        case 2:
            return DType::f64;
        case 3:
            return DType::i32;
        case 4:
            return DType::u8;
        case 5:
            return DType::i16;
        case 6:
            return DType::i8;
        case 9:
            return DType::i64;
        case 10:
            return DType::boolean;
        case 14:
            return DType::bf16;
        case 19:
            return DType::f16;
        default:
            return std::nullopt;
    }
}

struct Entry {
    std::uint64_t type = 0, shard = 0, offset = 0, size = 0, checksum = 0;
    std::vector<std::int64_t> shape;
    bool sliced = false;
};

bool read_shape(Bytes message, std::vector<std::int64_t>& shape) {
    return each_field(message, [&](const Field& field) {
        if (field.number != 2) return false;  // an unknown rank
        std::uint64_t side = 0;
        const bool read = each_field(field.bytes, [&](const Field& part) {
            if (part.number == 1) side = part.value;
            return true;
        });
        if (!read || side > limits::tensor_elements || shape.size() == limits::tensor_rank) return false;
        shape.push_back(std::int64_t(side));
        return true;
    });
}

std::optional<Entry> read_entry(Bytes message) {
    Entry entry;
    const bool read = each_field(message, [&](const Field& field) {
        switch (field.number) {
            case 1:
                entry.type = field.value;
                return true;
            case 2:
                return read_shape(field.bytes, entry.shape);
            case 3:
                entry.shard = field.value;
                return true;
            case 4:
                entry.offset = field.value;
                return true;
            case 5:
                entry.size = field.value;
                return true;
            case 6:
                entry.checksum = field.value;
                return true;
            default:
                entry.sliced = true;
                return true;
        }
    });
    return read ? std::optional(std::move(entry)) : std::nullopt;
}

/// One shard, little-endian.
bool is_plain_header(Bytes message) {
    std::uint64_t shards = 0, order = 0;
    const bool read = each_field(message, [&](const Field& field) {
        if (field.number == 1) shards = field.value;
        if (field.number == 2) order = field.value;
        return true;
    });
    return read && shards == 1 && order == 0;
}

Result<Array> array_of(const std::string& key, Bytes message, Bytes data, std::shared_ptr<const void> owner) {
    const auto tensor = "tensor " + foreign_text(key);
    const auto entry = read_entry(message);
    if (!entry || entry->sliced || entry->shard != 0) return malformed(tensor + " has no usable description");
    const auto type = element_type(entry->type);
    if (!type) return malformed(tensor + " has an element type that Limner does not read");
    const auto count = element_count(entry->shape);
    const auto size = count ? checked_multiply(*count, byte_width(*type)) : std::nullopt;
    const auto end = checked_add(entry->offset, entry->size);
    if (!size || *size != entry->size || !end)
        return malformed(tensor + " claims a size that is not that of its shape");
    if (*end > data.size())
        return malformed(tensor + " lies outside of the data, as after an interrupted download");
    Array array{*type, entry->shape, data.subspan(std::size_t(entry->offset), std::size_t(entry->size)),
                std::move(owner)};
    if (masked_checksum(array.bytes) != entry->checksum) return malformed(tensor + " has a wrong checksum");
    return array;
}

}  // namespace

bool looks_like_bundle_index(Bytes bytes) {
    if (bytes.size() < footer_size) return false;
    return ByteReader(bytes, bytes.size() - 8).read<std::uint64_t>() == table_magic;
}

std::filesystem::path bundle_data_file(const std::filesystem::path& index) {
    return index.parent_path() / (index.stem().string() + ".data-00000-of-00001");
}

Result<NamedArrays> parse_tensor_bundle(Bytes index, Bytes data, std::shared_ptr<const void> owner) {
    if (!looks_like_bundle_index(index)) return malformed("its table does not end as one");
    ByteReader footer(index.subspan(index.size() - footer_size));
    const auto unused = handle(footer), root = handle(footer);
    if (!unused || !root) return malformed("its table has no root");
    const auto table = block(index, *root);
    if (!table) return tl::unexpected(table.error());
    NamedArrays arrays;
    bool has_header = false;
    std::uint64_t checked = 0;  // bytes: many names of the same numbers would be read for ever
    const auto take = [&](const std::string& key, Bytes value) -> Result<> {
        if (key.empty()) {
            if (has_header) return malformed("it has two headers");
            if (!is_plain_header(value))
                return malformed("its numbers lie in more than one file, or another order");
            has_header = true;
            return {};
        }
        if (!is_utf8(key) || has_controls(key)) return malformed("a tensor name is no text");
        if (arrays.size() >= limits::checkpoint_tensors)
            return failure(Errc::limit_exceeded, "The tensor bundle holds more than " +
                                                     std::to_string(limits::checkpoint_tensors) +
                                                     " tensors.");
        auto array = array_of(key, value, data, owner);
        if (!array) return tl::unexpected(array.error());
        checked += array->bytes.size();
        if (checked > data.size()) return malformed("its tensors overlap");
        if (!arrays.emplace(key, std::move(*array)).second)
            return malformed("it holds the tensor " + foreign_text(key) + " twice");
        return {};
    };
    std::uint64_t walked = 0;  // bytes: many places of the same block would be read for ever, too
    auto read = each_entry(*table, [&](const std::string&, Bytes where) -> Result<> {
        ByteReader in(where);
        const auto part = handle(in);
        if (!part) return malformed("its table has no order");
        walked += std::min<std::uint64_t>(part->size, index.size()) + block_trailer;
        if (walked > index.size()) return malformed("its blocks overlap");
        const auto entries = block(index, *part);
        if (!entries) return tl::unexpected(entries.error());
        return each_entry(*entries, take);
    });
    if (!read) return tl::unexpected(read.error());
    if (!has_header) return malformed("it has no header");
    return arrays;
}

}  // namespace limner
