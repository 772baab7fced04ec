#pragma once

namespace limner {

/// 0 at `edge0`, 1 at `edge1`, smooth in between; edge0 > edge1 gives a falling edge.
constexpr float smoothstep(float edge0, float edge1, float x) {
    const float t = (x - edge0) / (edge1 - edge0), u = t < 0 ? 0 : t > 1 ? 1 : t;
    return u * u * (3 - 2 * u);
}

}  // namespace limner
