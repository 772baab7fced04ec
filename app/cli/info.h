#pragma once
// limner-cli info for model files: family, configuration, every tensor, what is missing or unknown.

#include <filesystem>
#include <string>

#include "engine/core/error.h"

namespace CLI {
class App;
}

namespace limner {

struct InfoOptions {
    std::filesystem::path checkpoint;
    bool json = false;
};

/// Registers the options of `app`; `options` must outlive it.
void add_info(CLI::App& app, InfoOptions& options);
/// The text to print: one JSON object with `json`, lines for people without. Reader errors.
Result<std::string> run_info(const InfoOptions& options);

}  // namespace limner
