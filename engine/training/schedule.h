#pragma once
// What every training asks of a step: its learning rate and its seed. Both depend on the step alone, so that
// a resumed run goes on as it would have.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "engine/core/random.h"

namespace limner::training {

/// Up over `warm` steps, level until the share `level` of all steps, then a cosine down to the share `floor`.
struct RateSchedule {
    double warm = 100, level = .5, floor = .05;

    /// `rate` is the recipe's.
    double at(double rate, std::int64_t step, std::int64_t steps) const {
        const double up = rate * std::min(1.0, double(step + 1) / warm), t = double(step) / double(steps);
        if (t < level) return up;
        return up * (floor + (1 - floor) * .5 * (1 + std::cos(std::numbers::pi * (t - level) / (1 - level))));
    }
};

inline std::uint64_t step_seed(std::int64_t recipe_seed, std::int64_t step) {
    return mix64(std::uint64_t(recipe_seed)) + std::uint64_t(step);
}

}  // namespace limner::training
