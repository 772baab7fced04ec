#pragma once
// Help that fits a terminal of 80 columns: CLI11's layout with descriptions folded in their column.

#include <CLI/CLI.hpp>

namespace limner {

class HelpFormatter final : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
    std::string make_subcommand(const CLI::App* command) const override;
    std::string make_description(const CLI::App* app) const override;
};

}  // namespace limner
