#pragma once
// A portrait in time: keys that hold values at frames, and what lies between them.
//
//     Animation nod{.rate = 25, .frames = 50};
//     set_key(nod, "pose.pitch", {.frame = 0, .value = 0.f});
//     set_key(nod, "pose.pitch", {.frame = 20, .value = -12.f, .easing = KeyEasing::ease_out});
//     for (const Portrait& view : played_portraits(nod, portrait)) ...
//
// A track is named like the value it moves (portrait_keys.h): numbers ("pose.yaw", "light.warmth",
// "expression.jawOpen") in the units of the sliders, codes ("style.hair", "head.identity"), and "painting",
// the strokes and what was fitted of them. What has no track stays as the portrait has it. Pure values, any
// thread.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/portrait/easing_curve.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// How a value goes from its key to the next one.
///   smooth   through the keys without a corner and without leaving the range of the two: cubic Hermite with
///            monotone tangents (Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5, 1984). Codes: 3s^2 -
///            2s^3.
///   linear   the same change from frame to frame
///   ease_in  begins slowly (s^2); ease_out ends slowly
///   hold     jumps at the next key
///   custom   along Key::curve
/// Codes do not go beyond the two of the keys, whatever the curve.
/// Of yaw, pitch and roll those that change together, from and to the same frames, turn the head the shortest
/// way (head_turn.h) with the same easing; the angles of it are portrait_at(), those of value_at() go alone.
enum class KeyEasing { smooth, linear, ease_in, ease_out, hold, custom };

struct Paintings {
    std::optional<PaintedLabels> painted;
    std::vector<PaintedLabels> fitted;
    bool operator==(const Paintings&) const = default;
};

using KeyValue = std::variant<float, CodeSource, Paintings>;

struct Key {
    int frame = 0;
    KeyValue value;
    KeyEasing easing = KeyEasing::smooth;
    EasingCurve curve = {};  // of KeyEasing::custom; else the default
    bool operator==(const Key&) const = default;
};

/// Ascending by frame, no two at the same; never empty in an Animation. All values are of one kind.
using Track = std::vector<Key>;

inline constexpr int most_animation_frames = 36'000;
inline constexpr double least_animation_rate = 1, most_animation_rate = 240;

struct Animation {
    /// loop: the last key goes on to the first, so that the frame after the last one is frame 0; keys after
    /// the last frame do not count.
    enum class Loop { once, loop, ping_pong } loop = Loop::loop;
    double rate = 30;  // frames per second
    int frames = 120;  // 0 .. frames - 1
    // The part that is played and rendered unless something else is asked for: played_part().
    int in = 0, out = most_animation_frames - 1;
    std::map<std::string, Track, std::less<>> tracks;
    bool operator==(const Animation&) const = default;
};

/// Whether an animation can have a track `name`. Any expression is taken, as nobody knows the model's.
bool is_track(std::string_view name);
/// The value that a track `name` moves; none when there is no such track.
std::optional<KeyValue> keyed_value(const Portrait& portrait, std::string_view name);
/// Sets it; numbers are brought into their range, another kind of value changes nothing.
void set_keyed_value(Portrait& portrait, std::string_view name, const KeyValue& value);

/// Adds `key`, in place of one at the same frame. Takes it that is_track(name).
void set_key(Animation& animation, const std::string& name, Key key);
/// Removes the key at `frame`, and with its last key the track.
void remove_key(Animation& animation, std::string_view name, int frame);
/// The key of track `name` at exactly `frame`; null when there is none.
const Key* find_key(const Animation& animation, std::string_view name, int frame);

/// The value of a track of `animation` at `frame`, which may lie between frames.
KeyValue value_at(const Track& track, const Animation& animation, double frame);
/// `portrait` with the values of all tracks at `frame`.
Portrait portrait_at(const Animation& animation, Portrait portrait, double frame);
/// The names of all tracks that `portrait` has a value for; of the expressions those that are not at rest.
std::vector<std::string> tracks_of(const Portrait& portrait);
/// The names of all tracks whose values differ between two portraits.
std::vector<std::string> changed_tracks(const Portrait& before, const Portrait& after);
/// Tracks whose value in `portrait` is not the one of the animation at `frame`.
std::vector<std::string> unkeyed_changes(const Animation& animation, const Portrait& portrait, int frame);

/// Frames, both included.
struct FrameSpan {
    int first = 0, last = 0;
    bool operator==(const FrameSpan&) const = default;
};
/// From the in point to the out point, as far as there are frames.
FrameSpan played_part(const Animation& animation);

/// What of an animation is played, and how densely.
struct PlayedRange {
    double rate = 0;                 // pictures per second, 0 = the animation's own
    std::optional<int> first, last;  // instead of the in and out points; as far as there are frames
};

/// The frames of the pictures of one round, between whole frames where the rate is another. With ping_pong
/// there and back, without the two ends again; another part than that from in to out goes forward alone.
std::vector<double> played_frames(const Animation& animation, const PlayedRange& range = {});
/// One portrait per picture.
std::vector<Portrait> played_portraits(const Animation& animation, const Portrait& portrait,
                                       const PlayedRange& range = {});

}  // namespace limner
