#pragma once
// Landmarks, pose and coefficients of a face's picture, by the pack limner-landmarks. No LibTorch here.
//
//     auto regressor = FaceRegressor::load(pack->folder, AnalyserRole::editing);
//     const FaceEstimate face = (*regressor)->estimate(crop);  // crop: analysis_size wide, see face_frame.h
//     degrees(face.yaw);

#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/core/image.h"
#include "engine/core/units.h"
#include "engine/face_analysis/analyser_file.h"
#include "engine/face_analysis/face_coefficients.h"
#include "engine/face_analysis/landmarks.h"

namespace limner {

struct FaceEstimate {
    Landmarks landmarks{};                            // pixels of the crop
    std::array<float, face_landmark_count> spread{};  // expected distance of each from the truth, pixels
    Radians yaw, pitch, roll;                         // signs of HeadPose, against the crop's upright
    std::array<float, analysis::identity.count> identity{};      // standard deviations of the shape modes
    std::array<float, analysis::expression.count> expression{};  // 0..1, by Expression
    float gaze_x = 0, gaze_y = 0;                                // radians, signs of HeadShape
    std::array<float, analysis::light.count> light{};            // see face_coefficients.h
    float melanin = 0, haemoglobin = 0;  // of the skin, as the synthetic portraits define them
    std::vector<float> features;         // what all of that is read off: for comparing pictures
};

class FaceRegressor {
public:
    /// Reads a pack's folder. Errors of read_analyser(); model_mismatch where tensors do not fit.
    static Result<std::unique_ptr<FaceRegressor>> load(const std::filesystem::path& pack, AnalyserRole role);
    virtual ~FaceRegressor() = default;

    /// `crop` is analysis_size x analysis_size (asserts). On one thread at a time, with LibTorch's threads.
    virtual FaceEstimate estimate(const Image& crop) const = 0;
    /// Length of FaceEstimate::features.
    virtual std::size_t feature_count() const = 0;
    virtual std::size_t parameter_count() const = 0;
};

}  // namespace limner
