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

#include "app/cli/remarks.h"
#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/export/export_target.h"
#include "engine/media/name_template.h"
#include "engine/runtime/engine.h"

namespace limner {

/// An engine that several commands of a batch use one after the other.
struct LoadedEngine {
    std::string model;
    std::shared_ptr<Engine> engine;
};

struct CliContext : Remarks {
    using Action = std::function<Result<>()>;

    // Common options, see common_options.cpp.
    bool json = false, quiet = false, force = false, skip_existing = false, dry_run = false;
    bool recipe = true;  // pictures carry the portrait they show
    int verbosity = 0, threads = 0;
    double time_limit = 0;  // seconds; 0 = none
    std::string device = "auto", precision = "auto", file_template;
    std::filesystem::path log_file;
    std::vector<std::filesystem::path> model_folders;

    /// Cancelled by the first interrupt and by the time limit; hand it to everything long.
    std::shared_ptr<Progress> progress = std::make_shared<Progress>();

    /// Registers what `command` does. Exactly one action runs after parsing.
    void on(CLI::App* command, Action action);

    /// The names a command gives its files: those of --template in the folder `out`, else `out` itself, else
    /// `standard`. wrong_use for an unknown field.
    Result<NameTemplate> names(const std::string& out, const std::string& standard) const;
    /// Whether to write `file` of about `bytes`: false where it exists and --skip-existing is given.
    /// file_unwritable when it exists and --force is not given, when its folder does not exist or is
    /// read-only, or when the disk is too small.
    Result<bool> may_write(const std::filesystem::path& file, std::uint64_t bytes = 0);
    /// cancelled once the command is interrupted or its time is over: for the steps of work without a
    /// Progress.
    Result<> go_on() const;
    /// With --dry-run, says that `file` would be written and returns true.
    bool only_planned(const std::filesystem::path& file, const std::string& kind);
    /// Reports a finished file: its path on standard output, or an entry of the final JSON object.
    void add_output(ExportedFile output);
    /// A line of the answer; silent with --json, whose readers look at `answer`.
    void print(const std::string& line) const;
    /// A remark on standard error; silent with --quiet, listed in the final object.
    void warn(const std::string& code, const std::string& text) override;
    /// Progress on standard error: a bar on a terminal, JSON lines with --json, nothing otherwise.
    void report(const std::string& job, int done, int total);

    /// Starts the engine on `model`, or gives back the one that runs. Errors of Engine::start();
    /// device_failure for a device or precision this build lacks.
    Result<std::shared_ptr<Engine>> start_engine(const std::string& model);

    /// More members of the final JSON object.
    nlohmann::json answer = nlohmann::json::object();

    // For main() and batch.
    Action action;
    CLI::App* command = nullptr;
    bool helped = false;             // --help or --version was all there was to do
    bool some_items_failed = false;  // of a batch that went on to its end
    std::optional<int> item;         // position in a batch, from 1: no output of its own
    std::shared_ptr<LoadedEngine> loaded = std::make_shared<LoadedEngine>();
    std::vector<ExportedFile> outputs;
    /// What --json prints: see resources/schemas/cli-answer.json.
    nlohmann::json object(const Result<>& result) const;
    int exit_code_of(const Result<>& result) const;
    int finish(const Result<>& result);

private:
    std::string code_of(const Error& error) const;

    nlohmann::json warnings_ = nlohmann::json::array();
    std::optional<std::filesystem::path> existing_;  // what the command would have overwritten
    bool bar_shown_ = false;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// The code a user can look up, e.g. "LM-203" (ux-conventions, section 17).
std::string lm_code(Errc code);

void add_render(CLI::App& app, CliContext& context);
void add_turntable(CLI::App& app, CliContext& context);
void add_animate(CLI::App& app, CliContext& context);
void add_mesh(CLI::App& app, CliContext& context);
void add_generate(CLI::App& app, CliContext& context);
void add_edit(CLI::App& app, CliContext& context);
void add_batch(CLI::App& app, CliContext& context);
void add_labels(CLI::App& app, CliContext& context);
void add_models(CLI::App& app, CliContext& context);
void add_project(CLI::App& app, CliContext& context);
void add_bench(CLI::App& app, CliContext& context);
void add_selfcheck(CLI::App& app, CliContext& context);
void add_model_files(CLI::App& app, CliContext& context);  // info, trace, convert

}  // namespace limner
