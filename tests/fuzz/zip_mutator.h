#pragma once
// A mutator that knows zip: after most mutations it puts the checksums right again, so that the fuzzer gets
// past them and into what the entries hold. It never changes lengths and leaves anything it cannot follow as
// it is.

#include <zlib.h>

#include <cstdint>
#include <cstring>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace limner {

template <class T>
T peek(const std::uint8_t* p) {
    T value;
    std::memcpy(&value, p, sizeof value);
    return value;
}
inline void poke(std::uint8_t* p, std::uint32_t value) { std::memcpy(p, &value, sizeof value); }

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

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
    // In place most of the time: a changed length breaks every offset behind it.
    std::size_t result = size;
    if (size > 0 && seed % 4 != 0) {
        const std::size_t start = seed / 4 % size, length = size - start < 32 ? size - start : 32;
        std::uint8_t part[32];
        std::memcpy(part, data + start, length);
        LLVMFuzzerMutate(part, length, length);
        std::memcpy(data + start, part, length);
    } else {
        result = LLVMFuzzerMutate(data, size, max_size);
    }
    if (seed % 8 != 7) limner::repair_checksums(data, result);
    return result;
}
