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

}  // namespace limner::ui
