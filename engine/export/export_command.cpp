#include "engine/export/export_command.h"

#include <charconv>
#include <cmath>

#include "engine/portrait/recipe.h"

namespace limner {
namespace {

/// Linux takes no longer argument (MAX_ARG_STRLEN), and few terminals paste one gladly.
constexpr std::size_t argument_limit = 128 * 1024 - 1;

/// Shortest text that reads as the same number again.
template <class Number>
std::string text_of(Number number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    return {text, end};
}

/// Degrees that read as `angle` again; what somebody typed comes back as typed.
std::string degrees_text(Radians angle) {
    const float exact = degrees(angle), typed = std::round(exact * 1000) / 1000;
    return text_of(from_degrees(typed) == angle ? typed : exact);
}

/// The recipe of `portrait`, where a command line has room for it.
Result<std::string> short_recipe(const Portrait& portrait) {
    auto recipe = recipe_text(portrait);
    if (recipe && recipe->size() > argument_limit)
        return failure(Errc::limit_exceeded,
                       "The painted map is too large for a command line; save the project, and the command "
                       "names it instead.");
    return recipe;
}

Result<CommandWords> started(const char* command, const CommandSource& source) {
    CommandWords words{"limner-cli", command};
    for (const auto& folder : source.model_folders) words.insert(words.end(), {"--models", folder.string()});
    if (!source.project.empty()) {
        // Even a name that starts with a dash is a file.
        const auto& file = source.project;
        words.push_back((file.is_absolute() ? file : "." / file).string());
        return words;
    }
    auto recipe = short_recipe(source.portrait);
    if (!recipe) return tl::unexpected(recipe.error());
    words.insert(words.end(), {"--from-recipe", std::move(*recipe)});
    return words;
}

void add_path(const TurntableSettings& settings, CommandWords& words) {
    const auto option = [&](const char* name, std::string value) {
        words.insert(words.end(), {name, std::move(value)});
    };
    using Path = TurntablePath;
    static constexpr const char* shapes[] = {"sweep", "ellipse", "figure-eight", "spiral"};
    static constexpr const char* easings[] = {"constant", "sine", "hold"};
    static constexpr const char* loops[] = {"seamless", "ping-pong", "once"};
    const auto& path = settings.path;
    option("--path", shapes[std::size_t(path.shape)]);
    option("--yaw-amplitude", degrees_text(path.yaw_amplitude));
    if (path.shape != Path::Shape::sweep) option("--pitch-amplitude", degrees_text(path.pitch_amplitude));
    if (settings.front) option("--centre", "front");
    if (path.counter) words.push_back("--counter");
    if (path.start != 0) option("--phase", text_of(path.start * 360));
    if (settings.views > 0) {
        option("--views", std::to_string(settings.views));
    } else {
        option("--frames", std::to_string(path.frames));
        option("--fps", text_of(settings.rate));
        option("--easing", easings[std::size_t(path.easing)]);
        if (path.easing == Path::Easing::hold) option("--hold", text_of(settings.hold));
        option("--loop", loops[std::size_t(path.loop)]);
    }
    if (!settings.light_turns) option("--fixed-light", "camera");
    if (settings.gaze_viewer) words.push_back("--gaze-viewer");
}

void add_finish(const Finish& finish, CommandWords& words) {
    if (finish.background != Background())
        words.insert(words.end(), {"--background", to_text(finish.background)});
    if (finish.crop != Crop()) words.insert(words.end(), {"--crop", to_text(finish.crop)});
    if (finish.samples != Finish().samples)
        words.insert(words.end(), {"--samples", std::to_string(finish.samples)});
}

}  // namespace

Result<CommandWords> still_command(const CommandSource& source, const StillTargets& targets,
                                   const StillSettings& settings, int size, const Portrait* before) {
    auto words = started("render", source);
    if (!words) return words;
    if (before) {
        auto recipe = short_recipe(*before);
        if (!recipe) return tl::unexpected(recipe.error());
        words->insert(words->end(), {"--before", std::move(*recipe)});
    }
    const auto option = [&](const char* name, std::string value) {
        words->insert(words->end(), {name, std::move(value)});
    };
    const StillSettings standard;
    if (size > 0) option("--size", std::to_string(size));
    add_finish(settings.finish, *words);
    const auto& format = still_format(targets.picture);
    if (format.quality && settings.quality != standard.quality)
        option("--quality", std::to_string(settings.quality));
    if (format.deep && settings.bits != standard.bits) option("--bits", std::to_string(settings.bits));
    if (format.recipe && !settings.recipe) words->push_back("--no-recipe");
    option("--out", targets.picture.string());
    if (!targets.labels.empty()) option("--labels-out", targets.labels.string());
    if (!targets.labels.empty() && targets.label_set != LabelSet::limner)
        option("--labels-out-set", std::string(key(targets.label_set)));
    if (!targets.depth.empty()) option("--depth-out", targets.depth.string());
    return words;
}

Result<CommandWords> turntable_command(const CommandSource& source, const TurntableSettings& settings,
                                       const TurntableFile& file) {
    if (settings.keys && source.project.empty())
        return failure(Errc::wrong_use,
                       "The keys are in no file yet: save the project, and the command names it.");
    auto words = started(settings.keys ? "animate" : "turntable", source);
    if (!words) return words;
    const auto option = [&](const char* name, std::string value) {
        words->insert(words->end(), {name, std::move(value)});
    };
    if (settings.keys) {
        const PlayedRange range = played_range(settings);
        option("--fps", text_of(range.rate));
        if (range.first) option("--first", std::to_string(*range.first));
        if (range.last) option("--last", std::to_string(*range.last));
    } else {
        add_path(settings, *words);
        if (source.fixed_gaze && !settings.gaze_viewer) words->push_back("--no-gaze-viewer");
    }
    if (file.size > 0) option("--size", std::to_string(file.size));
    add_finish(file.finish, *words);
    if (file.columns > 0) option("--columns", std::to_string(file.columns));
    if (file.gap != TurntableFile().gap) option("--gap", std::to_string(file.gap));
    if (file.resume) words->push_back("--resume");
    if (!file.recipe) words->push_back("--no-recipe");
    option("--out", file.out.string());
    return words;
}

Result<CommandWords> mesh_command(const CommandSource& source, const std::filesystem::path& out, int cells) {
    auto words = started("mesh", source);
    if (!words) return words;
    if (cells > 0) words->insert(words->end(), {"--grid", std::to_string(cells)});
    words->insert(words->end(), {"--out", out.string()});
    return words;
}

Result<CommandWords> people_command(const CommandSource& source, const PeopleSheet& sheet) {
    auto words = started("generate", {.portrait = source.portrait, .model_folders = source.model_folders});
    if (!words) return words;
    const auto option = [&](const char* name, std::string value) {
        words->insert(words->end(), {name, std::move(value)});
    };
    const auto last = sheet.first_seed + std::uint64_t(sheet.count - 1);
    option("--seed", std::to_string(sheet.first_seed) + "-" + std::to_string(last));
    if (sheet.size > 0) option("--size", std::to_string(sheet.size));
    if (sheet.columns > 0) option("--columns", std::to_string(sheet.columns));
    option("--sheet", sheet.out.string());
    return words;
}

std::string shell_line(const CommandWords& words) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%";
    std::string line;
    for (const auto& word : words) {
        if (!line.empty()) line += ' ';
        if (!word.empty() && word.find_first_not_of(plain) == word.npos) {
            line += word;
            continue;
        }
        line += '\'';
        for (const char c : word) line += c == '\'' ? std::string("'\\''") : std::string(1, c);
        line += '\'';
    }
    return line;
}

}  // namespace limner
