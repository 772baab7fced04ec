// limner-cli info, trace, convert: files of other programs, and of this one. Binds their functions to the
// common options.

#include "app/cli/cli.h"
#include "app/cli/convert.h"
#include "app/cli/document_info.h"
#include "app/cli/model_info.h"
#include "app/cli/trace.h"

namespace limner {
namespace {

struct About {
    nlohmann::json facts;
    std::string text;
};

Result<About> about(const std::filesystem::path& file) {
    auto document = describe_document(file);
    if (!document) return tl::unexpected(document.error());
    if (*document) return About{**document, document_for_people(**document)};
    auto model = describe_model(file);
    if (!model) return tl::unexpected(model.error());
    return About{*model, model_for_people(*model)};
}

// Of one file the answer is about it, of several a list; one that cannot be told does not hide the others.
Result<> tell(const std::vector<std::filesystem::path>& files, CliContext& context) {
    Result<> result;
    for (const auto& file : files) {
        const auto told = about(file);
        if (!told) {
            if (!result)
                context.warn(lm_code(told.error().code), told.error().message);
            else
                result = tl::unexpected(told.error());
            continue;
        }
        context.print((files.size() > 1 ? file.string() + ": " : "") + told->text);
        auto facts = told->facts;
        if (files.size() == 1) {
            context.answer.update(facts);
        } else {
            facts["path"] = file.string();
            context.answer["files"].push_back(std::move(facts));
        }
    }
    return result;
}

}  // namespace

void add_model_files(CLI::App& app, CliContext& context) {
    auto* info_command = app.add_subcommand("info", "Says what a file is and holds");
    auto asked = std::make_shared<std::vector<std::filesystem::path>>();
    info_command->add_option("file", *asked, "Files, or folders of model packs")->required();
    info_command->footer(
        "Examples:\n"
        "  limner-cli info checkpoint.pt\n"
        "  limner-cli info checkpoint.pt --json\n"
        "  limner-cli info anna.limner face.png map.png");
    context.on(info_command, [asked, &context] { return tell(*asked, context); });

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
        const auto count = run_trace(*trace_options, *context.progress);
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
        const auto files = run_convert(*convert_options, *context.progress);
        if (!files) return tl::unexpected(files.error());
        if (context.only_planned(convert_options->folder, "model-pack")) return {};
        for (const auto& file : *files) context.add_output({file, "model"});
        return {};
    });
}

}  // namespace limner
