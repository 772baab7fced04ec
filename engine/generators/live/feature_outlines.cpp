#include "engine/generators/live/feature_outlines.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <memory>

#include "engine/generators/live/landmark_curve.h"

namespace limner::live {
namespace {

constexpr int steps = 4;              // between two landmarks
constexpr float reach = 0.5f;         // cm; distances beyond are not told apart
constexpr float logits_per_cm = 20;   // about what the field's own borders have
constexpr float depth_of_a_face = 6;  // behind the outer corners of the eyes, cm

// What may be a feature.
constexpr std::size_t skin = std::size_t(FaceClass::skin);
constexpr std::array features{FaceClass::left_eye,   FaceClass::right_eye, FaceClass::left_brow,
                              FaceClass::right_brow, FaceClass::mouth,     FaceClass::upper_lip,
                              FaceClass::lower_lip};

std::vector<Vec3f> curve(const HeadAnchors& anchors, std::span<const int> marks, bool closed = false) {
    const int last = steps * (int(marks.size()) - (closed ? 0 : 1));
    std::vector<Vec3f> points;
    for (int i = 0; i < last; ++i) points.push_back(on_curve(anchors, marks, float(i) / steps, closed));
    if (!closed) points.push_back(anchors.landmarks[std::size_t(marks.back())]);
    return points;
}
std::vector<Vec3f> curve(const HeadAnchors& anchors, std::initializer_list<int> marks, bool closed = false) {
    return curve(anchors, std::span(marks.begin(), marks.size()), closed);
}

}  // namespace

FeatureOutlines::FeatureOutlines(const HeadAnchors& anchors) {
    const auto add_area = [&](FaceClass label, const std::vector<Vec3f>& outline, float margin = 0) {
        std::vector<Corner> corners;
        for (const auto& p : outline) corners.push_back({p.x(), p.y(), 0});
        add(label, true, margin, std::move(corners));
    };
    constexpr float lashes = 0.02f;
    add_area(FaceClass::right_eye, curve(anchors, {36, 37, 38, 39, 40, 41}, true), lashes);
    add_area(FaceClass::left_eye, curve(anchors, {42, 43, 44, 45, 46, 47}, true), lashes);

    const auto joined = [](std::vector<Vec3f> there, const std::vector<Vec3f>& back) {
        there.insert(there.end(), back.rbegin(), back.rend());
        return there;
    };
    const auto upper_outer = curve(anchors, {48, 49, 50, 51, 52, 53, 54});
    const auto lower_outer = curve(anchors, {48, 59, 58, 57, 56, 55, 54});
    const auto upper_inner = curve(anchors, {60, 61, 62, 63, 64});
    const auto lower_inner = curve(anchors, {60, 67, 66, 65, 64});
    // Lips reach to where they would meet; the mouth is cut out of them.
    auto meeting = upper_inner;
    for (std::size_t i = 0; i < meeting.size(); ++i) meeting[i] = (upper_inner[i] + lower_inner[i]) / 2;
    add_area(FaceClass::upper_lip, joined(upper_outer, meeting));
    add_area(FaceClass::lower_lip, joined(lower_outer, meeting));
    constexpr float closed_lips = -0.04f;  // their landmarks do not quite meet
    add_area(FaceClass::mouth, joined(upper_inner, lower_inner), closed_lips);

    // Hairs are densest in the middle two thirds of where they grow (synthetic/face_strands.cpp).
    const auto add_brow = [&](FaceClass label, std::span<const int> marks) {
        const auto line = curve(anchors, marks);
        std::vector<Corner> corners;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const float t = float(i) / float(line.size() - 1);
            corners.push_back(
                {line[i].x(), line[i].y(), 0.65f * brow_half_height(t) * anchors.brow_thickness});
        }
        add(label, false, 0, std::move(corners));
    };
    add_brow(FaceClass::left_brow, brow_landmarks[0]);
    add_brow(FaceClass::right_brow, brow_landmarks[1]);
    back_ = std::min(anchors.landmarks[36].z(), anchors.landmarks[45].z()) - depth_of_a_face;
}

void FeatureOutlines::add(FaceClass label, bool area, float margin, std::vector<Corner> corners) {
    Feature feature{label, area, margin, std::move(corners), 1e6f, -1e6f, 1e6f, -1e6f};
    for (const auto& c : feature.corners) {
        feature.left = std::min(feature.left, c.x - c.half - reach);
        feature.right = std::max(feature.right, c.x + c.half + reach);
        feature.low = std::min(feature.low, c.y - c.half - reach);
        feature.high = std::max(feature.high, c.y + c.half + reach);
    }
    features_.push_back(std::move(feature));
}

float FeatureOutlines::Feature::inside(float x, float y) const {
    float best = -1e6f;  // of a line: how far inside; of an area: minus the distance to its outline
    bool odd = false;
    const std::size_t count = corners.size();
    for (std::size_t i = area ? 0 : 1; i < count; ++i) {
        const Corner &a = corners[(i + count - 1) % count], &b = corners[i];
        const float dx = b.x - a.x, dy = b.y - a.y;
        const float share =
            std::clamp(((x - a.x) * dx + (y - a.y) * dy) / std::max(dx * dx + dy * dy, 1e-9f), 0.0f, 1.0f);
        const float off_x = x - a.x - share * dx, off_y = y - a.y - share * dy;
        best = std::max(best, a.half + share * (b.half - a.half) - std::sqrt(off_x * off_x + off_y * off_y));
        if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) / dy * dx) odd = !odd;
    }
    return margin + (area && odd ? -best : best);
}

FeatureOutlines::Distances FeatureOutlines::distances(const Vec3f& point) const {
    Distances inside;
    inside.fill(-reach);
    if (point.z() < back_) return inside;
    for (const auto& f : features_) {
        if (point.x() < f.left || point.x() > f.right || point.y() < f.low || point.y() > f.high) continue;
        inside[std::size_t(f.label)] = std::clamp(f.inside(point.x(), point.y()), -reach, reach);
    }
    for (const auto lip : {FaceClass::upper_lip, FaceClass::lower_lip}) {
        auto& distance = inside[std::size_t(lip)];
        distance = std::min(distance, -inside[std::size_t(FaceClass::mouth)]);
    }
    return inside;
}

FaceClass FeatureOutlines::at(const Vec3f& point) const {
    const auto inside = distances(point);
    const auto best = std::max_element(inside.begin(), inside.end());
    return *best > 0 ? FaceClass(best - inside.begin()) : FaceClass::skin;
}

void FeatureOutlines::apply(std::span<const Vec3f> points, std::span<float> logits) const {
    const FieldFrame frame;
    for (std::size_t i = 0; i < points.size(); ++i) {
        float* row = &logits[i * face_class_count];
        const auto inside = distances(frame.head_from_field(points[i]));
        float top = row[skin], furthest = 0;
        for (const auto c : features) {
            top = std::max(top, row[std::size_t(c)]);
            furthest = std::max(furthest, inside[std::size_t(c)]);
        }
        row[skin] = top - furthest * logits_per_cm;
        for (const auto c : features)
            row[std::size_t(c)] = top + (inside[std::size_t(c)] - furthest) * logits_per_cm;
    }
}

FieldQuery with_features(FieldQuery field, FeatureOutlines outlines) {
    return
        [field = std::move(field), outlines = std::make_shared<const FeatureOutlines>(std::move(outlines))](
            std::span<const Vec3f> points, std::span<float> logits) {
            field(points, logits);
            outlines->apply(points, logits);
        };
}

}  // namespace limner::live
