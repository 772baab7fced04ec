// Fuzz target of parse_tensor_bundle (robustness rules, section 7). An input is the length of the index in
// two bytes, the index, and the numbers.

#include "engine/checkpoints/tensor_bundle.h"

#include "tests/fuzz/mutate_in_place.h"
#include "tests/fuzz/touch.h"
#include "tests/unit/checkpoints/made_bundle.h"

namespace {

struct Parts {
    std::span<std::byte> index, data;
};

Parts parts_of(std::uint8_t* data, std::size_t size) {
    if (size < 2) return {};
    const auto rest = std::as_writable_bytes(std::span(data, size)).subspan(2);
    const auto length = std::min<std::size_t>(data[0] | data[1] << 8, rest.size());
    return {rest.first(length), rest.subspan(length)};
}

}  // namespace

/// Mostly puts the checksums right again, so that the fuzzer gets past them.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
    const std::size_t result = limner::mutate_mostly_in_place(data, size, max_size, seed);
    if (const auto parts = parts_of(data, result); seed % 8 != 7)
        limner::made::repair_bundle_checksums(parts.index, parts.data);
    return result;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = limner::as_input(data, size);
    if (size < 2) return 0;
    const auto length = std::min<std::size_t>(data[0] | data[1] << 8, size - 2);
    const auto parsed =
        limner::parse_tensor_bundle(input.subspan(2, length), input.subspan(2 + length), nullptr);
    if (parsed) limner::touch(*parsed);
    return 0;
}
