#pragma once
// Writes TensorFlow's tensor bundles byte by byte, correct or wrong on purpose (specs/discofacegan.md,
// section 12.1). Shares nothing with the reader.
//
//     made::BundleTable table;
//     table.add({{"", made::bundle_header()}, {"kernel", made::bundle_entry(1, {2, 3}, 0, numbers)}});
//     const Bytes index = table.finish();

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/checkpoints/made_files.h"

namespace limner::made {

inline void add_varint(Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(std::byte((value & 0x7f) | 0x80));
    out.push_back(std::byte(value));
}
template <class T>
void add_number(Bytes& out, T value) {
    out.resize(out.size() + sizeof value);
    std::memcpy(out.data() + out.size() - sizeof value, &value, sizeof value);
}
inline void add_bytes(Bytes& out, const Bytes& more) { out.insert(out.end(), more.begin(), more.end()); }

/// CRC-32C bit by bit, disguised as the format stores it.
inline std::uint32_t bundle_checksum(std::span<const std::byte> bytes) {
    std::uint32_t crc = 0xffffffff;
    for (const auto byte : bytes) {
        crc ^= std::uint32_t(byte);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
    }
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xa282ead8;
}

/// A field of a protocol buffer: an integer, or bytes.
inline void add_field(Bytes& out, unsigned number, std::uint64_t value) {
    add_varint(out, number << 3);
    add_varint(out, value);
}
inline void add_field(Bytes& out, unsigned number, const Bytes& value) {
    add_varint(out, (number << 3) | 2);
    add_varint(out, value.size());
    add_bytes(out, value);
}

/// Of one shard in the order of this machine.
inline Bytes bundle_header(std::uint64_t shards = 1, std::uint64_t order = 0) {
    Bytes message, version;
    add_field(message, 1, shards);
    if (order != 0) add_field(message, 2, order);
    add_field(version, 1, 1);
    add_field(message, 3, version);
    return message;
}

inline Bytes bundle_shape(const std::vector<std::uint64_t>& sides) {
    Bytes shape;
    for (const auto side : sides) {
        Bytes dimension;
        add_field(dimension, 1, side);
        add_field(shape, 2, dimension);
    }
    return shape;
}

/// What describes a tensor; of numbers that lie at `offset`.
inline Bytes bundle_entry(std::uint64_t type, const Bytes& shape, std::uint64_t offset,
                          const Bytes& numbers) {
    Bytes message;
    add_field(message, 1, type);
    add_field(message, 2, shape);
    add_field(message, 4, offset);
    add_field(message, 5, numbers.size());
    add_varint(message, (6 << 3) | 5);
    add_number(message, bundle_checksum(numbers));
    return message;
}

using BundleEntries = std::vector<std::pair<std::string, Bytes>>;

/// One entry of a block, whatever it claims.
inline void add_entry(Bytes& block, std::uint64_t shared, const std::string& suffix, const Bytes& value) {
    add_varint(block, shared);
    add_varint(block, suffix.size());
    add_varint(block, value.size());
    add_bytes(block, bytes_of(suffix));
    add_bytes(block, value);
}

/// Names share what they begin with, as the format does.
inline Bytes bundle_block(const BundleEntries& entries) {
    Bytes content;
    std::string before;
    for (const auto& [key, value] : entries) {
        std::size_t shared = 0;
        while (shared < key.size() && shared < before.size() && key[shared] == before[shared]) ++shared;
        add_entry(content, shared, key.substr(shared), value);
        before = key;
    }
    add_number(content, std::uint32_t(0));
    add_number(content, std::uint32_t(1));
    return content;
}

/// The index of a bundle, block by block.
class BundleTable {
public:
    /// Its place in the file.
    Bytes put(const Bytes& content, std::uint8_t kind = 0) {
        Bytes place;
        add_varint(place, file_.size());
        add_varint(place, content.size());
        auto block = content;
        block.push_back(std::byte(kind));
        add_number(block, bundle_checksum(block));
        add_bytes(file_, block);
        return place;
    }
    void add(const BundleEntries& entries, std::uint8_t kind = 0) {
        places_.emplace_back(std::string("~").append(std::to_string(places_.size())),
                             put(bundle_block(entries), kind));
    }
    /// A place that may be wrong.
    void add_place(const Bytes& place) {
        places_.emplace_back(std::string("~").append(std::to_string(places_.size())), place);
    }
    Bytes finish() {
        const auto unused = put(bundle_block({}));
        return finish(unused, put(bundle_block(places_)));
    }
    Bytes finish(const Bytes& unused, const Bytes& root) {
        auto footer = unused;
        add_bytes(footer, root);
        footer.resize(40);
        add_bytes(file_, footer);
        add_number(file_, std::uint64_t(0xdb4775248b80fb57));
        return std::move(file_);
    }

private:
    Bytes file_;
    BundleEntries places_;
};

struct Bundle {
    Bytes index, data;
};

/// Two tensors: "id/stage1/decoder/fc0/kernel" of 2 x 3 numbers and "id/stage1/global_step".
inline Bundle small_bundle(const Bytes& header = bundle_header(), std::uint8_t kind = 0) {
    Bytes weights, step;
    for (const float value : {1.0f, -2.5f, 3.0f, 4.0f, 5.0f, 6.0f}) add_number(weights, value);
    add_number(step, std::int32_t(395));
    BundleTable table;
    table.add({{"", header},
               {"id/stage1/decoder/fc0/kernel", bundle_entry(1, bundle_shape({2, 3}), 0, weights)},
               {"id/stage1/global_step", bundle_entry(3, {}, 24, step)}},
              kind);
    auto data = weights;
    add_bytes(data, step);
    return {table.finish(), data};
}

// --- checksums of a changed bundle, put right so that a test gets past them ---

namespace bundle_detail {

inline std::uint64_t varint(std::span<std::byte> bytes, std::size_t& at) {
    std::uint64_t value = 0;
    for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
        const auto byte = std::uint64_t(bytes[at++]);
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
    }
    return value;
}

/// Content and trailer of the block whose place is read at `at`; nothing when it lies outside.
inline std::span<std::byte> block(std::span<std::byte> file, std::span<std::byte> place, std::size_t at) {
    const auto offset = varint(place, at), size = varint(place, at);
    if (offset > file.size() || size > file.size() || file.size() - offset < size + 5) return {};
    return file.subspan(std::size_t(offset), std::size_t(size) + 5);
}

template <class Visit>
void values(std::span<std::byte> block, const Visit& visit) {
    if (block.size() < 9) return;
    const auto content = block.first(block.size() - 9);  // without trailer and number of restarts
    for (std::size_t at = 0; at < content.size();) {
        varint(content, at);
        const auto own = varint(content, at), size = varint(content, at);
        if (own > content.size() - at || size > content.size() - at - own) return;
        at += std::size_t(own);
        visit(content.subspan(at, std::size_t(size)));
        at += std::size_t(size);
    }
}

inline void repair_entry(std::span<std::byte> message, std::span<const std::byte> data) {
    std::uint64_t offset = 0, size = 0;
    for (std::size_t at = 0; at < message.size();) {
        const auto tag = varint(message, at);
        if ((tag & 7) == 5) {
            if (message.size() - at < 4) return;
            if (tag >> 3 == 6 && offset <= data.size() && size <= data.size() - offset) {
                const auto sum = bundle_checksum(data.subspan(std::size_t(offset), std::size_t(size)));
                std::memcpy(message.data() + at, &sum, 4);
            }
            at += 4;
            continue;
        }
        const auto value = varint(message, at);
        if (tag >> 3 == 4) offset = value;
        if (tag >> 3 == 5) size = value;
        if ((tag & 7) == 2) at += std::size_t(std::min<std::uint64_t>(value, message.size() - at));
    }
}

inline void repair_trailer(std::span<std::byte> block) {
    if (block.size() < 5) return;
    const auto sum = bundle_checksum(block.first(block.size() - 4));
    std::memcpy(block.data() + block.size() - 4, &sum, 4);
}

}  // namespace bundle_detail

/// Never changes lengths, and leaves anything it cannot follow as it is.
inline void repair_bundle_checksums(std::span<std::byte> index, std::span<const std::byte> data) {
    using namespace bundle_detail;
    if (index.size() < 48) return;
    const auto footer = index.last(48);
    std::size_t at = 0;
    varint(footer, at);
    varint(footer, at);
    const auto root = block(index, footer, at);
    values(root, [&](std::span<std::byte> place) {
        const auto entries = block(index, place, 0);
        values(entries, [&](std::span<std::byte> message) { repair_entry(message, data); });
        repair_trailer(entries);
    });
    repair_trailer(root);
}

}  // namespace limner::made
