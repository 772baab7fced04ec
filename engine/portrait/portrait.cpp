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

std::shared_ptr<const LabelMap> strokes_shown(const Portrait& portrait) {
    std::shared_ptr<const LabelMap> shown;
    const auto add = [&](const PaintedLabels& painted) {
        if (!painted.labels || !painting_applies(painted, portrait.pose)) return;
        if (!shown) {
            shown = painted.labels;
            return;
        }
        auto both = resized(*shown, painted.labels->width, painted.labels->height);
        for (std::size_t i = 0; i < both.pixels.size(); ++i)
            if (painted.labels->pixels[i] != PaintedLabels::unpainted)
                both.pixels[i] = painted.labels->pixels[i];
        shown = std::make_shared<const LabelMap>(std::move(both));
    };
    for (const auto& painted : portrait.fitted) add(painted);
    if (portrait.painted) add(*portrait.painted);
    return shown;
}

}  // namespace limner
