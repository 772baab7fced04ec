// limner-cli labels: converts, checks and colours label maps.

#include <array>

#include "app/cli/cli.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"

namespace limner {
namespace {

struct LabelsOptions {
    std::string input, from = "limner", to = "limner";
    std::filesystem::path out, coloured_out;
    int size = 0;
};

void describe(const LabelMap& labels, CliContext& context) {
    std::array<std::size_t, face_class_count> counts{};
    for (const auto value : labels.pixels) ++counts[value];
    context.answer["width"] = labels.width;
    context.answer["height"] = labels.height;
    context.print(std::to_string(labels.width) + " x " + std::to_string(labels.height) + " pixels");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        const auto& class_info = info(static_cast<FaceClass>(i));
        context.answer["classes"][std::string(class_info.key)] = counts[i];
        const double share = 100.0 * double(counts[i]) / double(labels.pixels.size());
        char line[80];
        std::snprintf(line, sizeof line, "%3zu  %-12s %6.2f %%", i, std::string(class_info.key).c_str(),
                      share);
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
    if (options.out.empty() && options.coloured_out.empty()) {
        describe(*labels, context);
        return {};
    }
    const auto write = [&](const std::filesystem::path& file, const std::string& kind) -> Result<> {
        const auto allowed = context.may_write(file);
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) return {};
        if (context.dry_run) {
            context.print("Would write " + file.string() + ".");
            return {};
        }
        const auto written =
            kind == "image" ? write_png(file, coloured(*labels)) : write_label_map(file, *labels, *to);
        if (written) context.add_output({file, kind, labels->width, labels->height});
        return written;
    };
    if (!options.out.empty())
        if (auto written = write(options.out, "label-map"); !written) return written;
    if (!options.coloured_out.empty()) return write(options.coloured_out, "image");
    return {};
}

}  // namespace

void add_labels(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("labels", "Converts, checks and colours label maps");
    auto options = std::make_shared<LabelsOptions>();
    command->add_option("input", options->input, "Label map: indexed or 8-bit grey PNG")->required();
    command->add_option("--from", options->from, "limner, celebamask, sofgan20 or sofgan17 (limner)");
    command->add_option("--to", options->to, "Classes of --out (limner)");
    command->add_option("--size", options->size, "New side in pixels")->check(CLI::Range(1, 16384));
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
