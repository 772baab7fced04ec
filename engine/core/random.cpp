#include "engine/core/random.h"

#include <cmath>
#include <numbers>

namespace limner {

float normal(std::uint64_t seed, std::string_view stream, std::uint64_t index) {
    const std::uint64_t bits = random_bits(seed, stream, index);
    const double u = (static_cast<double>(bits >> 32) + 1.0) * 0x1p-32;  // (0, 1]
    const double v = static_cast<double>(bits & 0xFFFFFFFFull) * 0x1p-32;
    return static_cast<float>(std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v));
}

}  // namespace limner
