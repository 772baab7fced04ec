// limner-cli render: one portrait, from a project or from seeds, as picture, label map and depth.

#include <cstdio>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"

namespace limner {
namespace {

struct RenderOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::string out = "portrait.png";
    std::filesystem::path labels_out, depth_out;
    std::string labels_out_set = "limner";
    int size = 0;
};

Result<> write_to_standard_output(const Image& image) {
    const auto bytes = encode_png(image);
    if (!bytes) return tl::unexpected(bytes.error());
    if (std::fwrite(bytes->data(), 1, bytes->size(), stdout) != bytes->size() || std::fflush(stdout) != 0)
        return failure(Errc::file_unwritable, "Could not write to standard output.");
    return {};
}

Result<> render(const RenderOptions& options, CliContext& context) {
    const auto set = label_set_from_key(options.labels_out_set);
    if (!set)
        return failure(Errc::wrong_use, "--labels-out-set: sets are limner, celebamask, sofgan20, sofgan17.");
    if (!options.depth_out.empty() && options.depth_out.extension() != ".png")
        return failure(Errc::wrong_use,
                       "--depth-out " + options.depth_out.string() + ": depth is written as .png.");
    const bool to_stdout = options.out == "-";
    if (to_stdout && context.json)
        return failure(Errc::wrong_use, "--out - and --json both want standard output.");
    const auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    bool anything = to_stdout;
    std::vector<std::filesystem::path> files{options.labels_out, options.depth_out};
    if (!to_stdout) files.emplace_back(options.out);
    for (const auto& file : files) {
        if (file.empty()) continue;
        const auto allowed = context.may_write(file);
        if (!allowed) return tl::unexpected(allowed.error());
        anything |= *allowed;
    }
    context.answer["seed"] = portrait->head.identity.seed;
    if (!anything) return {};  // all there already, and to be skipped
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    if (auto can = check_capabilities(*options.portrait, (*engine)->info()); !can) return can;
    if (context.dry_run) {
        context.print("Would write " + options.out + ".");
        return {};
    }
    const auto picture = (*engine)->render(*portrait, options.size, context.progress).get();
    if (!picture) return tl::unexpected(picture.error());
    const auto& image = *picture->image;
    if (to_stdout) {
        if (auto written = write_to_standard_output(image); !written) return written;
    } else if (*context.may_write(options.out)) {
        if (auto written = write_png(options.out, image); !written) return written;
        context.add_output({options.out, "image", image.width, image.height});
    }
    if (!options.labels_out.empty() && *context.may_write(options.labels_out)) {
        if (!picture->labels)
            return failure(Errc::missing_capability, "The model " + portrait->model + " gives no label map.");
        if (auto written = write_label_map(options.labels_out, *picture->labels, *set); !written)
            return written;
        context.add_output(
            {options.labels_out, "label-map", picture->labels->width, picture->labels->height});
    }
    if (!options.depth_out.empty() && *context.may_write(options.depth_out)) {
        if (!picture->depth)
            return failure(Errc::missing_capability, "The model " + portrait->model + " gives no depth.");
        if (auto written = write_depth_png(options.depth_out, *picture->depth); !written) return written;
        context.add_output({options.depth_out, "depth", picture->depth->width, picture->depth->height});
    }
    return {};
}

}  // namespace

void add_render(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("render", "Draws a portrait from a project or from seeds");
    auto options = std::make_shared<RenderOptions>();
    options->portrait = add_portrait_options(*command);
    command->add_option("project", options->portrait->project, "A .limner project")->type_name("PROJECT");
    command->add_option("--size", options->size, "Side in pixels, 0 = the model's own")
        ->check(CLI::Range(0, 4096));
    command->add_option("--out,-o", options->out, "Picture to write, - = standard output (portrait.png)");
    command->add_option("--labels-out", options->labels_out, "Label map to write")->type_name("FILE.png");
    command->add_option("--labels-out-set", options->labels_out_set, "Classes of --labels-out");
    command->add_option("--depth-out", options->depth_out, "Depth to write, 16 bit, 2000 steps per head unit")
        ->type_name("FILE.png");
    command->footer(
        "Examples:\n"
        "  limner-cli render --seed 7 --yaw 20 --out face.png\n"
        "  limner-cli render anna.limner --style hair=12 --out anna.png\n"
        "  limner-cli render --labels map.png --label-set celebamask --out face.png");
    context.on(command, [options, &context] { return render(*options, context); });
}

}  // namespace limner
