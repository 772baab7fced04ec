#pragma once
// Short clips for models that are driven by a performance: one person whose head turns, whose face moves from
// expression to expression, who blinks and looks about, in half of the clips under a light that wanders.
//
//     for (const ClipFrame& frame : sample_clip(7, 24)) render(head, frame.person, {&frame.view, 1}, {});

#include <vector>

#include "engine/synthetic/portrait_factors.h"

namespace limner::synthetic {

struct ClipFrame {
    PortraitFactors person;  // identity, skin, hair, clothes and background are the same in all frames
    ViewCamera view;
};

/// Draws the person `seed` over `frames` frames (25 a second). Pure: the same arguments give the same clip.
std::vector<ClipFrame> sample_clip(std::uint64_t seed, int frames, bool plain_background = true);

}  // namespace limner::synthetic
