#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/cli/cli.h"
#include "app/cli/interruption.h"
#include "engine/core/hash.h"
#include "engine/device/device.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

constexpr int schema_version = 1;

std::string hint_for(Errc code) {
    switch (code) {
        case Errc::model_missing:
            return "limner-cli models list shows the models of this machine; --models DIR adds a folder.";
        case Errc::wrong_use:
            return "limner-cli COMMAND --help shows the options with examples.";
        case Errc::out_of_memory:
            return "Choose a smaller --size, or close other programs.";
        default:
            return {};
    }
}

}  // namespace

std::string lm_code(Errc code) {
    switch (code) {
        case Errc::file_not_found:
        case Errc::bad_image:
            return "LM-101";
        case Errc::unsupported_file:
            return "LM-102";
        case Errc::no_face:
            return "LM-103";
        case Errc::bad_label_map:
            return "LM-106";
        case Errc::limit_exceeded:
            return "LM-107";
        case Errc::model_missing:
            return "LM-201";
        case Errc::model_mismatch:
            return "LM-202";
        case Errc::bad_checkpoint:
            return "LM-204";
        case Errc::missing_capability:
            return "LM-205";
        case Errc::device_failure:
            return "LM-301";
        case Errc::out_of_memory:
            return "LM-303";
        case Errc::wrong_numbers:
            return "LM-305";
        case Errc::file_unwritable:
            return "LM-402";
        case Errc::missing_component:
            return "LM-404";
        case Errc::unsupported_newer:
            return "LM-501";
        case Errc::bad_project:
            return "LM-502";
        case Errc::internal:
            return "LM-901";
        case Errc::wrong_use:
            return "LM-902";
        case Errc::cancelled:
            return "LM-903";
    }
    return "LM-901";
}

void CliContext::on(CLI::App* sub, Action what) {
    sub->callback([this, sub, what = std::move(what)] {
        command = sub;
        action = what;
    });
}

Result<NameTemplate> CliContext::names(const std::string& out, const std::string& standard) const {
    if (file_template.empty()) return NameTemplate::parse(out.empty() ? standard : out);
    // A template is a name, so its extension may be left to us.
    const bool complete = fs::path(file_template).has_extension();
    const auto name = file_template + (complete ? "" : fs::path(standard).extension().string());
    return NameTemplate::parse((fs::path(out) / name).string());
}

Result<bool> CliContext::may_write(const fs::path& file, std::uint64_t bytes) {
    if (auto possible = check_target(file, bytes); !possible) return tl::unexpected(possible.error());
    std::error_code error;
    if (!fs::exists(file, error) || force) return true;
    if (skip_existing) {
        auto& skipped = answer["skipped"];
        if (std::find(skipped.begin(), skipped.end(), file.string()) == skipped.end())
            skipped.push_back(file.string());
        return false;
    }
    existing_ = file;
    return failure(Errc::file_unwritable, file.string() + " exists already; --force overwrites it.");
}

Result<> CliContext::go_on() const {
    if (progress->cancelled()) return failure(Errc::cancelled, "Interrupted.");
    return {};
}

bool CliContext::only_planned(const fs::path& file, const std::string& kind) {
    if (!dry_run) return false;
    answer["planned"].push_back({{"path", file.string()}, {"kind", kind}});
    print("Would write " + file.string() + ".");
    return true;
}

void CliContext::add_output(ExportedFile output) {
    print(output.path.string());
    outputs.push_back(std::move(output));
}

void CliContext::print(const std::string& line) const {
    if (!json && !item) std::printf("%s\n", line.c_str());
}

void CliContext::warn(const std::string& code, const std::string& text) {
    nlohmann::json warning{{"code", code}, {"text", text}};
    if (std::find(warnings_.begin(), warnings_.end(), warning) != warnings_.end()) return;  // said already
    warnings_.push_back(std::move(warning));
    if (!json && !quiet && !item) std::fprintf(stderr, "limner-cli: %s\n", text.c_str());
}

void CliContext::report(const std::string& job, int done, int total) {
    if (quiet || item || total <= 0) return;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    const double left = done > 0 ? seconds * (total - done) / done : 0;
    if (json) {
        nlohmann::json line{{"event", "progress"}, {"job", job}, {"done", done}, {"total", total}};
        if (done > 0) line["eta_s"] = std::round(left * 10) / 10;
        std::fprintf(stderr, "%s\n", line.dump().c_str());
    } else if (::isatty(STDERR_FILENO)) {
        std::fprintf(stderr, "\r%s %d/%d, %.0f s left \033[K", job.c_str(), done, total, left);
        bar_shown_ = true;
        if (done == total) std::fprintf(stderr, "\r\033[K");
    }
}

Result<std::shared_ptr<Engine>> CliContext::start_engine(const std::string& model) {
    const auto chosen = choose_device(device);
    if (!chosen) return tl::unexpected(chosen.error());
    if (precision == "half")
        return failure(Errc::device_failure, "The models compute in full precision; use full or auto.");
    if (!loaded->engine || loaded->model != model) {
        loaded->engine.reset();  // before the next one is loaded: memory for one is enough
        EngineOptions options;
        options.model = model;
        options.model_folders = model_folders;
        options.threads = threads;
        options.device = device;
        auto engine = Engine::start(options);
        if (!engine) return tl::unexpected(engine.error());
        *loaded = {model, std::move(*engine)};
    }
    answer["device"] = loaded->engine->status().device.starts_with("CUDA") ? name(*chosen) : "cpu";
    answer["model"] = loaded->engine->info().id;
    return loaded->engine;
}

std::string CliContext::code_of(const Error& error) const {
    if (some_items_failed) return "LM-904";
    if (error.code == Errc::file_unwritable && existing_) return "LM-403";
    return lm_code(error.code);
}

nlohmann::json CliContext::object(const Result<>& result) const {
    auto object = answer;
    object["schema"] = schema_version;
    object["ok"] = result.has_value();
    object["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    object["warnings"] = warnings_;
    object["outputs"] = nlohmann::json::array();
    const auto add_digest = [](nlohmann::json& entry, const fs::path& file) {
        std::error_code error;
        if (!fs::is_regular_file(file, error)) return;
        if (const auto digest = sha256_of_file(file)) entry["sha256"] = *digest;
    };
    for (const auto& output : outputs) {
        nlohmann::json entry{{"path", output.path.string()},
                             {"kind", output.kind},
                             {"width", output.width},
                             {"height", output.height},
                             {"frames", output.frames}};
        add_digest(entry, output.path);
        for (const auto& file : output.files) {
            entry["files"].push_back({{"path", file.string()}});
            add_digest(entry["files"].back(), file);
        }
        object["outputs"].push_back(std::move(entry));
    }
    if (!result) {
        object["error"] = {{"code", code_of(result.error())}, {"text", result.error().message}};
        if (const auto hint = hint_for(result.error().code); !hint.empty()) object["error"]["hint"] = hint;
    }
    return object;
}

int CliContext::exit_code_of(const Result<>& result) const {
    constexpr int items_failed = 8, time_limit_reached = 9, by_signal = 128;
    if (result) return 0;
    if (const int signal = interrupting_signal()) return by_signal + signal;
    if (time_is_up() && result.error().code == Errc::cancelled) return time_limit_reached;
    if (some_items_failed) return items_failed;
    return exit_code(result.error().code);
}

int CliContext::finish(const Result<>& result) {
    const int code = exit_code_of(result);
    if (bar_shown_) std::fprintf(stderr, "\r\033[K");
    if (json) {
        std::printf("%s\n",
                    object(result).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    } else if (!result) {
        std::fprintf(stderr, "limner-cli: %s\n", result.error().message.c_str());
    }
    return std::fflush(stdout) == 0 ? code : exit_code(Errc::file_unwritable);
}

}  // namespace limner
