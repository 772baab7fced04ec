#pragma once
// What the sub-commands of limner-cli share. A sub-command is one file with one function:
//
//     void add_labels(CLI::App& app, CliContext& context) {
//         auto* command = app.add_subcommand("labels", "Converts, checks and colours label maps");
//         auto options = std::make_shared<LabelsOptions>();
//         command->add_option("input", options->input, "Label map")->required();
//         context.on(command, [options, &context] { return run(*options, context); });
//     }
//
// Results (paths or one JSON object) go to standard output, everything else to standard error. Exit codes:
// exit_code() in engine/core/error.h. The action runs on the main thread and returns an Error instead of
// exiting.

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/runtime/engine.h"

namespace limner {

/// A file the command wrote.
struct CliOutput {
    std::filesystem::path path;
    std::string kind;  // "image", "label-map", "depth", "video", "frames", "contact-sheet", "project"
    int width = 0, height = 0, frames = 1;
};

struct CliContext {
    using Action = std::function<Result<>()>;

    // Common options, filled by main().
    bool json = false, quiet = false, force = false, skip_existing = false, dry_run = false;
    int verbosity = 0, threads = 0;
    std::string device = "auto";
    std::vector<std::filesystem::path> model_folders;

    /// Cancelled by the first interrupt; hand it to everything long.
    std::shared_ptr<Progress> progress = std::make_shared<Progress>();

    /// Registers what `command` does. Exactly one action runs after parsing.
    void on(CLI::App* command, Action action);

    /// file_unwritable when `file` exists and neither --force nor --skip-existing is given, or when its
    /// folder does not exist. True: go on; false: skip this one.
    Result<bool> may_write(const std::filesystem::path& file) const;
    /// Reports a finished file: its path on standard output, or an entry of the final JSON object.
    void add_output(CliOutput output);
    /// A line of the answer; silent with --json, whose readers look at `answer`.
    void print(const std::string& line) const;
    /// A remark on standard error; silent with --quiet, listed in the final object.
    void warn(const std::string& code, const std::string& text);
    /// Progress on standard error: a bar on a terminal, JSON lines with --json, nothing otherwise.
    void report(const std::string& job, int done, int total);

    /// Starts the engine on `model`. Errors of Engine::start(); device_failure for a device this build lacks.
    Result<std::unique_ptr<Engine>> start_engine(const std::string& model);

    /// More members of the final JSON object.
    nlohmann::json answer = nlohmann::json::object();

    // For main().
    Action action;
    CLI::App* command = nullptr;
    std::vector<CliOutput> outputs;
    int finish(const Result<>& result);

private:
    nlohmann::json warnings_ = nlohmann::json::array();
    bool bar_shown_ = false;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// The code a user can look up, e.g. "LM-203".
std::string lm_code(Errc code);
/// The signal that asked us to stop, 0 when none did.
int interrupting_signal();

void add_render(CLI::App& app, CliContext& context);
void add_turntable(CLI::App& app, CliContext& context);
void add_mesh(CLI::App& app, CliContext& context);
void add_generate(CLI::App& app, CliContext& context);
void add_labels(CLI::App& app, CliContext& context);
void add_models(CLI::App& app, CliContext& context);
void add_project(CLI::App& app, CliContext& context);
void add_bench(CLI::App& app, CliContext& context);
void add_selfcheck(CLI::App& app, CliContext& context);
void add_model_files(CLI::App& app, CliContext& context);  // info, trace, convert

}  // namespace limner
