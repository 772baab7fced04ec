#pragma once
// What a picture costs: time and arithmetic of a turned view of a head that the model knows already.

#include "engine/evaluation/picture_figures.h"

namespace limner {

/// Draws the person `seed` from `views` sides at final quality, and once more through LibTorch to count its
/// arithmetic. On the generator's thread. Errors of Generator::render().
Result<Figures> speed_figures(Generator& generator, std::uint64_t seed, int views,
                              const std::shared_ptr<Progress>& progress);

}  // namespace limner
