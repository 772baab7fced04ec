#include "ui/history/time_lapse.h"

#include <algorithm>
#include <cmath>

namespace limner::ui {

std::vector<Paintings> painted_moments(const PortraitDocument& document) {
    std::vector<Paintings> all;
    for (const DocumentState& state : document.history()) {
        Paintings moment{state.portrait.painted, state.portrait.fitted};
        if (all.empty() || !(all.back() == moment)) all.push_back(std::move(moment));
    }
    if (all.size() < 2) return {};
    if (all.size() <= most_moments) return all;
    std::vector<Paintings> some;
    for (std::size_t i = 0; i < most_moments; ++i)
        some.push_back(all[i * (all.size() - 1) / (most_moments - 1)]);
    return some;
}

Animation with_time_lapse(Animation animation, const std::vector<Paintings>& moments, const TimeLapse& how) {
    static const std::string track = "painting";
    animation.tracks.erase(track);
    const bool alone = animation.tracks.empty();
    const double frames_per_stroke = std::max(1.0, how.seconds_per_stroke * animation.rate);
    int frame = 0;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        frame = std::min(int(std::lround(double(i) * frames_per_stroke)), most_animation_frames - 1);
        set_key(animation, track, {.frame = frame, .value = moments[i], .easing = KeyEasing::hold});
    }
    const int frames =
        std::min(frame + 1 + int(std::lround(how.hold_seconds * animation.rate)), most_animation_frames);
    animation.frames = alone ? frames : std::max(animation.frames, frames);
    if (alone) animation.loop = Animation::Loop::once;
    return animation;
}

}  // namespace limner::ui
