#pragma once
// A mutator that knows zip: after most mutations it puts the checksums right again, so that the fuzzer gets
// past them and into what the entries hold. It never changes lengths and leaves anything it cannot follow as
// it is.

#include "tests/fuzz/mutate_in_place.h"
#include "tests/support/zip_checksums.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
    const std::size_t result = limner::mutate_mostly_in_place(data, size, max_size, seed);
    if (seed % 8 != 7) limner::repair_checksums(data, result);
    return result;
}
