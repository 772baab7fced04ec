#include "engine/portrait/portrait_blend.h"

#include <algorithm>
#include <cmath>

#include "engine/portrait/code_mix.h"

namespace limner {
namespace {

bool can_blend(const CodeSource& from, const CodeSource& to) { return mixed(from, to, 0.5f).has_value(); }

CodeSource blended(const CodeSource& from, const CodeSource& to, float share) {
    return mixed(from, to, share).value_or(share < 0.5f ? from : to);
}

Radians blended(Radians from, Radians to, float share) { return from + (to - from) * share; }

HeadPose blended(const HeadPose& from, const HeadPose& to, float share) {
    return {blended(from.yaw, to.yaw, share), blended(from.pitch, to.pitch, share),
            blended(from.roll, to.roll, share), std::lerp(from.zoom, to.zoom, share),
            blended(from.field_of_view, to.field_of_view, share)};
}

Light blended(const Light& from, const Light& to, float share) {
    return {blended(from.azimuth, to.azimuth, share), blended(from.elevation, to.elevation, share),
            std::lerp(from.intensity, to.intensity, share), std::lerp(from.ambient, to.ambient, share),
            std::lerp(from.warmth, to.warmth, share)};
}

std::map<std::string, float> blended(const std::map<std::string, float>& from,
                                     const std::map<std::string, float>& to, float share) {
    std::map<std::string, float> result;
    for (const auto& [name, weight] : from) result[name] = weight * (1 - share);
    for (const auto& [name, weight] : to) result[name] += weight * share;
    return result;
}

}  // namespace

bool can_blend(const Portrait& from, const Portrait& to) {
    if (from.model != to.model || from.painted || to.painted || from.fitted != to.fitted) return false;
    for (int i = 0; i < part_count; ++i)
        if (!can_blend(from.style(static_cast<Part>(i)), to.style(static_cast<Part>(i)))) return false;
    return can_blend(from.head.identity, to.head.identity) && can_blend(from.head.hair, to.head.hair) &&
           can_blend(from.head.wear, to.head.wear);
}

Portrait blended(const Portrait& from, const Portrait& to, float share) {
    if (share <= 0) return from;
    if (share >= 1) return to;
    Portrait result = share < 0.5f ? from : to;
    result.pose = blended(from.pose, to.pose, share);
    result.light = blended(from.light, to.light, share);
    auto& head = result.head;
    head.identity = blended(from.head.identity, to.head.identity, share);
    head.hair = blended(from.head.hair, to.head.hair, share);
    head.wear = blended(from.head.wear, to.head.wear, share);
    head.identity_amount = std::lerp(from.head.identity_amount, to.head.identity_amount, share);
    head.expression = blended(from.head.expression, to.head.expression, share);
    head.gaze_x = std::lerp(from.head.gaze_x, to.head.gaze_x, share);
    head.gaze_y = std::lerp(from.head.gaze_y, to.head.gaze_y, share);
    for (int i = 0; i < part_count; ++i) {
        const auto part = static_cast<Part>(i);
        result.style(part) = blended(from.style(part), to.style(part), share);
    }
    return result;
}

}  // namespace limner
