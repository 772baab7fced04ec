#include "engine/checkpoints/finite.h"

#include <algorithm>
#include <cstring>

namespace limner {
namespace {

// Not finite: all bits of the exponent are ones.
template <class Bits>
bool exponents_differ_from(Bits ones, std::span<const std::byte> bytes) {
    constexpr std::size_t block = 4096 * sizeof(Bits);  // without a branch inside, which lets it run wide
    for (std::size_t start = 0; start < bytes.size(); start += block) {
        const auto part = bytes.subspan(start, std::min(block, bytes.size() - start));
        bool found = false;
        for (std::size_t i = 0; i + sizeof(Bits) <= part.size(); i += sizeof(Bits)) {
            Bits value;
            std::memcpy(&value, part.data() + i, sizeof(Bits));
            found |= static_cast<Bits>(value & ones) == ones;
        }
        if (found) return false;
    }
    return true;
}

}  // namespace

bool all_finite(const Array& array) {
    switch (array.dtype) {
        case DType::f16:
            return exponents_differ_from<std::uint16_t>(0x7C00, array.bytes);
        case DType::bf16:
            return exponents_differ_from<std::uint16_t>(0x7F80, array.bytes);
        case DType::f32:
            return exponents_differ_from<std::uint32_t>(0x7F800000, array.bytes);
        case DType::f64:
            return exponents_differ_from<std::uint64_t>(0x7FF0000000000000, array.bytes);
        default:
            return true;
    }
}

}  // namespace limner
