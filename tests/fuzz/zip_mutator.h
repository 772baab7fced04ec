#pragma once
// A mutator that knows zip: after most mutations it puts the checksums right again, so that the fuzzer gets
// past them and into what the entries hold. It never changes lengths and leaves anything it cannot follow as
// it is.

#include <cstdint>
#include <cstring>

#include "tests/support/zip_checksums.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

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
