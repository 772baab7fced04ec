#include "engine/portrait/portrait_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace limner {
namespace {

constexpr std::string_view expression_prefix = "expression.";

constexpr std::array<PortraitKey, 13> keys{{
    {"pose.yaw", -180, 180, "degrees, + towards the right edge",
     [](const Portrait& p) { return degrees(p.pose.yaw); },
     [](Portrait& p, float v) { p.pose.yaw = from_degrees(v); }},
    {"pose.pitch", -90, 90, "degrees, + up", [](const Portrait& p) { return degrees(p.pose.pitch); },
     [](Portrait& p, float v) { p.pose.pitch = from_degrees(v); }},
    {"pose.roll", -180, 180, "degrees, + clockwise", [](const Portrait& p) { return degrees(p.pose.roll); },
     [](Portrait& p, float v) { p.pose.roll = from_degrees(v); }},
    {"pose.zoom", 0.25f, 8, "2 shows half the width", [](const Portrait& p) { return p.pose.zoom; },
     [](Portrait& p, float v) { p.pose.zoom = v; }},
    {"pose.fov", 4, 80, "degrees", [](const Portrait& p) { return degrees(p.pose.field_of_view); },
     [](Portrait& p, float v) { p.pose.field_of_view = from_degrees(v); }},
    {"light.azimuth", -180, 180, "degrees, + from the right edge",
     [](const Portrait& p) { return degrees(p.light.azimuth); },
     [](Portrait& p, float v) { p.light.azimuth = from_degrees(v); }},
    {"light.elevation", -90, 90, "degrees, + from above",
     [](const Portrait& p) { return degrees(p.light.elevation); },
     [](Portrait& p, float v) { p.light.elevation = from_degrees(v); }},
    {"light.intensity", 0, 2, "of the key light", [](const Portrait& p) { return p.light.intensity; },
     [](Portrait& p, float v) { p.light.intensity = v; }},
    {"light.ambient", 0, 2, "of everything else", [](const Portrait& p) { return p.light.ambient; },
     [](Portrait& p, float v) { p.light.ambient = v; }},
    {"light.warmth", -1, 1, "cool to warm", [](const Portrait& p) { return p.light.warmth; },
     [](Portrait& p, float v) { p.light.warmth = v; }},
    {"head.identity.amount", 0, 2, "0 = the average head",
     [](const Portrait& p) { return p.head.identity_amount; },
     [](Portrait& p, float v) { p.head.identity_amount = v; }},
    {"head.gaze.x", -45, 45, "degrees, + to the right edge",
     [](const Portrait& p) { return degrees(Radians(p.head.gaze_x)); },
     [](Portrait& p, float v) { p.head.gaze_x = from_degrees(v).value; }},
    {"head.gaze.y", -45, 45, "degrees, + up",
     [](const Portrait& p) { return degrees(Radians(p.head.gaze_y)); },
     [](Portrait& p, float v) { p.head.gaze_y = from_degrees(v).value; }},
}};

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    Number number;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<float> number_between(std::string_view name, std::string_view text, float low, float high) {
    const auto number = parsed<float>(text);
    if (number && *number >= low && *number <= high) return *number;  // false for NaN
    char range[64];
    std::snprintf(range, sizeof range, "expected a number from %g to %g.", double(low), double(high));
    return failure(Errc::wrong_use, std::string(name) + "=" + std::string(text) + ": " + range);
}

// "mouthSmile" stands for "mouthSmile_L" and "mouthSmile_R".
std::vector<std::string> sides_of(std::string_view expression, std::span<const std::string> known) {
    const auto has = [&](const std::string& key) {
        return std::find(known.begin(), known.end(), key) != known.end();
    };
    const std::string one(expression);
    if (known.empty() || has(one)) return {one};
    if (has(one + "_L") && has(one + "_R")) return {one + "_L", one + "_R"};
    return {};
}

// The editor's object names of expressions start with "edit.".
std::string_view without_edit(std::string_view name) {
    constexpr std::string_view prefix = "edit.expression.";
    return name.starts_with(prefix) ? name.substr(prefix.size() - expression_prefix.size()) : name;
}

Result<> set_source(CodeSource& source, std::string_view name, std::string_view member,
                    std::string_view text) {
    if (member == "blend") {
        const auto blend = number_between(name, text, 0, 1);
        if (!blend) return tl::unexpected(blend.error());
        source.blend = *blend;
        return {};
    }
    const auto seed = parsed<std::uint64_t>(text);
    if (!seed)
        return failure(Errc::wrong_use, std::string(name) + "=" + std::string(text) +
                                            ": expected a seed, a whole number from 0 to 2^64 - 1.");
    (member == "seed" ? source.seed : source.blend_seed) = *seed;
    return {};
}

struct SourceMember {
    CodeSource* source;
    std::string_view member;
};

std::optional<SourceMember> source_member(Portrait& portrait, std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == name.npos) return std::nullopt;
    const auto member = name.substr(dot + 1);
    if (member != "seed" && member != "blend-seed" && member != "blend") return std::nullopt;
    auto* source = find_code_source(portrait, name.substr(0, dot));
    return source ? std::optional(SourceMember{source, member}) : std::nullopt;
}

}  // namespace

std::span<const PortraitKey> portrait_keys() { return keys; }

const PortraitKey* find_portrait_key(std::string_view name) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const PortraitKey& key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

CodeSource* find_code_source(Portrait& portrait, std::string_view name) {
    if (name == "head.identity") return &portrait.head.identity;
    if (name == "head.hair") return &portrait.head.hair;
    if (name == "head.wear") return &portrait.head.wear;
    constexpr std::string_view style_prefix = "style.";
    if (!name.starts_with(style_prefix)) return nullptr;
    const auto part = part_from_key(name.substr(style_prefix.size()));
    return part ? &portrait.style(*part) : nullptr;
}

const CodeSource* find_code_source(const Portrait& portrait, std::string_view name) {
    return find_code_source(const_cast<Portrait&>(portrait), name);
}

std::vector<std::string> code_source_names() {
    std::vector<std::string> names{"head.identity", "head.hair", "head.wear"};
    for (int i = 0; i < part_count; ++i) names.push_back("style." + std::string(key(static_cast<Part>(i))));
    return names;
}

std::string_view expression_of(std::string_view name) {
    return name.starts_with(expression_prefix) ? name.substr(expression_prefix.size()) : std::string_view();
}

std::vector<std::string> portrait_key_names(std::span<const std::string> expressions) {
    std::vector<std::string> names;
    for (const auto& key : keys) names.emplace_back(key.name);
    for (const auto& source : code_source_names())
        for (const auto* member : {".seed", ".blend-seed", ".blend"}) names.push_back(source + member);
    for (const auto& expression : expressions) names.push_back(std::string(expression_prefix) + expression);
    return names;
}

bool is_portrait_key(std::string_view name, std::span<const std::string> expressions) {
    name = without_edit(name);
    if (name.starts_with(expression_prefix))
        return !sides_of(name.substr(expression_prefix.size()), expressions).empty();
    Portrait any;
    return source_member(any, name) || find_portrait_key(name);
}

Result<> set_value(Portrait& portrait, std::string_view name, std::string_view text,
                   std::span<const std::string> expressions) {
    name = without_edit(name);
    if (name.starts_with(expression_prefix)) {
        const auto sides = sides_of(name.substr(expression_prefix.size()), expressions);
        const auto weight = number_between(name, text, 0, 1);
        if (!sides.empty() && !weight) return tl::unexpected(weight.error());
        for (const auto& side : sides) portrait.head.expression[side] = *weight;
        if (!sides.empty()) return {};
    } else if (const auto found = source_member(portrait, name)) {
        return set_source(*found->source, name, found->member, text);
    } else if (const auto* key = find_portrait_key(name)) {
        const auto number = number_between(name, text, key->low, key->high);
        if (!number) return tl::unexpected(number.error());
        key->set(portrait, *number);
        return {};
    }
    return failure(Errc::wrong_use, "There is no value " + std::string(name) + ".");
}

}  // namespace limner
