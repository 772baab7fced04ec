#pragma once
// What a head wears that is thinner than the field can hold: rims of glasses, earrings, a necklace. The field
// is asked for the head without (codes.h), and they are drawn before it.
//
//     const WornTubes worn = worn_tubes(code, anchors, model.field(code));

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/generators/live/codes.h"
#include "engine/generators/live/head_anchors.h"
#include "engine/geometry/tube.h"
#include "engine/rendering/field_query.h"
#include "engine/rendering/painted_shape.h"

namespace limner::live {

struct WornTube {
    FaceClass face_class;
    Tube tube;  // head frame, cm
};

/// Of the head of `code`; `field` as LiveModel::field() gives it, asked on this thread. Earrings hang where
/// the field has ears, and a necklace lies where it has bare skin. Pure.
std::vector<WornTube> worn_tubes(const GeometryCode& code, const HeadAnchors& anchors,
                                 const FieldQuery& field);

/// The field of `code` without the classes of what is drawn before it, and without facial hair where the code
/// has none, which is below the mouth for a mere moustache: they leave traces even then.
FieldQuery without_absent_classes(FieldQuery field, const GeometryCode& code, const HeadAnchors& anchors);

/// Tubes before the field, but where one of `covers` hides them.
struct Worn {
    std::span<const WornTube> tubes;
    std::span<const std::shared_ptr<const PaintedShape>> covers;
    bool shown(const Vec3f& point, FaceClass face_class) const;
};

}  // namespace limner::live
