#pragma once
// What the container readers accept before they refuse (robustness rules, section 1), beside
// engine/core/limits.h.

#include <cstdint>

#include "engine/core/limits.h"

namespace limner::limits {

inline constexpr std::uint64_t pickle_ops = 20'000'000;
inline constexpr std::uint64_t pickle_stack = 1'000'000;
inline constexpr std::uint64_t pickle_memo = 4'000'000;
inline constexpr std::uint64_t pickle_nesting = 64;
inline constexpr std::uint64_t pickle_text = 1ull << 20;           // a string that is used
inline constexpr std::uint64_t pickle_skipped_text = 16ull << 20;  // program text, passed over unread
inline constexpr std::uint64_t pickle_bytes = 2ull << 30;          // one bytes object
inline constexpr std::uint64_t pickle_long_bytes = 16;             // LONG1

inline constexpr std::uint64_t archive_entries = 2 * checkpoint_tensors;
inline constexpr std::uint64_t inflated_bytes = 4ull << 30;  // all unpacked entries of one archive
inline constexpr std::uint64_t inflated_ratio = 200;         // of them to the archive, beyond ...
inline constexpr std::uint64_t inflated_free = 64ull << 20;  // ... what zeros may inflate to
// Strided views copied and texts decoded, beyond the size of the file.
inline constexpr std::uint64_t copied_bytes = 16ull << 20;
// Names and texts of a tree: aliases make many of few.
inline constexpr std::uint64_t tree_text = 8ull << 20;  // beyond ...
inline constexpr std::uint64_t tree_text_ratio = 4;     // ... this many times the pickle

}  // namespace limner::limits
