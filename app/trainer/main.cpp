// limner-train: makes the bundled models out of synthetic portraits. Every run can be interrupted and
// continued.

#include <torch/torch.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>

#include "app/manual/manual.h"
#include "engine/core/log.h"
#include "engine/device/torch_device.h"
#include "engine/runtime/allocator.h"
#include "engine/training/analysis_pack.h"
#include "engine/training/detail_trainer.h"
#include "engine/training/field_trainer.h"
#include "engine/training/field_views.h"
#include "engine/training/landmarks_trainer.h"
#include "engine/training/live_pack.h"
#include "engine/training/parser_trainer.h"
#include "engine/training/texture_trainer.h"

namespace {

using namespace limner;
using namespace limner::training;

volatile std::sig_atomic_t signal_seen = 0;
Progress* running = nullptr;

// First interrupt: finish the step, save, stop. Second: stop now. Only async-signal-safe calls.
void on_signal(int signal) {
    if (signal_seen) ::_exit(128 + signal);
    signal_seen = signal;
    if (running) running->cancel();
}

int finish(const Result<>& result) {
    if (result) return 0;
    std::fprintf(stderr, "limner-train: %s\n", result.error().message.c_str());
    return result.error().code == Errc::cancelled && signal_seen ? 128 + signal_seen
                                                                 : exit_code(result.error().code);
}

/// Options that every training shares.
struct CommonOptions {
    RunOptions run;
    std::string device = "auto", precision = "auto";
    int threads = 0;
    double minutes = 0, split_mib = 0;

    void add_to(CLI::App& app) {
        app.add_option("--device", device, "auto, cpu, cuda or cuda:N")->type_name("NAME");
        app.add_option("--precision", precision, "auto is mixed (bfloat16) on CUDA, full on the CPU")
            ->check(CLI::IsMember({"auto", "mixed", "full"}));
        app.add_option("--threads", threads, "CPU threads (default: all)")->check(CLI::NonNegativeNumber);
        app.add_option("--time-budget", minutes, "stop, resumably, after this many minutes")
            ->check(CLI::NonNegativeNumber);
        app.add_option("--split", split_mib, "write states in parts of at most this many MiB")
            ->check(CLI::Range(1.0, 4096.0));
    }

    Result<RunOptions> resolved() {
        const auto chosen = choose_device(device);
        if (!chosen) return tl::unexpected(chosen.error());
        run.device = *chosen;
        run.mixed_precision =
            precision == "mixed" || (precision == "auto" && chosen->kind == Device::Kind::cuda);
        run.time_budget_s = minutes * 60;
        run.part_bytes = std::uint64_t(split_mib * (1 << 20));
        if (threads > 0) torch::set_num_threads(threads);
        std::string line = describe(run.device, torch::get_num_threads());
        if (run.mixed_precision) line += ", mixed precision";
        if (const auto memory = memory_of(run.device))
            line += ", " + std::to_string(memory->free_bytes >> 20) + " of " +
                    std::to_string(memory->total_bytes >> 20) + " MB free";
        std::fprintf(stderr, "%s\n", line.c_str());
        return run;
    }
};

void add_source(CLI::App& command, std::filesystem::path& data) {
    command.add_option("--data", data, "folder with the training shards")->required();
}
void add_source(CLI::App& command, TrainingSource& source) {
    add_source(command, source.data);
    command.add_option("--pack", source.pack, "the model pack that the run builds on");
}

/// A sub-command that trains one model: its recipe comes from --recipe, then from single options.
template <class Recipe, class Source = std::filesystem::path>
class TrainCommand {
public:
    using Train = Result<> (*)(const Recipe&, const Source&, const RunOptions&);

    TrainCommand(CLI::App& app, const char* name, const char* description, const char* model, Train train,
                 CommonOptions& common)
        : command_(app.add_subcommand(name, description)->fallthrough()),
          fields_(fields_of(recipe_)),
          model_(model),
          train_(train),
          common_(common) {
        add_source(*command_, source_);
        command_->add_option("--out", common.run.out, "folder of the run, new or its own")->required();
        command_->add_option("--recipe", recipe_file_, "JSON file; single options count more");
        for (const auto& field : fields_) {
            std::string option = std::string("--") + field.key;
            std::replace(option.begin(), option.end(), '_', '-');
            command_->add_option_function<std::string>(
                option, [this, &field](const std::string& text) { given_.emplace_back(&field, text); },
                field.meaning);
        }
    }

    bool chosen() const { return command_->parsed(); }

    Result<> run() {
        if (!recipe_file_.empty())
            if (auto ok = read_recipe(recipe_file_, model_, fields_); !ok) return ok;
        for (const auto& [field, text] : given_)
            if (auto ok = set_field(*field, text); !ok) return ok;
        const auto options = common_.resolved();
        if (!options) return tl::unexpected(options.error());
        return train_(recipe_, source_, *options);
    }

private:
    Recipe recipe_;
    CLI::App* command_;
    const RecipeFields fields_;
    const char* model_;
    Train train_;
    CommonOptions& common_;
    Source source_;
    std::filesystem::path recipe_file_;
    std::vector<std::pair<const RecipeField*, std::string>> given_;
};

void add_pack_options(CLI::App& command, PackFolder& folder) {
    command.add_option("--out", folder.out, "the pack's folder")->required();
    command.add_option("--pack-version", folder.version,
                       "version of the weights: a new one whenever a seed shows another picture");
    command.add_option("--trained", folder.trained, "a line for the manifest: machine and hours");
    command.add_flag("--force", folder.force, "replace a pack that is there");
}

void add_packed_run(CLI::App& command, PackedRun& packed) {
    command.add_option("--run", packed.run)->required();
    add_source(command, packed.source);
    command.get_option("--pack")->required();
    command.add_option("--pack-version", packed.version, "version of the pack from now on")->required();
    command.add_option("--trained", packed.trained, "a line for the manifest: machine and hours of all");
}

}  // namespace

int main(int argc, char** argv) {
    tune_allocator();
    CLI::App app("Trains Limner's bundled models on synthetic portraits.", "limner-train");
    app.require_subcommand(1);
    CommonOptions common;
    common.add_to(app);
    running = common.run.progress.get();
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);

    TrainCommand<FieldRecipe> field(app, "field", "the semantic occupancy field of the live model",
                                    field_model, train_field, common);
    TrainCommand<TextureRecipe, TrainingSource> texture(
        app, "texture", "the texture network of the live model", texture_model, train_texture, common);

    FieldViewRecipe views;
    auto* views_command =
        app.add_subcommand("views", "the portraits as the field shows them, for texture")->fallthrough();
    auto* field_run = views_command->add_option("--field-run", views.field_run);
    field_run->needs(views_command->add_option("--field-data", views.field_data));
    auto* field_pack = views_command->add_option("--pack", views.pack, "a model pack instead of the run");
    field_pack->excludes(field_run);
    views_command->callback([=] {
        if (field_run->empty() && field_pack->empty()) throw CLI::RequiredError("--field-run or --pack");
    });
    views_command->add_option("--data", views.data, "folder with the training shards of portraits")
        ->required();

    TrainCommand<DetailRecipe, TrainingSource> detail(
        app, "detail", "a level of 512 pixels on top of a pack's texture network", detail_model, train_detail,
        common);

    TrainCommand<AnalysisRecipe> parser(app, "parser", "the face parser: classes of a picture's pixels",
                                        parser_model, train_parser, common);
    TrainCommand<AnalysisRecipe> landmarks(app, "landmarks",
                                           "landmarks, pose and coefficients of a face's picture",
                                           landmarks_model, train_landmarks, common);

    PackRecipe pack;
    auto* pack_command = app.add_subcommand("pack", "assemble models/limner-live from the two runs");
    pack_command->add_option("--field-data", pack.field_data)->required();
    pack_command->add_option("--field-run", pack.field_run)->required();
    pack_command->add_option("--texture-data", pack.texture_data)->required();
    pack_command->add_option("--texture-run", pack.texture_run)->required();
    add_pack_options(*pack_command, pack);

    PackedRun texture_pack, detail_pack;
    auto* texture_pack_command =
        app.add_subcommand("pack-texture", "the texture network of a run in the place of its model pack's");
    add_packed_run(*texture_pack_command, texture_pack);
    texture_pack_command
        ->add_option("--share", texture_pack.share, "of the way from the pack's weights to the run's")
        ->check(CLI::Range(0.0, 1.0));
    auto* detail_pack_command = app.add_subcommand("pack-detail", "add the level of a run to its model pack");
    add_packed_run(*detail_pack_command, detail_pack);

    AnalysisPackRecipe analysis_pack;
    auto* analysis_pack_command =
        app.add_subcommand("pack-analyser", "a model pack from a run of parser or landmarks");
    analysis_pack_command->add_option("--run", analysis_pack.run)->required();
    add_pack_options(*analysis_pack_command, analysis_pack);

    app.set_version_flag("--version", "limner-train " LIMNER_VERSION);
    add_manual_flags(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : exit_code(Errc::wrong_use);  // CLI11 has codes of its own
    }
    torch::globalContext().setFlushDenormal(true);
    Progress views_progress([](double done, const std::string&) {
        std::fprintf(stderr, "\r%3.0f %% %s", done * 100, done < 1 ? "" : "\n");
    });
    const auto work = [&]() -> Result<> {
        if (field.chosen()) return field.run();
        if (texture.chosen()) return texture.run();
        if (views_command->parsed()) {
            const auto options = common.resolved();
            if (!options) return tl::unexpected(options.error());
            running = &views_progress;
            return write_field_views(views, views_progress);
        }
        if (detail.chosen()) return detail.run();
        if (parser.chosen()) return parser.run();
        if (landmarks.chosen()) return landmarks.run();
        if (texture_pack_command->parsed()) return replace_texture(texture_pack);
        if (detail_pack_command->parsed()) return add_detail(detail_pack);
        if (analysis_pack_command->parsed()) return write_analysis_pack(analysis_pack);
        return write_live_pack(pack);
    };
    try {
        return finish(work());
    } catch (const c10::Error& error) {
        return finish(tl::unexpected(device_error(common.run.device, error)));
    } catch (const std::bad_alloc&) {
        return finish(failure(Errc::out_of_memory, "There was not enough memory."));
    } catch (const std::exception& exception) {
        log_error(exception.what());
        return finish(failure(Errc::internal, "Limner met an internal error; the log says which."));
    }
}
