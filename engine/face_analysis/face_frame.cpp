#include "engine/face_analysis/face_frame.h"

#include <algorithm>

namespace limner {
namespace {

using Point = std::array<float, 2>;

// Fits a square of `side` pixels around `centre`, whose x axis points along `right`, to the analysis picture.
Similarity framed(Point centre, float side, Point right) {
    const float length = std::hypot(right[0], right[1]), scale = float(analysis_size) / side;
    Similarity s{scale * right[0] / length, -scale * right[1] / length, 0, 0};
    const auto moved = s * centre;
    s.x = float(analysis_size) / 2 - moved[0];
    s.y = float(analysis_size) / 2 - moved[1];
    return s;
}

Point mean(const Landmarks& landmarks, std::size_t begin, std::size_t end) {
    Point sum{};
    for (auto i = begin; i < end; ++i) sum[0] += landmarks[i][0], sum[1] += landmarks[i][1];
    return {sum[0] / float(end - begin), sum[1] / float(end - begin)};
}

}  // namespace

std::optional<Similarity> face_frame(const Landmarks& landmarks) {
    const Point right_eye = mean(landmarks, 36, 42), left_eye = mean(landmarks, 42, 48);
    const Point eyes{(right_eye[0] + left_eye[0]) / 2, (right_eye[1] + left_eye[1]) / 2};
    const Point mouth{(landmarks[48][0] + landmarks[54][0]) / 2, (landmarks[48][1] + landmarks[54][1]) / 2};
    const Point across{left_eye[0] - right_eye[0], left_eye[1] - right_eye[1]},
        down{mouth[0] - eyes[0], mouth[1] - eyes[1]};
    // As FFHQ: the axis between both, so that neither a turned nor a nodding head tilts the frame.
    const Point right{across[0] + down[1], across[1] - down[0]};
    const float eye_span = std::hypot(across[0], across[1]), height = std::hypot(down[0], down[1]);
    const float side = 1.2f * 2 * std::max(2 * eye_span, 1.8f * height);
    if (!(side > 1) || !(std::hypot(right[0], right[1]) > 1e-3f)) return std::nullopt;
    return framed({eyes[0] + .1f * down[0], eyes[1] + .1f * down[1]}, side, right);
}

Similarity frame_of_box(const FaceBox& box) {
    // A cascade's square reaches from the brows to the chin and somewhat beyond the cheeks; the eyes lie at
    // about two fifths of its height.
    return framed({box.x + .5f * box.size, box.y + .45f * box.size}, 2 * box.size, {1, 0});
}

Similarity frame_of_picture(int width, int height) {
    return framed({float(width) / 2, float(height) / 2}, float(std::min(width, height)), {1, 0});
}

}  // namespace limner
