#pragma once
// Many pictures on one sheet, row by row.
//
//     write_png("faces.png", contact_sheet(faces, {.columns = 6}));

#include <span>

#include "engine/core/image.h"

namespace limner {

struct ContactSheetOptions {
    int columns = 0;  // 0 = as square as it gets
    int gap = 8;      // pixels between and around the pictures
    Rgba background{0x15, 0x16, 0x1A};
};

/// Cells have the size of the largest picture; smaller ones stand in their middle. No pictures: an empty
/// image. Pure.
Image contact_sheet(std::span<const Image> pictures, const ContactSheetOptions& options = {});

}  // namespace limner
