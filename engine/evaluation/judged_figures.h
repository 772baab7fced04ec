#pragma once
// The figures of an evaluation that take a look at the face: a judge's parser and regressor. Without one of
// them its figures say so and have no numbers.
//
//     const JudgedFigures judged = judged_figures(ours, data, {parser.get(), nullptr});

#include "engine/evaluation/picture_figures.h"
#include "engine/face_analysis/face_parser.h"
#include "engine/face_analysis/face_regressor.h"

namespace limner {

/// Loaded with AnalyserRole::judging; null where the pack is not there.
struct Judges {
    const FaceParser* parser = nullptr;
    const FaceRegressor* regressor = nullptr;
};

struct JudgedFigures {
    Figures model, data;  // the same keys in the same order
};

/// `data` may be empty. One thread, with LibTorch's.
JudgedFigures judged_figures(std::span<const EvaluationSubject> model,
                             std::span<const EvaluationSubject> data, const Judges& judges);

}  // namespace limner
