#pragma once
// limner-cli evaluate: what a model is worth in figures, beside those of the data it learnt from.

#include "app/cli/cli.h"

namespace limner {

void add_evaluate(CLI::App& app, CliContext& context);

}  // namespace limner
