#include "engine/portrait/animation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/portrait/code_mix.h"
#include "engine/portrait/head_turn.h"
#include "engine/portrait/portrait_keys.h"

namespace limner {
namespace {

constexpr std::string_view painting_track = "painting";

// The keys of a track by their position, which in a loop goes on beyond both ends. Keys after the end of a
// loop, which became shorter, are no part of it.
struct Timeline {
    const Track& track;
    bool loops;
    int frames, count;

    Timeline(const Track& keys, const Animation& animation)
        : track(keys),
          loops(animation.loop == Animation::Loop::loop),
          frames(animation.frames),
          count(loops ? before(keys, animation.frames) : int(keys.size())) {}

    /// Number of keys before `frame`.
    static int before(const Track& keys, double frame) {
        const auto at = std::lower_bound(keys.begin(), keys.end(), frame,
                                         [](const Key& key, double f) { return key.frame < f; });
        return int(at - keys.begin());
    }
    bool has(int index) const { return loops || (index >= 0 && index < count); }
    const Key& key(int index) const { return track[std::size_t((index % count + count) % count)]; }
    /// Of the last key at or before `frame`; below 0 where there is none and nothing goes round.
    int at(double frame) const {
        return std::min(before(track, std::nextafter(frame, frame + 1)), count) - 1;
    }
    double frame(int index) const {
        const int round = int(std::floor(double(index) / count));
        return key(index).frame + double(round) * frames;
    }
};

float number(const Key& key) { return std::get<float>(key.value); }

// Slope at key `index` per frame: none at a turning point or an end, else the weighted harmonic mean of both
// sides (Fritsch and Butland), which never overshoots.
double tangent(const Timeline& time, int index) {
    if (!time.has(index - 1) || !time.has(index + 1)) return 0;
    const double before = time.frame(index) - time.frame(index - 1),
                 after = time.frame(index + 1) - time.frame(index);
    const double left = double(number(time.key(index)) - number(time.key(index - 1))) / before,
                 right = double(number(time.key(index + 1)) - number(time.key(index))) / after;
    if (left * right <= 0) return 0;
    const double w1 = 2 * after + before, w2 = after + 2 * before;
    return (w1 + w2) / (w1 / left + w2 / right);
}

// The share of the way from one key to the next after `s` of the time.
double eased(const Key& from, double s) {
    switch (from.easing) {
        case KeyEasing::smooth:
            return s * s * (3 - 2 * s);
        case KeyEasing::linear:
            return s;
        case KeyEasing::ease_in:
            return s * s;
        case KeyEasing::ease_out:
            return 1 - (1 - s) * (1 - s);
        case KeyEasing::hold:
            return 0;
        case KeyEasing::custom:
            return eased(from.curve, s);
    }
    return s;
}

float hermite(const Timeline& time, int index, double s) {
    const double length = time.frame(index + 1) - time.frame(index);
    const double a = double(number(time.key(index))), b = double(number(time.key(index + 1)));
    const double m0 = tangent(time, index) * length, m1 = tangent(time, index + 1) * length;
    const double s2 = s * s, s3 = s2 * s;
    return float((2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + s) * m0 + (3 * s2 - 2 * s3) * b + (s3 - s2) * m1);
}

KeyValue between(const Timeline& time, int index, double s) {
    const Key &from = time.key(index), &to = time.key(index + 1);
    if (s <= 0 || from.easing == KeyEasing::hold) return from.value;
    if (std::holds_alternative<float>(from.value)) {
        if (from.easing == KeyEasing::smooth) return hermite(time, index, s);
        return std::lerp(number(from), number(to), float(eased(from, s)));
    }
    if (const auto* code = std::get_if<CodeSource>(&from.value))
        if (const auto mix =
                mixed(*code, std::get<CodeSource>(to.value), float(std::clamp(eased(from, s), 0.0, 1.0))))
            return *mix;
    return from.value;
}

// --- the head, which turns about three axes at once
// ---------------------------------------------------------

constexpr std::array<std::string_view, 3> pose_axes{"pose.yaw", "pose.pitch", "pose.roll"};

// From one key of an axis to the next.
struct Stretch {
    int index;
    double begin, end;
};

std::optional<Stretch> stretch_at(const Timeline& time, double frame) {
    if (time.count == 0) return std::nullopt;
    const int index = time.at(frame);
    if (!time.has(index) || !time.has(index + 1)) return std::nullopt;
    return Stretch{index, time.frame(index), time.frame(index + 1)};
}

// Whether the axis keeps one value all the way.
bool rests(const Timeline& time, double begin, double end) {
    if (time.count == 0) return true;
    int index = time.at(begin);
    if (!time.has(index)) index = 0;
    for (; time.has(index + 1) && time.frame(index) < end; ++index)
        if (number(time.key(index)) != number(time.key(index + 1))) return false;
    return true;
}

// Sets the angles of `portrait`, which are those of the tracks one by one, to what lies between their keys
// when the head turns the shortest way. For that its axes change together: from the same frame to the same
// frame, with the same easing. An axis without a track stays as it is.
void turn_head(const Animation& animation, Portrait& portrait, double frame) {
    std::array<const Track*, 3> tracks{};
    std::optional<Stretch> common;
    const Key* first = nullptr;
    int changing = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto track = animation.tracks.find(pose_axes[axis]);
        if (track == animation.tracks.end()) continue;
        tracks[axis] = &track->second;
        const Timeline time(track->second, animation);
        const auto stretch = stretch_at(time, frame);
        if (!stretch) continue;
        const Key &from = time.key(stretch->index), &to = time.key(stretch->index + 1);
        // Half a turn and more has no shortest way.
        if (std::abs(number(from) - number(to)) >= 180) return;
        if (number(from) == number(to)) continue;
        ++changing;
        const bool together = !common || (common->begin == stretch->begin && common->end == stretch->end &&
                                          first->easing == from.easing && first->curve == from.curve);
        if (!together) return;
        common = stretch;
        first = &from;
    }
    if (changing < 2 || first->easing == KeyEasing::hold) return;
    std::array<double, 3> start{}, end{}, leaves{}, reaches{};
    const double length = common->end - common->begin;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        start[axis] = end[axis] = double(std::get<float>(*keyed_value(portrait, pose_axes[axis])));
        if (!tracks[axis]) continue;
        const Timeline time(*tracks[axis], animation);
        const auto stretch = stretch_at(time, frame);
        if (!stretch || number(time.key(stretch->index)) == number(time.key(stretch->index + 1))) {
            // It would change in the middle, where the others are on their way.
            if (!rests(time, common->begin, common->end)) return;
            continue;
        }
        start[axis] = double(number(time.key(stretch->index)));
        end[axis] = double(number(time.key(stretch->index + 1)));
        leaves[axis] = tangent(time, stretch->index) * length;
        reaches[axis] = tangent(time, stretch->index + 1) * length;
    }
    const auto angles = [](const std::array<double, 3>& v) { return HeadAngles{v[0], v[1], v[2]}; };
    const double s = (frame - common->begin) / length;
    if (s <= 0) return;
    const HeadAngles now =
        first->easing == KeyEasing::smooth
            ? turned_smoothly(angles(start), angles(end), angles(leaves), angles(reaches), s)
            : turned(angles(start), angles(end), eased(*first, s));
    const std::array<double, 3> shown{now.yaw, now.pitch, now.roll};
    for (std::size_t axis = 0; axis < 3; ++axis)
        if (tracks[axis]) set_keyed_value(portrait, pose_axes[axis], float(shown[axis]));
}

}  // namespace

bool is_track(std::string_view name) { return keyed_value(Portrait(), name).has_value(); }

std::optional<KeyValue> keyed_value(const Portrait& portrait, std::string_view name) {
    if (name == painting_track) return Paintings{portrait.painted, portrait.fitted};
    if (const auto* key = find_portrait_key(name)) return key->get(portrait);
    if (const auto expression = expression_of(name); !expression.empty()) {
        const auto found = portrait.head.expression.find(std::string(expression));
        return found == portrait.head.expression.end() ? 0.f : found->second;
    }
    if (const auto* code = find_code_source(portrait, name)) return *code;
    return std::nullopt;
}

void set_keyed_value(Portrait& portrait, std::string_view name, const KeyValue& value) {
    if (const auto* paintings = std::get_if<Paintings>(&value)) {
        if (name != painting_track) return;
        portrait.painted = paintings->painted;
        portrait.fitted = paintings->fitted;
    } else if (const auto* code = std::get_if<CodeSource>(&value)) {
        if (auto* source = find_code_source(portrait, name)) *source = *code;
    } else if (const auto* key = find_portrait_key(name)) {
        key->set(portrait, std::clamp(std::get<float>(value), key->low, key->high));
    } else if (const auto expression = expression_of(name); !expression.empty()) {
        const float weight = std::clamp(std::get<float>(value), 0.f, 1.f);
        // Absent is 0, and a portrait without an expression is to be equal to one that came back to none.
        auto& weights = portrait.head.expression;
        if (weight == 0) {
            weights.erase(std::string(expression));
        } else {
            weights[std::string(expression)] = weight;
        }
    }
}

void set_key(Animation& animation, const std::string& name, Key key) {
    Track& track = animation.tracks[name];
    const auto at = std::lower_bound(track.begin(), track.end(), key.frame,
                                     [](const Key& k, int frame) { return k.frame < frame; });
    if (at != track.end() && at->frame == key.frame) {
        *at = std::move(key);
    } else {
        track.insert(at, std::move(key));
    }
}

void remove_key(Animation& animation, std::string_view name, int frame) {
    const auto track = animation.tracks.find(name);
    if (track == animation.tracks.end()) return;
    std::erase_if(track->second, [&](const Key& key) { return key.frame == frame; });
    if (track->second.empty()) animation.tracks.erase(track);
}

const Key* find_key(const Animation& animation, std::string_view name, int frame) {
    const auto track = animation.tracks.find(name);
    if (track == animation.tracks.end()) return nullptr;
    const auto key = std::find_if(track->second.begin(), track->second.end(),
                                  [&](const Key& k) { return k.frame == frame; });
    return key == track->second.end() ? nullptr : &*key;
}

KeyValue value_at(const Track& track, const Animation& animation, double frame) {
    const Timeline time(track, animation);
    if (time.count == 0) return track.front().value;
    const int index = time.at(frame);
    if (!time.has(index)) return track.front().value;
    if (!time.has(index + 1)) return time.key(index).value;
    const double begin = time.frame(index), length = time.frame(index + 1) - begin;
    return between(time, index, (frame - begin) / length);
}

Portrait portrait_at(const Animation& animation, Portrait portrait, double frame) {
    for (const auto& [name, track] : animation.tracks)
        set_keyed_value(portrait, name, value_at(track, animation, frame));
    turn_head(animation, portrait, frame);
    return portrait;
}

std::vector<std::string> tracks_of(const Portrait& portrait) {
    std::vector<std::string> names;
    for (const auto& key : portrait_keys()) names.emplace_back(key.name);
    for (const auto& source : code_source_names()) names.push_back(source);
    for (const auto& [key, weight] : portrait.head.expression) names.push_back("expression." + key);
    names.emplace_back(painting_track);
    return names;
}

std::vector<std::string> changed_tracks(const Portrait& before, const Portrait& after) {
    std::vector<std::string> names = tracks_of(before);
    for (auto& name : tracks_of(after))
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    std::erase_if(names, [&](const std::string& name) {
        return keyed_value(before, name) == keyed_value(after, name);
    });
    return names;
}

std::vector<std::string> unkeyed_changes(const Animation& animation, const Portrait& portrait, int frame) {
    std::vector<std::string> changed;
    const Portrait keyed = portrait_at(animation, portrait, frame);
    for (const auto& [name, track] : animation.tracks)
        if (keyed_value(keyed, name) != keyed_value(portrait, name)) changed.push_back(name);
    return changed;
}

FrameSpan played_part(const Animation& animation) {
    const int end = animation.frames - 1;
    const int first = std::clamp(animation.in, 0, end);
    return {first, std::clamp(animation.out, first, end)};
}

std::vector<double> played_frames(const Animation& animation, const PlayedRange& range) {
    const int end = animation.frames - 1;
    const auto part = played_part(animation);
    const int first = std::clamp(range.first.value_or(part.first), 0, end);
    const int last = std::clamp(range.last.value_or(part.last), first, end);
    const bool back =
        FrameSpan{first, last} == part && animation.loop == Animation::Loop::ping_pong && last > first;
    const int round = back ? 2 * (last - first) : last - first + 1;
    const double step = range.rate > 0 ? animation.rate / range.rate : 1;
    const long pictures = std::max(1L, std::lround(round / step));
    const bool goes_round = first == 0 && last == end && animation.loop == Animation::Loop::loop;
    std::vector<double> frames;
    for (long i = 0; i < pictures; ++i) {
        const double at = first + double(i) * step;
        if (back) {
            frames.push_back(at <= last ? at : 2.0 * last - at);
        } else {
            frames.push_back(goes_round ? at : std::min(at, double(last)));
        }
    }
    return frames;
}

std::vector<Portrait> played_portraits(const Animation& animation, const Portrait& portrait,
                                       const PlayedRange& range) {
    std::vector<Portrait> portraits;
    for (const double frame : played_frames(animation, range))
        portraits.push_back(portrait_at(animation, portrait, frame));
    return portraits;
}

}  // namespace limner
