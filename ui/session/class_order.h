#pragma once
// The classes as people look for them: face, hair, the rest.

#include <array>

#include "engine/core/label_set.h"

namespace limner::ui {

inline constexpr std::array<FaceClass, face_class_count> class_order = [] {
    using enum FaceClass;
    return std::array{skin,      nose,      left_eye, right_eye, left_brow, right_brow,  mouth,
                      upper_lip, lower_lip, left_ear, right_ear, hair,      facial_hair, neck,
                      clothes,   glasses,   hat,      earring,   necklace,  background};
}();

/// Where `face_class` stands in class_order.
constexpr int place_of(FaceClass face_class) {
    int place = 0;
    while (class_order[std::size_t(place)] != face_class) ++place;
    return place;
}

}  // namespace limner::ui
