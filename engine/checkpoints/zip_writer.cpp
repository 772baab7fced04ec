#include <zlib.h>

#include <cstring>

#include "engine/checkpoints/zip.h"

namespace limner {
namespace {

class Writer {
public:
    template <class T>
    requires std::is_integral_v<T> Writer& put(T value) {
        const auto* p = reinterpret_cast<const std::byte*>(&value);
        bytes.insert(bytes.end(), p, p + sizeof(T));
        return *this;
    }
    Writer& add(std::span<const std::byte> part) {
        bytes.insert(bytes.end(), part.begin(), part.end());
        return *this;
    }
    Writer& add(const std::string& text) { return add(std::as_bytes(std::span(text.data(), text.size()))); }
    std::vector<std::byte> bytes;
};

std::vector<std::byte> deflated(std::span<const std::byte> content) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::vector<std::byte> out(deflateBound(&stream, static_cast<uLong>(content.size())) + 16);
    constexpr std::size_t step = 1 << 30;
    std::size_t fed = 0, used = 0;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (stream.avail_in == 0 && fed < content.size()) {
            const auto part = std::min(step, content.size() - fed);
            stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data() + fed));
            stream.avail_in = static_cast<uInt>(part);
            fed += part;
        }
        if (used == out.size()) out.resize(out.size() * 2);
        const auto room = static_cast<uInt>(std::min(step, out.size() - used));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + used);
        stream.avail_out = room;
        status = deflate(&stream, fed == content.size() ? Z_FINISH : Z_NO_FLUSH);
        used += room - stream.avail_out;
    }
    deflateEnd(&stream);
    out.resize(used);
    return out;
}

constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;
std::uint32_t narrow(std::uint64_t value) {
    return value >= in_zip64 ? in_zip64 : static_cast<std::uint32_t>(value);
}

}  // namespace

std::vector<std::byte> make_zip(std::span<const ZipPart> parts, bool deflate, std::size_t align) {
    Writer out, directory;
    for (const auto& part : parts) {
        const auto packed = deflate ? deflated(part.content) : std::vector<std::byte>();
        const std::span<const std::byte> content = deflate ? packed : part.content;
        const auto crc = static_cast<std::uint32_t>(
            crc32_z(0, reinterpret_cast<const unsigned char*>(part.content.data()), part.content.size()));
        const std::uint64_t offset = out.bytes.size();
        const auto header = [&](Writer& to) {
            to.put<std::uint16_t>(45).put<std::uint16_t>(0x800).put<std::uint16_t>(deflate ? 8 : 0);
            to.put<std::uint16_t>(0).put<std::uint16_t>(0x21);  // 1980-01-01
            to.put(crc).put(narrow(content.size())).put(narrow(part.content.size()));
            to.put(static_cast<std::uint16_t>(part.name.size()));
        };
        const bool wide = content.size() >= in_zip64 || part.content.size() >= in_zip64;
        out.put<std::uint32_t>(0x04034b50);
        header(out);
        Writer extra;
        if (wide)
            extra.put<std::uint16_t>(1)
                .put<std::uint16_t>(16)
                .put<std::uint64_t>(part.content.size())
                .put<std::uint64_t>(content.size());
        if (align > 1 && !deflate) {
            const auto start = out.bytes.size() + 2 + part.name.size() + extra.bytes.size() + 4;
            const auto padding = (align - start % align) % align;
            extra.put<std::uint16_t>(0x4246)
                .put(static_cast<std::uint16_t>(padding))
                .add(std::string(padding, 'Z'));
        }
        out.put(static_cast<std::uint16_t>(extra.bytes.size())).add(part.name).add(extra.bytes).add(content);

        Writer central_extra;
        if (wide || offset >= in_zip64) {
            Writer fields;
            if (part.content.size() >= in_zip64) fields.put<std::uint64_t>(part.content.size());
            if (content.size() >= in_zip64) fields.put<std::uint64_t>(content.size());
            if (offset >= in_zip64) fields.put<std::uint64_t>(offset);
            central_extra.put<std::uint16_t>(1)
                .put(static_cast<std::uint16_t>(fields.bytes.size()))
                .add(fields.bytes);
        }
        directory.put<std::uint32_t>(0x02014b50).put<std::uint16_t>(45);
        header(directory);
        directory.put(static_cast<std::uint16_t>(central_extra.bytes.size()))
            .put<std::uint16_t>(0)
            .put<std::uint16_t>(0);
        directory.put<std::uint16_t>(0)
            .put<std::uint32_t>(0)
            .put(narrow(offset))
            .add(part.name)
            .add(central_extra.bytes);
    }
    const std::uint64_t offset = out.bytes.size(), size = directory.bytes.size(), count = parts.size();
    out.add(directory.bytes);
    if (offset >= in_zip64 || size >= in_zip64 || count >= 0xFFFF) {
        const std::uint64_t end = out.bytes.size();
        out.put<std::uint32_t>(0x06064b50)
            .put<std::uint64_t>(44)
            .put<std::uint16_t>(45)
            .put<std::uint16_t>(45);
        out.put<std::uint32_t>(0).put<std::uint32_t>(0).put(count).put(count).put(size).put(offset);
        out.put<std::uint32_t>(0x07064b50).put<std::uint32_t>(0).put(end).put<std::uint32_t>(1);
    }
    const auto short_count = static_cast<std::uint16_t>(std::min<std::uint64_t>(count, 0xFFFF));
    out.put<std::uint32_t>(0x06054b50)
        .put<std::uint16_t>(0)
        .put<std::uint16_t>(0)
        .put(short_count)
        .put(short_count);
    out.put(narrow(size)).put(narrow(offset)).put<std::uint16_t>(0);
    return std::move(out.bytes);
}

}  // namespace limner
