#include "engine/training/recipe.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/core/file.h"
#include "engine/core/limits.h"

namespace limner::training {
namespace {

using nlohmann::ordered_json;

std::optional<TexturePhase> phase_of(const std::string& text) {
    TexturePhase phase;
    long long steps = 0;
    int length = 0;
    const int fields = std::sscanf(text.c_str(), "%d:%9lld%n", &phase.resolution, &steps, &length);
    const bool known = phase.resolution == 64 || phase.resolution == 128 || phase.resolution == 256;
    if (fields < 2 || !known || steps < 1) return std::nullopt;
    phase.steps = steps;
    for (const char letter : text.substr(std::size_t(length))) {
        bool* const flag = letter == 'a' ? &phase.adversarial : letter == 'f' ? &phase.field_views : nullptr;
        if (!flag || *flag) return std::nullopt;
        *flag = true;
    }
    return phase;
}

std::string text_of(const TexturePhase& phase) {
    return std::to_string(phase.resolution) + ":" + std::to_string(phase.steps) +
           (phase.adversarial ? "a" : "") + (phase.field_views ? "f" : "");
}

tl::unexpected<Error> refused(const RecipeField& field, const std::string& what) {
    return failure(Errc::wrong_use, std::string("The recipe's ") + field.key + " " + what + ".");
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

// As JSON spells it. What comes from a terminal need not be UTF-8, and dump() throws at that by itself.
std::string shown(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<> set(const RecipeField& field, const ordered_json& json) {
    if (auto* phases = std::get_if<std::vector<TexturePhase>*>(&field.value)) {
        std::vector<TexturePhase> read;
        if (json.is_array())
            for (const auto& item : json) {
                const auto phase = item.is_string() ? phase_of(item.get<std::string>()) : std::nullopt;
                if (!phase)
                    return refused(field,
                                   "cannot be " + shown(item) +
                                       ": a phase is RESOLUTION:STEPS with 64, 128 or 256, e.g. 128:3000 "
                                       "or 256:500a");
                read.push_back(*phase);
            }
        if (read.empty()) return refused(field, "must list at least one phase");
        **phases = std::move(read);
        return {};
    }
    const auto* whole = std::get_if<std::int64_t*>(&field.value);
    const bool fits =
        json.is_number() && json.get<double>() >= field.least && json.get<double>() <= field.most;
    if (!fits || (whole && !json.is_number_integer()))
        return refused(field, "cannot be " + shown(json) + ": it is a " + (whole ? "whole " : "") +
                                  "number from " + number(field.least) + " to " + number(field.most));
    if (whole)
        **whole = json.get<std::int64_t>();
    else
        *std::get<double*>(field.value) = json.get<double>();
    return {};
}

ordered_json value_of(const RecipeField& field) {
    if (const auto* phases = std::get_if<std::vector<TexturePhase>*>(&field.value)) {
        auto list = ordered_json::array();
        for (const auto& phase : **phases) list.push_back(text_of(phase));
        return list;
    }
    if (const auto* whole = std::get_if<std::int64_t*>(&field.value)) return **whole;
    return *std::get<double*>(field.value);
}

}  // namespace

Result<> set_field(const RecipeField& field, const std::string& text) {
    if (!std::holds_alternative<std::vector<TexturePhase>*>(field.value)) {
        const auto json = ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
        return set(field, json.is_discarded() ? ordered_json(text) : json);
    }
    auto list = ordered_json::array();
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        list.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return set(field, list);
}

Result<> read_recipe(const std::filesystem::path& file, std::string_view model, const RecipeFields& fields) {
    const auto read = read_file(file, limits::json_bytes);
    if (!read) return tl::unexpected(read.error());
    const auto* text = reinterpret_cast<const char*>(read->bytes.data());
    const auto json =
        ordered_json::parse(text, text + read->bytes.size(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("model") || !json["model"].is_string())
        return failure(Errc::wrong_use,
                       file.string() + " is no recipe: it is not a JSON object with a model.");
    if (json["model"].get<std::string>() != model)
        return failure(Errc::wrong_use, file.string() + " is a recipe for " +
                                            json["model"].get<std::string>() + ", not for " +
                                            std::string(model) + ".");
    for (const auto& [key, value] : json.items()) {
        if (key == "model") continue;
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&, &name = key](const auto& f) { return name == f.key; });
        if (field == fields.end())
            return failure(Errc::wrong_use, file.string() + " names " + key + ", which no recipe for " +
                                                std::string(model) + " has.");
        if (auto ok = set(*field, value); !ok) return ok;
    }
    return {};
}

std::string recipe_text(std::string_view model, const RecipeFields& fields) {
    auto json = ordered_json::object();
    json["model"] = std::string(model);
    for (const auto& field : fields) json[field.key] = value_of(field);
    return json.dump(4) + "\n";
}

std::string recipe_difference(const std::string& there, const std::string& here) {
    const auto ours = ordered_json::parse(here);
    const auto theirs = ordered_json::parse(there, nullptr, /*allow_exceptions=*/false);
    if (!theirs.is_object()) return "its recipe.json is damaged";
    for (const auto& [key, value] : ours.items()) {
        const auto found = theirs.find(key);
        if (found == theirs.end()) return key + " is not named there";
        if (*found != value) return key + " is " + found->dump() + " there, " + value.dump() + " here";
    }
    return {};
}

}  // namespace limner::training
