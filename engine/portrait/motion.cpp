#include "engine/portrait/motion.h"

#include <algorithm>
#include <cmath>

#include "bundled_motions.h"
#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/core/strict_json.h"

namespace limner {
namespace {

using nlohmann::json;

constexpr double longest = 600;  // seconds
constexpr float furthest = 1000;
constexpr std::size_t step_limit = 10'000, track_limit = 200;
constexpr std::uint64_t byte_limit = 1 << 20;

bool is_number_within(const json& value, double low, double high) {
    return value.is_number() && value.get<double>() >= low && value.get<double>() <= high;
}

/// Empty when it is none.
std::vector<Motion::Step> steps_of(const json& list) {
    std::vector<Motion::Step> steps;
    if (!list.is_array() || list.size() > step_limit) return {};
    for (const auto& item : list) {
        if (!item.is_array() || item.size() != 2 || !is_number_within(item[0], 0, 1) ||
            !is_number_within(item[1], -double(furthest), double(furthest)))
            return {};
        steps.push_back({item[0].get<double>(), item[1].get<float>()});
    }
    return steps;
}

/// The number a track shows, in its range.
float within_range(const std::string& track, float number) {
    Portrait scratch;
    set_keyed_value(scratch, track, number);
    return std::get<float>(*keyed_value(scratch, track));
}

}  // namespace

Result<Motion> parse_motion(std::string_view text, std::string_view name) {
    const auto bad = [&](const std::string& what) {
        return failure(Errc::unsupported_file, std::string(name) + " is not a motion: " + what + ".");
    };
    std::string problem;
    const auto object = strict_json(text, &problem);
    if (!object) return bad("it " + problem);
    if (!object->is_object() || !object->contains("tracks") || !(*object)["tracks"].is_object())
        return bad("it has no tracks");
    Motion motion;
    if (const auto found = object->find("name"); found != object->end() && found->is_string())
        motion.name = found->get<std::string>().substr(0, limits::name_bytes);
    if (const auto found = object->find("seconds"); found != object->end()) {
        if (!is_number_within(*found, 0.04, longest)) return bad("seconds is not a number from 0.04 to 600");
        motion.seconds = found->get<double>();
    }
    const auto& tracks = (*object)["tracks"];
    if (tracks.empty() || tracks.size() > track_limit) return bad("it has no tracks, or too many");
    for (const auto& [track, list] : tracks.items()) {
        const auto value = keyed_value(Portrait(), track);
        if (!value || !std::holds_alternative<float>(*value))
            return bad("there is no number " + track.substr(0, limits::name_bytes));
        auto steps = steps_of(list);
        if (steps.empty()) return bad(track + " is not a list of [share of the time, number]");
        motion.tracks[track] = std::move(steps);
    }
    return motion;
}

Result<Motion> read_motion(const std::filesystem::path& file) {
    const auto content = read_file(file, byte_limit);
    if (!content) return tl::unexpected(content.error());
    return parse_motion({reinterpret_cast<const char*>(content->bytes.data()), content->bytes.size()},
                        file.string());
}

const std::map<std::string, Motion, std::less<>>& bundled_motions() {
    static const auto motions = [] {
        std::map<std::string, Motion, std::less<>> all;
        for (const auto& [id, text] : bundled_motion_texts)
            if (auto motion = parse_motion(text, id)) all.emplace(id, std::move(*motion));
        return all;
    }();
    return motions;
}

Animation with_motion(Animation animation, const Portrait& portrait, const Motion& motion,
                      const MotionPlace& place) {
    const double seconds = place.seconds > 0 ? place.seconds : motion.seconds;
    const int length = std::max(1, int(std::lround(seconds * animation.rate)));
    const int end = std::min(place.frame + length, most_animation_frames - 1);
    animation.frames = std::max(animation.frames, end + 1);
    const Animation before = animation;
    for (const auto& [name, steps] : motion.tracks) {
        const auto shown = [&, &name = name](int frame) {
            return std::get<float>(*keyed_value(portrait_at(before, portrait, frame), name));
        };
        if (const auto track = animation.tracks.find(name); track != animation.tracks.end())
            std::erase_if(track->second,
                          [&](const Key& key) { return key.frame >= place.frame && key.frame <= end; });
        for (const auto& step : steps) {
            const int frame = std::min(place.frame + int(std::lround(step.at * length)), end);
            const float value = within_range(name, shown(frame) + place.amount * step.by);
            set_key(animation, name, {.frame = frame, .value = value});
        }
    }
    return animation;
}

}  // namespace limner
