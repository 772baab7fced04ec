#include "app/cli/portrait_options.h"

#include <charconv>
#include <cmath>

#include "engine/media/label_file.h"
#include "engine/portrait/project_file.h"

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

// REGION=SEED, or REGION=FILE: the style that part has in another project.
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
    const auto other = read_project(style->value);
    if (!other) return tl::unexpected(other.error());
    set([&](int i) { return other->project.portrait.style(static_cast<Part>(i)); });
    return {};
}

Result<> apply_expression(const std::string& text, Portrait& portrait) {
    const auto expression = split("--expression", text, "NAME=WEIGHT");
    if (!expression) return tl::unexpected(expression.error());
    const auto weight = number_from(expression->value);
    if (!weight || *weight < 0 || *weight > 1)
        return failure(Errc::wrong_use, "--expression " + text + ": the weight is a number from 0 to 1.");
    portrait.head.expression[expression->key] = *weight;
    return {};
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

}  // namespace

std::shared_ptr<PortraitOptions> add_portrait_options(CLI::App& command, bool with_seed) {
    auto options = std::make_shared<PortraitOptions>();
    auto& o = *options;
    command.add_option("--model", o.model, "Model id or folder of a pack (limner-live)")->type_name("ID|DIR");
    if (with_seed) command.add_option("--seed", o.seed, "Seed of the whole person")->type_name("N");
    command.add_option("--geometry-seed", o.geometry_seed, "Seed of the head's shape alone")->type_name("N");
    command.add_option("--psi", o.psi, "0 = average head, 1 = as sampled")->check(CLI::Range(0.0, 2.0));
    command.add_option("--style", o.styles, "Style of a part, from a seed or from a project")
        ->type_name("PART=SEED|FILE")
        ->allow_extra_args(false);
    command.add_option("--labels", o.labels, "Label map to draw instead of the model's own")
        ->type_name("FILE.png");
    command.add_option("--label-set", o.label_set,
                       "Classes of --labels: limner, celebamask, sofgan20, sofgan17");
    command.add_option("--yaw", o.yaw, "Degrees, + towards the right edge")->check(CLI::Range(-180.0, 180.0));
    command.add_option("--pitch", o.pitch, "Degrees, + up")->check(CLI::Range(-90.0, 90.0));
    command.add_option("--roll", o.roll, "Degrees, + clockwise")->check(CLI::Range(-180.0, 180.0));
    command.add_option("--zoom", o.zoom, "2 shows half the width")->check(CLI::Range(0.25, 8.0));
    command.add_option("--expression", o.expressions, "Weight of an expression, 0 to 1")
        ->type_name("NAME=V")
        ->allow_extra_args(false);
    command.add_option("--light", o.light, "Key light in degrees and 0 to 2")
        ->type_name("AZIMUTH,ELEVATION,INTENSITY");
    return options;
}

Result<Portrait> build_portrait(const PortraitOptions& options, CliContext& context) {
    Portrait portrait = portrait_from_seed(options.seed.value_or(0));
    if (!options.project.empty()) {
        auto opened = read_project(options.project);
        if (!opened) return tl::unexpected(opened.error());
        for (const auto& lost : opened->lost) context.warn("LM-502", lost);
        if (opened->newer_minor)
            context.warn("LM-501",
                         options.project + " was written by a newer Limner; what it added is ignored.");
        portrait = std::move(opened->project.portrait);
        if (options.seed) {
            const auto sampled = portrait_from_seed(*options.seed);
            portrait.styles = sampled.styles;
            portrait.head.identity = sampled.head.identity;
            portrait.head.hair = sampled.head.hair;
            portrait.head.wear = sampled.head.wear;
        }
    }
    if (!options.model.empty()) portrait.model = options.model;
    if (options.geometry_seed)
        portrait.head.identity = portrait.head.hair = CodeSource{*options.geometry_seed, 0, 0};
    if (options.psi) portrait.head.identity_amount = *options.psi;
    if (options.yaw) portrait.pose.yaw = from_degrees(*options.yaw);
    if (options.pitch) portrait.pose.pitch = from_degrees(*options.pitch);
    if (options.roll) portrait.pose.roll = from_degrees(*options.roll);
    if (options.zoom) portrait.pose.zoom = *options.zoom;
    for (const auto& style : options.styles)
        if (auto ok = apply_style(style, portrait); !ok) return tl::unexpected(ok.error());
    for (const auto& expression : options.expressions)
        if (auto ok = apply_expression(expression, portrait); !ok) return tl::unexpected(ok.error());
    if (!options.light.empty())
        if (auto ok = apply_light(options.light, portrait); !ok) return tl::unexpected(ok.error());
    if (!options.labels.empty())
        if (auto ok = apply_labels(options, portrait); !ok) return tl::unexpected(ok.error());
    return portrait;
}

Result<> check_capabilities(const PortraitOptions& options, const GeneratorInfo& info) {
    const auto cannot = [&](const std::string& what) {
        return failure(Errc::missing_capability, "The model " + info.id + " cannot do this: " + what + ".");
    };
    const auto& can = info.capabilities;
    if ((options.yaw || options.pitch || options.roll || options.zoom) && !can.pose)
        return cannot("turn the head");
    if (!options.labels.empty() && !can.labels) return cannot("draw a label map");
    if (!options.styles.empty() && !can.part_styles) return cannot("style single parts");
    if (!options.light.empty() && !can.light) return cannot("move the light");
    if (options.expressions.empty()) return {};
    if (!can.expression) return cannot("change the expression");
    for (const auto& text : options.expressions) {
        const auto name = text.substr(0, text.find('='));
        if (std::find(info.expressions.begin(), info.expressions.end(), name) != info.expressions.end())
            continue;
        std::string known;
        for (const auto& expression : info.expressions) known += (known.empty() ? "" : ", ") + expression;
        return failure(Errc::wrong_use, "There is no expression " + name + "; there are: " + known + ".");
    }
    return {};
}

}  // namespace limner
