#pragma once
// How a face is framed for the analysers: a square like the training set's pictures (FFHQ's crop, a fifth
// wider, so that hair and collar are in it).
//
//     const auto crop_from_picture = face_frame(landmarks);      // or frame_of_box(found_face)
//     const Image crop = warped(picture, crop_from_picture->inverse(), analysis_size);

#include <optional>

#include "engine/face_analysis/landmarks.h"
#include "engine/face_analysis/similarity.h"

namespace limner {

/// Side of the pictures that the analysers read.
inline constexpr int analysis_size = 256;

/// A face in a picture: the square that a cascade finds, brow to chin.
struct FaceBox {
    float x = 0, y = 0, size = 0;  // left, top and side in pixels
};

/// Upright, by the eyes and the corners of the mouth. Nothing when they coincide.
std::optional<Similarity> face_frame(const Landmarks& landmarks);

/// Without knowing the landmarks.
Similarity frame_of_box(const FaceBox& box);

/// For a picture that is framed like that already: all of it, its middle square where it is not square.
Similarity frame_of_picture(int width, int height);

}  // namespace limner
