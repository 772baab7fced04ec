#pragma once
// How a portrait was painted, as an animation: the paintings of the undo list, one after the other.
//
//     const auto paintings = painted_moments(document);
//     document.edit_animation(with_time_lapse(animation, paintings, {}), "Time-lapse");

#include <vector>

#include "engine/portrait/animation.h"
#include "ui/history/portrait_document.h"

namespace limner::ui {

struct TimeLapse {
    double seconds_per_stroke = 0.25;
    double hold_seconds = 1;  // what is shown last
};

/// As many as a project can hold (animation_json.cpp).
inline constexpr std::size_t most_moments = 64;

/// What was painted before the first stroke of the undo list and after each of its steps up to the present
/// one that painted; empty when none did. Of too many the last, and others evenly, at most most_moments.
std::vector<Paintings> painted_moments(const PortraitDocument& document);

/// `animation` with the track "painting" of `moments`, which is not empty, in place of the one it has. It
/// becomes long enough; where that is its only track it gets just that length and is played once.
Animation with_time_lapse(Animation animation, const std::vector<Paintings>& moments, const TimeLapse& how);

}  // namespace limner::ui
