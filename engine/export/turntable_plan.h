#pragma once
// From the settings of a turntable to what is drawn: one portrait per frame.
//
//     const auto plan = plan_turntable(portrait, {.path = {.frames = 120}}, engine.info().pose_limits);
//     for (const Portrait& view : plan.views) ...

#include <memory>
#include <optional>
#include <vector>

#include "engine/generators/generator.h"
#include "engine/portrait/animation.h"
#include "engine/portrait/portrait.h"
#include "engine/portrait/turntable_path.h"

namespace limner {

struct TurntableSettings {
    TurntablePath path;        // amplitudes as wished; `rest` follows from `hold`
    bool front = false;        // around the front view instead of the portrait's own
    bool light_turns = true;   // light fixed to the head; else it stays with the camera
    bool gaze_viewer = false;  // the eyes stay on the viewer
    double rate = 30;          // frames per second
    float hold = 0.5f;         // seconds of rest at each end with Easing::hold
    int views = 0;             // > 0: so many evenly spaced stills instead of frames
    /// Played instead of a path: then only `rate`, `views` and `whole` count.
    std::shared_ptr<const Animation> keys;
    bool whole = false;  // of keys: all frames, not only those from the in point to the out point
};

struct TurntablePlan {
    std::vector<Portrait> views;
    /// What was used where the model turns less than was asked for; of an animation the hard limits.
    std::optional<Radians> yaw_amplitude, pitch_amplitude;
    /// Some views are further than the model shows well.
    bool beyond_safe = false;
};

/// Pure.
TurntablePlan plan_turntable(const Portrait& portrait, const TurntableSettings& settings,
                             const PoseLimits& limits);

/// The same of an animation: `range` of it, with poses as far as the model turns.
TurntablePlan plan_animation(const Animation& animation, const Portrait& portrait, const PlayedRange& range,
                             const PoseLimits& limits);

/// Which part `settings` play of their keys, which they have, and how densely.
PlayedRange played_range(const TurntableSettings& settings);
/// Whether the film goes round.
bool repeats(const TurntableSettings& settings);
/// Number of pictures.
int picture_count(const TurntableSettings& settings);

/// Frames of a turntable that lasts `seconds`, within what a turntable may have (2 to 3600).
int frames_of(double seconds, double rate);

}  // namespace limner
