#pragma once
// The options that describe a portrait, shared by render, turntable and generate; signs and degrees as in the
// editor.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/cli.h"
#include "engine/portrait/portrait.h"

namespace limner {

struct PortraitOptions {
    std::string project;  // a .limner file; empty: from seeds
    std::string model;
    std::optional<std::uint64_t> seed, geometry_seed;
    std::optional<float> psi, yaw, pitch, roll, zoom;
    std::vector<std::string> styles, expressions;
    std::string labels, label_set = "limner", light;
};

/// Adds the options to `command`; `with_seed` false where the command has its own --seed.
std::shared_ptr<PortraitOptions> add_portrait_options(CLI::App& command, bool with_seed = true);

/// Reads project, styles and label map. Errors: those of their files, wrong_use for values.
Result<Portrait> build_portrait(const PortraitOptions& options, CliContext& context);

/// missing_capability naming the first thing of `portrait` that the model cannot do.
Result<> check_capabilities(const PortraitOptions& options, const GeneratorInfo& info);

}  // namespace limner
