#pragma once
// The kinds of file that hold one picture, chosen by the name, and what each can hold.
//
//     if (!still_format("face.jpg").alpha) ...

#include <filesystem>
#include <span>
#include <string_view>

namespace limner {

enum class StillKind { png, jpeg, tiff, exr, ora, webp };

struct StillFormat {
    StillKind kind;
    std::string_view title;      // for people: "OpenEXR"
    std::string_view extension;  // ".exr"
    bool alpha;                  // holds transparency
    bool deep;                   // holds 16 bits per channel; OpenEXR always does
    bool quality;                // trades it for size; WebP loses nothing at 100
    bool recipe;                 // holds the portrait it shows
};
/// In the order of StillKind.
std::span<const StillFormat> still_formats();
const StillFormat& still_format(StillKind kind);
/// PNG for names of no other kind.
const StillFormat& still_format(const std::filesystem::path& file);

/// Whether this build has its library.
bool can_write(StillKind kind);

}  // namespace limner
