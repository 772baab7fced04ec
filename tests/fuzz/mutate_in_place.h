#pragma once
// In place most of the time: a changed length breaks every offset behind it.

#include <algorithm>
#include <cstdint>
#include <cstring>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace limner {

/// As LLVMFuzzerMutate; returns the new size.
inline std::size_t mutate_mostly_in_place(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                          unsigned int seed) {
    if (size == 0 || seed % 4 == 0) return LLVMFuzzerMutate(data, size, max_size);
    const auto start = seed / 4 % size, length = std::min<std::size_t>(size - start, 32);
    std::uint8_t part[32];
    std::memcpy(part, data + start, length);
    LLVMFuzzerMutate(part, length, length);
    std::memcpy(data + start, part, length);
    return size;
}

}  // namespace limner
