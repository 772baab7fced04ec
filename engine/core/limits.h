#pragma once
// How large a file's claims may be before it is refused (robustness rules, section 1). One place, named.

#include <cstdint>

namespace limner::limits {

inline constexpr std::uint64_t image_edge = 16'384;
inline constexpr std::uint64_t image_pixels = 100'000'000;
inline constexpr std::uint64_t image_bytes = 256ull << 20;

inline constexpr std::uint64_t project_bytes = 2ull << 30;
inline constexpr std::uint64_t project_entries = 65'536;
inline constexpr std::uint64_t project_entry_bytes = 512ull << 20;
inline constexpr std::uint64_t project_total_bytes = 4ull << 30;
inline constexpr std::uint64_t project_ratio = 200;

inline constexpr std::uint64_t checkpoint_bytes = 8ull << 30;
inline constexpr std::uint64_t checkpoint_tensors = 65'536;
inline constexpr std::uint64_t tensor_rank = 8;
inline constexpr std::uint64_t tensor_elements = 1ull << 31;

inline constexpr std::uint64_t name_bytes = 1'024;
inline constexpr std::uint64_t json_depth = 32;
inline constexpr std::uint64_t json_bytes = 16ull << 20;
inline constexpr std::uint64_t json_values = 4ull << 20;
inline constexpr std::uint64_t json_keys = 65'536 + 1;  // of one object: checkpoint_tensors and metadata
inline constexpr std::uint64_t safetensors_header_bytes = 100ull << 20;
inline constexpr std::uint64_t safetensors_header_values = 1ull << 20;  // checkpoint_tensors of rank 8

}  // namespace limner::limits
