#include "engine/portrait/json_values.h"

#include <charconv>
#include <cmath>

#include "engine/core/limits.h"
#include "engine/media/label_file.h"
#include "engine/portrait/base64.h"
#include "engine/portrait/portrait_json.h"

namespace limner::json_values {
namespace {

constexpr float far_angle = 7;  // a little more than a full turn

}  // namespace

const json* find(const json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

void read(const json& object, const char* key, double& value, double low, double high) {
    const json* found = find(object, key);
    if (!found) return;
    if (!found->is_number()) throw BadValue(std::string(key) + " is not a number");
    const double number = found->get<double>();
    if (!(number >= low && number <= high))  // false for NaN, too
        throw BadValue(std::string(key) + " is out of range");
    value = number;
}

void read(const json& object, const char* key, float& value, float low, float high) {
    double number = double(value);
    read(object, key, number, double(low), double(high));
    value = static_cast<float>(number);
}

void read(const json& object, const char* key, int& value, int low, int high) {
    double number = value;
    read(object, key, number, low, high);
    if (number != std::floor(number)) throw BadValue(std::string(key) + " is not a whole number");
    value = static_cast<int>(number);
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

Result<json> to_json(const PaintedLabels& painted) {
    if (!painted.labels) return failure(Errc::wrong_use, "The portrait has a painting without pixels.");
    const auto png = encode_label_map(*painted.labels);
    if (!png) return tl::unexpected(png.error());
    json object{{"pose", to_json(painted.pose)}, {"labels", base64(*png)}};
    if (painted.from_file) object["from_file"] = true;
    if (painted.hidden) object["hidden"] = true;
    return object;
}

PaintedLabels painted_from(const json& object, const std::string& name) {
    if (!object.is_object()) throw BadValue(name + " is not an object");
    PaintedLabels painted;
    read(object, "from_file", painted.from_file);
    read(object, "hidden", painted.hidden);
    painted.pose = pose_from(section(object, "pose"));
    const json* text = find(object, "labels");
    if (!text || !text->is_string()) throw BadValue(name + " has no labels");
    auto labels = decode_label_map(from_base64(text->get_ref<const std::string&>()), name);
    if (!labels || !is_painting(*labels)) throw BadValue(name + " is damaged");
    if (labels->width > largest_fitted_side)
        throw BadValue(name + " is larger than " + std::to_string(largest_fitted_side) + " pixels");
    painted.labels = std::make_shared<const LabelMap>(std::move(*labels));
    return painted;
}

}  // namespace limner::json_values
