#include "engine/portrait/turntable_path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner {
namespace {

constexpr float turn = 2 * std::numbers::pi_v<float>;
constexpr float spiral_turns = 3;

HeadPose pose_at(const HeadPose& centre, const TurntablePath& path, float phase) {
    float yaw = std::sin(turn * phase), pitch = 0;
    switch (path.shape) {
        case TurntablePath::Shape::sweep:
            break;
        case TurntablePath::Shape::ellipse:
            pitch = std::cos(turn * phase);
            break;
        case TurntablePath::Shape::figure_eight:
            pitch = std::sin(2 * turn * phase);
            break;
        case TurntablePath::Shape::spiral:
            yaw = phase * std::sin(spiral_turns * turn * phase);
            pitch = phase * std::cos(spiral_turns * turn * phase);
            break;
    }
    HeadPose pose = centre;
    pose.yaw += path.yaw_amplitude * (path.counter ? -yaw : yaw);
    pose.pitch += path.pitch_amplitude * pitch;
    return pose;
}

float wrapped(float phase) { return phase - std::floor(phase); }

// time -> phase so that equal times turn the head by equal angles: the inverse of the path's length.
class ConstantSpeed {
public:
    explicit ConstantSpeed(const TurntablePath& path) : length_(steps + 1) {
        HeadPose before = pose_at({}, path, path.start);
        for (int i = 1; i <= steps; ++i) {
            const HeadPose now = pose_at({}, path, path.start + float(i) / steps);
            length_[std::size_t(i)] =
                length_[std::size_t(i) - 1] +
                std::hypot((now.yaw - before.yaw).value, (now.pitch - before.pitch).value);
            before = now;
        }
    }
    float operator()(float time) const {
        const float wanted = time * length_.back();
        const auto after = std::lower_bound(length_.begin() + 1, length_.end() - 1, wanted);
        const float low = *(after - 1), high = *after;
        const float part = high > low ? (wanted - low) / (high - low) : 0;
        return (float(after - length_.begin() - 1) + part) / steps;
    }

private:
    static constexpr int steps = 4096;
    std::vector<float> length_;  // of the path from its start, radians
};

// time -> phase with a rest at 1/4 and 3/4, where the yaw is largest; between them the sine's own speed.
float held(float time, float rest) {
    const float moving = 0.5f - rest;  // time from one end to the other
    const float from_end = wrapped(time - 0.25f + rest / 2);
    const float half = from_end < 0.5f ? 0.0f : 0.5f;
    const float run = std::max(from_end - half - rest, 0.0f) / moving;
    return 0.25f + half + run / 2;
}

}  // namespace

std::vector<HeadPose> turntable_poses(const HeadPose& centre, const TurntablePath& path) {
    const ConstantSpeed constant(path);
    const float rest = std::clamp(path.rest, 0.0f, 0.45f);
    std::vector<HeadPose> poses;
    for (int frame = 0; frame < path.frames; ++frame) {
        float time = float(frame) / float(path.frames);
        if (path.loop == TurntablePath::Loop::once) time = float(frame) / float(std::max(path.frames - 1, 1));
        if (path.loop == TurntablePath::Loop::ping_pong) time = 1 - std::abs(1 - 2 * time);
        float phase = path.start + time;
        if (path.easing == TurntablePath::Easing::constant) phase = path.start + constant(time);
        if (path.easing == TurntablePath::Easing::hold) phase = held(path.start + time, rest);
        poses.push_back(pose_at(centre, path, phase));
    }
    return poses;
}

std::vector<HeadPose> turntable_views(const HeadPose& centre, const TurntablePath& path, int count) {
    std::vector<HeadPose> poses;
    const bool sweep = path.shape == TurntablePath::Shape::sweep;
    for (int i = 0; i < count; ++i) {
        if (!sweep) {
            poses.push_back(pose_at(centre, path, path.start + float(i) / float(count)));
            continue;
        }
        const float side = count > 1 ? 2 * float(i) / float(count - 1) - 1 : 0;
        poses.push_back(centre);
        poses.back().yaw += path.yaw_amplitude * (path.counter ? -side : side);
    }
    return poses;
}

}  // namespace limner
