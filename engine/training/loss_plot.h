#pragma once
// The log of a run as a picture: one panel per column, steps to the right, on a logarithmic scale where all
// values are above zero.

#include "engine/core/image.h"
#include "engine/training/run_log.h"

namespace limner::training {

/// [width 720, height 150 per column]. Values that are not finite leave a gap. Pure.
Image plot_losses(const std::vector<std::string>& columns, const std::vector<LogRow>& rows);

}  // namespace limner::training
