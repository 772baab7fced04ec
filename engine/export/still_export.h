#pragma once
// One portrait as files: the picture, and if wanted its label map and its depth.
//
//     const auto picture = engine.render(portrait, 512, progress).get();
//     write_still({.picture = "anna.png", .labels = "anna_labels.png"}, *picture, portrait, {}, report);

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/label_set.h"
#include "engine/export/export_target.h"
#include "engine/export/finish.h"
#include "engine/export/still_format.h"
#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// How the picture is written; the kind follows from the name, see still_format.h.
struct StillSettings {
    int bits = 8;      // per channel, 8 or 16; OpenEXR has its own
    int quality = 92;  // of JPEG and WebP, 1 to 100
    Finish finish;
    bool recipe = true;  // the file carries the portrait it shows, where its kind can
    bool operator==(const StillSettings&) const = default;
};

/// Files to write; an empty path means: not at all.
struct StillTargets {
    std::filesystem::path picture;
    std::filesystem::path labels;  // indexed PNG with the classes of `label_set`
    std::filesystem::path depth;   // .exr in head units, .png in 16 bit (depth_steps per head unit)
    LabelSet label_set = LabelSet::limner;
};

/// wrong_use for settings that the kinds of file cannot hold, missing_component for a codec this build lacks.
/// Pure.
Result<> check_still(const StillTargets& targets, const StillSettings& settings);

/// `picture` in the kind that `name` asks for; equal pictures and settings give equal bytes.
/// missing_capability when the background is to be replaced, or the face to be found, and the model gives no
/// label map; the errors of area_of() and of the codec. Any thread.
Result<std::vector<std::byte>> encode_still(const std::filesystem::path& name, const Picture& picture,
                                            const Portrait& portrait, const StillSettings& settings);

/// Both pictures finished alike, `before` on the left, with a narrow gap: a picture of its own, without
/// channels. A crop to the face is that of `after` for both. The errors of finished().
Result<Picture> comparison_strip(const Picture& before, const Picture& after, const Finish& finish);

/// Writes each file atomically and reports it to `written` at once. missing_capability when the model gives
/// no label map or no depth, before anything is written; file_unwritable. With `before` the picture is their
/// comparison_strip(). Any thread but the interface's.
Result<> write_still(const StillTargets& targets, const Picture& picture, const Portrait& portrait,
                     const StillSettings& settings, const std::function<void(ExportedFile)>& written,
                     const Picture* before = nullptr);

/// finished() in 8 bits.
Result<Image> still_image(const Picture& picture, const Finish& finish);

}  // namespace limner
