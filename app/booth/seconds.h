#pragma once
// Times of the booth: since the program started, as the loop's clock tells them.

#include <algorithm>
#include <chrono>

namespace limner::booth {

using Seconds = std::chrono::duration<double>;

inline constexpr Seconds never = Seconds::max();

/// How far `now` is on the way from `start`, which takes `length`: 0 before, 1 after, with a soft start and a
/// soft end.
inline float eased(Seconds now, Seconds start, Seconds length) {
    if (length <= Seconds(0)) return now < start ? 0.0f : 1.0f;
    const auto t = static_cast<float>(std::clamp((now - start) / length, 0.0, 1.0));
    return t * t * (3 - 2 * t);
}

}  // namespace limner::booth
