// limner-cli render: one portrait, from a project, a picture's recipe or seeds, as picture, label map and
// depth.

#include <cstdio>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/portrait_output.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

struct RenderOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::string out, labels_out, depth_out;
    std::string before;  // drawn on the left of the picture
    std::string labels_out_set = "limner";
    int size = 0;
    StillSettings still;
};

Result<> write_to_standard_output(std::span<const std::byte> bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0)
        return failure(Errc::file_unwritable, "Could not write to standard output.");
    return {};
}

Result<> check(const RenderOptions& options, const CliContext& context) {
    // A template's extension is that of its name.
    const auto name = context.file_template.empty() ? options.out : context.file_template;
    if (auto ok = check_still({.picture = name, .depth = options.depth_out}, options.still); !ok) return ok;
    if (options.out == "-" && context.json)
        return failure(Errc::wrong_use, "--out - and --json both want standard output.");
    if (options.out == "-" && !options.before.empty())
        return failure(Errc::wrong_use, "--before: a comparison goes into a file, not to standard output.");
    if (options.out == "-" && context.item)
        return failure(Errc::wrong_use, "--out -: an item of a batch does not write to standard output.");
    return {};
}

/// Where a render goes; `to_stdout`: the picture to standard output instead of a file.
struct Targets : StillTargets {
    bool to_stdout = false;
    bool none() const { return picture.empty() && labels.empty() && depth.empty() && !to_stdout; }
};

Result<Targets> targets_of(const RenderOptions& options, LabelSet set, const Portrait& portrait,
                           CliContext& context) {
    Targets targets;
    targets.label_set = set;
    targets.to_stdout = options.out == "-";
    auto fields = name_fields(portrait, options.portrait->input, options.size, context);
    fields.snapshot = options.portrait->snapshot;
    if (!targets.to_stdout) {
        const auto names = context.names(options.out, "portrait.png");
        if (!names) return tl::unexpected(names.error());
        const auto cropped = cropped_fields(fields, options.still.finish.crop, *names);
        if (!cropped) return tl::unexpected(cropped.error());
        fields = *cropped;
        targets.picture = output_file(*names, fields, context);
    }
    // They count with the picture.
    for (const auto& [text, file] :
         {std::pair(&options.labels_out, &targets.labels), std::pair(&options.depth_out, &targets.depth)}) {
        const auto names = NameTemplate::parse(*text);
        if (!names) return tl::unexpected(names.error());
        *file = names->expand(fields);
    }
    for (auto* file : {&targets.picture, &targets.labels, &targets.depth}) {
        if (file->empty()) continue;
        const auto allowed = context.may_write(*file, picture_bytes(std::max(fields.width, fields.height)));
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) file->clear();
    }
    return targets;
}

/// The earlier portrait in the pose of `portrait`, so that what differs is the face.
Result<std::optional<Portrait>> before_of(const RenderOptions& options, const Portrait& portrait,
                                          CliContext& context) {
    if (options.before.empty()) return std::optional<Portrait>();
    PortraitOptions earlier;
    const bool recipe = options.before.starts_with('{');
    (recipe ? earlier.recipe : earlier.input) = options.before;
    std::error_code error;
    if (!recipe && !std::filesystem::exists(options.before, error) && !options.portrait->input.empty()) {
        earlier.input = options.portrait->input;
        earlier.snapshot = options.before;
    }
    auto project = open_portrait(earlier, context);
    if (!project) return tl::unexpected(project.error());
    project->portrait.pose = portrait.pose;
    project->portrait.model = portrait.model;
    return std::optional(std::move(project->portrait));
}

Result<> write(const Targets& targets, const Picture& picture, const Portrait& portrait,
               const StillSettings& still, const Picture* before, CliContext& context) {
    if (targets.to_stdout) {
        const auto bytes = encode_still("-.png", picture, portrait, still);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto written = write_to_standard_output(*bytes); !written) return written;
    }
    const auto written = [&](ExportedFile file) {
        if (targets.to_stdout)
            context.outputs.push_back(std::move(file));  // its name would follow the picture's bytes
        else
            context.add_output(std::move(file));
    };
    return write_still(targets, picture, portrait, still, written, before);
}

Result<> render(const RenderOptions& options, CliContext& context) {
    const auto set = label_set_from_key(options.labels_out_set);
    if (!set)
        return failure(Errc::wrong_use, "--labels-out-set: sets are limner, celebamask, sofgan20, sofgan17.");
    if (auto ok = check(options, context); !ok) return ok;
    if (auto named = check_png_name(options.labels_out); !named) return named;
    const auto background = loaded(options.still.finish.background);
    if (!background) return tl::unexpected(background.error());
    auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    const auto targets = targets_of(options, *set, *portrait, context);
    if (!targets) return tl::unexpected(targets.error());
    context.answer["seed"] = portrait->head.identity.seed;
    if (targets->none()) return {};  // all there already, and to be skipped
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    if (auto fits = fit_to_model(*options.portrait, (*engine)->info(), *portrait, context); !fits)
        return fits;
    const auto earlier = before_of(options, *portrait, context);
    if (!earlier) return tl::unexpected(earlier.error());
    if (context.dry_run) {
        if (!targets->picture.empty()) context.only_planned(targets->picture, "image");
        if (!targets->labels.empty()) context.only_planned(targets->labels, "label-map");
        if (!targets->depth.empty()) context.only_planned(targets->depth, "depth");
        return {};
    }
    auto still = options.still;
    still.finish.background = *background;
    const auto side = drawn_side(options.size, still.finish.samples, (*engine)->info().resolution);
    if (!side) return tl::unexpected(side.error());
    const auto picture = (*engine)->render(*portrait, *side, context.progress).get();
    if (!picture) return tl::unexpected(picture.error());
    still.recipe = context.recipe;
    if (!*earlier) return write(*targets, *picture, *portrait, still, nullptr, context);
    const auto before = (*engine)->render(**earlier, *side, context.progress).get();
    if (!before) return tl::unexpected(before.error());
    return write(*targets, *picture, *portrait, still, &*before, context);
}

}  // namespace

void add_render(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("render", "Draws a portrait from a project or from seeds");
    auto options = std::make_shared<RenderOptions>();
    options->portrait = add_portrait_options(*command);
    command->add_option("project", options->portrait->input,
                        "A .limner project, or a picture with its recipe");
    command->add_option("--size", options->size, "Side in pixels, 0 = the model's own")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    command
        ->add_option("--out,-o", options->out,
                     "Picture to write: .exr has depth, normals and labels too, .ora has layers; - = "
                     "standard output (portrait.png)")
        ->type_name("FILE.png|.jpg|.webp|.tif|.exr|.ora");
    add_finish_options(*command, options->still.finish);
    command->add_option("--bits", options->still.bits, "Bits per channel of a PNG or TIFF, 8 or 16 (8)")
        ->check(CLI::IsMember({8, 16}))
        ->type_name("N");
    command
        ->add_option("--quality", options->still.quality,
                     "Quality of JPEG and WebP, which loses nothing at 100 (92)")
        ->check(CLI::Range(1, 100))
        ->type_name("N");
    command
        ->add_option("--before", options->before,
                     "Draws another portrait in the same pose on the left: a snapshot of the project, a "
                     "project, a picture with its recipe, or a recipe")
        ->type_name("NAME|FILE|JSON");
    command->add_option("--labels-out", options->labels_out, "Label map to write")->type_name("FILE.png");
    command->add_option("--labels-out-set", options->labels_out_set, "Classes of --labels-out (limner)")
        ->type_name("SET");
    command
        ->add_option("--depth-out", options->depth_out,
                     "Depth to write: .exr in head units, .png in 16 bit, " +
                         std::to_string(int(depth_steps)) + " steps per head unit")
        ->type_name("FILE.exr|.png");
    command->footer(
        "Examples:\n"
        "  limner-cli render --seed 7 --yaw 20 --out face.png\n"
        "  limner-cli render anna.limner --style hair=12 --out anna.png\n"
        "  limner-cli render --labels map.png --label-set celebamask --out face.png");
    context.on(command, [options, &context] { return render(*options, context); });
}

}  // namespace limner
