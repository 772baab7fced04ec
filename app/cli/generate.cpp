// limner-cli generate: many portraits from seeds.

#include <algorithm>
#include <charconv>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

constexpr std::size_t seed_limit = 100'000;
constexpr std::string_view placeholder = "{seed}";

struct GenerateOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::string seeds = "1", out = "face_{seed}.png";
    std::filesystem::path sheet;
    int size = 0, columns = 0;
};

// "1-100,205"
Result<std::vector<std::uint64_t>> seeds_from(const std::string& text) {
    const auto bad = [&] {
        return failure(Errc::wrong_use, "--seed " + text +
                                            ": expected seeds and ranges such as 1-100,205, at most " +
                                            std::to_string(seed_limit) + " in all.");
    };
    std::vector<std::uint64_t> seeds;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (;;) {
        std::uint64_t first, last;
        auto parsed = std::from_chars(at, end, first);
        if (parsed.ec != std::errc()) return bad();
        last = first;
        if (parsed.ptr != end && *parsed.ptr == '-') {
            parsed = std::from_chars(parsed.ptr + 1, end, last);
            if (parsed.ec != std::errc() || last < first) return bad();
        }
        if (last - first >= seed_limit - seeds.size()) return bad();
        for (std::uint64_t i = 0; i <= last - first; ++i) seeds.push_back(first + i);
        if (parsed.ptr == end) return seeds;
        if (*parsed.ptr != ',') return bad();
        at = parsed.ptr + 1;
    }
}

std::filesystem::path file_for(const std::string& pattern, std::uint64_t seed) {
    std::string name = pattern;
    if (const auto at = name.find(placeholder); at != std::string::npos)
        name.replace(at, placeholder.size(), std::to_string(seed));
    return name;
}

Result<> generate(const GenerateOptions& options, CliContext& context) {
    const auto seeds = seeds_from(options.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    const bool singles = options.sheet.empty() || options.out != GenerateOptions().out;
    if (singles && seeds->size() > 1 && options.out.find(placeholder) == std::string::npos)
        return failure(Errc::wrong_use, "--out " + options.out + ": several seeds need {seed} in the name.");
    std::vector<std::uint64_t> wanted;
    for (const auto seed : *seeds) {
        const auto allowed = singles ? context.may_write(file_for(options.out, seed)) : Result<bool>(true);
        if (!allowed) return tl::unexpected(allowed.error());
        if (*allowed) wanted.push_back(seed);
    }
    if (!options.sheet.empty())
        if (const auto allowed = context.may_write(options.sheet); !allowed)
            return tl::unexpected(allowed.error());
    auto base = *options.portrait;
    base.seed = seeds->front();
    const auto first = build_portrait(base, context);
    if (!first) return tl::unexpected(first.error());
    context.answer["seeds"] = *seeds;
    const auto engine = context.start_engine(first->model);
    if (!engine) return tl::unexpected(engine.error());
    if (auto can = check_capabilities(base, (*engine)->info()); !can) return can;
    if (context.dry_run) {
        context.print("Would draw " + std::to_string(wanted.size()) + " portraits.");
        return {};
    }
    std::vector<Image> pictures;
    int done = 0;
    for (const auto seed : wanted) {
        base.seed = seed;
        const auto portrait = build_portrait(base, context);
        if (!portrait) return tl::unexpected(portrait.error());
        const auto picture = (*engine)->render(*portrait, options.size, context.progress).get();
        if (!picture) return tl::unexpected(picture.error());
        const auto& image = *picture->image;
        if (singles) {
            const auto file = file_for(options.out, seed);
            if (auto written = write_png(file, image); !written) return written;
            context.add_output({file, "image", image.width, image.height});
        }
        if (!options.sheet.empty()) pictures.push_back(image);
        context.report("generate", ++done, int(wanted.size()));
    }
    if (options.sheet.empty() || pictures.empty()) return {};
    const auto sheet = contact_sheet(pictures, {.columns = options.columns});
    if (auto written = write_png(options.sheet, sheet); !written) return written;
    context.add_output({options.sheet, "contact-sheet", sheet.width, sheet.height});
    return {};
}

}  // namespace

void add_generate(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("generate", "Draws portraits of many seeds");
    auto options = std::make_shared<GenerateOptions>();
    options->portrait = add_portrait_options(*command, /*with_seed=*/false);
    command->add_option("--seed", options->seeds, "Seeds and ranges")->type_name("1-100,205");
    command->add_option("--size", options->size, "Side in pixels, 0 = the model's own")
        ->check(CLI::Range(0, 4096));
    command->add_option("--out,-o", options->out, "Names of the pictures (face_{seed}.png)");
    command->add_option("--sheet", options->sheet, "All of them on one sheet instead")->type_name("FILE.png");
    command->add_option("--columns", options->columns, "Columns of the sheet")->check(CLI::Range(0, 1000));
    command->footer(
        "Examples:\n"
        "  limner-cli generate --seed 1-20\n"
        "  limner-cli generate --seed 3,8,205 --yaw 15 --out 'turned_{seed}.png'\n"
        "  limner-cli generate --seed 1-48 --sheet faces.png --columns 8");
    context.on(command, [options, &context] { return generate(*options, context); });
}

}  // namespace limner
