#pragma once
// The options that describe a portrait, shared by render, edit, turntable, generate and the booth; signs and
// degrees as in the editor.
//
//     auto project = open_portrait(*options, remarks);                      // files and seeds
//     if (auto ok = apply_options(*options, project->portrait); !ok) ...    // what needs no model
//     const auto engine = context.start_engine(project->portrait.model);
//     if (auto ok = fit_to_model(*options, (*engine)->info(), project->portrait, remarks); !ok) ...

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/remarks.h"
#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"
#include "engine/portrait/project_file.h"

namespace limner {

struct PortraitOptions {
    std::string input;   // a .limner file, or a picture with a recipe; empty: from seeds
    std::string recipe;  // instead of `input`: the portrait itself
    std::string snapshot, model;
    std::optional<std::uint64_t> seed, geometry_seed;
    std::optional<float> psi, yaw, pitch, roll, zoom;
    std::vector<std::string> styles, expressions, sets;
    std::string labels, label_set = "limner", light;
    bool fit_labels = false;
};

/// Adds the options to `command`; `with_seed` false where the command has its own --seed.
std::shared_ptr<PortraitOptions> add_portrait_options(CLI::App& command, bool with_seed = true);

/// The project the options name; of a recipe or of seeds the portrait alone. Errors of reading; wrong_use
/// for a snapshot that is not there.
Result<Project> open_portrait(const PortraitOptions& options, Remarks& remarks);
/// Everything but expressions, whose names only the model knows. Errors of the files named; wrong_use.
Result<> apply_options(const PortraitOptions& options, Portrait& portrait);
/// The same. Where the project says so the eyes stay on the viewer when the options turn the head, unless
/// they turn the eyes, too.
Result<> apply_options(const PortraitOptions& options, Project& project);
/// The expressions, and whether the model can do what was asked. missing_capability naming the first thing
/// it cannot; wrong_use for an unknown expression and for a pose it cannot take; warns beyond its safe range.
Result<> fit_to_model(const PortraitOptions& options, const GeneratorInfo& info, Portrait& portrait,
                      Remarks& remarks);

/// open_portrait() and apply_options() for those who want the portrait alone.
Result<Portrait> build_portrait(const PortraitOptions& options, Remarks& remarks);

}  // namespace limner
