#pragma once
// limner-cli analyse: what a picture shows of a face, as labels, landmarks and numbers.

#include "app/cli/cli.h"

namespace limner {

void add_analyse(CLI::App& app, CliContext& context);

}  // namespace limner
