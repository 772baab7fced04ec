// limner-cli render: one portrait, from a project, a picture's recipe or seeds, as picture, label map and
// depth.

#include <cstdio>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/portrait_output.h"
#include "engine/core/file.h"
#include "engine/media/exr.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

struct RenderOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::string out;
    fs::path labels_out, depth_out;
    std::string labels_out_set = "limner";
    int size = 0;
};

Result<> write_to_standard_output(std::span<const std::byte> bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0)
        return failure(Errc::file_unwritable, "Could not write to standard output.");
    return {};
}

Result<> write_depth(const fs::path& file, const DepthMap& depth) {
    if (file.extension() == ".png") return write_depth_png(file, depth);
    const auto bytes = encode_depth_exr(depth);
    return bytes ? replace_file(file, *bytes) : tl::unexpected(bytes.error());
}

Result<> check(const RenderOptions& options, const CliContext& context) {
    const auto depth_kind = options.depth_out.extension();
    if (!options.depth_out.empty() && depth_kind != ".png" && depth_kind != ".exr")
        return failure(Errc::wrong_use,
                       "--depth-out " + options.depth_out.string() + ": depth is written as .png or .exr.");
    if (depth_kind == ".exr" && !can_write_exr()) return tl::unexpected(encode_depth_exr({}).error());
    if (options.out == "-" && context.json)
        return failure(Errc::wrong_use, "--out - and --json both want standard output.");
    return {};
}

/// What a render writes where; an empty path means: not at all.
struct Targets {
    fs::path picture, labels, depth;
    bool to_stdout = false;
    bool none() const { return picture.empty() && labels.empty() && depth.empty() && !to_stdout; }
};

Result<Targets> targets_of(const RenderOptions& options, const Portrait& portrait, CliContext& context) {
    Targets targets{
        .labels = options.labels_out, .depth = options.depth_out, .to_stdout = options.out == "-"};
    const auto fields = name_fields(portrait, options.portrait->input, options.size, context);
    if (!targets.to_stdout) {
        const auto names = context.names(options.out, "portrait.png");
        if (!names) return tl::unexpected(names.error());
        targets.picture = output_file(*names, fields, context);
    }
    for (auto* file : {&targets.picture, &targets.labels, &targets.depth}) {
        if (file->empty()) continue;
        const auto allowed = context.may_write(*file, picture_bytes(fields.width));
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) file->clear();
    }
    return targets;
}

Result<> write(const Targets& targets, const Picture& picture, const Portrait& portrait, LabelSet set,
               CliContext& context) {
    const auto missing = [&](const std::string& what) {
        return failure(Errc::missing_capability, "The model " + portrait.model + " gives no " + what + ".");
    };
    if (!targets.labels.empty() && !picture.labels) return missing("label map");
    if (!targets.depth.empty() && !picture.depth) return missing("depth");
    if (targets.to_stdout) {
        const auto bytes = encode_portrait(*picture.image, portrait, context);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto written = write_to_standard_output(*bytes); !written) return written;
    }
    if (!targets.picture.empty())
        if (auto written = write_portrait(targets.picture, *picture.image, portrait, context); !written)
            return written;
    if (!targets.labels.empty()) {
        if (auto written = write_label_map(targets.labels, *picture.labels, set); !written) return written;
        context.add_output({targets.labels, "label-map", picture.labels->width, picture.labels->height});
    }
    if (targets.depth.empty()) return {};
    if (auto written = write_depth(targets.depth, *picture.depth); !written) return written;
    context.add_output({targets.depth, "depth", picture.depth->width, picture.depth->height});
    return {};
}

Result<> render(const RenderOptions& options, CliContext& context) {
    const auto set = label_set_from_key(options.labels_out_set);
    if (!set)
        return failure(Errc::wrong_use, "--labels-out-set: sets are limner, celebamask, sofgan20, sofgan17.");
    if (auto ok = check(options, context); !ok) return ok;
    auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    const auto targets = targets_of(options, *portrait, context);
    if (!targets) return tl::unexpected(targets.error());
    context.answer["seed"] = portrait->head.identity.seed;
    if (targets->none()) return {};  // all there already, and to be skipped
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    if (auto fits = fit_to_model(*options.portrait, (*engine)->info(), *portrait, context); !fits)
        return fits;
    if (context.dry_run) {
        if (!targets->picture.empty()) context.only_planned(targets->picture, "image");
        if (!targets->labels.empty()) context.only_planned(targets->labels, "label-map");
        if (!targets->depth.empty()) context.only_planned(targets->depth, "depth");
        return {};
    }
    const auto picture = (*engine)->render(*portrait, options.size, context.progress).get();
    if (!picture) return tl::unexpected(picture.error());
    return write(*targets, *picture, *portrait, *set, context);
}

}  // namespace

void add_render(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("render", "Draws a portrait from a project or from seeds");
    auto options = std::make_shared<RenderOptions>();
    options->portrait = add_portrait_options(*command);
    command->add_option("project", options->portrait->input, "A .limner project, or a PNG with its recipe");
    command->add_option("--size", options->size, "Side in pixels, 0 = the model's own")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    command->add_option("--out,-o", options->out, "Picture to write, - = standard output (portrait.png)")
        ->type_name("FILE.png");
    command->add_option("--labels-out", options->labels_out, "Label map to write")->type_name("FILE.png");
    command->add_option("--labels-out-set", options->labels_out_set, "Classes of --labels-out (limner)")
        ->type_name("SET");
    command
        ->add_option("--depth-out", options->depth_out,
                     "Depth to write: .exr in head units, .png in 16 bit, 2000 steps per head unit")
        ->type_name("FILE.exr|.png");
    command->footer(
        "Examples:\n"
        "  limner-cli render --seed 7 --yaw 20 --out face.png\n"
        "  limner-cli render anna.limner --style hair=12 --out anna.png\n"
        "  limner-cli render --labels map.png --label-set celebamask --out face.png");
    context.on(command, [options, &context] { return render(*options, context); });
}

}  // namespace limner
