#pragma once
// Animation <-> JSON, a part of a project's portrait.json.
//
//     {"rate": 30, "frames": 120, "loop": "loop", "tracks": {
//         "pose.yaw":   [{"frame": 0, "value": -20}, {"frame": 60, "value": 20, "easing": "linear"}],
//         "pose.roll":  [{"frame": 0, "value": 0, "easing": "custom", "curve": [0.4, -0.4, 0.7, 1]}, ...],
//         "style.hair": [{"frame": 0, "value": {"seed": "7", "blend_seed": "0", "blend": 0}}]}}

#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/portrait/animation.h"

namespace limner {

/// An animation and what its JSON says beyond it.
struct AnimationText {
    Animation animation;
    nlohmann::json unknown_keys;  // object: what a newer minor version added, its tracks among them
};

/// wrong_use: a painting has no pixels.
Result<nlohmann::json> to_json(const Animation& animation, const nlohmann::json& unknown_keys);
/// bad_project naming what is missing, of the wrong kind or out of range.
Result<AnimationText> animation_from_json(const nlohmann::json& json);

/// "smooth", "linear", "ease-in", "ease-out", "hold", "custom". A version that does not know one takes
/// "smooth".
std::string_view key(KeyEasing easing);
std::optional<KeyEasing> key_easing_from(std::string_view key);

}  // namespace limner
