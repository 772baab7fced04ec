#pragma once
// Eyes, brows, lips and mouth with the outlines that the landmarks of a head give them. The field holds them
// two or three times too large, because lids, hairs and lips are finer than what it can hold; where they end
// is known better than that. The field still says where the surface is, and what lies over the face: hair,
// glasses, beard, nose.
//
//     const FieldQuery head = with_features(field, FeatureOutlines(anchors));

#include <array>
#include <span>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/generators/live/head_anchors.h"
#include "engine/rendering/field_query.h"

namespace limner::live {

/// Immutable; any thread.
class FeatureOutlines {
public:
    explicit FeatureOutlines(const HeadAnchors& anchors);

    /// Changes logits [points.size(), 20] of points (field frame): skin and features share what the largest
    /// of them had, so that the surface stays; borders between them lie on the outlines.
    void apply(std::span<const Vec3f> points, std::span<float> logits) const;

    /// The feature at `point` (head frame) as seen from the front, skin beside all of them.
    FaceClass at(const Vec3f& point) const;

private:
    /// Around an area, or on a line that is `half` wide to both sides.
    struct Corner {
        float x, y, half;
    };
    struct Feature {
        FaceClass label;
        bool area;
        float margin;  // beyond the corners, cm
        std::vector<Corner> corners;
        float left, right, low, high;  // beyond it is nothing of this feature within reach
        float inside(float x, float y) const;
    };
    void add(FaceClass label, bool area, float margin, std::vector<Corner> corners);
    /// Distance to the outline of each feature, positive inside; cm.
    using Distances = std::array<float, face_class_count>;
    Distances distances(const Vec3f& point) const;

    std::vector<Feature> features_;
    float back_ = 0;  // behind it there is no face, cm
};

/// The query may be called wherever `field` may be.
FieldQuery with_features(FieldQuery field, FeatureOutlines outlines);

}  // namespace limner::live
