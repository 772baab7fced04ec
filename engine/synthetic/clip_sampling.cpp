#include "engine/synthetic/clip_sampling.h"

#include "engine/synthetic/random_stream.h"
#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {
namespace {

using ExpressionWeights = std::array<float, expression_count>;

/// From value to value: each is approached in some frames and held for some.
template <class Value>
class HeldPath {
public:
    /// `next()` draws a value; a period of approach and hold lasts `shortest` to `longest` frames.
    template <class Next>
    HeldPath(int frames, int shortest, int longest, RandomStream& random, Next next) {
        int frame = -random.below(longest);
        keys_.push_back({frame, 0, next()});
        while (frame < frames) {
            const int period = shortest + random.below(longest - shortest + 1);
            keys_.push_back({frame, std::max(1.0f, float(period) * random.uniform(0.3f, 0.7f)), next()});
            frame += period;
        }
    }

    /// `blend(from, to, t)` mixes two values.
    template <class Blend>
    Value at(int frame, Blend blend) const {
        std::size_t k = 1;
        while (k + 1 < keys_.size() && keys_[k + 1].start <= frame) ++k;
        const Key& key = keys_[k];
        return blend(keys_[k - 1].value, key.value, smoothstep(0, key.approach, float(frame - key.start)));
    }

private:
    struct Key {
        int start;       // frame in which the approach begins
        float approach;  // frames
        Value value;
    };
    std::vector<Key> keys_;
};

/// How far the lids are closed by blinks in each frame, 0 .. 1: two frames down, three up, every few seconds.
std::vector<float> draw_blinks(int frames, RandomStream& random) {
    constexpr float closing[] = {0.5f, 1, 0.8f, 0.45f, 0.15f};
    std::vector<float> closed(std::size_t(frames), 0);
    for (int start = random.below(60); start < frames; start += 20 + random.below(80)) {
        for (int k = 0; k < 5 && start + k < frames; ++k) closed[std::size_t(start + k)] = closing[k];
    }
    return closed;
}

Vec3 turned_about_vertical(const Vec3& direction, float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    return {direction.x * c + direction.z * s, direction.y, direction.z * c - direction.x * s};
}

/// Somebody else's expression without their lids, which blinks move.
ExpressionWeights expression_of(std::uint64_t seed) {
    PortraitFactors other = sample_factors(seed);
    other.weight(Expression::eyeBlink_L) = other.weight(Expression::eyeBlink_R) = 0;
    return other.expression;
}

}  // namespace

std::vector<ClipFrame> sample_clip(std::uint64_t seed, int frames, bool plain_background) {
    const PortraitFactors person = sample_factors(seed, plain_background);
    RandomStream random(seed * 15485863 + 5);
    const HeldPath<ExpressionWeights> expressions(frames, 12, 40, random,
                                                  [&] { return expression_of(random.bits()); });
    struct Gaze {
        float x, y;
    };
    // Eyes jump: a saccade takes a frame or two of the period.
    const HeldPath<Gaze> gazes(frames, 4, 30, random, [&] {
        const float x = random.normal() * 0.14f;
        return Gaze{x, random.normal() * 0.07f};
    });
    const HeldPath<ViewCamera> cameras(frames, 25, 60, random,
                                       [&] { return sample_views(random.bits(), 2).back(); });
    const std::vector<float> blinks = draw_blinks(frames, random);
    const float light_turn = random.chance(0.5f) ? random.uniform(-0.03f, 0.03f) : 0;  // radians a frame
    const float open_lids = random.uniform(0.08f, 0.26f);
    const ViewCamera lens = sample_views(seed, 1).front();

    std::vector<ClipFrame> clip(std::size_t(std::max(frames, 0)), ClipFrame{person, lens});
    for (int i = 0; i < frames; ++i) {
        ClipFrame& frame = clip[std::size_t(i)];
        frame.person.expression =
            expressions.at(i, [](ExpressionWeights from, const ExpressionWeights& to, float t) {
                for (std::size_t k = 0; k < from.size(); ++k) from[k] = mix(from[k], to[k], t);
                return from;
            });
        const float lids = std::max(open_lids, blinks[std::size_t(i)]);
        frame.person.weight(Expression::eyeBlink_L) = frame.person.weight(Expression::eyeBlink_R) = lids;
        const Gaze gaze = gazes.at(i, [](const Gaze& from, const Gaze& to, float t) {
            const float jumped = smoothstep(0, 0.25f, t);
            return Gaze{mix(from.x, to.x, jumped), mix(from.y, to.y, jumped)};
        });
        frame.person.eyes.gaze_x = gaze.x;
        frame.person.eyes.gaze_y = gaze.y;
        const ViewCamera pose = cameras.at(i, [](ViewCamera from, const ViewCamera& to, float t) {
            from.yaw = mix(from.yaw, to.yaw, t);
            from.pitch = mix(from.pitch, to.pitch, t);
            from.roll = mix(from.roll, to.roll, t);
            return from;
        });
        frame.view.yaw = pose.yaw;
        frame.view.pitch = pose.pitch;
        frame.view.roll = pose.roll;
        LightFactors& light = frame.person.light;
        light.key_direction = turned_about_vertical(light.key_direction, light_turn * float(i));
        light.rim_direction = turned_about_vertical(light.rim_direction, light_turn * float(i));
    }
    return clip;
}

}  // namespace limner::synthetic
