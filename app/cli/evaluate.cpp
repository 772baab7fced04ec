#include "app/cli/evaluate.h"

#include <cmath>
#include <cstdio>
#include <optional>

#include "app/cli/analyser_packs.h"
#include "engine/evaluation/judged_figures.h"
#include "engine/evaluation/speed_figures.h"
#include "engine/runtime/model_library.h"

namespace limner {
namespace {

struct EvaluateOptions {
    std::string model = "limner-live";
    int people = 16;
    std::uint64_t first_seed = 9'000'000;  // far from those of any training set
    std::filesystem::path face_model;
    bool data = true;
};

void add_figure(CliContext& context, const Figure& ours, const Figure* data) {
    auto& entry = context.answer["figures"][ours.key];
    const auto tell = [&](const char* column, const Figure& figure) {
        // JSON has no infinity: equal pictures have no noise to tell.
        if (figure.value && std::isfinite(*figure.value))
            entry[column] = *figure.value;
        else
            entry[std::string(column) + "_missing"] = figure.value ? "infinite" : figure.missing;
    };
    entry["title"] = ours.title;
    tell("model", ours);
    if (data) tell("data", *data);
    if (data && ours.value && data->value && *data->value != 0) entry["ratio"] = *ours.value / *data->value;

    const auto text = [](const Figure* figure) -> std::string {
        if (!figure) return "";
        if (!figure->value) return "-";
        char number[32];
        std::snprintf(number, sizeof number, "%.4g", *figure->value);
        return number;
    };
    char line[200];
    std::snprintf(line, sizeof line, "%-68s %10s %10s", ours.title.c_str(), text(&ours).c_str(),
                  text(data).c_str());
    context.print(line + (ours.missing.empty() ? "" : "  " + ours.missing));
}

void print_heading(CliContext& context, bool with_data) {
    char line[200];
    std::snprintf(line, sizeof line, "%-68s %10s %10s", "", "model", with_data ? "data" : "");
    context.print(line);
}

Result<> evaluate(const EvaluateOptions& options, CliContext& context) {
    std::optional<synthetic::TemplateHead> head;
    if (options.data) {
        auto face_model = FaceModel::load(find_face_model(options.face_model));
        if (!face_model) {
            if (!options.face_model.empty()) return tl::unexpected(face_model.error());
            context.warn(lm_code(face_model.error().code),
                         "The data's own figures need the face model. " + face_model.error().message);
        } else {
            head.emplace(std::move(*face_model));
        }
    }
    auto generator = load_generator({.model = options.model,
                                     .model_folders = context.model_folders,
                                     .threads = context.threads,
                                     .device = context.device});
    if (!generator) return tl::unexpected(generator.error());

    const auto judges = load_analysers(AnalyserRole::judging, context);
    if (!judges) return tl::unexpected(judges.error());

    std::vector<EvaluationSubject> ours, data;
    const int total = options.people * (head ? 2 : 1);
    const auto seed_of = [&](int i) { return options.first_seed + std::uint64_t(i); };
    for (int i = 0; head && i < options.people; ++i) {
        if (context.progress->cancelled()) return failure(Errc::cancelled, "Interrupted.");
        data.push_back(data_subject(*head, seed_of(i)));
        context.report("evaluate", i + 1, total);
    }
    for (int i = 0; i < options.people; ++i) {
        const auto* like = head ? &data[std::size_t(i)] : nullptr;
        auto subject = model_subject(**generator, seed_of(i), like, context.progress);
        if (!subject) return tl::unexpected(subject.error());
        ours.push_back(std::move(*subject));
        context.report("evaluate", total - options.people + i + 1, total);
    }

    context.answer["people"] = options.people;
    context.answer["first_seed"] = options.first_seed;
    context.answer["model"] = options.model;
    print_heading(context, head.has_value());
    const auto add_all = [&](const Figures& of_model, const Figures& of_data) {
        for (std::size_t i = 0; i < of_model.size(); ++i)
            add_figure(context, of_model[i], head ? &of_data[i] : nullptr);
    };
    add_all(picture_figures(ours), head ? picture_figures(data) : Figures());
    const auto judged = judged_figures(ours, data, {judges->parser.get(), judges->regressor.get()});
    add_all(judged.model, judged.data);
    const auto speed = speed_figures(**generator, options.first_seed, 20, context.progress);
    if (!speed) return tl::unexpected(speed.error());
    for (const auto& figure : *speed) add_figure(context, figure, nullptr);
    return {};
}

}  // namespace

void add_evaluate(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("evaluate", "Measures how good a model is, beside the data");
    auto options = std::make_shared<EvaluateOptions>();
    command->add_option("model", options->model, "Model id or folder of a pack (limner-live)");
    command->add_option("--people", options->people, "People to judge by (16)")->check(CLI::Range(2, 1000));
    command
        ->add_option("--first-seed", options->first_seed,
                     "Seed of the first; the others follow, none of them trained on (9000000)")
        ->check(CLI::Range(std::uint64_t(0), std::uint64_t(16'000'000)));
    command->add_option("--face-model", options->face_model,
                        "Face model file, for the data's own figures [$LIMNER_FACE_MODEL]");
    command->add_flag("--data,!--no-data", options->data, "Draw synthetic people, too, as the ceiling (on)");
    command->footer(
        "Examples:\n"
        "  limner-cli evaluate\n"
        "  limner-cli evaluate ./my-pack --people 64 --json > figures.json\n"
        "  limner-cli evaluate limner-live --no-data --threads 1");
    context.on(command, [options, &context] { return evaluate(*options, context); });
}

}  // namespace limner
