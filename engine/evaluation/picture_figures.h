#pragma once
// The figures of an evaluation that pictures, label maps and depth give by themselves. Each is a pure
// function of the subjects, so that model and data are measured alike.
//
//     const auto ours = picture_figures(model_subjects), ceiling = picture_figures(data_subjects);

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/evaluation/evaluation_set.h"

namespace limner {

/// One number, or why there is none.
struct Figure {
    std::string key;    // "view_consistency.psnr"
    std::string title;  // "turned skin against itself, PSNR, dB"
    std::optional<double> value{};
    std::string missing{};  // a phrase, where there is no value
};
using Figures = std::vector<Figure>;

/// All of them, always the same keys in the same order.
Figures picture_figures(std::span<const EvaluationSubject> subjects);

}  // namespace limner
