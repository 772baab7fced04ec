#pragma once
// Eyes that stay on the viewer while the head turns.

#include "engine/portrait/portrait.h"

namespace limner {

/// In Project::locks: the portrait keeps its eyes on the viewer, however it is turned.
inline constexpr const char* fixed_gaze_mark = "gaze.viewer";

/// Turns the eyes to the viewer as far as eyes turn; beyond it the gaze lags behind. Pure.
void look_at_viewer(Portrait& portrait);

}  // namespace limner
