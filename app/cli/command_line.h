#pragma once
// One command, from its words to its result: what main() does once and a batch does for every item.
//
//     CliContext context;
//     const auto result = run_command({"render", "--seed", "7"}, context);
//     return context.finish(result);

#include <string>
#include <vector>

#include "app/cli/cli.h"

namespace limner {

/// Parses `words`, the program's name not among them, and does what they say. Errors of the command, and
/// wrong_use, with the nearest known word, for what no command understands; exceptions end here. Sets
/// context.helped where help or version was printed.
Result<> run_command(const std::vector<std::string>& words, CliContext& context);

}  // namespace limner
