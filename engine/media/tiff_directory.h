#pragma once
// The first directory of a TIFF, as pictures have it and EXIF inside a JPEG (TIFF 6.0, section 2).
// Engine-internal.

#include <cstdint>
#include <optional>

#include "engine/core/begins_with.h"

namespace limner {

struct TiffEntry {
    std::uint32_t count = 0;
    std::uint32_t value = 0;        // or where in the file it lies
    std::uint32_t short_value = 0;  // of a single SHORT
};

/// Nothing when no byte order is stated, the directory does not lie within `bytes`, or has no such entry.
/// What an entry points to is not looked at. Pure.
inline std::optional<TiffEntry> tiff_entry(std::span<const std::byte> bytes, std::uint32_t tag) {
    if (bytes.size() < 8) return std::nullopt;
    const bool little = begins_with(bytes, "II");
    if (!little && !begins_with(bytes, "MM")) return std::nullopt;
    const auto u8 = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
    const auto u16 = [&](std::size_t i) { return little ? u8(i) | u8(i + 1) << 8 : u8(i) << 8 | u8(i + 1); };
    const auto u32 = [&](std::size_t i) {
        return little ? u16(i) | u16(i + 2) << 16 : u16(i) << 16 | u16(i + 2);
    };
    const std::uint64_t directory = u32(4);
    if (directory + 2 > bytes.size()) return std::nullopt;
    const std::uint64_t count = u16(directory);
    constexpr std::uint64_t entry_bytes = 12;
    if (directory + 2 + count * entry_bytes > bytes.size()) return std::nullopt;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t entry = directory + 2 + i * entry_bytes;
        if (u16(entry) == tag) return TiffEntry{u32(entry + 4), u32(entry + 8), u16(entry + 8)};
    }
    return std::nullopt;
}

/// How a picture was held, 1..8, from an EXIF block as JPEG and WebP carry it, with or without its name in
/// front; 1 when that is not said, or is nonsense. Pure.
inline int exif_orientation(std::span<const std::byte> exif) {
    constexpr std::string_view name("Exif\0\0", 6);
    if (begins_with(exif, name)) exif = exif.subspan(name.size());
    const auto orientation = tiff_entry(exif, 0x0112);
    return orientation && orientation->short_value >= 1 && orientation->short_value <= 8
               ? int(orientation->short_value)
               : 1;
}

}  // namespace limner
