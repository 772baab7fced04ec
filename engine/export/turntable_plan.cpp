#include "engine/export/turntable_plan.h"

#include <algorithm>
#include <cmath>

#include "engine/portrait/fixed_gaze.h"

namespace limner {
namespace {

constexpr Radians tolerance = from_degrees(0.01f);

// What else turns when the head does: light fixed to the head comes along, eyes on the viewer stay behind.
Portrait turned(const Portrait& portrait, const HeadPose& pose, const TurntableSettings& settings) {
    Portrait result = portrait;
    const Radians yaw = pose.yaw - portrait.pose.yaw, pitch = pose.pitch - portrait.pose.pitch;
    result.pose = pose;
    if (settings.light_turns) {
        result.light.azimuth += yaw;
        result.light.elevation += pitch;
    }
    if (settings.gaze_viewer) look_at_viewer(result);
    return result;
}

Radians size_of(Radians angle) { return Radians(std::abs(angle.value)); }

/// `amplitude`, or as much of it as `hard` leaves around `centre`; `limited` is set when it is less.
Radians within(Radians amplitude, Radians centre, Radians hard, std::optional<Radians>& limited) {
    const Radians most = std::max(Radians(), hard - size_of(centre));
    if (amplitude <= most) return amplitude;
    limited = most;
    return most;
}

}  // namespace

TurntablePlan plan_turntable(const Portrait& portrait, const TurntableSettings& settings,
                             const PoseLimits& limits) {
    if (settings.keys) return plan_animation(*settings.keys, portrait, played_range(settings), limits);
    TurntablePlan plan;
    Portrait middle = portrait;
    if (settings.front) middle.pose.yaw = middle.pose.pitch = Radians();
    const auto& centre = middle.pose;
    auto path = settings.path;
    path.yaw_amplitude = within(path.yaw_amplitude, centre.yaw, limits.hard_yaw, plan.yaw_amplitude);
    path.pitch_amplitude =
        path.shape == TurntablePath::Shape::sweep
            ? Radians()
            : within(path.pitch_amplitude, centre.pitch, limits.hard_pitch, plan.pitch_amplitude);
    plan.beyond_safe = size_of(centre.yaw) + path.yaw_amplitude > limits.safe_yaw + tolerance ||
                       size_of(centre.pitch) + path.pitch_amplitude > limits.safe_pitch + tolerance;
    path.rest = settings.hold * float(settings.rate) / float(path.frames);
    const auto poses =
        settings.views > 0 ? turntable_views(centre, path, settings.views) : turntable_poses(centre, path);
    for (const auto& pose : poses) plan.views.push_back(turned(middle, pose, settings));
    return plan;
}

TurntablePlan plan_animation(const Animation& animation, const Portrait& portrait, const PlayedRange& range,
                             const PoseLimits& limits) {
    TurntablePlan plan;
    const auto limit = [&](Radians& angle, Radians safe, Radians hard, std::optional<Radians>& limited) {
        plan.beyond_safe = plan.beyond_safe || size_of(angle) > safe + tolerance;
        if (size_of(angle) <= hard) return;
        limited = hard;
        angle = std::clamp(angle, -hard, hard);
    };
    plan.views = played_portraits(animation, portrait, range);
    for (Portrait& view : plan.views) {
        limit(view.pose.yaw, limits.safe_yaw, limits.hard_yaw, plan.yaw_amplitude);
        limit(view.pose.pitch, limits.safe_pitch, limits.hard_pitch, plan.pitch_amplitude);
    }
    return plan;
}

PlayedRange played_range(const TurntableSettings& settings) {
    PlayedRange range;
    if (settings.whole && played_part(*settings.keys) != FrameSpan{0, settings.keys->frames - 1}) {
        range.first = 0;
        range.last = settings.keys->frames - 1;
    }
    if (settings.views > 0) {
        const auto round = double(played_frames(*settings.keys, range).size());
        range.rate = settings.keys->rate * settings.views / round;
    } else {
        range.rate = settings.rate;
    }
    return range;
}

bool repeats(const TurntableSettings& settings) {
    return settings.keys ? settings.keys->loop != Animation::Loop::once
                         : settings.path.loop != TurntablePath::Loop::once;
}

int picture_count(const TurntableSettings& settings) {
    if (settings.views > 0) return settings.views;
    return settings.keys ? int(played_frames(*settings.keys, played_range(settings)).size())
                         : settings.path.frames;
}

int frames_of(double seconds, double rate) { return std::clamp(int(std::lround(seconds * rate)), 2, 3600); }

}  // namespace limner
