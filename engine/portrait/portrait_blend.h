#pragma once
// From one person to another through people in between.

#include "engine/portrait/portrait.h"

namespace limner {

/// Whether there are people in between: both are of one model, no code would need three seeds, and neither
/// carries strokes.
bool can_blend(const Portrait& from, const Portrait& to);

/// The person `share` of the way from `from` to `to`: exactly `from` at 0, exactly `to` at 1. What nothing
/// lies between, such as strokes, is that of the nearer one. Takes it that both are of one model. Pure.
Portrait blended(const Portrait& from, const Portrait& to, float share);

}  // namespace limner
