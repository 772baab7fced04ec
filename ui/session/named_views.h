#pragma once
// The named views of the head: one table for panel, menu and keypad.

#include <QString>
#include <vector>

#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"

namespace limner::ui {

struct NamedView {
    const char* id;
    const char* name;      // English; title() translates
    const char* shortcut;  // portable text, "" = none
    float yaw, pitch;      // degrees; +-1000 = the end of the safe range
    QString title() const;
    /// `now` turned to this view; the camera stays.
    HeadPose pose(const HeadPose& now, const PoseLimits& limits) const;
};

const std::vector<NamedView>& named_views();

}  // namespace limner::ui
