#include "app/cli/common_options.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "app/cli/interruption.h"

namespace limner {
namespace {

constexpr const char* group = "Common options";

spdlog::level::level_enum level_of(int verbosity) {
    return verbosity > 1 ? spdlog::level::trace : verbosity > 0 ? spdlog::level::info : spdlog::level::off;
}

}  // namespace

void add_item_options(CLI::App& app, CliContext& context) {
    app.add_flag("--force,!--no-force", context.force, "Overwrite files that exist")->group(group);
    app.add_flag("--skip-existing,!--no-skip-existing", context.skip_existing,
                 "Leave files that exist as they are")
        ->group(group);
    app.add_flag("--recipe,!--no-recipe", context.recipe,
                 "Pictures carry the portrait they show, and open as such (on)")
        ->group(group);
    app.add_option("--template", context.file_template,
                   "Names in the folder --out; {name} {n} {n:03} {frame:04} {date} {time} {seed} {model} "
                   "{yaw} {pitch} {width} {height} {snapshot} {version}")
        ->type_name("NAME")
        ->group(group);
}

void add_common_options(CLI::App& app, CliContext& context) {
    add_item_options(app, context);
    app.add_flag("--dry-run,!--no-dry-run", context.dry_run, "Check everything, write nothing")->group(group);
    app.add_flag("--json,!--no-json", context.json, "One JSON object on standard output")->group(group);
    app.add_flag("-q,--quiet,!--no-quiet", context.quiet, "No progress, no remarks")->group(group);
    app.add_flag("-v,--verbose", context.verbosity, "More on standard error; twice for all")->group(group);
    app.add_option("--log", context.log_file, "Write what happens to this file, too")
        ->envname("LIMNER_LOG")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--models", context.model_folders, "Search this folder for models first")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--device", context.device, "cpu, auto or cuda:N")
        ->envname("LIMNER_DEVICE")
        ->type_name("NAME")
        ->group(group);
    app.add_option("--precision", context.precision, "auto, full or half")
        ->check(CLI::IsMember({"auto", "full", "half"}))
        ->type_name("NAME")
        ->group(group);
    app.add_option("--threads", context.threads, "Threads to compute with, 0 = chosen by the machine")
        ->check(CLI::Range(0, 256))
        ->type_name("N")
        ->group(group);
    app.add_option("--time-limit", context.time_limit, "Stop after so long and list what is complete")
        ->check(CLI::Range(0.0, 1e7))
        ->type_name("SECONDS")
        ->group(group);
    app.set_config("--config", "", "Options as KEY = VALUE lines; those of a command below [COMMAND]")
        ->type_name("FILE")
        ->group(group);
}

Result<> apply_common_options(const CliContext& context) {
    const auto& device = context.device;
    const bool numbered = device.starts_with("cuda:") && device.size() > 5 && device.size() < 9 &&
                          device.find_first_not_of("0123456789", 5) == std::string::npos;
    if (device != "auto" && device != "cpu" && device != "cuda" && !numbered)
        return failure(Errc::wrong_use,
                       "--device " + device + ": devices are auto, cpu, cuda and cuda:N, N from 0 to 999.");
    std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>()};
    sinks.back()->set_level(level_of(context.verbosity));
    if (!context.log_file.empty()) {
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::basic_file_sink_mt>(context.log_file.string()));
        } catch (const spdlog::spdlog_ex&) {
            return failure(Errc::file_unwritable,
                           "Could not write the log " + context.log_file.string() + ".");
        }
        sinks.back()->set_level(level_of(std::max(context.verbosity, 1)));
    }
    auto logger = std::make_shared<spdlog::logger>("limner", sinks.begin(), sinks.end());
    logger->set_level(spdlog::level::trace);
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
    if (context.time_limit > 0) start_time_limit(std::chrono::duration<double>(context.time_limit));
    return {};
}

}  // namespace limner
