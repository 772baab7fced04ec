#include "engine/portrait/animation_json.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/limits.h"
#include "engine/portrait/json_values.h"

namespace limner {
namespace {

using namespace json_values;
using json_values::to_json;

constexpr std::array easings{"smooth", "linear", "ease-in", "ease-out", "hold", "custom"};
constexpr std::array loops{"once", "loop", "ping-pong"};
constexpr std::size_t track_limit = 1'000, key_limit = 100'000, painting_limit = 64;
constexpr double largest_number = 1e6;

/// The position of `text` among `names`.
std::optional<int> position(std::span<const char* const> names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    return found == names.end() ? std::nullopt : std::optional(int(found - names.begin()));
}

Result<json> to_json(const Paintings& paintings) {
    json object = json::object();
    if (paintings.painted) {
        auto painted = to_json(*paintings.painted);
        if (!painted) return painted;
        object["painted"] = std::move(*painted);
    }
    for (const auto& one : paintings.fitted) {
        auto fitted = to_json(one);
        if (!fitted) return fitted;
        object["fitted"].push_back(std::move(*fitted));
    }
    return object;
}

Result<json> to_json(const KeyValue& value) {
    if (const auto* number = std::get_if<float>(&value)) return json(*number);
    if (const auto* code = std::get_if<CodeSource>(&value)) return to_json(*code);
    return to_json(std::get<Paintings>(value));
}

Paintings paintings_from(const json& object) {
    Paintings paintings;
    if (const json* painted = find(object, "painted"))
        paintings.painted = painted_from(*painted, "a painting");
    if (const json* fitted = find(object, "fitted")) {
        if (!fitted->is_array() || fitted->size() > most_fitted) throw BadValue("fitted is not a short list");
        for (const auto& one : *fitted) {
            paintings.fitted.push_back(painted_from(one, "a painting"));
            paintings.fitted.back().from_file = false;
        }
    }
    return paintings;
}

json to_json(const EasingCurve& curve) { return {curve.x1, curve.y1, curve.x2, curve.y2}; }

EasingCurve curve_from(const json& list) {
    static const std::string problem =
        "the curve of a key is not four numbers x1, y1, x2, y2 with x in 0..1 and y in -0.5..1.5";
    const auto is_number = [](const json& item) {  // that a float can hold
        return item.is_number() && std::abs(item.get<double>()) <= largest_number;
    };
    if (!list.is_array() || list.size() != 4 || !std::all_of(list.begin(), list.end(), is_number))
        throw BadValue(problem);
    const EasingCurve curve{list[0].get<float>(), list[1].get<float>(), list[2].get<float>(),
                            list[3].get<float>()};
    if (!is_valid(curve)) throw BadValue(problem);
    return curve;
}

/// `kind`: any value of the track.
KeyValue value_from(const json& key, const KeyValue& kind) {
    if (std::holds_alternative<float>(kind)) {
        if (!find(key, "value")) throw BadValue("value is missing");
        double number = 0;
        read(key, "value", number, -largest_number, largest_number);
        return float(number);
    }
    if (std::holds_alternative<CodeSource>(kind)) return code_from(section(key, "value"));
    return paintings_from(section(key, "value"));
}

class Reader {
public:
    AnimationText read_animation(const json& object) {
        if (!object.is_object()) throw BadValue("it is not an object");
        auto& animation = text_.animation;
        read(object, "rate", animation.rate, least_animation_rate, most_animation_rate);
        read(object, "frames", animation.frames, 1, most_animation_frames);
        read(object, "in", animation.in, 0, most_animation_frames - 1);
        read(object, "out", animation.out, 0, most_animation_frames - 1);
        std::string loop = loops[std::size_t(animation.loop)];
        read(object, "loop", loop);
        const auto known_loop = position(loops, loop);
        if (!known_loop) throw BadValue("loop is unknown");
        animation.loop = static_cast<Animation::Loop>(*known_loop);
        text_.unknown_keys = object;
        for (const char* known : {"rate", "frames", "in", "out", "loop", "tracks"})
            text_.unknown_keys.erase(known);
        const json& tracks = section(object, "tracks");
        if (tracks.size() > track_limit) throw BadValue("there are too many tracks");
        for (const auto& [name, keys] : tracks.items()) read_track(name, keys);
        return std::move(text_);
    }

private:
    void read_track(const std::string& name, const json& keys) {
        const auto kind = keyed_value(Portrait(), name);
        if (!kind || name.size() > limits::name_bytes) {  // of a newer version
            text_.unknown_keys["tracks"][name] = keys;
            return;
        }
        if (!keys.is_array()) throw BadValue(name + " is not a list");
        keys_ += keys.size();
        if (std::holds_alternative<Paintings>(*kind)) paintings_ += keys.size();
        if (keys_ > key_limit || paintings_ > painting_limit) throw BadValue("there are too many keys");
        for (const auto& item : keys) {
            if (!item.is_object()) throw BadValue("a key of " + name + " is not an object");
            Key key;
            read(item, "frame", key.frame, 0, most_animation_frames - 1);
            key.value = value_from(item, *kind);
            std::string easing = easings[0];
            read(item, "easing", easing);
            key.easing = key_easing_from(easing).value_or(KeyEasing::smooth);
            if (const json* curve = find(item, "curve"); curve && key.easing == KeyEasing::custom)
                key.curve = curve_from(*curve);
            set_key(text_.animation, name, std::move(key));
        }
    }

    AnimationText text_;
    std::size_t keys_ = 0, paintings_ = 0;
};

}  // namespace

std::string_view key(KeyEasing easing) { return easings[std::size_t(easing)]; }

std::optional<KeyEasing> key_easing_from(std::string_view key) {
    const auto found = position(easings, key);
    return found ? std::optional(static_cast<KeyEasing>(*found)) : std::nullopt;
}

Result<json> to_json(const Animation& animation, const json& unknown_keys) {
    json object = unknown_keys.is_object() ? unknown_keys : json::object();
    json& tracks = object["tracks"];
    if (!tracks.is_object()) tracks = json::object();
    for (const auto& [name, track] : animation.tracks) {
        json keys = json::array();
        for (const Key& one : track) {
            auto value = to_json(one.value);
            if (!value) return value;
            json item{{"frame", one.frame}, {"value", std::move(*value)}};
            if (one.easing != KeyEasing::smooth) item["easing"] = key(one.easing);
            if (one.easing == KeyEasing::custom) item["curve"] = to_json(one.curve);
            keys.push_back(std::move(item));
        }
        tracks[name] = std::move(keys);
    }
    object["rate"] = animation.rate;
    object["frames"] = animation.frames;
    if (animation.in > 0) object["in"] = animation.in;
    if (animation.out < most_animation_frames - 1) object["out"] = animation.out;
    object["loop"] = loops[std::size_t(animation.loop)];
    return object;
}

Result<AnimationText> animation_from_json(const json& object) {
    try {
        return Reader().read_animation(object);
    } catch (const BadValue& problem) {
        return failure(Errc::bad_project, problem.what());
    }
}

}  // namespace limner
