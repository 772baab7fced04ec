#include "engine/portrait/portrait_groups.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "engine/portrait/code_mix.h"
#include "engine/portrait/portrait_keys.h"

namespace limner {
namespace {

constexpr std::string_view expression = "expression", gaze = "head.gaze", light = "light";
constexpr std::string_view expression_prefix = "expression.";

/// The region of "expression.mouth"; empty for any other group.
std::string_view region_of(std::string_view group) {
    return group.starts_with(expression_prefix) ? group.substr(expression_prefix.size()) : std::string_view();
}

float share(const Portrait& portrait, std::string_view name) {
    const GroupLevel level = group_level(portrait, name);
    return level.on ? level.amount : 0;
}

/// The same code said with one seed, where one is all of it.
CodeSource plain(const CodeSource& code) {
    if (code.blend <= 0) return {code.seed, 0, 0};
    if (code.blend >= 1) return {code.blend_seed, 0, 0};
    return code;
}

bool in_group(std::string_view expression_key, std::string_view group) {
    return group == expression || region_of(group) == expression_region(expression_key);
}

void scale_expression(Portrait& portrait) {
    const float whole = share(portrait, expression);
    for (auto& [key, weight] : portrait.head.expression) {
        const float part =
            whole * share(portrait, std::string(expression_prefix).append(expression_region(key)));
        if (part != 1) weight = std::min(weight * part, 1.f);
    }
    std::erase_if(portrait.head.expression, [](const auto& entry) { return entry.second == 0; });
}

/// Numbers alone, `amount` of their way from the default.
void scale_numbers(Portrait& portrait, std::string_view group) {
    const float amount = share(portrait, group);
    if (amount == 1) return;
    // Not through degrees and back, which might not give quite the same.
    if (amount == 0) return clear_group(portrait, std::string(group));
    const Portrait standard;
    for (const PortraitKey& key : portrait_keys()) {
        if (!key.name.starts_with(group)) continue;
        const float value = std::lerp(key.get(standard), key.get(portrait), amount);
        key.set(portrait, std::clamp(value, key.low, key.high));
    }
}

bool same_values(const Portrait& a, const Portrait& b, std::string_view group) {
    if (group == light) return a.light == b.light;
    if (group == gaze) return a.head.gaze_x == b.head.gaze_x && a.head.gaze_y == b.head.gaze_y;
    if (const auto* code = find_code_source(a, group)) return *code == *find_code_source(b, group);
    const auto keeps = [group](const Portrait& in, const Portrait& of) {
        return std::all_of(of.head.expression.begin(), of.head.expression.end(), [&](const auto& entry) {
            const auto found = in.head.expression.find(entry.first);
            const float weight = found == in.head.expression.end() ? 0 : found->second;
            return weight == entry.second || !in_group(entry.first, group);
        });
    };
    return keeps(a, b) && keeps(b, a);
}

}  // namespace

std::string_view expression_region(std::string_view key) {
    struct Region {
        std::string_view prefix, name;
    };
    static constexpr Region regions[] = {{"mouth", "mouth"},  {"jaw", "mouth"},  {"tongue", "mouth"},
                                         {"lip", "mouth"},    {"eye", "eyes"},   {"brow", "brows"},
                                         {"cheek", "cheeks"}, {"nose", "cheeks"}};
    const auto begins = [&](std::string_view prefix) {
        return key.size() >= prefix.size() &&
               std::equal(prefix.begin(), prefix.end(), key.begin(),
                          [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    };
    for (const Region& region : regions)
        if (begins(region.prefix)) return region.name;
    return "other";
}

const std::vector<std::string>& group_names() {
    static const auto names = [] {
        std::vector<std::string> all{std::string(light), std::string(gaze), std::string(expression)};
        for (const auto* region : {"mouth", "eyes", "brows", "cheeks", "other"})
            all.push_back(std::string(expression_prefix) + region);
        for (auto& code : code_source_names()) all.push_back(std::move(code));
        return all;
    }();
    return names;
}

GroupLevel group_level(const Portrait& portrait, std::string_view name) {
    const auto found = portrait.groups.find(name);
    return found == portrait.groups.end() ? GroupLevel() : found->second;
}

void set_group_level(Portrait& portrait, const std::string& name, GroupLevel level) {
    level.amount = std::clamp(level.amount, 0.f, most_group_amount);
    if (level == GroupLevel()) {
        portrait.groups.erase(name);
    } else {
        portrait.groups[name] = level;
    }
}

CodeSource base_code(const Portrait& portrait) {
    std::vector<CodeSource> codes;
    for (const auto& name : code_source_names()) codes.push_back(plain(*find_code_source(portrait, name)));
    // The identity's comes first, and with it wins.
    const auto times = [&](const CodeSource& code) { return std::count(codes.begin(), codes.end(), code); };
    return *std::max_element(codes.begin(), codes.end(),
                             [&](const CodeSource& a, const CodeSource& b) { return times(a) < times(b); });
}

bool group_has_values(const Portrait& portrait, std::string_view name) {
    if (name == light) return !(portrait.light == Light());
    if (name == gaze) return portrait.head.gaze_x != 0 || portrait.head.gaze_y != 0;
    if (const auto* code = find_code_source(portrait, name)) return plain(*code) != base_code(portrait);
    const auto& weights = portrait.head.expression;
    return std::any_of(weights.begin(), weights.end(),
                       [&](const auto& entry) { return entry.second != 0 && in_group(entry.first, name); });
}

bool group_can_be_scaled(const Portrait& portrait, std::string_view name) {
    const auto* code = find_code_source(portrait, name);
    return !code || mixed(base_code(portrait), *code, 0.5f);
}

void clear_group(Portrait& portrait, const std::string& name) {
    if (name == light) {
        portrait.light = {};
    } else if (name == gaze) {
        portrait.head.gaze_x = portrait.head.gaze_y = 0;
    } else if (auto* code = find_code_source(portrait, name)) {
        *code = base_code(portrait);
    } else {
        std::erase_if(portrait.head.expression,
                      [&](const auto& entry) { return in_group(entry.first, name); });
    }
    portrait.groups.erase(name);
}

void switch_on_changed_groups(const Portrait& before, Portrait& after) {
    for (const auto& name : group_names()) {
        GroupLevel level = group_level(after, name);
        if (level.on || group_level(before, name).on || same_values(before, after, name)) continue;
        level.on = true;
        set_group_level(after, name, level);
    }
}

Portrait in_effect(Portrait portrait) {
    if (portrait.painted && portrait.painted->hidden) portrait.painted.reset();
    std::erase_if(portrait.fitted, [](const PaintedLabels& painted) { return painted.hidden; });
    if (portrait.groups.empty()) return portrait;
    scale_expression(portrait);
    scale_numbers(portrait, light);
    scale_numbers(portrait, gaze);
    const CodeSource base = base_code(portrait);
    for (const auto& [name, level] : portrait.groups)
        if (auto* code = find_code_source(portrait, name))
            *code = mixed(base, *code, share(portrait, name)).value_or(*code);
    portrait.groups.clear();
    return portrait;
}

}  // namespace limner
