#pragma once
// Counter-based random numbers: the n-th number of a stream depends on (seed, stream, n) alone, so that a
// seed means the same portrait on every machine, thread count and LibTorch version.
//
//     const float brightness = uniform(seed, "hair.brightness");
//     for (int i = 0; i < 40; ++i) code[i] = normal(seed, "identity", i);

#include <cstdint>
#include <string_view>

namespace limner {

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix64(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

/// FNV-1a of a stream name.
constexpr std::uint64_t stream_id(std::string_view name) {
    std::uint64_t h = 0xCBF29CE484222325ull;
    for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return h;
}

constexpr std::uint64_t random_bits(std::uint64_t seed, std::string_view stream, std::uint64_t index = 0) {
    return mix64(mix64(mix64(seed) ^ stream_id(stream)) + index);
}

/// In [0, 1), 24 bits.
constexpr float uniform(std::uint64_t seed, std::string_view stream, std::uint64_t index = 0) {
    return static_cast<float>(random_bits(seed, stream, index) >> 40) * 0x1p-24f;
}

/// Standard normal (Box-Muller, double precision inside).
float normal(std::uint64_t seed, std::string_view stream, std::uint64_t index = 0);

}  // namespace limner
