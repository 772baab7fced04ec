#pragma once
// The part of limner-cli bench below the engine: the baked field of limner-live against the exact march, and
// what a region costs the texture network.

#include <string>

#include "app/cli/cli.h"

namespace limner {

/// Measures the pack of `model` on `heads` heads and adds "field" and "texture" to the answer. `preview_ms`
/// is a preview after a turn, for the ratio of whole pictures. Errors of measure_live_model().
Result<> bench_live(const std::string& model, int heads, double preview_ms, CliContext& context);

}  // namespace limner
