#pragma once
// Arithmetic on sizes that came out of a file: nothing wraps around.

#include <cstdint>
#include <optional>
#include <span>

namespace limner {

inline std::optional<std::uint64_t> checked_add(std::uint64_t a, std::uint64_t b) {
    std::uint64_t sum;
    if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
    return sum;
}

inline std::optional<std::uint64_t> checked_multiply(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product;
    if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
    return product;
}

/// Number of elements of a shape; nothing when it overflows or a side is negative.
inline std::optional<std::uint64_t> element_count(std::span<const std::int64_t> shape) {
    std::uint64_t count = 1;
    for (const std::int64_t side : shape) {
        if (side < 0) return std::nullopt;
        const auto next = checked_multiply(count, static_cast<std::uint64_t>(side));
        if (!next) return std::nullopt;
        count = *next;
    }
    return count;
}

}  // namespace limner
