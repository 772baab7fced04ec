#pragma once
// From a clean synthetic portrait to what a camera might have made of it. Everything that a label or a
// landmark lies on moves with it; colours change freely. Pure functions of their arguments: the same seed
// gives the same picture.
//
//     const AugmentedPicture seen = augmented({picture, labels, coverage, landmarks}, seed);

#include <array>
#include <cstdint>

#include "engine/core/image.h"
#include "engine/face_analysis/landmarks.h"
#include "engine/face_analysis/similarity.h"

namespace limner::training {

struct LabelledPicture {
    Image picture;
    LabelMap labels;              // FaceClass, of the picture's size
    Grid<std::uint8_t> coverage;  // share of the pixel that has its label, * 255; of the picture's size
    Landmarks landmarks{};        // pixels
};

struct AugmentedPicture {
    Image picture;
    LabelMap labels;
    Landmarks landmarks{};  // also of those that left the picture
    bool mirrored = false;
    float clockwise = 0;                 // radians the picture was turned by, after mirroring
    std::array<float, 3> gain{1, 1, 1};  // of linear light, by channel: the white balance
};

/// Mirrored: columns, sided classes and the order of the landmarks.
LabelledPicture mirrored(const LabelledPicture& picture);

/// Moved in the plane. What comes in from outside is the border going on, with its labels, or background.
LabelledPicture moved(const LabelledPicture& picture, const Similarity& new_from_old, bool border_goes_on);

/// Another wall behind the head: a gradient, blobs, or clutter of sharp shapes.
void replace_background(LabelledPicture& picture, std::uint64_t seed);

/// Something before the face: a plate, a disc or a bar. Its pixels are background, the landmarks stay.
void occlude(LabelledPicture& picture, std::uint64_t seed);

/// White balance, exposure, contrast, saturation, uneven light; the gain of linear light that it amounts to.
std::array<float, 3> change_colours(Image& picture, std::uint64_t seed);

/// Blur, lower resolution, sensor noise and JPEG, each at random.
void degrade(Image& picture, std::uint64_t seed);

/// All of these, each at random.
AugmentedPicture augmented(const LabelledPicture& picture, std::uint64_t seed);

}  // namespace limner::training
