#include "engine/generators/live/head_anchors.h"

#include <algorithm>

namespace limner::live {
namespace {

constexpr float framing = 1.2f;  // the training set's zoom was drawn from 1.12 .. 1.28

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

    anchors.jaw_open = std::clamp(code[expression_begin + int(Expression::jawOpen)], 0.0f, 1.0f);

    const GeometryCode mean_head{};
    const Vec3f chin = at_rest(8) - point(mean_head, 8, false);
    anchors.at_rest = {{at_rest(68), at_rest(69)},
                       at_rest(27),
                       {at_rest(16), at_rest(0)},
                       Vec3f(0, chin.y(), chin.z() / 2),
                       mean({62, 66})};
    return anchors;
}

}  // namespace limner::live
