#include "app/booth/scene.h"

#include "engine/portrait/portrait_blend.h"

namespace limner::booth {

Portrait portrait_in(const Scene& scene, const Portrait& person, const Portrait* leaving,
                     const Autopilot& autopilot, const PoseLimits& limits) {
    Portrait portrait =
        leaving && can_blend(*leaving, person) ? blended(*leaving, person, scene.arrived) : person;
    const HeadPose own = portrait.pose;
    portrait.pose = autopilot.pose(own, scene.way);
    portrait.pose.yaw += scene.turn.yaw;
    portrait.pose.pitch += scene.turn.pitch;
    // A model that cannot turn keeps the pose it was given.
    if (!(portrait.pose == own)) portrait.pose = within(portrait.pose, limits);
    portrait.light = autopilot.light(portrait.light, scene.way);
    return portrait;
}

}  // namespace limner::booth
