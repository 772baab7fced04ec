#include "app/cli/portrait_options.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/cli/suggestion.h"
#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/media/xmp.h"
#include "engine/portrait/fixed_gaze.h"
#include "engine/portrait/people.h"
#include "engine/portrait/portrait_keys.h"
#include "engine/portrait/recipe.h"

namespace limner {
namespace {

std::string known_parts() {
    std::string names;
    for (int i = 0; i < part_count; ++i) names += (i ? ", " : "") + std::string(key(static_cast<Part>(i)));
    return names;
}

struct Assignment {
    std::string key, value;
};

Result<Assignment> split(const std::string& option, const std::string& text, const std::string& form) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        return failure(Errc::wrong_use, option + " " + text + ": expected " + form + ".");
    return Assignment{text.substr(0, equals), text.substr(equals + 1)};
}

std::optional<std::uint64_t> seed_from(const std::string& text) {
    std::uint64_t seed;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return seed;
}

std::optional<float> number_from(const std::string& text) {
    float number;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

bool sets_gaze(const PortraitOptions& options) {
    return std::any_of(options.sets.begin(), options.sets.end(),
                       [](const std::string& text) { return text.starts_with("head.gaze."); });
}

// A project, or a picture that carries the recipe of its portrait.
Result<OpenedProject> opened(const std::string& file) {
    const auto content = read_file(file, limits::project_bytes);
    if (!content) return tl::unexpected(content.error());
    if (!is_tiff(content->bytes) && !inspect_image(content->bytes, file))
        return parse_project(content->bytes, file);
    auto portrait = recipe_in_picture(content->bytes, file);
    if (!portrait) return tl::unexpected(portrait.error());
    return OpenedProject{.project = {.portrait = std::move(*portrait)}};
}

// REGION=SEED, or REGION=FILE: the style that part has in another project or picture.
Result<> apply_style(const std::string& text, Portrait& portrait) {
    const auto style = split("--style", text, "PART=SEED|FILE");
    if (!style) return tl::unexpected(style.error());
    const auto part = part_from_key(style->key);
    if (!part && style->key != "all")
        return failure(Errc::wrong_use, "--style " + text + ": there is no part " + style->key +
                                            "; parts are " + known_parts() + ", or all.");
    const auto set = [&](const auto& source) {
        for (int i = 0; i < part_count; ++i)
            if (!part || static_cast<int>(*part) == i) portrait.style(static_cast<Part>(i)) = source(i);
    };
    if (const auto seed = seed_from(style->value)) {
        set([&](int) { return CodeSource{*seed, 0, 0}; });
        return {};
    }
    const auto other = opened(style->value);
    if (!other) return tl::unexpected(other.error());
    set([&](int i) { return other->project.portrait.style(static_cast<Part>(i)); });
    return {};
}

/// KEY=VALUE of --set and of --expression, which is short for --set expression.KEY.
struct Setting {
    std::string option, key, value;
};

Result<std::vector<Setting>> settings_of(const PortraitOptions& options) {
    std::vector<Setting> settings;
    for (const auto& text : options.expressions) {
        const auto parts = split("--expression", text, "NAME=WEIGHT");
        if (!parts) return tl::unexpected(parts.error());
        settings.push_back({"--expression " + text, "expression." + parts->key, parts->value});
    }
    for (const auto& text : options.sets) {
        const auto parts = split("--set", text, "KEY=VALUE");
        if (!parts) return tl::unexpected(parts.error());
        settings.push_back({"--set " + text, parts->key, parts->value});
    }
    return settings;
}

bool is_expression(const Setting& setting) { return setting.key.find("expression.") != std::string::npos; }

// `expressions` empty: those of the model are not known yet, and any is taken.
Result<> apply_setting(const Setting& setting, Portrait& portrait,
                       const std::vector<std::string>& expressions) {
    if (!is_portrait_key(setting.key, expressions))
        return failure(Errc::wrong_use, setting.option + ": there is no value " + setting.key +
                                            did_you_mean(setting.key, portrait_key_names(expressions)));
    auto set = set_value(portrait, setting.key, setting.value, expressions);
    if (!set) set.error().message = setting.option + ": " + set.error().message;
    return set;
}

Result<> apply_light(const std::string& text, Portrait& portrait) {
    std::vector<float> numbers;
    std::size_t start = 0;
    for (;;) {
        const auto end = std::min(text.find(',', start), text.size());
        const auto number = number_from(text.substr(start, end - start));
        if (!number) break;
        numbers.push_back(*number);
        if (end == text.size()) break;
        start = end + 1;
    }
    if (numbers.size() != 3 || std::abs(numbers[0]) > 180 || std::abs(numbers[1]) > 90 || numbers[2] < 0 ||
        numbers[2] > 2)
        return failure(Errc::wrong_use, "--light " + text +
                                            ": expected AZIMUTH,ELEVATION,INTENSITY with azimuth -180 to 180 "
                                            "degrees, elevation -90 to 90 degrees, intensity 0 to 2.");
    portrait.light.azimuth = from_degrees(numbers[0]);
    portrait.light.elevation = from_degrees(numbers[1]);
    portrait.light.intensity = numbers[2];
    return {};
}

Result<> apply_labels(const PortraitOptions& options, Portrait& portrait) {
    const auto set = label_set_from_key(options.label_set);
    if (!set)
        return failure(Errc::wrong_use, "--label-set " + options.label_set +
                                            ": sets are limner, celebamask, sofgan20, sofgan17.");
    auto labels = read_label_map(options.labels, *set);
    if (!labels) return tl::unexpected(labels.error());
    if (labels->width != labels->height)
        return failure(Errc::bad_label_map, options.labels +
                                                " is not square: " + std::to_string(labels->width) + " x " +
                                                std::to_string(labels->height) + " pixels.");
    portrait.painted = PaintedLabels{std::make_shared<const LabelMap>(std::move(*labels)), portrait.pose,
                                     /*from_file=*/true};
    return {};
}

Result<> fit_labels(Portrait& portrait) {
    if (!portrait.painted)
        return failure(Errc::wrong_use, "--fit-labels needs --labels, or a project with strokes.");
    if (portrait.fitted.size() >= most_fitted)
        return failure(Errc::wrong_use, "--fit-labels: the portrait has " + std::to_string(most_fitted) +
                                            " fitted paintings, and that is the most there can be.");
    portrait.fitted.push_back(std::move(*portrait.painted));
    auto& fitted = portrait.fitted.back();
    fitted.from_file = false;
    if (fitted.labels->width > largest_fitted_side)
        fitted.labels = std::make_shared<const LabelMap>(
            resized(*fitted.labels, largest_fitted_side, largest_fitted_side));
    portrait.painted.reset();
    return {};
}

// What the whole portrait or a snapshot of a project is.
Result<Project> with_snapshot(Project project, const std::string& wanted, const std::string& file) {
    if (wanted.empty()) return project;
    std::string known;
    for (std::size_t i = 0; i < project.snapshots.size(); ++i) {
        const auto& snapshot = project.snapshots[i];
        if (snapshot.automatic) continue;  // the editor's own stand last
        if (snapshot.name == wanted || std::to_string(i + 1) == wanted) {
            project.portrait = snapshot.portrait;
            return project;
        }
        known += (known.empty() ? "" : ", ") + snapshot.name;
    }
    return failure(Errc::wrong_use, "--snapshot " + wanted + ": " + file + " has " +
                                        (known.empty() ? "no snapshots." : "the snapshots " + known + "."));
}

Result<Project> open_file(const PortraitOptions& options, Remarks& remarks) {
    auto file = opened(options.input);
    if (!file) return tl::unexpected(file.error());
    for (const auto& lost : file->lost) remarks.warn("LM-502", lost);
    if (file->newer_minor)
        remarks.warn("LM-501", options.input + " was written by a newer Limner; what it added is ignored.");
    return std::move(file->project);
}

Result<Project> from_recipe(const PortraitOptions& options) {
    if (!options.input.empty())
        return failure(Errc::wrong_use, "--from-recipe and a file are two portraits; name one.");
    auto portrait = portrait_from_recipe(options.recipe, "--from-recipe");
    if (!portrait) return tl::unexpected(portrait.error());
    return Project{.portrait = std::move(*portrait)};
}

// Beyond `hard` the model has nothing to show; beyond `safe` it shows it badly.
Result<> check_angle(const char* key, Radians angle, Radians safe, Radians hard, const GeneratorInfo& info,
                     Remarks& remarks) {
    const auto whole = [](Radians limit) { return std::to_string(int(std::lround(degrees(limit)))); };
    const float size = std::abs(degrees(angle)), tolerance = 0.01f;
    if (size > degrees(hard) + tolerance)
        return failure(Errc::wrong_use, std::string(key) + ": the model " + info.id + " goes from -" +
                                            whole(hard) + " to " + whole(hard) + " degrees.");
    if (size > degrees(safe) + tolerance)
        remarks.warn("LM-108", std::string(key) + ": beyond " + whole(safe) + " degrees the model " +
                                   info.id + " shows the head badly.");
    return {};
}

Result<> check_pose(const HeadPose& pose, const GeneratorInfo& info, Remarks& remarks) {
    const auto& limits = info.pose_limits;
    if (limits.hard_yaw.value <= 0) return {};  // a model that states none
    if (auto ok = check_angle("pose.yaw", pose.yaw, limits.safe_yaw, limits.hard_yaw, info, remarks); !ok)
        return ok;
    if (auto ok = check_angle("pose.pitch", pose.pitch, limits.safe_pitch, limits.hard_pitch, info, remarks);
        !ok)
        return ok;
    return check_angle("pose.roll", pose.roll, limits.hard_roll, limits.hard_roll, info, remarks);
}

}  // namespace

std::shared_ptr<PortraitOptions> add_portrait_options(CLI::App& command, bool with_seed) {
    auto options = std::make_shared<PortraitOptions>();
    auto& o = *options;
    command.add_option("--model", o.model, "Model: id, folder or published file (limner-live)")
        ->type_name("ID|PATH");
    command.add_option("--from-recipe", o.recipe, "The portrait as text, as the editor copies it")
        ->type_name("JSON");
    command.add_option("--snapshot", o.snapshot, "A snapshot of the project instead of its portrait")
        ->type_name("NAME|N");
    if (with_seed) command.add_option("--seed", o.seed, "Seed of the whole person")->type_name("N");
    command.add_option("--geometry-seed", o.geometry_seed, "Seed of the head's shape alone")->type_name("N");
    command.add_option("--psi", o.psi, "0 = average head, 1 = as sampled")->check(CLI::Range(0.0, 2.0));
    command
        .add_option("--style", o.styles,
                    "Style of a part: of a seed, of a project, or of a picture with its recipe")
        ->type_name("PART=SEED|FILE")
        ->allow_extra_args(false);
    command.add_option("--labels", o.labels, "Label map to draw instead of the model's own")
        ->type_name("FILE.png");
    command.add_option("--label-set", o.label_set,
                       "Classes of --labels: limner, celebamask, sofgan20, sofgan17");
    command.add_flag("--fit-labels", o.fit_labels,
                     "Makes the map, or the strokes of the project, a part of the head that turns with it");
    command.add_option("--yaw", o.yaw, "Degrees, + towards the right edge")->check(CLI::Range(-180.0, 180.0));
    command.add_option("--pitch", o.pitch, "Degrees, + up")->check(CLI::Range(-90.0, 90.0));
    command.add_option("--roll", o.roll, "Degrees, + clockwise")->check(CLI::Range(-180.0, 180.0));
    command.add_option("--zoom", o.zoom, "2 shows half the width")->check(CLI::Range(0.25, 8.0));
    command
        .add_option("--expression", o.expressions,
                    "Weight of an expression, 0 to 1; without its side, of both")
        ->type_name("NAME=V")
        ->allow_extra_args(false);
    command
        .add_option("--set", o.sets,
                    "A value by the name of its control: pose.yaw, pose.fov, light.azimuth, light.warmth, "
                    "head.gaze.x, expression.jawOpen, style.hair.seed ...")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command.add_option("--light", o.light, "Key light in degrees and 0 to 2")
        ->type_name("AZIMUTH,ELEVATION,INTENSITY");
    return options;
}

Result<Project> open_portrait(const PortraitOptions& options, Remarks& remarks) {
    if (options.input.empty() && options.recipe.empty()) {
        if (!options.snapshot.empty())
            return failure(Errc::wrong_use, "--snapshot needs a project to take it from.");
        return Project{.portrait = portrait_from_seed(options.seed.value_or(0))};
    }
    auto project = options.recipe.empty() ? open_file(options, remarks) : from_recipe(options);
    if (!project) return project;
    project = with_snapshot(std::move(*project), options.snapshot, options.input);
    if (project && options.seed) project->portrait = as_person(std::move(project->portrait), *options.seed);
    return project;
}

Result<> apply_options(const PortraitOptions& options, Portrait& portrait) {
    if (!options.model.empty()) portrait.model = options.model;
    if (options.geometry_seed)
        portrait.head.identity = portrait.head.hair = CodeSource{*options.geometry_seed, 0, 0};
    if (options.psi) portrait.head.identity_amount = *options.psi;
    if (options.yaw) portrait.pose.yaw = from_degrees(*options.yaw);
    if (options.pitch) portrait.pose.pitch = from_degrees(*options.pitch);
    if (options.roll) portrait.pose.roll = from_degrees(*options.roll);
    if (options.zoom) portrait.pose.zoom = *options.zoom;
    for (const auto& style : options.styles)
        if (auto ok = apply_style(style, portrait); !ok) return ok;
    if (!options.light.empty())
        if (auto ok = apply_light(options.light, portrait); !ok) return ok;
    const auto settings = settings_of(options);
    if (!settings) return tl::unexpected(settings.error());
    Portrait scratch;  // expressions are only checked here: their names are the model's
    for (const auto& setting : *settings)
        if (auto ok = apply_setting(setting, is_expression(setting) ? scratch : portrait, {}); !ok) return ok;
    if (!options.labels.empty())
        if (auto ok = apply_labels(options, portrait); !ok) return ok;
    return options.fit_labels ? fit_labels(portrait) : Result<>{};
}

Result<> fit_to_model(const PortraitOptions& options, const GeneratorInfo& info, Portrait& portrait,
                      Remarks& remarks) {
    const auto cannot = [&](const std::string& what) {
        return failure(Errc::missing_capability, "The model " + info.id + " cannot do this: " + what + ".");
    };
    const auto settings = settings_of(options);
    if (!settings) return tl::unexpected(settings.error());
    const auto sets = [&](const char* area) {
        return std::any_of(settings->begin(), settings->end(), [&](const Setting& setting) {
            return setting.key.find(area) != std::string::npos;
        });
    };
    const auto& can = info.capabilities;
    if ((options.yaw || options.pitch || options.roll || options.zoom || sets("pose.")) && !can.pose)
        return cannot("turn the head");
    if (!options.labels.empty() && !can.labels) return cannot("draw a label map");
    if (options.fit_labels && !can.fitted_paintings) return cannot("make a label map a part of the head");
    if ((!options.styles.empty() || sets("style.")) && !can.part_styles) return cannot("style single parts");
    if ((!options.light.empty() || sets("light.")) && !can.light) return cannot("move the light");
    if (sets("head.gaze.") && !can.gaze) return cannot("turn the eyes");
    for (const auto& setting : *settings) {
        if (!is_expression(setting)) continue;
        if (!can.expression) return cannot("change the expression");
        if (is_portrait_key(setting.key, info.expressions) ||
            !nearest(setting.key, portrait_key_names(info.expressions)).empty()) {
            if (auto ok = apply_setting(setting, portrait, info.expressions); !ok) return ok;
            continue;
        }
        std::string known;
        for (const auto& expression : info.expressions) known += (known.empty() ? "" : ", ") + expression;
        return failure(Errc::wrong_use,
                       setting.option + ": there is no such expression; there are: " + known + ".");
    }
    return check_pose(portrait.pose, info, remarks);
}

Result<> apply_options(const PortraitOptions& options, Project& project) {
    auto& portrait = project.portrait;
    const HeadPose before = portrait.pose;
    if (auto applied = apply_options(options, portrait); !applied) return applied;
    const bool turned = portrait.pose.yaw != before.yaw || portrait.pose.pitch != before.pitch;
    if (turned && project.locks.contains(fixed_gaze_mark) && !sets_gaze(options)) look_at_viewer(portrait);
    return {};
}

Result<Portrait> build_portrait(const PortraitOptions& options, Remarks& remarks) {
    auto project = open_portrait(options, remarks);
    if (!project) return tl::unexpected(project.error());
    if (auto applied = apply_options(options, *project); !applied) return tl::unexpected(applied.error());
    return std::move(project->portrait);
}

}  // namespace limner
