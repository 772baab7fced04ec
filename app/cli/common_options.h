#pragma once
// The options every command takes.

#include "app/cli/cli.h"

namespace limner {

/// All of them, before the commands are added.
void add_common_options(CLI::App& app, CliContext& context);
/// Those that one item of a batch may set for itself; the others are the whole batch's.
void add_item_options(CLI::App& app, CliContext& context);

/// wrong_use for values that no parser can judge; opens the log. Call once, after parsing.
Result<> apply_common_options(const CliContext& context);

}  // namespace limner
