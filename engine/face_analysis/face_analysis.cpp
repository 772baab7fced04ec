#include "engine/face_analysis/face_analysis.h"

#include "engine/core/label_set.h"

namespace limner {
namespace {

constexpr int corrections = 2;

Landmarks moved(const Landmarks& landmarks, const Similarity& transform) {
    Landmarks result;
    for (std::size_t i = 0; i < landmarks.size(); ++i) result[i] = transform * landmarks[i];
    return result;
}

}  // namespace

FaceAnalysis analyse_face(const Image& picture, Similarity crop_from_picture, const FaceParser* parser,
                          const FaceRegressor* regressor, bool refine) {
    FaceAnalysis face;
    for (int i = 0;; ++i) {
        face.crop_from_picture = crop_from_picture;
        face.crop = warped(picture, crop_from_picture.inverse(), analysis_size);
        if (!regressor) break;
        face.estimate = regressor->estimate(face.crop);
        face.estimate->landmarks = moved(face.estimate->landmarks, crop_from_picture.inverse());
        const auto better = face_frame(face.estimate->landmarks);
        if (!refine || i == corrections || !better) break;
        crop_from_picture = *better;
    }
    if (face.estimate) {
        for (auto& spread : face.estimate->spread) spread /= face.crop_from_picture.scale();
        face.estimate->roll += -Radians(face.crop_from_picture.clockwise());
    }
    if (parser) {
        face.crop_labels = parser->labels(face.crop);
        face.labels = warped(*face.crop_labels, face.crop_from_picture, picture.width, picture.height,
                             std::uint8_t(FaceClass::background));
    }
    return face;
}

}  // namespace limner
