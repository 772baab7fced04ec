#include "app/booth/booth_options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "app/cli/help_formatter.h"
#include "app/cli/seed_list.h"
#include "app/cli/suggestion.h"
#include "app/manual/manual.h"

namespace limner::booth {
namespace {

constexpr const char* everybody = "1-200";
constexpr int smallest_side = 64, largest_side = 16384;

/// What the parser fills and is judged afterwards.
struct Typed {
    std::string seeds, windowed;
    double dwell = 20;
    bool no_quit = false;
};

void add_options(CLI::App& app, BoothOptions& options, Typed& typed) {
    app.add_option("FILE", options.files, "Projects, or pictures with a recipe; without --seed they alone")
        ->type_name("");
    app.add_option("--seed", typed.seeds, std::string("Seeds and ranges of the people (") + everybody + ")")
        ->type_name("1-100,205");
    app.add_option("--dwell", typed.dwell, "Seconds that a person stays (20)")
        ->type_name("SECONDS")
        ->check(CLI::Range(2.0, 86400.0));
    app.add_option("--windowed", typed.windowed, "A window of this size instead of the whole screen")
        ->type_name("WxH");
    app.add_option("--display", options.display, "Which screen, from 0")
        ->type_name("N")
        ->check(CLI::Range(0, 63));
    app.add_flag("--no-quit", typed.no_quit, "Esc does not end the program");
    app.add_option("--screenshot", options.screenshot, "Save what is shown after a while, and end")
        ->type_name("FILE.png");
    app.add_option("--after", options.after, "The while, for --screenshot (5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 86400.0));
    app.add_option("--models", options.engine.model_folders, "Search this folder for models first")
        ->type_name("DIR")
        ->allow_extra_args(false);
    app.add_option("--device", options.engine.device, "cpu, auto or cuda:N")
        ->envname("LIMNER_DEVICE")
        ->type_name("NAME");
    app.add_option("--threads", options.engine.threads, "Threads to compute with, 0 = chosen by the machine")
        ->check(CLI::Range(0, 256))
        ->type_name("N");
    app.add_flag("-v,--verbose", options.verbosity, "More on standard error; twice for all");
    app.set_config("--config", "", "Options as KEY = VALUE lines")->type_name("FILE");
}

Error wrong_use(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
    std::vector<std::string> known;
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    for (int i = 1; i < argc; ++i) {
        const std::string word(argv[i]);
        if (word == "--") break;
        if (!word.starts_with("--")) continue;
        const auto name = word.substr(0, word.find('='));
        if (std::find(known.begin(), known.end(), name) == known.end())
            return {Errc::wrong_use, "Unknown option " + name + did_you_mean(name, known)};
    }
    std::string text = error.what();
    if (!text.empty() && text.back() != '.') text += '.';
    return {Errc::wrong_use, text};
}

Result<> judge(const Typed& typed, BoothOptions& options) {
    options.director.dwell = Seconds(typed.dwell);
    options.quits = !typed.no_quit;
    if (!typed.windowed.empty()) {
        options.windowed = window_size_from(typed.windowed);
        if (!options.windowed)
            return failure(Errc::wrong_use, "--windowed " + typed.windowed +
                                                ": expected width and height in pixels such as 1280x800.");
    }
    const bool has_portraits = !options.files.empty() || !options.portrait.recipe.empty();
    if (typed.seeds.empty() && has_portraits) return {};
    auto seeds = seeds_from(typed.seeds.empty() ? everybody : typed.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    options.seeds = std::move(*seeds);
    return {};
}

}  // namespace

std::optional<WindowSize> window_size_from(const std::string& text) {
    WindowSize size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return std::nullopt;
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec != std::errc() || height.ptr != end) return std::nullopt;
    for (const int side : {size.width, size.height})
        if (side < smallest_side || side > largest_side) return std::nullopt;
    return size;
}

Result<std::optional<BoothOptions>> read_booth_options(int argc, const char* const* argv) {
    BoothOptions options;
    Typed typed;
    CLI::App app(
        "Limner for a public place: portraits on the whole screen that turn by themselves, "
        "and that visitors may turn.",
        "limner-booth");
    app.formatter(std::make_shared<HelpFormatter>());
    app.set_version_flag("--version", "limner-booth " LIMNER_VERSION);
    app.allow_config_extras(CLI::config_extras_mode::error);
    add_options(app, options, typed);
    const auto portrait = add_portrait_options(app, /*with_seed=*/false);
    app.footer(
        "Drag turns the head, a tap or Space brings another person, H shows the keys.\n\n"
        "Examples:\n"
        "  limner-booth --dwell 30\n"
        "  limner-booth anna.limner --windowed 1280x800\n"
        "  limner-booth --seed 1-50 --expression mouthSmile=0.4 --no-quit");
    add_manual_flags(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::FileError&) {
        return failure(Errc::file_not_found, "Could not read the file that --config names.");
    } catch (const CLI::ConfigError& error) {
        return failure(Errc::wrong_use,
                       std::string("Could not use the file that --config names: ") + error.what() + ".");
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) return tl::unexpected(wrong_use(app, error, argc, argv));
        app.exit(error);
        return std::optional<BoothOptions>();
    }
    options.portrait = *portrait;
    if (!options.portrait.model.empty()) options.engine.model = options.portrait.model;
    if (auto judged = judge(typed, options); !judged) return tl::unexpected(judged.error());
    return std::optional(std::move(options));
}

}  // namespace limner::booth
