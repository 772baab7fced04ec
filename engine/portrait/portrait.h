#pragma once
// THE DOCUMENT: everything the user can edit, as a plain value. No tensors, no pointers to live things: copy
// it, compare it, put it in a queue, write it to a file.
//
//     Portrait portrait;                       // the demo portrait
//     portrait.pose.yaw = 20_deg;              // the face turns towards the right edge of the picture
//     portrait.style(Part::hair).seed = 7;
//     engine.show(portrait);

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/image.h"
#include "engine/core/label_set.h"
#include "engine/core/units.h"

namespace limner {

/// Signs as the user sees them: yaw + turns the face towards the right edge of the picture, pitch + looks up,
/// roll + tilts clockwise. zoom 1 is the model's own framing, 2 shows half the width.
struct HeadPose {
    Radians yaw, pitch, roll;
    float zoom = 1;
    Radians field_of_view = from_degrees(16);
    bool operator==(const HeadPose&) const = default;
};

/// Where a code comes from: a seed, or a mix of two. The same seed gives the same code on every machine.
struct CodeSource {
    std::uint64_t seed = 0;
    std::uint64_t blend_seed = 0;
    float blend = 0;  // 0 = seed alone, 1 = blend_seed alone
    bool operator==(const CodeSource&) const = default;
};

struct HeadShape {
    CodeSource identity;
    float identity_amount = 1;                // 0 = the average head, 1 = as sampled (truncation psi)
    CodeSource hair;                          // hair shape; its colour is a part style
    CodeSource wear;                          // cut of the clothes, glasses, hat, jewellery
    std::map<std::string, float> expression;  // ARKit-style key -> weight in [0, 1]; absent = 0
    float gaze_x = 0, gaze_y = 0;  // radians in the head frame; + looks to the picture's right, + looks up
    bool operator==(const HeadShape&) const = default;
};

/// azimuth + from the right edge of the picture, elevation + from above, both relative to the viewer.
struct Light {
    Radians azimuth = from_degrees(-35), elevation = from_degrees(25);
    float intensity = 1;  // of the key light, 0..2
    float ambient = 1;    // of everything else, 0..2
    float warmth = 0;     // -1 cool .. 1 warm
    bool operator==(const Light&) const = default;
};

/// Strokes over the label map of one view. The pixels are shared between copies and never change once in a
/// Portrait.
struct PaintedLabels {
    static constexpr std::uint8_t unpainted = 255;  // "what the field says"
    std::shared_ptr<const LabelMap> labels;         // FaceClass or `unpainted`; square
    HeadPose pose;                                  // the view the strokes belong to
    /// Whole maps that came from a file stay on the picture whatever the pose.
    bool from_file = false;
    bool hidden = false;  // kept, and no part of the picture
    bool operator==(const PaintedLabels& other) const {
        return pose == other.pose && from_file == other.from_file && hidden == other.hidden &&
               (labels == other.labels || (labels && other.labels && *labels == *other.labels));
    }
};

/// How far a group of values counts in the picture.
struct GroupLevel {
    bool on = true;
    float amount = 1;  // 0 = as if at their defaults, 1 = as the values say, 1.5 = half as much again
    bool operator==(const GroupLevel&) const = default;
};
inline constexpr float most_group_amount = 1.5f;

struct Portrait {
    std::string model = "limner-live";
    HeadPose pose;
    HeadShape head;
    Light light;
    std::array<CodeSource, part_count> styles{};
    std::optional<PaintedLabels> painted;
    /// Strokes that are part of the head and follow every pose, in the order in which they were fitted; none
    /// is from a file. At most `most_fitted` of at most `largest_fitted_side`.
    std::vector<PaintedLabels> fitted;
    /// Groups of values that are switched off or scaled, by their names (portrait_groups.h); none is at its
    /// default.
    std::map<std::string, GroupLevel, std::less<>> groups;

    CodeSource& style(Part part) { return styles[static_cast<std::size_t>(part)]; }
    const CodeSource& style(Part part) const { return styles[static_cast<std::size_t>(part)]; }
    bool operator==(const Portrait&) const = default;
};

/// Each is some work for every point of the head's surface.
inline constexpr std::size_t most_fitted = 16;
/// Pixels; so that a small file does not unpack to gigabytes of them.
inline constexpr int largest_fitted_side = 2048;

/// A whole new person: every seed derived from one.
Portrait portrait_from_seed(std::uint64_t seed);

/// True while the strokes belong to the view that `pose` shows (within 3 degrees and 2 % of zoom), or came
/// from a file.
bool painting_applies(const PaintedLabels& painted, const HeadPose& pose);

/// What models without a shape of their own show of all paintings at the portrait's pose: those of this view,
/// the last on top. Null when there are none.
std::shared_ptr<const LabelMap> strokes_shown(const Portrait& portrait);

}  // namespace limner
