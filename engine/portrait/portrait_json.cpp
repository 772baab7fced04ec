#include "engine/portrait/portrait_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "engine/core/limits.h"
#include "engine/core/strict_json.h"
#include "engine/media/label_file.h"
#include "engine/portrait/base64.h"

namespace limner {
namespace {

using nlohmann::json;

// Thrown and caught in this file alone: reading a tree of values is clearer without a Result at every leaf.
struct BadValue : std::runtime_error {
    using std::runtime_error::runtime_error;
};

constexpr float far_angle = 7;  // a little more than a full turn
constexpr std::size_t expression_limit = 512;

const json* find(const json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

// Absent keys keep their default, so that older files open; present ones must be right.
void read(const json& object, const char* key, float& value, float low, float high) {
    const json* found = find(object, key);
    if (!found) return;
    if (!found->is_number()) throw BadValue(std::string(key) + " is not a number");
    const double number = found->get<double>();
    if (!(number >= low && number <= high))  // false for NaN, too
        throw BadValue(std::string(key) + " is out of range");
    value = static_cast<float>(number);
}

void read(const json& object, const char* key, Radians& value) {
    read(object, key, value.value, -far_angle, far_angle);
}

void read(const json& object, const char* key, std::uint64_t& seed) {
    const json* found = find(object, key);
    if (!found) return;
    if (found->is_number_unsigned()) {
        seed = found->get<std::uint64_t>();
        return;
    }
    if (found->is_string()) {
        const auto& text = found->get_ref<const std::string&>();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
        if (error == std::errc() && end == text.data() + text.size()) return;
    }
    throw BadValue(std::string(key) + " is not a 64-bit seed");
}

void read(const json& object, const char* key, std::string& value) {
    const json* found = find(object, key);
    if (!found) return;
    if (!found->is_string() || found->get_ref<const std::string&>().size() > limits::name_bytes)
        throw BadValue(std::string(key) + " is not a short text");
    value = found->get<std::string>();
}

void read(const json& object, const char* key, bool& value) {
    const json* found = find(object, key);
    if (!found) return;
    if (!found->is_boolean()) throw BadValue(std::string(key) + " is neither true nor false");
    value = found->get<bool>();
}

const json& section(const json& object, const char* key) {
    static const json empty = json::object();
    const json* found = find(object, key);
    if (!found) return empty;
    if (!found->is_object()) throw BadValue(std::string(key) + " is not an object");
    return *found;
}

json to_json(const HeadPose& pose) {
    return {{"yaw", pose.yaw.value},
            {"pitch", pose.pitch.value},
            {"roll", pose.roll.value},
            {"zoom", pose.zoom},
            {"field_of_view", pose.field_of_view.value}};
}

HeadPose pose_from(const json& object) {
    HeadPose pose;
    read(object, "yaw", pose.yaw);
    read(object, "pitch", pose.pitch);
    read(object, "roll", pose.roll);
    read(object, "zoom", pose.zoom, 0.01f, 100);
    read(object, "field_of_view", pose.field_of_view.value, 0.001f, 3);
    return pose;
}

json to_json(const CodeSource& code) {
    return {{"seed", std::to_string(code.seed)},
            {"blend_seed", std::to_string(code.blend_seed)},
            {"blend", code.blend}};
}

CodeSource code_from(const json& object) {
    CodeSource code;
    read(object, "seed", code.seed);
    read(object, "blend_seed", code.blend_seed);
    read(object, "blend", code.blend, 0, 1);
    return code;
}

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
    read(object, "gaze_x", head.gaze_x, -far_angle, far_angle);
    read(object, "gaze_y", head.gaze_y, -far_angle, far_angle);
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

constexpr std::string_view known_keys[] = {"model", "pose", "head", "light", "styles", "painted", "fitted"};

PaintedLabels fitted_from(const json& object) {
    if (!object.is_object()) throw BadValue("a fitted painting is not an object");
    PaintedLabels painted;
    painted.pose = pose_from(section(object, "pose"));
    const json* text = find(object, "labels");
    if (!text || !text->is_string()) throw BadValue("a fitted painting has no labels");
    auto labels = decode_label_map(from_base64(text->get_ref<const std::string&>()), "a fitted painting");
    if (!labels || !is_painting(*labels)) throw BadValue("a fitted painting is damaged");
    if (labels->width > largest_fitted_side)
        throw BadValue("a fitted painting is larger than " + std::to_string(largest_fitted_side) + " pixels");
    painted.labels = std::make_shared<const LabelMap>(std::move(*labels));
    return painted;
}

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
        read(painted, "entry", text.painted_entry);
    }
    if (const json* fitted = find(object, "fitted")) {
        if (!fitted->is_array() || fitted->size() > most_fitted)
            throw BadValue("fitted is not a list of at most " + std::to_string(most_fitted) + " paintings");
        for (const auto& painted : *fitted) portrait.fitted.push_back(fitted_from(painted));
    }
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
    if (portrait.painted && !painted_entry.empty())
        object["painted"] = {{"entry", painted_entry},
                             {"pose", to_json(portrait.painted->pose)},
                             {"from_file", portrait.painted->from_file}};
    json fitted = json::array();
    for (const auto& painted : portrait.fitted) {
        if (!painted.labels) return failure(Errc::wrong_use, "The portrait has a painting without pixels.");
        const auto png = encode_label_map(*painted.labels);
        if (!png) return tl::unexpected(png.error());
        fitted.push_back({{"pose", to_json(painted.pose)}, {"labels", base64(*png)}});
    }
    if (!fitted.empty()) object["fitted"] = std::move(fitted);
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
