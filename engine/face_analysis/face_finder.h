#pragma once
// Where the faces of a picture are: OpenCV's cascade for frontal faces (Debian's package opencv-data). It
// finds upright faces that look about at the camera; for others say where the face is.
//
//     const auto faces = find_faces(picture);
//     if (!faces) return tl::unexpected(faces.error());      // no OpenCV, or no cascade

#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/face_analysis/face_frame.h"

namespace limner {

/// Largest first; none is no error. missing_component in a build without OpenCV or on a machine without the
/// cascade's file. Any thread except the interface's.
Result<std::vector<FaceBox>> find_faces(const Image& picture);

}  // namespace limner
