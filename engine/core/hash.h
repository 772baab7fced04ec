#pragma once
// Content hashes: SHA-256 for what is written to files, a fast 64-bit one for cache keys.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "engine/core/error.h"

namespace limner {

/// Lower-case hexadecimal SHA-256 of `bytes`.
std::string sha256(std::span<const std::byte> bytes);
/// The same of a file's content, read in blocks. file_not_found when it cannot be read.
Result<std::string> sha256_of_file(const std::filesystem::path& file);

/// Accumulates values into a 64-bit key; order matters. Not for untrusted data.
class HashKey {
public:
    HashKey& add(std::span<const std::byte> bytes);
    HashKey& add(std::string_view text) {
        return add(std::as_bytes(std::span(text.data(), text.size()))).add(text.size());
    }
    template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T> HashKey& add(T value) {
        return add(std::as_bytes(std::span(&value, 1)));
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0x9E3779B97F4A7C15ull;
};

}  // namespace limner
