// limner-cli generate: many portraits from seeds.

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/portrait_output.h"
#include "app/cli/seed_list.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

struct GenerateOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::string seeds = "1", out, sheet;
    int size = 0, columns = 0;
};

struct Face {
    std::uint64_t seed;
    std::filesystem::path file;  // empty: for the sheet alone
};

Result<Portrait> portrait_of(const GenerateOptions& options, std::uint64_t seed, CliContext& context) {
    auto person = *options.portrait;
    person.seed = seed;
    return build_portrait(person, context);
}

// The sheet to write; empty when none is asked for, or when it is there already and to be skipped.
Result<std::filesystem::path> sheet_of(const GenerateOptions& options, int count, const Portrait& first,
                                       CliContext& context) {
    if (options.sheet.empty()) return std::filesystem::path();
    const auto names = NameTemplate::parse(options.sheet);
    if (!names) return tl::unexpected(names.error());
    auto fields = name_fields(first, "", options.size, context);
    const auto file = output_file(*names, fields, context);
    if (auto fits = check_sheet(file, count, fields.width, {.columns = options.columns}); !fits)
        return tl::unexpected(fits.error());
    const auto allowed = context.may_write(file);
    if (!allowed) return tl::unexpected(allowed.error());
    return *allowed ? file : std::filesystem::path();
}

// Which faces to draw, and where to.
Result<std::vector<Face>> faces_of(const GenerateOptions& options, const std::vector<std::uint64_t>& seeds,
                                   const Portrait& first, bool on_sheet, CliContext& context) {
    std::vector<Face> faces;
    const bool singles = options.sheet.empty() || !options.out.empty() || !context.file_template.empty();
    if (!singles) {
        if (on_sheet)
            for (const auto seed : seeds) faces.push_back({seed, {}});
        return faces;
    }
    const auto names = context.names(options.out, "face_{seed}.png");
    if (!names) return tl::unexpected(names.error());
    if (seeds.size() > 1 && !names->has("seed") && !names->has("n"))
        return failure(Errc::wrong_use,
                       "--out " + options.out + ": several seeds need {seed} or {n} in the name.");
    auto fields = name_fields(first, "face", options.size, context);
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        fields.seed = seeds[i];
        fields.n = std::int64_t(i) + 1;
        std::filesystem::path file = names->expand(fields);
        const auto allowed = context.may_write(file, picture_bytes(fields.width) * (seeds.size() - i));
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) file.clear();
        if (!file.empty() || on_sheet) faces.push_back({seeds[i], std::move(file)});
    }
    return faces;
}

Result<> generate(const GenerateOptions& options, CliContext& context) {
    const auto seeds = seeds_from(options.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    context.answer["seeds"] = *seeds;
    const auto first = portrait_of(options, seeds->front(), context);
    if (!first) return tl::unexpected(first.error());
    const auto sheet_file = sheet_of(options, int(seeds->size()), *first, context);
    if (!sheet_file) return tl::unexpected(sheet_file.error());
    const bool on_sheet = !sheet_file->empty();
    const auto faces = faces_of(options, *seeds, *first, on_sheet, context);
    if (!faces) return tl::unexpected(faces.error());
    if (faces->empty()) return {};  // all there already, and to be skipped
    const auto engine = context.start_engine(first->model);
    if (!engine) return tl::unexpected(engine.error());
    std::vector<Image> pictures;
    int done = 0;
    for (const auto& face : *faces) {
        auto portrait = portrait_of(options, face.seed, context);
        if (!portrait) return tl::unexpected(portrait.error());
        if (auto fits = fit_to_model(*options.portrait, (*engine)->info(), *portrait, context); !fits)
            return fits;
        if (context.dry_run) {
            if (!face.file.empty()) context.only_planned(face.file, "image");
            continue;
        }
        const auto picture = (*engine)->render(*portrait, options.size, context.progress).get();
        if (!picture) return tl::unexpected(picture.error());
        if (!face.file.empty())
            if (auto written = write_portrait(face.file, *picture, *portrait, context); !written)
                return written;
        if (on_sheet) pictures.push_back(*picture->image);
        context.report("generate", ++done, int(faces->size()));
    }
    if (!on_sheet || context.only_planned(*sheet_file, "contact-sheet")) return {};
    const auto sheet = contact_sheet(pictures, {.columns = options.columns});
    if (auto written = write_png(*sheet_file, sheet); !written) return written;
    context.add_output({*sheet_file, "contact-sheet", sheet.width, sheet.height, int(pictures.size())});
    return {};
}

}  // namespace

void add_generate(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("generate", "Draws portraits of many seeds");
    auto options = std::make_shared<GenerateOptions>();
    options->portrait = add_portrait_options(*command, /*with_seed=*/false);
    command->add_option("--seed", options->seeds, "Seeds and ranges")->type_name("1-100,205");
    command->add_option("--size", options->size, "Side in pixels, 0 = the model's own")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    command->add_option("--out,-o", options->out, "Names of the pictures (face_{seed}.png)")
        ->type_name("NAME");
    command->add_option("--sheet", options->sheet, "All of them on one sheet, instead or as well")
        ->type_name("FILE.png");
    command->add_option("--columns", options->columns, "Columns of the sheet")
        ->type_name("N")
        ->check(CLI::Range(0, 1000));
    command->footer(
        "Examples:\n"
        "  limner-cli generate --seed 1-20\n"
        "  limner-cli generate --seed 3,8,205 --yaw 15 --out 'turned_{seed}.png'\n"
        "  limner-cli generate --seed 1-48 --yaw 20 --sheet faces.png --columns 8");
    context.on(command, [options, &context] { return generate(*options, context); });
}

}  // namespace limner
