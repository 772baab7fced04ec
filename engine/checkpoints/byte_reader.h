#pragma once
// A cursor over untrusted bytes: every read is checked, little-endian, unaligned.
//
//     ByteReader in(bytes);
//     const auto length = in.read<std::uint32_t>();  // nothing past the end
//     if (!length || !in.take(*length)) return failure(...);

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace limner {

static_assert(std::endian::native == std::endian::little, "files are little-endian and read in place");

class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes, std::size_t position = 0)
        : bytes_(bytes), position_(position) {}

    std::size_t position() const { return position_; }
    std::size_t left() const { return bytes_.size() - position_; }

    template <class T>
    std::optional<T> read() {
        if (left() < sizeof(T)) return std::nullopt;
        T value;
        std::memcpy(&value, bytes_.data() + position_, sizeof(T));
        position_ += sizeof(T);
        return value;
    }
    std::optional<std::span<const std::byte>> take(std::uint64_t count) {
        if (count > left()) return std::nullopt;
        const auto part = bytes_.subspan(position_, static_cast<std::size_t>(count));
        position_ += static_cast<std::size_t>(count);
        return part;
    }

private:
    std::span<const std::byte> bytes_;
    std::size_t position_;
};

inline std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// True when `text` is well-formed UTF-8 without surrogates.
bool is_utf8(std::string_view text);

}  // namespace limner
