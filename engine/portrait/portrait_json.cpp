#include "engine/portrait/portrait_json.h"

#include <algorithm>

#include "engine/core/limits.h"
#include "engine/core/strict_json.h"
#include "engine/portrait/json_values.h"

namespace limner {
namespace {

using namespace json_values;
using json_values::to_json;  // beside those of this file

constexpr std::size_t expression_limit = 512, group_limit = 256;
constexpr float furthest_gaze = 7;  // radians: a little more than a full turn

json to_json(const HeadShape& head) {
    json expression = json::object();
    for (const auto& [key, weight] : head.expression) expression[key] = weight;
    return {{"identity", to_json(head.identity)},
            {"identity_amount", head.identity_amount},
            {"hair", to_json(head.hair)},
            {"wear", to_json(head.wear)},
            {"expression", std::move(expression)},
            {"gaze_x", head.gaze_x},
            {"gaze_y", head.gaze_y}};
}

HeadShape head_from(const json& object) {
    HeadShape head;
    head.identity = code_from(section(object, "identity"));
    read(object, "identity_amount", head.identity_amount, 0, 2);
    head.hair = code_from(section(object, "hair"));
    head.wear = code_from(section(object, "wear"));
    const json& expression = section(object, "expression");
    if (expression.size() > expression_limit) throw BadValue("expression has too many keys");
    for (const auto& [key, weight] : expression.items()) {
        if (key.size() > limits::name_bytes) throw BadValue("expression has a key that is too long");
        read(expression, key.c_str(), head.expression[key], 0, 1);
    }
    read(object, "gaze_x", head.gaze_x, -furthest_gaze, furthest_gaze);
    read(object, "gaze_y", head.gaze_y, -furthest_gaze, furthest_gaze);
    return head;
}

json to_json(const Light& light) {
    return {{"azimuth", light.azimuth.value},
            {"elevation", light.elevation.value},
            {"intensity", light.intensity},
            {"ambient", light.ambient},
            {"warmth", light.warmth}};
}

Light light_from(const json& object) {
    Light light;
    read(object, "azimuth", light.azimuth);
    read(object, "elevation", light.elevation);
    read(object, "intensity", light.intensity, 0, 100);
    read(object, "ambient", light.ambient, 0, 100);
    read(object, "warmth", light.warmth, -1, 1);
    return light;
}

using Groups = decltype(Portrait::groups);

json to_json(const Groups& groups) {
    json object = json::object();
    for (const auto& [name, level] : groups) object[name] = {{"on", level.on}, {"amount", level.amount}};
    return object;
}

// Names that only a newer version knows are kept, too.
Groups groups_from(const json& object) {
    if (object.size() > group_limit) throw BadValue("groups has too many entries");
    Groups groups;
    for (const auto& [name, entry] : object.items()) {
        if (!entry.is_object() || name.size() > limits::name_bytes) throw BadValue("groups is damaged");
        GroupLevel level;
        read(entry, "on", level.on);
        read(entry, "amount", level.amount, 0, most_group_amount);
        if (!(level == GroupLevel())) groups[name] = level;
    }
    return groups;
}

constexpr std::string_view known_keys[] = {"model",  "pose",    "head",   "light",
                                           "styles", "painted", "fitted", "groups"};

PortraitText read_portrait(const json& object) {
    if (!object.is_object()) throw BadValue("the portrait is not an object");
    PortraitText text;
    auto& portrait = text.portrait;
    read(object, "model", portrait.model);
    portrait.pose = pose_from(section(object, "pose"));
    portrait.head = head_from(section(object, "head"));
    portrait.light = light_from(section(object, "light"));
    const json& styles = section(object, "styles");
    for (int i = 0; i < part_count; ++i) {
        const auto part = static_cast<Part>(i);
        portrait.style(part) = code_from(section(styles, std::string(key(part)).c_str()));
    }
    if (find(object, "painted")) {
        const json& painted = section(object, "painted");
        portrait.painted.emplace();
        portrait.painted->pose = pose_from(section(painted, "pose"));
        read(painted, "from_file", portrait.painted->from_file);
        read(painted, "hidden", portrait.painted->hidden);
        read(painted, "entry", text.painted_entry);
    }
    if (const json* fitted = find(object, "fitted")) {
        if (!fitted->is_array() || fitted->size() > most_fitted)
            throw BadValue("fitted is not a list of at most " + std::to_string(most_fitted) + " paintings");
        for (const auto& painted : *fitted) {
            portrait.fitted.push_back(painted_from(painted, "a fitted painting"));
            portrait.fitted.back().from_file = false;
        }
    }
    portrait.groups = groups_from(section(object, "groups"));
    text.unknown_keys = object;
    for (const auto known : known_keys) text.unknown_keys.erase(std::string(known));
    return text;
}

}  // namespace

Result<json> to_json(const Portrait& portrait, const std::string& painted_entry, const json& unknown_keys) {
    json styles = json::object();
    for (int i = 0; i < part_count; ++i) {
        const auto part = static_cast<Part>(i);
        styles[std::string(key(part))] = to_json(portrait.style(part));
    }
    json object = unknown_keys.is_object() ? unknown_keys : json::object();
    object["model"] = portrait.model;
    object["pose"] = to_json(portrait.pose);
    object["head"] = to_json(portrait.head);
    object["light"] = to_json(portrait.light);
    object["styles"] = std::move(styles);
    if (portrait.painted && !painted_entry.empty()) {
        object["painted"] = {{"entry", painted_entry},
                             {"pose", to_json(portrait.painted->pose)},
                             {"from_file", portrait.painted->from_file}};
        if (portrait.painted->hidden) object["painted"]["hidden"] = true;
    }
    json fitted = json::array();
    for (const auto& painted : portrait.fitted) {
        auto text = to_json(painted);
        if (!text) return text;
        fitted.push_back(std::move(*text));
    }
    if (!fitted.empty()) object["fitted"] = std::move(fitted);
    if (!portrait.groups.empty()) object["groups"] = to_json(portrait.groups);
    return object;
}

Result<PortraitText> portrait_from_json(const json& object) {
    try {
        return read_portrait(object);
    } catch (const BadValue& problem) {
        return failure(Errc::bad_project, problem.what());
    }
}

bool is_painting(const LabelMap& labels) {
    return labels.width == labels.height &&
           std::all_of(labels.pixels.begin(), labels.pixels.end(), [](std::uint8_t value) {
               return value < face_class_count || value == PaintedLabels::unpainted;
           });
}

Result<json> parse_json_object(std::string_view text, std::string_view name) {
    const auto bad = [&](const std::string& what) {
        return failure(Errc::bad_project, std::string(name) + " " + what);
    };
    if (text.size() > limits::json_bytes) return bad("is too large");
    std::string problem;
    auto object = strict_json(text, &problem);
    if (!object) return bad(problem);
    if (!object->is_object()) return bad("holds no JSON object");
    return std::move(*object);
}

}  // namespace limner
