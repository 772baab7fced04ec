#pragma once
// The part of limner-cli bench for published networks: Limner's way to compute them against one layer after
// the other, as their authors do, in the same run.

#include <string>

#include "app/cli/cli.h"

namespace limner {

/// Measures a person from scratch and a turned view of the model `model` and adds "layers" to the answer.
/// Loads the model once more. Errors of loading and drawing.
Result<> bench_layers(const std::string& model, int repeats, CliContext& context);

}  // namespace limner
