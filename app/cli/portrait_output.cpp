#include "app/cli/portrait_output.h"

#include <algorithm>
#include <cmath>

#include "engine/core/limits.h"
#include "engine/media/image_file.h"
#include "engine/runtime/model_library.h"

namespace limner {

namespace fs = std::filesystem;

NameFields name_fields(const Portrait& portrait, const std::string& input, int size,
                       const CliContext& context) {
    if (size == 0)
        if (const auto pack = ModelLibrary(context.model_folders).find(portrait.model))
            size = pack->resolution;
    auto fields = name_fields(portrait, fs::path(input).stem().string(), size);
    fields.n = context.item.value_or(1);
    return fields;
}

fs::path output_file(const NameTemplate& names, NameFields& fields, const CliContext& context) {
    const bool counts = !context.item && !context.force && !context.skip_existing;
    return counts ? first_free(names, fields) : fs::path(names.expand(fields));
}

Result<> write_portrait(const fs::path& file, const Picture& picture, const Portrait& portrait,
                        CliContext& context) {
    return write_still({.picture = file}, picture, portrait, {.recipe = context.recipe},
                       [&](ExportedFile written) { context.add_output(std::move(written)); });
}

Result<> check_sheet(const fs::path& file, int count, int side, const ContactSheetOptions& options) {
    if (auto named = check_png_name(file); !named) return named;
    const int wanted = options.columns > 0 ? options.columns : int(std::ceil(std::sqrt(double(count))));
    const int columns = std::min(wanted, count), rows = (count + columns - 1) / columns;
    const auto edge = std::uint64_t(std::max(columns, rows)) * std::uint64_t(side + options.gap) +
                      std::uint64_t(options.gap);
    if (edge <= limits::image_edge) return {};
    return failure(Errc::wrong_use, file.string() + ": a sheet of " + std::to_string(count) +
                                        " pictures would be " + std::to_string(edge) +
                                        " pixels long, and it may have " +
                                        std::to_string(limits::image_edge) +
                                        "; choose a smaller --size, other --columns or fewer pictures.");
}

void add_finish_options(CLI::App& command, Finish& finish) {
    command
        .add_option_function<std::string>(
            "--background",
            [&finish](const std::string& text) { finish.background = *background_from_text(text); },
            "What stands behind the head: generated, transparent, a colour, "
            "gradient:#RRGGBB,#RRGGBB from top to bottom, or picture:FILE (generated)")
        ->type_name("NAME|#RRGGBB")
        ->check([](const std::string& text) {
            return background_from_text(text) ? std::string()
                                              : text +
                                                    " is neither generated, transparent, #RRGGBB, "
                                                    "gradient:#RRGGBB,#RRGGBB nor picture:FILE";
        });
    command
        .add_option_function<std::string>(
            "--crop", [&finish](const std::string& text) { finish.crop = *crop_from_text(text); },
            "What of the picture is written: full, face, square, 4:5, 9:16, safe = without the margins that "
            "screens hide, or pixels from the left and from the top, width and height (full)")
        ->type_name("NAME|X,Y,W,H")
        ->check([](const std::string& text) {
            return crop_from_text(text)
                       ? std::string()
                       : text + " is neither full, face, square, 4:5, 9:16, safe nor X,Y,W,H";
        });
    command
        .add_option("--samples", finish.samples,
                    "Samples per axis and pixel, 1, 2, 4 or 8: drawn larger and averaged (1)")
        ->check(CLI::IsMember({1, 2, 4, 8}))
        ->type_name("N");
}

}  // namespace limner
