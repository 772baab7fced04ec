#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "app/cli/cli.h"
#include "engine/core/hash.h"

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
            return "LM-101";
        case Errc::bad_image:
            return "LM-102";
        case Errc::bad_label_map:
            return "LM-104";
        case Errc::limit_exceeded:
            return "LM-105";
        case Errc::unsupported_file:
            return "LM-106";
        case Errc::model_missing:
            return "LM-201";
        case Errc::bad_checkpoint:
            return "LM-203";
        case Errc::model_mismatch:
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
            return "LM-401";
        case Errc::missing_component:
            return "LM-402";
        case Errc::unsupported_newer:
            return "LM-501";
        case Errc::bad_project:
            return "LM-502";
        case Errc::wrong_use:
            return "LM-902";
        case Errc::cancelled:
            return "LM-903";
        case Errc::internal:
            return "LM-901";
    }
    return "LM-901";
}

void CliContext::on(CLI::App* sub, Action what) {
    sub->callback([this, sub, what = std::move(what)] {
        command = sub;
        action = what;
    });
}

Result<bool> CliContext::may_write(const fs::path& file) const {
    std::error_code error;
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        return failure(Errc::file_unwritable, "Could not write " + file.string() + ": the folder " +
                                                  folder.string() + " does not exist.");
    if (::access(folder.c_str(), W_OK) != 0)
        return failure(Errc::file_unwritable,
                       "Could not write " + file.string() + ": the folder is read-only.");
    if (!fs::exists(file, error) || force) return true;
    if (skip_existing) return false;
    return failure(Errc::file_unwritable, file.string() + " exists already; --force overwrites it.");
}

void CliContext::add_output(CliOutput output) {
    if (!json) print(output.path.string());
    outputs.push_back(std::move(output));
}

void CliContext::print(const std::string& line) const {
    if (!json) std::printf("%s\n", line.c_str());
}

void CliContext::warn(const std::string& code, const std::string& text) {
    warnings_.push_back({{"code", code}, {"text", text}});
    if (!json && !quiet) std::fprintf(stderr, "limner-cli: %s\n", text.c_str());
}

void CliContext::report(const std::string& job, int done, int total) {
    if (quiet || total <= 0) return;
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

Result<std::unique_ptr<Engine>> CliContext::start_engine(const std::string& model) {
    if (device != "auto" && device != "cpu")
        return failure(Errc::device_failure, "There is no device " + device + " here; use cpu or auto.");
    EngineOptions options;
    options.model = model;
    options.model_folders = model_folders;
    options.threads = threads;
    auto engine = Engine::start(options);
    if (engine) {
        answer["device"] = "cpu";
        answer["model"] = (*engine)->info().id;
    }
    return engine;
}

int CliContext::finish(const Result<>& result) {
    const int signal = interrupting_signal();
    const int code = result ? 0 : signal ? 128 + signal : exit_code(result.error().code);
    if (bar_shown_) std::fprintf(stderr, "\r\033[K");
    if (!json) {
        if (!result) std::fprintf(stderr, "limner-cli: %s\n", result.error().message.c_str());
        return std::fflush(stdout) == 0 ? code : exit_code(Errc::file_unwritable);
    }
    auto object = answer;
    object["schema"] = schema_version;
    object["ok"] = result.has_value();
    object["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    object["warnings"] = warnings_;
    object["outputs"] = nlohmann::json::array();
    for (const auto& output : outputs) {
        nlohmann::json entry{{"path", output.path.string()},
                             {"kind", output.kind},
                             {"width", output.width},
                             {"height", output.height},
                             {"frames", output.frames}};
        std::error_code error;
        if (fs::is_regular_file(output.path, error))
            if (const auto digest = sha256_of_file(output.path)) entry["sha256"] = *digest;
        object["outputs"].push_back(std::move(entry));
    }
    if (!result) {
        object["error"] = {{"code", lm_code(result.error().code)}, {"text", result.error().message}};
        if (const auto hint = hint_for(result.error().code); !hint.empty()) object["error"]["hint"] = hint;
    }
    std::printf("%s\n", object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return std::fflush(stdout) == 0 ? code : exit_code(Errc::file_unwritable);
}

}  // namespace limner
