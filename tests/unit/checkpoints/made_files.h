#pragma once
// Writes pickles, torch archives and zip files byte by byte, correct or wrong on purpose: what the tests and
// the fuzz corpus are made of. Nothing here is executable and no hostile file is stored.

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limner::made {

using Bytes = std::vector<std::byte>;

inline Bytes bytes_of(std::string_view text) {
    const auto* p = reinterpret_cast<const std::byte*>(text.data());
    return Bytes(p, p + text.size());
}

/// Little-endian values and texts, one after the other.
class Buffer {
public:
    template <class T>
    Buffer& put(T value) {
        bytes.resize(bytes.size() + sizeof(T));
        std::memcpy(bytes.data() + bytes.size() - sizeof(T), &value, sizeof(T));
        return *this;
    }
    Buffer& text(std::string_view t) { return add(bytes_of(t)); }
    Buffer& add(const Bytes& more) {
        bytes.insert(bytes.end(), more.begin(), more.end());
        return *this;
    }
    Bytes bytes;
};

/// Emits opcodes of protocol 2 (or what is asked for; from 4 on with the short texts of that protocol).
class PickleWriter {
public:
    explicit PickleWriter(int protocol = 2) : protocol_(protocol) {
        out_.put<std::uint8_t>(0x80).put(static_cast<std::uint8_t>(protocol));
    }
    PickleWriter& op(unsigned code) {
        starts_.push_back(out_.bytes.size());
        return out_.put(static_cast<std::uint8_t>(code)), *this;
    }
    PickleWriter& raw(std::string_view t) { return out_.text(t), *this; }
    PickleWriter& raw(const Bytes& b) { return out_.add(b), *this; }
    PickleWriter& text(std::string_view t) {
        if (protocol_ >= 4 && t.size() < 256)
            return op(0x8c), out_.put(static_cast<std::uint8_t>(t.size())), raw(t);
        return op('X'), out_.put(static_cast<std::uint32_t>(t.size())), raw(t);
    }
    PickleWriter& bytes(const Bytes& b) {
        return op('B'), out_.put(static_cast<std::uint32_t>(b.size())), raw(b);
    }
    PickleWriter& integer(std::int32_t v) { return op('J'), out_.put(v), *this; }
    PickleWriter& global(std::string_view module, std::string_view name) {
        if (protocol_ >= 4) return text(module).text(name).op(0x93);
        return op('c'), raw(module), raw("\n"), raw(name), raw("\n");
    }
    PickleWriter& store(std::uint32_t slot) { return op('r'), out_.put(slot), *this; }
    PickleWriter& recall(std::uint32_t slot) { return op('j'), out_.put(slot), *this; }
    PickleWriter& integers(const std::vector<std::int32_t>& values) {
        op('(');
        for (const auto v : values) integer(v);
        return op('t');
    }
    PickleWriter& storage(std::string_view kind, std::string_view key, std::int32_t count,
                          bool legacy = false) {
        op('(').text("storage").global("torch", kind).text(key).text("cuda:0").integer(count);
        if (legacy) op('N');
        return op('t').op('Q');
    }
    /// torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, False, OrderedDict())
    PickleWriter& tensor(std::string_view kind, std::string_view key, std::int32_t count, std::int32_t offset,
                         const std::vector<std::int32_t>& shape, const std::vector<std::int32_t>& strides,
                         bool legacy = false) {
        global("torch._utils", "_rebuild_tensor_v2")
            .op('(')
            .storage(kind, key, count, legacy)
            .integer(offset);
        integers(shape).integers(strides).op(0x89).global("collections", "OrderedDict").op(')').op('R');
        return op('t').op('R');
    }
    Bytes finish() {
        op('.');
        return out_.bytes;
    }
    /// A tensor whose storage, 6 floats, is written inside the pickle as NVIDIA's files do.
    PickleWriter& nested_tensor(const Bytes& stream, std::int32_t offset,
                                const std::vector<std::int32_t>& shape,
                                const std::vector<std::int32_t>& strides) {
        global("torch._utils", "_rebuild_tensor_v2").op('(');
        global("torch.storage", "_load_from_bytes").bytes(stream).op(0x85).op('R').integer(offset);
        return integers(shape).integers(strides).op(0x89).op('}').op('t').op('R');
    }
    const Bytes& so_far() const { return out_.bytes; }
    /// Where each operation written by op() begins.
    const std::vector<std::size_t>& starts() const { return starts_; }
    int protocol() const { return protocol_; }

private:
    Buffer out_;
    std::vector<std::size_t> starts_;
    int protocol_;
};

/// One entry of a zip file; what is set overrides what would be right.
struct Entry {
    std::string name;
    Bytes content;
    std::optional<std::string> local_name;
    std::uint16_t method = 0, flags = 0x800;
    std::optional<std::uint16_t> local_method, local_flags;
    std::optional<std::uint32_t> crc, local_crc, size, packed_size, local_size, offset;
    std::string comment, extra;
    bool descriptor = false;  // sizes follow the content, local ones are zero
    std::optional<std::uint32_t> descriptor_crc;
};

struct ZipTricks {
    std::string prefix, gap, before_directory, comment, trailing;
    std::optional<std::uint16_t> entry_count, disk;
    std::optional<std::uint32_t> directory_offset, directory_size;
    bool zip64 = false;
    std::optional<std::uint64_t> wide_count, wide_offset;
};

inline Bytes zip(const std::vector<Entry>& entries, const ZipTricks& tricks = {}) {
    Buffer out, directory;
    out.text(tricks.prefix);
    for (const auto& e : entries) {
        const auto crc = static_cast<std::uint32_t>(
            ::crc32_z(0, reinterpret_cast<const Bytef*>(e.content.data()), e.content.size()));
        const auto size = static_cast<std::uint32_t>(e.content.size());
        const auto flags = static_cast<std::uint16_t>(e.flags | (e.descriptor ? 8 : 0));
        const auto offset = e.offset.value_or(static_cast<std::uint32_t>(out.bytes.size()));
        const auto local_name = e.local_name.value_or(e.name);
        out.put<std::uint32_t>(0x04034b50).put<std::uint16_t>(20).put(e.local_flags.value_or(flags));
        out.put(e.local_method.value_or(e.method)).put<std::uint32_t>(0);
        out.put(e.local_crc.value_or(e.descriptor ? 0 : crc));
        out.put(e.local_size.value_or(e.descriptor ? 0 : size))
            .put(e.local_size.value_or(e.descriptor ? 0 : size));
        out.put(static_cast<std::uint16_t>(local_name.size()))
            .put<std::uint16_t>(0)
            .text(local_name)
            .add(e.content);
        if (e.descriptor)
            out.put<std::uint32_t>(0x08074b50)
                .put(e.descriptor_crc.value_or(crc))
                .put(size)
                .put(e.method == 8 ? e.size.value_or(size) : size);
        out.text(tricks.gap);
        directory.put<std::uint32_t>(0x02014b50)
            .put<std::uint16_t>(20)
            .put<std::uint16_t>(20)
            .put(flags)
            .put(e.method);
        directory.put<std::uint32_t>(0).put(e.crc.value_or(crc)).put(e.packed_size.value_or(size));
        directory.put(e.size.value_or(size)).put(static_cast<std::uint16_t>(e.name.size()));
        directory.put(static_cast<std::uint16_t>(e.extra.size()))
            .put(static_cast<std::uint16_t>(e.comment.size()));
        directory.put<std::uint16_t>(0).put<std::uint16_t>(0).put<std::uint32_t>(0).put(offset);
        directory.text(e.name).text(e.extra).text(e.comment);
    }
    out.text(tricks.before_directory);
    const auto offset = static_cast<std::uint32_t>(out.bytes.size()),
               size = static_cast<std::uint32_t>(directory.bytes.size());
    const auto count = static_cast<std::uint16_t>(entries.size());
    out.add(directory.bytes);
    if (tricks.zip64) {
        const std::uint64_t end = out.bytes.size();
        out.put<std::uint32_t>(0x06064b50)
            .put<std::uint64_t>(44)
            .put<std::uint16_t>(45)
            .put<std::uint16_t>(45);
        out.put<std::uint32_t>(0).put<std::uint32_t>(0);
        out.put(tricks.wide_count.value_or(count))
            .put(tricks.wide_count.value_or(count))
            .put<std::uint64_t>(size);
        out.put(tricks.wide_offset.value_or(offset));
        out.put<std::uint32_t>(0x07064b50).put<std::uint32_t>(0).put(end).put<std::uint32_t>(1);
    }
    out.put<std::uint32_t>(0x06054b50).put(tricks.disk.value_or(0)).put<std::uint16_t>(0);
    out.put(tricks.entry_count.value_or(tricks.zip64 ? 0xFFFF : count));
    out.put(tricks.entry_count.value_or(tricks.zip64 ? 0xFFFF : count));
    out.put(tricks.directory_size.value_or(tricks.zip64 ? 0xFFFFFFFF : size));
    out.put(tricks.directory_offset.value_or(tricks.zip64 ? 0xFFFFFFFF : offset));
    out.put(static_cast<std::uint16_t>(tricks.comment.size())).text(tricks.comment).text(tricks.trailing);
    return out.bytes;
}

inline Bytes floats(std::size_t count) {
    Buffer out;
    for (std::size_t i = 0; i < count; ++i) out.put(static_cast<float>(i) + 0.5f);
    return out.bytes;
}

/// A dictionary {"g_ema": OrderedDict{"a.weight": 2 x 3, "a.bias": 3}} with its two storages.
inline Bytes small_pickle(bool legacy = false) {
    PickleWriter p;
    p.op('}').op('(').text("g_ema").global("collections", "OrderedDict").op(')').op('R').op('(');
    p.text("a.weight").tensor("FloatStorage", "0", 6, 0, {2, 3}, {3, 1}, legacy);
    p.text("a.bias").tensor("FloatStorage", "1", 3, 0, {3}, {1}, legacy);
    p.op('u').op('}').text("_metadata").op('N').op('s').op('b').op('u');
    return p.finish();
}

inline std::vector<Entry> torch_entries(const Bytes& pickle, const std::string& root = "model/") {
    Entry description{root + "data.pkl", pickle}, first{root + "data/0", floats(6)},
        second{root + "data/1", floats(3)}, version{root + "version", bytes_of("3\n")};
    for (auto* e : {&description, &first, &second, &version}) e->descriptor = true;
    return {description, first, second, version};
}

inline Bytes torch_zip(const Bytes& pickle) { return zip(torch_entries(pickle)); }

/// The five pickles and the storages "0" (6 floats) and, unless `single`, "1" (3 floats). `idle`: values in
/// the description of the system that mean nothing.
inline Bytes torch_legacy(const Bytes& content, bool single = false, std::size_t idle = 0) {
    Buffer out;
    const std::string_view magic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
    out.add(PickleWriter().raw(magic).finish());
    out.add(PickleWriter().op('M').raw("\xe9\x03").finish());
    PickleWriter system;
    system.op('}').text("little_endian").op(0x88).op('s');
    if (idle > 0) system.text("idle").op('(').raw(std::string(idle, 'N')).op('t').op('s');
    out.add(system.finish());
    out.add(content);
    PickleWriter keys;
    keys.op(']').op('(').text("0");
    if (!single) keys.text("1");
    out.add(keys.op('e').finish());
    out.put<std::int64_t>(6).add(floats(6));
    if (!single) out.put<std::int64_t>(3).add(floats(3));
    return out.bytes;
}

inline Bytes npy(std::string_view descr, std::string_view shape, const Bytes& data, bool fortran = false) {
    std::string header = "{'descr': " + std::string(descr) +
                         ", 'fortran_order': " + (fortran ? "True" : "False") +
                         ", 'shape': " + std::string(shape) + ", }";
    header.append((64 - (header.size() + 11) % 64) % 64, ' ');
    header += '\n';
    Buffer out;
    out.text("\x93NUMPY")
        .put<std::uint8_t>(1)
        .put<std::uint8_t>(0)
        .put(static_cast<std::uint16_t>(header.size()));
    return out.text(header).add(data).bytes;
}

inline Bytes safetensors(std::string_view header, std::size_t data_bytes) {
    Buffer out;
    out.put(static_cast<std::uint64_t>(header.size())).text(header);
    out.bytes.resize(out.bytes.size() + data_bytes);
    return out.bytes;
}

}  // namespace limner::made
