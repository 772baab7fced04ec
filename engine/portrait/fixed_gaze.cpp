#include "engine/portrait/fixed_gaze.h"

#include <algorithm>

namespace limner {

void look_at_viewer(Portrait& portrait) {
    constexpr float furthest = from_degrees(45).value;
    portrait.head.gaze_x = std::clamp(-portrait.pose.yaw.value, -furthest, furthest);
    portrait.head.gaze_y = std::clamp(-portrait.pose.pitch.value, -furthest, furthest);
}

}  // namespace limner
