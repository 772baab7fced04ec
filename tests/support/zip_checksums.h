#pragma once
// Puts the checksums of a changed zip archive right again, so that a test gets past them and into what the
// entries hold.

#include <zlib.h>

#include <cstdint>
#include <cstring>

namespace limner {

template <class T>
T peek(const std::uint8_t* p) {
    T value;
    std::memcpy(&value, p, sizeof value);
    return value;
}
inline void poke(std::uint8_t* p, std::uint32_t value) { std::memcpy(p, &value, sizeof value); }

/// Of the stored entries. Never changes lengths and leaves anything it cannot follow as it is.
inline void repair_checksums(std::uint8_t* data, std::size_t size) {
    if (size < 22) return;
    std::size_t at = peek<std::uint32_t>(data + size - 6);
    while (at + 46 <= size && peek<std::uint32_t>(data + at) == 0x02014b50) {
        const std::size_t local = peek<std::uint32_t>(data + at + 42),
                          packed = peek<std::uint32_t>(data + at + 20);
        if (local + 30 <= size && peek<std::uint16_t>(data + at + 10) == 0) {
            const std::size_t start =
                local + 30 + peek<std::uint16_t>(data + local + 26) + peek<std::uint16_t>(data + local + 28);
            if (start <= size && packed <= size - start) {
                const auto crc = static_cast<std::uint32_t>(::crc32_z(0, data + start, packed));
                poke(data + at + 16, crc);
                const bool later = (peek<std::uint16_t>(data + at + 8) & 8) != 0;
                if (!later) poke(data + local + 14, crc);
                if (later && size - start - packed >= 8) poke(data + start + packed + 4, crc);
            }
        }
        at += 46u + peek<std::uint16_t>(data + at + 28) + peek<std::uint16_t>(data + at + 30) +
              peek<std::uint16_t>(data + at + 32);
    }
}

}  // namespace limner
