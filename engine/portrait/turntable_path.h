#pragma once
// The way a head takes on a turntable, as poses; every export and preview of a turntable uses it.
//
//     const auto poses = turntable_poses(portrait.pose, {.yaw_amplitude = 25_deg, .frames = 120});
//
// A path is a closed curve of (yaw, pitch) around the centre, run through by a phase in turns:
//     sweep         yaw = A sin 2 pi p
//     ellipse       yaw = A sin 2 pi p     pitch = B cos 2 pi p
//     figure eight  yaw = A sin 2 pi p     pitch = B sin 4 pi p
//     spiral        yaw = A p sin 6 pi p   pitch = B p cos 6 pi p        (not closed: for ping-pong and once)

#include <vector>

#include "engine/portrait/portrait.h"

namespace limner {

struct TurntablePath {
    enum class Shape { sweep, ellipse, figure_eight, spiral } shape = Shape::sweep;
    /// Speed along the path: the same angle from frame to frame; the sine's own; the sine's own with a rest
    /// at both ends.
    enum class Easing { constant, sine, hold } easing = Easing::sine;
    /// seamless: the last frame is one step before the first. ping_pong: there and back, seamless too. once:
    /// the last frame is the end of the path.
    enum class Loop { seamless, ping_pong, once } loop = Loop::seamless;
    Radians yaw_amplitude = from_degrees(25), pitch_amplitude = from_degrees(6);
    bool counter = false;  // to the other side first
    float start = 0;       // phase of the first frame, in turns
    float rest = 0;        // share of the duration that `hold` rests at each end, 0 to 0.45
    int frames = 120;
};

/// [frames] poses around `centre`, whose roll, zoom and field of view they keep. Pure.
std::vector<HeadPose> turntable_poses(const HeadPose& centre, const TurntablePath& path);

/// `count` poses evenly spaced over the path for still views: a sweep from one end to the other, ends
/// included. Easing, loop and frames are ignored. Pure.
std::vector<HeadPose> turntable_views(const HeadPose& centre, const TurntablePath& path, int count);

}  // namespace limner
