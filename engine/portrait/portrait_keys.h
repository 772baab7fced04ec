#pragma once
// The names under which a portrait's values are edited from outside: those of the editor's controls
// ("pose.yaw", "light.azimuth", "expression.jawOpen", "style.hair.seed"), in the units of its sliders.
//
//     if (auto set = set_value(portrait, "pose.yaw", "12"); !set) return set;
//     if (auto set = set_value(portrait, "expression.mouthSmile", "0.4"); !set) return set;  // both sides

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// A number of the portrait and what it may be.
struct PortraitKey {
    std::string_view name;
    float low, high;
    std::string_view meaning;  // with the unit: "degrees, + up"
    float (*get)(const Portrait&);
    void (*set)(Portrait&, float);
};

/// All of them but expressions and seeds, whose names depend on model and parts.
std::span<const PortraitKey> portrait_keys();

/// The one of that name; null when there is none.
const PortraitKey* find_portrait_key(std::string_view name);
/// The code of `name` ("head.hair", "style.lips"); null when there is none.
CodeSource* find_code_source(Portrait& portrait, std::string_view name);
const CodeSource* find_code_source(const Portrait& portrait, std::string_view name);
std::vector<std::string> code_source_names();
/// "jawOpen" of "expression.jawOpen"; empty when `name` is no such name.
std::string_view expression_of(std::string_view name);

/// Every name that set_value() takes; `expressions` are those the model knows (GeneratorInfo).
std::vector<std::string> portrait_key_names(std::span<const std::string> expressions);

/// Sets `name` to the number or seed that `text` states. An expression without its side ("mouthSmile") sets
/// both. `expressions` empty: any expression is taken, as nobody knows the model's. wrong_use for an unknown
/// name (the caller suggests one of portrait_key_names()), for what is no number, and, with the allowed
/// range, for one outside it. Pure.
Result<> set_value(Portrait& portrait, std::string_view name, std::string_view text,
                   std::span<const std::string> expressions = {});

/// Whether set_value() knows `name`.
bool is_portrait_key(std::string_view name, std::span<const std::string> expressions);

}  // namespace limner
