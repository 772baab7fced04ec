#pragma once
// The 68 landmarks of Multi-PIE, in the order of the face model and of most public sets. Seen from the front:
//
//     0..16 jaw, from the subject's right ear (left edge of the picture) over the chin (8) to the left ear
//     17..21 right brow, 22..26 left brow   27..30 bridge of the nose   31..35 nostrils
//     36..41 right eye, 42..47 left eye, both from the picture's left corner over the upper lid
//     48..59 outer lips, 60..67 inner lips, from the picture's left corner over the upper lip

#include <array>
#include <cstdint>

namespace limner {

inline constexpr std::size_t face_landmark_count = 68;
/// Pixels of a picture, centres at + .5.
using Landmarks = std::array<std::array<float, 2>, face_landmark_count>;

/// The landmark that takes a landmark's place when the picture is mirrored.
inline constexpr std::array<std::uint8_t, face_landmark_count> mirrored_landmark{
    16, 15, 14, 13, 12, 11, 10, 9,  8,  7,  6,  5,  4, 3, 2, 1, 0,  // jaw
    26, 25, 24, 23, 22, 21, 20, 19, 18, 17,                         // brows
    27, 28, 29, 30, 35, 34, 33, 32, 31,                             // nose
    45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40,                 // eyes
    54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55,                 // outer lips
    64, 63, 62, 61, 60, 67, 66, 65};                                // inner lips

/// In a picture of this width, mirrored.
inline Landmarks mirrored(const Landmarks& landmarks, int width) {
    Landmarks result;
    for (std::size_t i = 0; i < landmarks.size(); ++i) {
        const auto& from = landmarks[mirrored_landmark[i]];
        result[i] = {float(width) - from[0], from[1]};
    }
    return result;
}

}  // namespace limner
