#pragma once
// One face of any picture, from where it is to what it shows.
//
//     const auto face = analyse_face(photo, frame_of_box(found->front()), parser.get(), regressor.get());
//     face.labels;                                             // of the photo's size

#include <optional>

#include "engine/face_analysis/face_frame.h"
#include "engine/face_analysis/face_parser.h"
#include "engine/face_analysis/face_regressor.h"

namespace limner {

struct FaceAnalysis {
    Similarity crop_from_picture;          // the frame that was looked at
    Image crop;                            // analysis_size wide
    std::optional<FaceEstimate> estimate;  // landmarks and spread in pixels of the picture, roll against it
    std::optional<LabelMap> crop_labels;   // of the crop
    std::optional<LabelMap> labels;        // of the picture; background outside the frame
};

/// Looks at `picture` through `crop_from_picture`. With a regressor and `refine`, the frame is corrected
/// twice by the landmarks that it finds. Either analyser may be null. `picture` must not be empty. One
/// thread.
FaceAnalysis analyse_face(const Image& picture, Similarity crop_from_picture, const FaceParser* parser,
                          const FaceRegressor* regressor, bool refine = true);

}  // namespace limner
