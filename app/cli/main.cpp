// limner-cli: everything the editor does, without a display.

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>

#include "app/cli/cli.h"
#include "app/cli/convert_face_model.h"
#include "app/cli/suggestion.h"
#include "app/cli/synth.h"
#include "engine/runtime/allocator.h"

namespace limner {
namespace {

volatile std::sig_atomic_t signal_seen = 0;
Progress* interrupted_progress = nullptr;

// First interrupt: stop cleanly. Second: stop now. Only async-signal-safe calls.
void on_signal(int signal) {
    if (signal_seen) ::_exit(128 + signal);
    signal_seen = signal;
    if (interrupted_progress) interrupted_progress->cancel();
}

void watch_signals(Progress& progress) {
    interrupted_progress = &progress;
    struct sigaction action {};
    action.sa_handler = on_signal;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error, not a crash
}

void add_common_options(CLI::App& app, CliContext& context) {
    app.add_flag("--json", context.json, "One JSON object on standard output")->group("Common options");
    app.add_flag("-q,--quiet", context.quiet, "No progress, no remarks")->group("Common options");
    app.add_flag("-v,--verbose", context.verbosity, "More on standard error; twice for all")
        ->group("Common options");
    app.add_flag("--force", context.force, "Overwrite files that exist")->group("Common options");
    app.add_flag("--skip-existing", context.skip_existing, "Leave files that exist as they are")
        ->group("Common options");
    app.add_flag("--dry-run", context.dry_run, "Check everything, write nothing")->group("Common options");
    app.add_option("--models", context.model_folders, "Search this folder for models first")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->group("Common options");
    app.add_option("--device", context.device, "auto or cpu")->type_name("NAME")->group("Common options");
    app.add_option("--threads", context.threads, "Threads to compute with, 0 = chosen by the machine")
        ->check(CLI::Range(0, 256))
        ->group("Common options");
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* level = &app; level; level = level->get_parent())
        for (const auto* option : level->get_options())
            for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

// The sub-command the arguments reached, for its options.
const CLI::App& deepest(const CLI::App& app) {
    const CLI::App* level = &app;
    while (!level->get_subcommands().empty()) level = level->get_subcommands().front();
    return *level;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

Error wrong_use(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    const auto& reached = deepest(app);
    const auto known = option_names(reached);
    for (int i = 1; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
        const std::string word = argv[i];
        if (word.rfind("--", 0) != 0) continue;
        const auto name = word.substr(0, word.find('='));
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const auto suggestion = nearest(name, known);
        return {Errc::wrong_use,
                "Unknown option " + name + (suggestion.empty() ? "." : "; did you mean " + suggestion + "?")};
    }
    if (&reached == &app && argc > 1 && argv[1][0] != '-') {
        const auto commands = command_names(app);
        if (std::find(commands.begin(), commands.end(), argv[1]) == commands.end()) {
            const auto suggestion = nearest(argv[1], commands);
            return {Errc::wrong_use, "Unknown command " + std::string(argv[1]) +
                                         (suggestion.empty() ? "." : "; did you mean " + suggestion + "?")};
        }
    }
    std::string text = error.what();
    if (!text.empty() && text.back() != '.') text += '.';
    return {Errc::wrong_use, text};
}

void add_commands(CLI::App& app, CliContext& context) {
    add_render(app, context);
    add_turntable(app, context);
    add_mesh(app, context);
    add_generate(app, context);
    add_labels(app, context);
    add_models(app, context);
    add_project(app, context);
    add_bench(app, context);
    add_selfcheck(app, context);
    add_model_files(app, context);
    add_synth(app, context);
    add_convert_face_model(app, context);
}

void set_up_log(int verbosity) {
    // Standard output belongs to results.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("limner"));
    spdlog::set_level(verbosity > 1   ? spdlog::level::trace
                      : verbosity > 0 ? spdlog::level::info
                                      : spdlog::level::off);
}

int run(int argc, char** argv) {
    CliContext context;
    watch_signals(*context.progress);
    CLI::App app("Limner: a portrait you can turn, restyle and repaint.", "limner-cli");
    app.set_version_flag("--version", "limner-cli " LIMNER_VERSION);
    app.fallthrough();
    app.require_subcommand(1);
    app.get_formatter()->column_width(30);
    add_common_options(app, context);
    add_commands(app, context);
    app.set_config("--config", "", "Read options from this file")->group("Common options");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
        for (int i = 1; i < argc; ++i) context.json |= std::strcmp(argv[i], "--json") == 0;
        return context.finish(tl::unexpected(wrong_use(app, error, argc, argv)));
    }
    set_up_log(context.verbosity);
    Result<> result;
    try {
        result = context.action ? context.action() : failure(Errc::wrong_use, "No command was given.");
    } catch (const std::bad_alloc&) {
        result = failure(Errc::out_of_memory, "There was not enough memory.");
    } catch (const std::exception& exception) {
        spdlog::error("exception: {}", exception.what());
        result = failure(Errc::internal, "Limner met an internal error; -v shows the details.");
    }
    if (result && context.progress->cancelled()) result = failure(Errc::cancelled, "Interrupted.");
    return context.finish(result);
}

}  // namespace

int interrupting_signal() { return signal_seen; }

}  // namespace limner

int main(int argc, char** argv) {
    limner::tune_allocator();
    return limner::run(argc, argv);
}
