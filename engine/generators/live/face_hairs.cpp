#include "engine/generators/live/face_hairs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "engine/core/random.h"
#include "engine/generators/live/landmark_curve.h"

namespace limner::live {
namespace {

constexpr std::uint64_t every_head = 1;  // hairs of all heads grow alike

/// Random numbers in the order of the calls: operands of one expression have none.
class Dice {
public:
    explicit Dice(std::string_view stream, std::uint64_t first = 0) : stream_(stream), index_(first) {}
    float roll() { return uniform(every_head, stream_, index_++); }
    Vec3f spread() {  // -0.5 .. 0.5
        const float x = roll(), y = roll(), z = roll();
        return {x - .5f, y - .5f, z - .5f};
    }

private:
    std::string_view stream_;
    std::uint64_t index_;
};

/// Adds what lines cover, as lengths times widths in pixels.
class HairCanvas {
public:
    HairCanvas(const HairGround& ground, std::span<float> out)
        : view_(ground.view), labels_(ground.labels), depth_(ground.depth), side_(ground.side), out_(out) {}

    /// What the map shows at a point; nothing outside of it.
    std::optional<FaceClass> shown_at(const Vec3f& point) const {
        const auto at = seen(point);
        const int x = int(std::floor(at.x())), y = int(std::floor(at.y()));
        if (at.z() <= 0 || x < 0 || y < 0 || x >= side_ || y >= side_) return std::nullopt;
        return static_cast<FaceClass>(labels_[std::size_t(y) * std::size_t(side_) + std::size_t(x)]);
    }

    void line(const Vec3f& from, const Vec3f& to, float width) {
        const auto a = seen(from), b = seen(to);
        if (a.z() <= 0 || b.z() <= 0) return;
        const float length = (b - a).head<2>().norm();
        const int steps = std::max(1, int(std::ceil(2 * length)));
        if (steps > 4 * side_) return;
        for (int i = 0; i < steps; ++i) {
            const Vec3f at = a + (b - a) * ((float(i) + .5f) / float(steps));
            dot(at, length / float(steps) * width * view_.focal / at.z());
        }
    }

private:
    Vec3f seen(const Vec3f& p) const {  // x, y in pixels; cm before the camera
        const auto& R = view_.head_from_camera;
        const Vec3f d =
            p - Vec3f(view_.camera_position[0], view_.camera_position[1], view_.camera_position[2]);
        const float depth = -(R[2] * d.x() + R[5] * d.y() + R[8] * d.z());
        if (depth <= 0) return Vec3f::Zero();
        return {view_.centre_x + view_.focal * (R[0] * d.x() + R[3] * d.y() + R[6] * d.z()) / depth,
                view_.centre_y - view_.focal * (R[1] * d.x() + R[4] * d.y() + R[7] * d.z()) / depth, depth};
    }

    void dot(const Vec3f& at, float area) {
        const float x = at.x() - .5f, y = at.y() - .5f;
        if (!(x > -1 && y > -1 && x < float(side_) && y < float(side_))) return;
        const int x0 = int(std::floor(x)), y0 = int(std::floor(y));
        for (const int j : {0, 1})
            for (const int i : {0, 1}) {
                const int px = x0 + i, py = y0 + j;
                if (px < 0 || py < 0 || px >= side_ || py >= side_) continue;
                const auto pixel = std::size_t(py) * std::size_t(side_) + std::size_t(px);
                constexpr float hidden = .25f;  // cm: roots lie on the surface
                if (depth_[pixel] > 0 && at.z() > depth_[pixel] + hidden) continue;
                const float fx = x - float(x0), fy = y - float(y0);
                out_[pixel] += area * (i ? fx : 1 - fx) * (j ? fy : 1 - fy);
            }
    }

    const GuideView& view_;
    std::span<const std::uint8_t> labels_;
    std::span<const float> depth_;
    int side_;
    std::span<float> out_;
};

struct Lid {
    std::array<int, 4> landmarks;  // from the inner corner outwards
    int eye;
    float sideways;  // towards the ear
    bool upper;
};
constexpr std::array<Lid, 4> lids{{{{42, 43, 44, 45}, 0, 1, true},
                                   {{39, 38, 37, 36}, 1, -1, true},
                                   {{42, 47, 46, 45}, 0, 1, false},
                                   {{39, 40, 41, 36}, 1, -1, false}}};

/// Whether an open eye has become skin.
bool painted_away(const HeadAnchors& anchors, const Lid& lid, const HairCanvas& canvas) {
    const auto& upper = lids[std::size_t(lid.eye)].landmarks;
    const auto& lower = lids[std::size_t(lid.eye + 2)].landmarks;
    const auto at = [&](int i) -> const Vec3f& { return anchors.landmarks[std::size_t(i)]; };
    constexpr float closed = .2f;  // cm
    if (at(upper[1]).y() + at(upper[2]).y() - at(lower[1]).y() - at(lower[2]).y() < 2 * closed) return false;
    return canvas.shown_at((at(upper[1]) + at(upper[2]) + at(lower[1]) + at(lower[2])) / 4) ==
           FaceClass::skin;
}

void grow_lashes(const HeadAnchors& anchors, const Lid& lid, HairCanvas& canvas) {
    const int count = lid.upper ? 110 : 45;
    constexpr float width = .024f;
    const auto& centre = anchors.eyes[std::size_t(lid.eye)].centre;
    const Vec3f middle(centre[0], centre[1], centre[2]);
    Dice dice("lashes", std::uint64_t(lid.eye * 2 + int(lid.upper)) * 1000);
    for (int i = 0; i < count; ++i) {
        const float along = .1f + .9f * (float(i) + dice.roll()) / float(count);  // none at the inner corner
        const Vec3f root = on_curve(anchors, lid.landmarks, 3 * along);
        const Vec3f out = (root - middle).normalized();
        const Vec3f up = (Vec3f::UnitY() - out * out.y()).normalized();
        const float t = std::clamp((along - .1f) / .6f, 0.0f, 1.0f);
        const float length = (lid.upper ? .5f : .22f) * (.55f + .5f * t) * (.7f + .5f * dice.roll());
        const Vec3f fan = Vec3f::UnitX() * (lid.sideways * (along - .35f) * .75f) + .26f * dice.spread();
        Vec3f last = root;
        constexpr int segments = 4;
        for (int j = 1; j <= segments; ++j) {
            const float s = float(j) / segments;
            const Vec3f next = lid.upper ? Vec3f(root + (out * .95f + fan * .7f - up * .3f) * (length * s) +
                                                 up * (length * .9f * s * s) - out * (length * .15f * s * s))
                                         : Vec3f(root + (out * .6f + fan * .6f - up * .5f) * (length * s) +
                                                 up * (length * .2f * s * s));
            canvas.line(last, next, width * (1.05f - s));
            last = next;
        }
    }
}

void grow_brow(const HeadAnchors& anchors, bool left, HairCanvas& canvas) {
    const auto label = left ? FaceClass::left_brow : FaceClass::right_brow;
    const auto& marks = brow_landmarks[left ? 0 : 1];
    constexpr float width = .02f;
    const int count = int(520 * anchors.brow_thickness);
    Dice dice(left ? "left brow" : "right brow");
    for (int i = 0; i < count; ++i) {
        const float t = std::pow(dice.roll(), .9f);
        // About normal, as far as the brow reaches.
        float offset = 0;
        for (int k = 0; k < 4; ++k) offset += 1.02f * (dice.roll() - .5f);
        const Vec3f spread = dice.spread();
        const float lasting = .55f + .65f * dice.roll(), kept = dice.roll();
        if (std::abs(offset) > 1.5f || (t < .1f && kept > .35f + 6 * t)) continue;
        const auto on_brow = [&](float at) { return on_curve(anchors, marks, at); };
        const Vec3f middle = on_brow(4 * t),
                    tangent = (on_brow(4 * t + .05f) - on_brow(4 * t - .05f)).normalized();
        const float half_height = brow_half_height(t) * anchors.brow_thickness;
        const float upwards = 1 - .85f * smoothstep(0, .4f, t) - .45f * offset;
        Vec3f direction =
            tangent * (.35f + .65f * smoothstep(0, .35f, t)) + Vec3f(0, upwards, 0) + .5f * spread;
        direction.z() = .5f * tangent.z();  // along the forehead
        direction.normalize();
        const float length = (.38f + .14f * t) * lasting * (t > .8f ? .7f : 1);
        const Vec3f root = middle + Vec3f(0, offset * half_height - .1f, .03f);
        const auto on_brow_at = [&](const Vec3f& point) { return canvas.shown_at(point) == label; };
        if (!on_brow_at(root) && !on_brow_at(root + direction * (.7f * length)) && !on_brow_at(middle) &&
            !on_brow_at(root - Vec3f(0, .15f * offset, 0)))
            continue;
        Vec3f last = root;
        constexpr int segments = 3;
        for (int j = 1; j <= segments; ++j) {
            const float s = float(j) / segments;
            const Vec3f next = root + direction * (length * s) - Vec3f(0, .1f * s * s * length * t, 0);
            canvas.line(last, next, width * (1.1f - s));
            last = next;
        }
    }
}

void finish(std::span<float> out) {
    for (float& covered : out)
        if (covered > 0) covered = 1 - std::exp(-covered);
}

}  // namespace

void draw_brows(const HeadAnchors& anchors, const HairGround& ground, std::span<float> out) {
    std::fill(out.begin(), out.end(), 0.0f);
    HairCanvas canvas(ground, out);
    for (const bool left : {true, false}) grow_brow(anchors, left, canvas);
    finish(out);
}

void draw_lashes(const HeadAnchors& anchors, const HairGround& ground, std::span<float> out) {
    std::fill(out.begin(), out.end(), 0.0f);
    HairCanvas canvas(ground, out);
    for (const auto& lid : lids)
        if (!painted_away(anchors, lid, canvas)) grow_lashes(anchors, lid, canvas);
    finish(out);
}

}  // namespace limner::live
