#include "engine/generators/live/head_anchors.h"

#include <algorithm>

#include "engine/face_model/glasses.h"

namespace limner::live {
namespace {

constexpr float framing = 1.2f;      // the training set's zoom was drawn from 1.12 .. 1.28
constexpr float rim_radius = 0.14f;  // cm; those of the training set have 0.09 .. 0.2

// Between two people the glasses of the nearer one.
GlassesShape worn_glasses(const GeometryCode& code) {
    const auto first = code.begin() + glasses_begin;
    return GlassesShape(std::max_element(first, first + glasses_shapes) - first);
}

}  // namespace

Vec3f AnchorBasis::point(const GeometryCode& code, int index, bool with_expression) const {
    Vec3f result;
    const int used = with_expression ? inputs - 1 : identity_size;
    for (int axis = 0; axis < 3; ++axis) {
        const float* row = &rows_[std::size_t(index * 3 + axis) * inputs];
        float sum = row[inputs - 1];
        for (int i = 0; i < used; ++i) sum += row[i] * code[std::size_t(i)];
        result[axis] = sum;
    }
    return result;
}

HeadAnchors AnchorBasis::of(const GeometryCode& code) const {
    HeadAnchors anchors;
    for (int i = 0; i < 68; ++i) anchors.landmarks[std::size_t(i)] = point(code, i, true);
    const auto at_rest = [&](int index) { return point(code, index, false); };
    for (const int e : {0, 1}) {
        const Vec3f centre = at_rest(68 + e);
        anchors.eyes[std::size_t(e)].centre = {centre.x(), centre.y(), centre.z()};
    }
    const auto mean = [&](std::initializer_list<int> marks) {
        Vec3f sum = Vec3f::Zero();
        for (const int i : marks) sum += at_rest(i);
        return Vec3f(sum / float(marks.size()));
    };
    anchors.crop = ffhq_crop(mean({36, 39, 42, 45}), mean({48, 54}), framing);
    anchors.brow_thickness =
        std::clamp(1 + code[identity_size - 1] / 3, 0.5f, 1.6f);  // as codes.cpp writes it

    const auto eye = [&](int e) {
        const Vec3f centre = at_rest(68 + e);
        return Vec3(centre.x(), centre.y(), centre.z());
    };
    const GlassesFit fit{{eye(0), eye(1)}, at_rest(27).z(), {at_rest(16).x(), at_rest(0).x()}};
    for (const auto& tube : glasses_frame(worn_glasses(code), fit, rim_radius)) {
        auto& bar = anchors.glasses.emplace_back(Tube{{}, tube.radius, tube.closed});
        for (const Vec3& p : tube.curve) bar.curve.emplace_back(p.x, p.y, p.z);
    }
    return anchors;
}

}  // namespace limner::live
