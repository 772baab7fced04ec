// Fuzz target of parse_tensor_bundle (robustness rules, section 7). An input is the length of the index in
// two bytes, the index, and the numbers.

#include "engine/checkpoints/tensor_bundle.h"

#include "tests/fuzz/touch.h"
#include "tests/unit/checkpoints/made_bundle.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

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

/// Mostly puts the checksums right again, so that the fuzzer gets past them; in place most of the time,
/// because a changed length breaks every offset behind it.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
    std::size_t result = size;
    if (size > 0 && seed % 4 != 0) {
        const auto start = seed / 4 % size, length = std::min<std::size_t>(size - start, 32);
        std::uint8_t part[32];
        std::memcpy(part, data + start, length);
        LLVMFuzzerMutate(part, length, length);
        std::memcpy(data + start, part, length);
    } else {
        result = LLVMFuzzerMutate(data, size, max_size);
    }
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
