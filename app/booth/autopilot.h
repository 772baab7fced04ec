#pragma once
// What moves when nobody touches anything: the head follows a lying eight, the light wanders. Both are
// functions of the time on their way alone, so that they can stop and go on anywhere.
//
//     const Autopilot autopilot(info.capabilities, info.pose_limits);
//     portrait.pose = autopilot.pose(portrait.pose, way);
//     portrait.light = autopilot.light(portrait.light, way);

#include <vector>

#include "app/booth/seconds.h"
#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"

namespace limner::booth {

class Autopilot {
public:
    Autopilot(const Capabilities& can, const PoseLimits& limits);

    /// `own` turned as far as the way of the head is after `way` of it: yaw and pitch, within what the model
    /// shows well.
    HeadPose pose(const HeadPose& own, Seconds way) const;
    /// `own` with its key light moved.
    Light light(const Light& own, Seconds way) const;
    bool moves() const { return can_turn_ || can_light_; }

private:
    bool can_turn_, can_light_;
    std::vector<HeadPose> loop_;  // one round, evenly in time
};

/// `pose` with yaw and pitch inside the range the model shows well.
HeadPose within(HeadPose pose, const PoseLimits& limits);

}  // namespace limner::booth
