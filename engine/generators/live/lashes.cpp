#include "engine/generators/live/lashes.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"

namespace limner::live {
namespace {

constexpr std::uint64_t every_head = 1;  // lashes of all heads grow alike

/// Adds what lines cover, as lengths times widths in pixels.
class LashCanvas {
public:
    LashCanvas(const GuideView& view, std::span<const float> depth, int side, std::span<float> out)
        : view_(view), depth_(depth), side_(side), out_(out) {}

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

/// Through the four landmarks (Catmull and Rom), t in 0 .. 3.
Vec3f on_lid(const HeadAnchors& anchors, const Lid& lid, float t) {
    const int k = std::clamp(int(t), 0, 2);
    const float s = t - float(k);
    const auto at = [&](int i) -> Vec3f {
        return anchors.landmarks[std::size_t(lid.landmarks[std::size_t(std::clamp(i, 0, 3))])];
    };
    const Vec3f a = at(k - 1), b = at(k), c = at(k + 1), d = at(k + 2);
    return .5f *
           (2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s * s + (3 * b - a - 3 * c + d) * s * s * s);
}

void grow(const HeadAnchors& anchors, const Lid& lid, LashCanvas& canvas) {
    const int count = lid.upper ? 110 : 45;
    constexpr float width = .024f;
    const auto& centre = anchors.eyes[std::size_t(lid.eye)].centre;
    const Vec3f middle(centre[0], centre[1], centre[2]);
    std::uint64_t index = std::uint64_t(lid.eye * 2 + int(lid.upper)) * 1000;
    for (int i = 0; i < count; ++i) {
        const auto random = [&] { return uniform(every_head, "lashes", index++); };
        const float along = .1f + .9f * (float(i) + random()) / float(count);  // none at the inner corner
        const Vec3f root = on_lid(anchors, lid, 3 * along);
        const Vec3f out = (root - middle).normalized();
        const Vec3f up = (Vec3f::UnitY() - out * out.y()).normalized();
        const float t = std::clamp((along - .1f) / .6f, 0.0f, 1.0f);
        const float length = (lid.upper ? .5f : .22f) * (.55f + .5f * t) * (.7f + .5f * random());
        const Vec3f spread(random() - .5f, random() - .5f, random() - .5f);
        const Vec3f fan = Vec3f::UnitX() * (lid.sideways * (along - .35f) * .75f) + .26f * spread;
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

}  // namespace

void draw_lashes(const HeadAnchors& anchors, const GuideView& view, std::span<const float> depth, int side,
                 std::span<float> out) {
    std::fill(out.begin(), out.end(), 0.0f);
    LashCanvas canvas(view, depth, side, out);
    for (const auto& lid : lids) grow(anchors, lid, canvas);
    for (float& covered : out)
        if (covered > 0) covered = 1 - std::exp(-covered);
}

}  // namespace limner::live
