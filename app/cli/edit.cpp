// limner-cli edit: changes values of a portrait and saves it, as a project, as a picture, or both.

#include <algorithm>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/portrait_output.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

constexpr int thumbnail_side = 256;

struct EditOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::vector<std::string> outs;
    int size = 0, backups = 1;
};

bool is_project(const fs::path& file) { return file.extension() == ".limner"; }

Result<std::vector<fs::path>> targets_of(const EditOptions& options, const Portrait& portrait,
                                         CliContext& context) {
    std::vector<fs::path> targets;
    for (const auto& out : options.outs) {
        auto fields = name_fields(portrait, options.portrait->input, options.size, context);
        const auto names = context.names(out, "edited.limner");
        if (!names) return tl::unexpected(names.error());
        const auto file = output_file(*names, fields, context);
        if (!is_project(file) && file.extension() != ".png")
            return failure(Errc::wrong_use, "--out " + file.string() +
                                                ": a project's name ends in .limner, a picture's in .png.");
        const auto allowed = context.may_write(file, picture_bytes(fields.width));
        if (!allowed) return tl::unexpected(allowed.error());
        if (*allowed) targets.push_back(file);
    }
    return targets;
}

Result<> save(const fs::path& file, const Project& project, int backups, CliContext& context) {
    if (auto written = write_project(file, project, backups); !written) return written;
    context.add_output({file, "project"});
    return {};
}

// Without its model a project is changed all the same; what cannot be checked or drawn is said.
Result<> save_unseen(const std::vector<fs::path>& targets, Project& project, const EditOptions& options,
                     const Error& no_engine, CliContext& context) {
    const bool projects_only = std::all_of(targets.begin(), targets.end(), is_project);
    const bool named_expressions =
        !options.portrait->expressions.empty() ||
        std::any_of(options.portrait->sets.begin(), options.portrait->sets.end(),
                    [](const std::string& set) { return set.find("expression.") == 0; });
    if (no_engine.code != Errc::model_missing || !projects_only || named_expressions)
        return tl::unexpected(no_engine);
    context.warn(lm_code(no_engine.code), no_engine.message + " The project is saved without a thumbnail.");
    project.thumbnail.reset();
    for (const auto& file : targets) {
        if (context.only_planned(file, "project")) continue;
        if (auto saved = save(file, project, options.backups, context); !saved) return saved;
    }
    return {};
}

Result<> edit(const EditOptions& options, CliContext& context) {
    auto project = open_portrait(*options.portrait, context);
    if (!project) return tl::unexpected(project.error());
    auto& portrait = project->portrait;
    if (auto applied = apply_options(*options.portrait, *project); !applied) return applied;
    const auto targets = targets_of(options, portrait, context);
    if (!targets) return tl::unexpected(targets.error());
    context.answer["seed"] = portrait.head.identity.seed;
    if (targets->empty()) return {};  // all there already, and to be skipped
    const auto engine = context.start_engine(portrait.model);
    if (!engine) return save_unseen(*targets, *project, options, engine.error(), context);
    if (auto fits = fit_to_model(*options.portrait, (*engine)->info(), portrait, context); !fits) return fits;
    if (context.dry_run) {
        for (const auto& file : *targets) context.only_planned(file, is_project(file) ? "project" : "image");
        return {};
    }
    const auto picture = (*engine)->render(portrait, options.size, context.progress).get();
    if (!picture) return tl::unexpected(picture.error());
    project->thumbnail = std::make_shared<const Image>(shrunk(*picture->image, thumbnail_side));
    for (const auto& file : *targets) {
        auto saved = is_project(file) ? save(file, *project, options.backups, context)
                                      : write_portrait(file, *picture, portrait, context);
        if (!saved) return saved;
    }
    return {};
}

}  // namespace

void add_edit(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("edit", "Changes a portrait and saves it as project or picture");
    auto options = std::make_shared<EditOptions>();
    options->portrait = add_portrait_options(*command);
    command->add_option("input", options->portrait->input,
                        "A .limner project, or a picture with its recipe; none: from --seed");
    command
        ->add_option("--out,-o", options->outs,
                     "Project or picture to write; may be given twice. --force saves over the input")
        ->required()
        ->type_name("FILE.limner|.png")
        ->allow_extra_args(false);
    command->add_option("--size", options->size, "Side of the picture in pixels, 0 = the model's own")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    command->add_option("--backups", options->backups, "Older versions kept as FILE.limner~1 ... (1)")
        ->type_name("N")
        ->check(CLI::Range(0, 99));
    command->footer(
        "Examples:\n"
        "  limner-cli edit anna.limner --set expression.mouthSmile=0.4 \\\n"
        "      --set pose.yaw=12 --out smiling.limner\n"
        "  limner-cli edit anna.limner --style hair=12 --out anna.limner --force\n"
        "  limner-cli edit face.png --labels map.png --out new.limner --out new.png");
    context.on(command, [options, &context] { return edit(*options, context); });
}

}  // namespace limner
