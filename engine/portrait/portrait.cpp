#include "engine/portrait/portrait.h"

#include <cmath>

#include "engine/core/random.h"

namespace limner {

Portrait portrait_from_seed(std::uint64_t seed) {
    Portrait portrait;
    // One seed for everything keeps what belongs together (brows and hair, skin and lips) from the same
    // sampled person.
    portrait.head.identity.seed = portrait.head.hair.seed = portrait.head.wear.seed = seed;
    for (auto& style : portrait.styles) style.seed = seed;
    return portrait;
}

bool painting_applies(const PaintedLabels& painted, const HeadPose& pose) {
    if (painted.from_file) return true;
    const auto near = [](Radians a, Radians b) { return std::abs((a - b).value) <= from_degrees(3).value; };
    return near(painted.pose.yaw, pose.yaw) && near(painted.pose.pitch, pose.pitch) &&
           near(painted.pose.roll, pose.roll) && std::abs(painted.pose.zoom / pose.zoom - 1) <= 0.02f &&
           std::abs((painted.pose.field_of_view - pose.field_of_view).value) <= from_degrees(0.5f).value;
}

}  // namespace limner
