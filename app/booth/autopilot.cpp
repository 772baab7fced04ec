#include "app/booth/autopilot.h"

#include <cmath>
#include <numbers>

#include "engine/portrait/turntable_path.h"

namespace limner::booth {
namespace {

// Slow enough that a face can be looked at, wide enough that nobody takes it for a photograph.
constexpr Seconds head_round{26};
constexpr Radians head_yaw = 21_deg, head_pitch = 5_deg;
constexpr int poses_per_second = 30;

// Periods without a common measure: the light never comes back to the same place with the same head.
constexpr Seconds azimuth_round{37}, elevation_round{23};
constexpr Radians azimuth_swing = 40_deg, elevation_swing = 10_deg;

float swing(Seconds way, Seconds round) {
    return static_cast<float>(std::sin(2 * std::numbers::pi * (way / round)));
}

Radians between(Radians a, Radians b, float share) { return a + (b - a) * share; }

Radians clamped(Radians angle, Radians limit) { return std::clamp(angle, -limit, limit); }

}  // namespace

Autopilot::Autopilot(const Capabilities& can, const PoseLimits& limits)
    : can_turn_(can.pose), can_light_(can.light) {
    TurntablePath path;
    path.shape = TurntablePath::Shape::figure_eight;
    path.easing = TurntablePath::Easing::sine;
    path.yaw_amplitude = std::min(head_yaw, limits.safe_yaw);
    path.pitch_amplitude = std::min(head_pitch, limits.safe_pitch);
    path.frames = static_cast<int>(head_round.count()) * poses_per_second;
    loop_ = turntable_poses(HeadPose{}, path);
}

HeadPose Autopilot::pose(const HeadPose& own, Seconds way) const {
    if (!can_turn_) return own;
    const double round = std::fmod(way.count(), head_round.count());
    const double at = round * poses_per_second;
    const auto first = static_cast<std::size_t>(at);
    const HeadPose &before = loop_[first % loop_.size()], &after = loop_[(first + 1) % loop_.size()];
    const auto share = static_cast<float>(at - std::floor(at));
    HeadPose pose = own;
    pose.yaw += between(before.yaw, after.yaw, share);
    pose.pitch += between(before.pitch, after.pitch, share);
    return pose;
}

Light Autopilot::light(const Light& own, Seconds way) const {
    if (!can_light_) return own;
    Light light = own;
    light.azimuth += azimuth_swing * swing(way, azimuth_round);
    light.elevation += elevation_swing * swing(way, elevation_round);
    light.elevation = clamped(light.elevation, 90_deg);
    return light;
}

HeadPose within(HeadPose pose, const PoseLimits& limits) {
    pose.yaw = clamped(pose.yaw, limits.safe_yaw);
    pose.pitch = clamped(pose.pitch, limits.safe_pitch);
    return pose;
}

}  // namespace limner::booth
