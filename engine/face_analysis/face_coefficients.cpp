#include "engine/face_analysis/face_coefficients.h"

#include <string>
#include <utility>

namespace limner::analysis {
namespace {

// Shapes that push something to one side without being named _L or _R.
constexpr std::pair<Expression, Expression> sided[] = {{Expression::jawLeft, Expression::jawRight},
                                                       {Expression::mouthLeft, Expression::mouthRight}};

std::size_t partner(std::size_t shape) {
    const auto name = limner::name(static_cast<Expression>(shape));
    if (name.ends_with("_L")) return shape + 1;  // the model lists left before right
    if (name.ends_with("_R")) return shape - 1;
    for (const auto& [left, right] : sided) {
        if (shape == std::size_t(left)) return std::size_t(right);
        if (shape == std::size_t(right)) return std::size_t(left);
    }
    return shape;
}

}  // namespace

Coefficients mirrored(const Coefficients& coefficients) {
    auto result = coefficients;
    result[pose.begin] = -coefficients[pose.begin];          // yaw
    result[pose.begin + 2] = -coefficients[pose.begin + 2];  // roll
    for (std::size_t i = 0; i < expression.count; ++i)
        result[expression.begin + i] = coefficients[expression.begin + partner(i)];
    result[gaze.begin] = -coefficients[gaze.begin];
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (const std::size_t odd_in_x : {3, 4, 7}) {
            auto& value = result[light.begin + channel * 9 + odd_in_x];
            value = -value;
        }
    return result;
}

void normalise_light(Coefficients& coefficients) {
    const auto constant = [&](std::size_t channel) { return coefficients[light.begin + channel * 9]; };
    const float luminance = .2126f * constant(0) + .7152f * constant(1) + .0722f * constant(2);
    if (luminance <= 1e-6f) return;
    for (std::size_t i = light.begin; i < light.end(); ++i) coefficients[i] /= luminance;
}

}  // namespace limner::analysis
