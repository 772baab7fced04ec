// limner-cli info, trace, convert: model files of other programs. Binds their functions to the common
// options.

#include "app/cli/cli.h"
#include "app/cli/convert.h"
#include "app/cli/info.h"
#include "app/cli/trace.h"

namespace limner {

void add_model_files(CLI::App& app, CliContext& context) {
    auto* info_command = app.add_subcommand("info", "Says what a model file holds");
    auto info_options = std::make_shared<InfoOptions>();
    add_info(*info_command, *info_options);
    info_command->footer(
        "Examples:\n"
        "  limner-cli info checkpoint.pt\n"
        "  limner-cli info checkpoint.pt --json\n"
        "  limner-cli info models/limner-live/texture.safetensors");
    context.on(info_command, [info_options, &context]() -> Result<> {
        info_options->json = context.json |= info_options->json;
        const auto text = run_info(*info_options);
        if (!text) return tl::unexpected(text.error());
        if (context.json) {
            const auto object = nlohmann::json::parse(*text, nullptr, /*allow_exceptions=*/false);
            if (object.is_object()) context.answer.update(object);
        } else {
            context.print(*text);
        }
        return {};
    });

    auto* trace_command = app.add_subcommand("trace", "Runs a checkpoint stage by stage");
    auto trace_options = std::make_shared<TraceOptions>();
    add_trace(*trace_command, *trace_options);
    trace_command->footer(
        "Examples:\n"
        "  limner-cli trace generator.pt inputs.npz --out stages.npz\n"
        "  limner-cli trace my-pack inputs.npz --out stages.npz --force\n"
        "  limner-cli trace generator.pt inputs.npz --out stages.npz --json");
    context.on(trace_command, [trace_options, &context]() -> Result<> {
        trace_options->force = context.force |= trace_options->force;
        trace_options->dry_run = context.dry_run;
        const auto allowed = context.may_write(trace_options->out);
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) return {};
        const auto count = run_trace(*trace_options);
        if (!count) return tl::unexpected(count.error());
        if (context.only_planned(trace_options->out, "arrays")) return {};
        context.answer["arrays"] = *count;
        context.add_output({trace_options->out, "arrays"});
        return {};
    });

    auto* convert_command = app.add_subcommand("convert", "Makes a model pack of a checkpoint");
    auto convert_options = std::make_shared<ConvertOptions>();
    add_convert(*convert_command, *convert_options);
    convert_command->footer(
        "Examples:\n"
        "  limner-cli convert generator.pt my-pack\n"
        "  limner-cli convert generator.pt my-pack --with field.pth --id mine\n"
        "  limner-cli convert generator.pt my-pack --half --dry-run");
    context.on(convert_command, [convert_options, &context]() -> Result<> {
        convert_options->pack.overwrite |= context.force;
        convert_options->dry_run = context.dry_run;
        const auto files = run_convert(*convert_options);
        if (!files) return tl::unexpected(files.error());
        if (context.only_planned(convert_options->folder, "model-pack")) return {};
        for (const auto& file : *files) context.add_output({file, "model"});
        return {};
    });
}

}  // namespace limner
