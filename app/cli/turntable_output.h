#pragma once
// Chooses by its name where the pictures of a turntable go: into a video, a sequence of files, or onto one
// sheet.
//
//     auto out = make_turntable_output({.out = "frames"}, portrait, 120, context);

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/cli/cli.h"
#include "engine/export/turntable_plan.h"
#include "engine/export/turntable_writer.h"
#include "engine/runtime/engine.h"

namespace limner {

struct TurntableTarget {
    std::string out, input, snapshot;  // `input` names {name}
    double rate = 30;                  // pictures per second
    int size = 0, columns = 0, gap = 8;
    bool resume = false, repeat = true;  // `repeat`: of a GIF or APNG, for ever
    Finish finish;
};

/// --fps, --size, --columns, --gap, --background, --crop, --samples, --resume and --out; the texts say the
/// defaults of two.
void add_target_options(CLI::App& command, TurntableTarget& target, const std::string& usual_rate,
                        const std::string& usual_name);
/// Says what a plan could not keep to, with the names of the options that asked for it.
void warn_of(const TurntablePlan& plan, bool of_options, CliContext& context);

/// Null when it is there already and --skip-existing is given. wrong_use, file_unwritable,
/// missing_component for a video without its encoder. Writes nothing yet.
Result<std::unique_ptr<TurntableWriter>> make_turntable_output(const TurntableTarget& target,
                                                               const Portrait& portrait, int frames,
                                                               CliContext& context);
/// Draws and writes all views of `plan`, or says where they would go; `stage` names the work in reports.
Result<> write_views(const TurntablePlan& plan, const TurntableTarget& target, const Portrait& portrait,
                     Engine& engine, const char* stage, CliContext& context);

}  // namespace limner
