#pragma once
// Numbers that were recorded frame by frame, made into few keys.

#include <map>
#include <string>
#include <vector>

#include "engine/portrait/animation.h"

namespace limner {

/// The few of `numbers` (by frame) between which straight lines come within `tolerance` of all of them, the
/// first and the last among them (Ramer 1972, Douglas and Peucker 1973, in value alone).
std::vector<int> frames_to_keep(const std::map<int, float>& numbers, float tolerance);

/// By how much keys of track `name` may miss what was recorded: 0.4 degrees of an angle, else 0.01.
float recording_tolerance(std::string_view name);

/// Smooth keys for `numbers`, by frame, in place of those that track `name` has from the first to the last of
/// these frames; what they show is within the tolerance of all of them. Takes it that it is a track of
/// numbers, and that there is one at least.
void put_recorded(Animation& animation, const std::string& name, const std::map<int, float>& numbers);

}  // namespace limner
