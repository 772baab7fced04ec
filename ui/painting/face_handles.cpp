#include "ui/painting/face_handles.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "engine/core/label_set.h"

namespace limner::ui {
namespace {

/// Where the pixels of a class lie, in pixels.
struct Extent {
    int count = 0, left = 1 << 30, right = -1, top = 1 << 30;
    double sum_x = 0, sum_y = 0, left_y = 0, right_y = 0;

    void add(int x, int y) {
        ++count;
        sum_x += x + 0.5;
        sum_y += y + 0.5;
        top = std::min(top, y);
        if (x < left) {
            left = x;
            left_y = y + 0.5;
        }
        if (x > right) {
            right = x;
            right_y = y + 0.5;
        }
    }
    double x() const { return sum_x / count; }
    double y() const { return sum_y / count; }
};

}  // namespace

std::vector<FaceHandle> face_handles(const LabelMap& labels) {
    std::array<Extent, face_class_count> extents;
    Extent mouth;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) {
            const auto value = labels.at(x, y);
            if (value >= face_class_count) continue;
            extents[value].add(x, y);
            const auto face_class = static_cast<FaceClass>(value);
            if (face_class == FaceClass::upper_lip || face_class == FaceClass::lower_lip ||
                face_class == FaceClass::mouth)
                mouth.add(x, y);
        }
    std::vector<FaceHandle> handles;
    const auto add = [&](FaceFeature feature, double x, double y) {
        handles.push_back({feature, x / labels.width, y / labels.height});
    };
    const auto of = [&](FaceClass face_class) -> const Extent& {
        return extents[static_cast<std::size_t>(face_class)];
    };
    if (mouth.count > 0) {
        // The subject's right is on the left.
        add(FaceFeature::right_mouth_corner, mouth.left, mouth.left_y);
        add(FaceFeature::left_mouth_corner, mouth.right + 1, mouth.right_y);
        const int column = static_cast<int>(mouth.x());
        for (int y = labels.height - 1; y > mouth.y(); --y)
            if (labels.at(column, y) == static_cast<std::uint8_t>(FaceClass::skin)) {
                add(FaceFeature::chin, mouth.x(), y);
                break;
            }
    }
    if (const Extent& lip = of(FaceClass::upper_lip); lip.count > 0)
        add(FaceFeature::upper_lip, lip.x(), lip.y());
    for (const auto& [face_class, lid, eye] :
         {std::tuple(FaceClass::left_eye, FaceFeature::left_lid, FaceFeature::left_eye),
          std::tuple(FaceClass::right_eye, FaceFeature::right_lid, FaceFeature::right_eye)}) {
        const Extent& extent = of(face_class);
        if (extent.count == 0) continue;
        add(lid, extent.x(), extent.top);
        add(eye, extent.x(), extent.y());
    }
    for (const auto& [face_class, brow] : {std::pair(FaceClass::left_brow, FaceFeature::left_brow),
                                           std::pair(FaceClass::right_brow, FaceFeature::right_brow)})
        if (const Extent& extent = of(face_class); extent.count > 0) add(brow, extent.x(), extent.y());
    return handles;
}

}  // namespace limner::ui
