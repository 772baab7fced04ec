#pragma once
// What a program can say about its own options, for its manual page and for the shell. Both are written from
// the options themselves when the program is built, so that neither can go stale:
// packaging/linux/CMakeLists.txt.

#include <CLI/CLI.hpp>
#include <string>

namespace limner {

/// Adds --manual and --bash-completion, which print the texts below; help does not list them. Call it last.
void add_manual_flags(CLI::App& app);

/// The sections OPTIONS and, where there are commands, COMMANDS of a manual page, in the macros of man(7),
/// UTF-8. Hidden options and commands stay hidden.
std::string manual_sections(const CLI::App& app);

/// A bash script that completes the commands and options of `app`, and leaves other words to bash: files.
std::string bash_completion(const CLI::App& app);

/// "-o", "--out" ..., as typed; empty for a positional argument.
std::vector<std::string> typed_names(const CLI::Option& option);
/// The commands of `app` that help lists.
std::vector<const CLI::App*> shown_commands(const CLI::App& app);

}  // namespace limner
