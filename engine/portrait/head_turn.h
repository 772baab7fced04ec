#pragma once
// Between two orientations of the head: along the shortest turn from one to the other, not angle by angle.
//
//     const HeadAngles half = turned({-30, 0, 0}, {30, 20, 0}, 0.5);
//
// Signs and order as in HeadPose. Pure values, any thread.

namespace limner {

/// Degrees, or degrees per something.
struct HeadAngles {
    double yaw = 0, pitch = 0, roll = 0;
    bool operator==(const HeadAngles&) const = default;
};

/// `share` of the way (spherical linear interpolation of the unit quaternions); below 0 and above 1 the turn
/// goes on. Takes it that pitch stays within 90 degrees.
HeadAngles turned(const HeadAngles& from, const HeadAngles& to, double share);
/// The same without a corner at either end: leaves `from` and reaches `to` with these speeds, degrees per
/// share. A cubic Hermite curve of the rotation vector, which for a turn about one axis is that of its angle.
HeadAngles turned_smoothly(const HeadAngles& from, const HeadAngles& to, const HeadAngles& speed_from,
                           const HeadAngles& speed_to, double share);

}  // namespace limner
