// limner-cli labels: converts, checks and colours label maps.

#include <array>

#include "app/cli/cli.h"
#include "app/cli/document_info.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"

namespace limner {
namespace {

struct LabelsOptions {
    std::string input, from = "limner", to = "limner", out;
    std::filesystem::path coloured_out;
    int size = 0;
};

// What `set` has no class for, and what becomes of it.
void warn_of_merged(const LabelMap& labels, LabelSet set, CliContext& context) {
    const auto there = translate(labels, LabelSet::limner, set);
    const auto back = there ? translate(*there, set, LabelSet::limner) : there;
    if (!back) return;
    std::array<std::array<std::size_t, face_class_count>, face_class_count> became{};  // [from][to]
    for (std::size_t i = 0; i < labels.pixels.size(); ++i) ++became[labels.pixels[i]][back->pixels[i]];
    for (std::size_t from = 0; from < became.size(); ++from)
        for (std::size_t to = 0; to < became.size(); ++to)
            if (from != to && became[from][to] > 0)
                context.warn("LM-109", std::to_string(became[from][to]) + " pixels of " +
                                           std::string(info(static_cast<FaceClass>(from)).key) + " become " +
                                           std::string(info(static_cast<FaceClass>(to)).key) + " in " +
                                           std::string(key(set)) + ".");
}

void describe(const LabelMap& labels, CliContext& context) {
    const auto counts = class_counts(labels);
    context.answer["width"] = labels.width;
    context.answer["height"] = labels.height;
    context.answer["classes"] = counts;
    context.print(std::to_string(labels.width) + " x " + std::to_string(labels.height) + " pixels");
    for (int i = 0; i < face_class_count; ++i) {
        const std::string key(info(static_cast<FaceClass>(i)).key);
        if (!counts.contains(key)) continue;
        const double share = 100 * counts[key].get<double>() / double(labels.pixels.size());
        char line[80];
        std::snprintf(line, sizeof line, "%3d  %-12s %6.2f %%", i, key.c_str(), share);
        context.print(line);
    }
}

Result<> convert(const LabelsOptions& options, CliContext& context) {
    const auto from = label_set_from_key(options.from), to = label_set_from_key(options.to);
    if (!from || !to)
        return failure(Errc::wrong_use, "There is no label set " + (from ? options.to : options.from) +
                                            "; sets are limner, celebamask, sofgan20, sofgan17.");
    auto labels = read_label_map(options.input, *from);
    if (!labels) return tl::unexpected(labels.error());
    if (options.size > 0) *labels = resized(*labels, options.size, options.size);
    warn_of_merged(*labels, *to, context);
    std::filesystem::path out;
    if (!options.out.empty() || !context.file_template.empty()) {
        const auto names = context.names(options.out, "labels.png");
        if (!names) return tl::unexpected(names.error());
        NameFields fields{.name = std::filesystem::path(options.input).stem().string(),
                          .version = LIMNER_VERSION};
        fields.width = labels->width;
        fields.height = labels->height;
        fields.n = context.item.value_or(1);
        out = names->expand(fields);
    }
    if (out.empty() && options.coloured_out.empty()) {
        describe(*labels, context);
        return {};
    }
    const auto write = [&](const std::filesystem::path& file, const std::string& kind) -> Result<> {
        const auto allowed = context.may_write(file);
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) return {};
        if (context.only_planned(file, kind)) return {};
        if (auto wanted = context.go_on(); !wanted) return wanted;
        const auto written =
            kind == "image" ? write_png(file, coloured(*labels)) : write_label_map(file, *labels, *to);
        if (written) context.add_output({file, kind, labels->width, labels->height});
        return written;
    };
    if (!out.empty())
        if (auto written = write(out, "label-map"); !written) return written;
    if (!options.coloured_out.empty()) return write(options.coloured_out, "image");
    return {};
}

}  // namespace

void add_labels(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("labels", "Converts, checks and colours label maps");
    auto options = std::make_shared<LabelsOptions>();
    command->add_option("input", options->input, "Label map: indexed or 8-bit grey PNG")->required();
    command->add_option("--from", options->from, "limner, celebamask, sofgan20 or sofgan17 (limner)")
        ->type_name("SET");
    command->add_option("--to", options->to, "Classes of --out (limner)")->type_name("SET");
    command->add_option("--size", options->size, "New side in pixels")
        ->type_name("N")
        ->check(CLI::Range(1, 16384));
    command->add_option("--out,-o", options->out, "Label map to write")->type_name("FILE.png");
    command->add_option("--coloured", options->coloured_out, "Picture in display colours")
        ->type_name("FILE.png");
    command->footer(
        "Examples:\n"
        "  limner-cli labels map.png\n"
        "  limner-cli labels map.png --from celebamask --to limner --out mine.png\n"
        "  limner-cli labels map.png --coloured look.png");
    context.on(command, [options, &context] { return convert(*options, context); });
}

}  // namespace limner
