// limner-cli batch: many commands, one after the other or side by side, each with a result of its own.

#include <algorithm>
#include <mutex>
#include <thread>

#include "app/cli/batch_list.h"
#include "app/cli/cli.h"
#include "app/cli/command_line.h"
#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/core/limits.h"

namespace limner {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct BatchOptions {
    fs::path list, results;
    std::vector<std::string> words;
    int jobs = 1;
    bool go_on = false, resume = false;
};

/// Results of items, and the file that keeps them from one run to the next.
class BatchResults {
public:
    BatchResults(fs::path file, std::size_t count) : file_(std::move(file)), items_(count) {}

    /// Takes over what an earlier run completed: items of the same words whose files are still what they
    /// were.
    Result<> resume(const std::vector<BatchItem>& items) {
        std::error_code error;
        if (!fs::exists(file_, error)) return {};
        const auto content = read_file(file_, limits::image_bytes);
        if (!content) return tl::unexpected(content.error());
        const auto old =
            json::parse(reinterpret_cast<const char*>(content->bytes.data()),
                        reinterpret_cast<const char*>(content->bytes.data() + content->bytes.size()), nullptr,
                        /*allow_exceptions=*/false);
        if (!old.is_object() || !old.contains("items") || !old["items"].is_array())
            return failure(Errc::unsupported_file, file_.string() + " holds no results of a batch.");
        for (const auto& result : old["items"]) {
            if (!result.is_object() || result.value("ok", json()) != true || !intact(result)) continue;
            for (std::size_t i = 0; i < items.size(); ++i)
                if (items_[i].is_null() && result.value("words", json()) == json(items[i].words)) {
                    items_[i] = result;
                    break;
                }
        }
        return {};
    }
    bool has(std::size_t item) const { return !items_[item].is_null(); }
    Result<> add(std::size_t item, json result) {
        items_[item] = std::move(result);
        const auto text =
            json{{"schema", 1}, {"items", done()}}.dump(1, ' ', false, json::error_handler_t::replace);
        return replace_file(file_, std::as_bytes(std::span(text)));
    }
    /// Those that were run, in the order of the list.
    json done() const {
        json list = json::array();
        for (const auto& item : items_)
            if (!item.is_null()) list.push_back(item);
        return list;
    }
    std::size_t failed() const {
        return std::size_t(std::count_if(items_.begin(), items_.end(), [](const json& item) {
            return item.is_object() && item.value("ok", json()) == false;
        }));
    }

private:
    static bool intact(const json& result) {
        const auto same = [](const json& file) {
            if (!file.contains("sha256")) return true;  // a folder; its files follow
            const auto digest = sha256_of_file(file.value("path", std::string()));
            return digest && *digest == file["sha256"];
        };
        const auto outputs = result.value("outputs", json::array());
        return std::all_of(outputs.begin(), outputs.end(), [&](const json& output) {
            const auto files = output.value("files", json::array());
            return same(output) && std::all_of(files.begin(), files.end(), same);
        });
    }

    fs::path file_;
    std::vector<json> items_;  // null: not run
};

class Batch {
public:
    Batch(const BatchOptions& options, std::vector<BatchItem> items, CliContext& context)
        : options_(options),
          items_(std::move(items)),
          context_(context),
          results_(options.results, items_.size()) {}

    Result<> run() {
        if (options_.resume)
            if (auto resumed = results_.resume(items_); !resumed) return resumed;
        const int jobs = std::min(options_.jobs, int(items_.size()));
        std::vector<std::thread> workers;
        for (int i = 1; i < jobs; ++i) workers.emplace_back([this, jobs] { work(jobs); });
        work(jobs);
        for (auto& worker : workers) worker.join();
        return outcome();
    }

private:
    void work(int jobs) {
        const auto loaded = std::make_shared<LoadedEngine>();  // one model at a time for each worker
        while (const auto item = next()) {
            CliContext own;
            own.progress = context_.progress;
            own.loaded = loaded;
            own.item = int(*item) + 1;
            own.force = context_.force;
            own.skip_existing = context_.skip_existing;
            own.recipe = context_.recipe;
            own.file_template = context_.file_template;
            own.dry_run = context_.dry_run;
            own.device = context_.device;
            own.precision = context_.precision;
            own.model_folders = context_.model_folders;
            const int threads =
                context_.threads > 0 ? context_.threads : int(std::thread::hardware_concurrency());
            own.threads = jobs > 1 ? std::max(1, threads / jobs) : context_.threads;
            auto result = run_command(items_[*item].words, own);
            if (own.helped) result = failure(Errc::wrong_use, "An item of a batch prints no help.");
            keep(*item, result, own);
        }
    }

    std::optional<std::size_t> next() {
        const std::lock_guard lock(mutex_);
        while (next_ < items_.size() && results_.has(next_)) ++next_;
        const bool stop = next_ == items_.size() || context_.progress->cancelled() || broken_ ||
                          (first_failure_ && !options_.go_on);
        return stop ? std::nullopt : std::optional(next_++);
    }

    void keep(std::size_t item, const Result<>& result, CliContext& own) {
        const std::lock_guard lock(mutex_);
        for (const auto& output : own.outputs) context_.add_output(output);
        if (!result && result.error().code == Errc::cancelled) return;  // to be run again
        auto entry = own.object(result);
        entry["item"] = item + 1;
        entry["words"] = items_[item].words;
        entry["exit_code"] = own.exit_code_of(result);
        for (const auto& planned : own.answer.value("planned", json::array()))
            context_.only_planned(planned["path"].get<std::string>(), planned["kind"].get<std::string>());
        if (context_.dry_run) {
            planned_.push_back(std::move(entry));
        } else if (auto kept = results_.add(item, std::move(entry)); !kept) {
            broken_ = kept.error();
        }
        if (!result) {
            const auto text = "Item " + std::to_string(item + 1) + " (" + items_[item].title() +
                              "): " + result.error().message;
            context_.warn(lm_code(result.error().code), text);
            ++failures_;
            if (!first_failure_) first_failure_ = Error{result.error().code, text};
        }
        context_.report("batch", ++done_, int(items_.size()));
    }

    Result<> outcome() {
        context_.answer["items"] = context_.dry_run ? planned_ : results_.done();
        context_.answer["total"] = items_.size();
        if (broken_) return tl::unexpected(*broken_);
        if (context_.progress->cancelled())
            return failure(Errc::cancelled, "Interrupted; --resume goes on where it was.");
        if (!first_failure_) return {};
        if (!options_.go_on) {
            const auto hint = failures_ < int(items_.size()) ? " --continue goes on after a failure." : "";
            return failure(first_failure_->code, first_failure_->message + hint);
        }
        context_.some_items_failed = true;
        return failure(first_failure_->code, std::to_string(failures_) + " of " +
                                                 std::to_string(items_.size()) + " items failed; " +
                                                 options_.results.string() + " has the details.");
    }

    const BatchOptions& options_;
    const std::vector<BatchItem> items_;
    CliContext& context_;

    std::mutex mutex_;  // guards everything below
    BatchResults results_;
    std::size_t next_ = 0;
    int done_ = 0, failures_ = 0;
    std::optional<Error> first_failure_, broken_;
    json planned_ = json::array();
};

Result<> batch(BatchOptions options, CliContext& context) {
    std::error_code error;
    const bool folder = fs::is_directory(options.list, error);
    if (!folder && !options.words.empty())
        return failure(Errc::wrong_use, "A command after -- is for the files of a folder; " +
                                            options.list.string() + " is a list.");
    auto items = folder ? batch_of_folder(options.list, options.words) : read_batch_list(options.list);
    if (!items) return tl::unexpected(items.error());
    if (options.results.empty()) {
        options.results = folder ? options.list / "batch" : options.list;
        options.results += ".results.json";
    }
    return Batch(options, std::move(*items), context).run();
}

}  // namespace

void add_batch(CLI::App& app, CliContext& context) {
    auto* command =
        app.add_subcommand("batch", "Runs many commands: those of a list, or one for every file of a folder");
    auto options = std::make_shared<BatchOptions>();
    command->add_option("list", options->list, "A list, TOML or JSON, or a folder")
        ->required()
        ->type_name("");
    command->add_option("command", options->words, "After --: a command for every file of the folder")
        ->type_name("");
    command->add_option("--jobs", options->jobs, "So many side by side (1); each loads its model")
        ->type_name("N")
        ->check(CLI::Range(1, 64));
    command->add_flag("--continue,!--no-continue", options->go_on, "Go on after an item that failed");
    command->add_flag("--resume,!--no-resume", options->resume,
                      "Leave out what the results of an earlier run say is done");
    command
        ->add_option("--results", options->results,
                     "What became of every item, kept from run to run (LIST.results.json)")
        ->type_name("FILE.json");
    command->footer(
        "A list is TOML; JSON of the same shape works too. Paths count from the\n"
        "current folder.\n"
        "\n"
        "  [defaults]                 # options of every item\n"
        "  force = true               # --force; false: --no-force\n"
        "  [[item]]\n"
        "  command = \"render\"\n"
        "  input = \"anna.limner\"      # what stands without an option\n"
        "  yaw = 20                   # --yaw=20\n"
        "  set = [\"pose.pitch=5\", \"light.azimuth=30\"]\n"
        "  out = \"anna.png\"\n"
        "  [[item]]\n"
        "  line = \"labels map.png --coloured look.png\"\n"
        "\n"
        "Exit code 8: it went on to its end (--continue), but some items failed.\n"
        "\n"
        "Examples:\n"
        "  limner-cli batch faces.toml --continue --json\n"
        "  limner-cli batch faces.toml --resume --jobs 2\n"
        "  limner-cli batch projects -- render --out pictures --template '{name}'");
    context.on(command, [options, &context] { return batch(*options, context); });
}

}  // namespace limner
