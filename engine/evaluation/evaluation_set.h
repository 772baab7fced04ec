#pragma once
// The portraits that an evaluation looks at: people of held-out seeds, once as the model draws them and once
// as the synthetic renderer does, turned, restyled and with another head under the same style.
//
//     const auto data = data_subject(head, seed);
//     const auto model = model_subject(generator, seed, &data, progress);     // Result
//     model->turned[2].image;                                          // seen from the front

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/core/units.h"
#include "engine/evaluation/view_warp.h"
#include "engine/generators/generator.h"
#include "engine/synthetic/portrait_renderer.h"

namespace limner {

/// Steps of yaw in which every person is turned; the middle one is the front.
inline constexpr std::array evaluation_yaws{-30.0f, -15.0f, 0.0f, 15.0f, 30.0f};
inline constexpr std::size_t frontal_view = evaluation_yaws.size() / 2;
inline constexpr int evaluation_size = 256;

/// The parts that are restyled one by one.
inline constexpr std::array evaluation_parts{Part::background, Part::skin, Part::eyes,
                                             Part::lips,       Part::hair, Part::clothes};

/// What every person is asked to show, from the front: these shapes at this weight, and nothing else.
struct EvaluationExpression {
    std::array<Expression, 2> shapes;
    float weight;
};
inline constexpr std::array<EvaluationExpression, 3> evaluation_expressions{
    {{{Expression::mouthSmile_L, Expression::mouthSmile_R}, .7f},
     {{Expression::jawOpen, Expression::mouthFunnel}, .35f},
     {{Expression::browInnerUp_L, Expression::browInnerUp_R}, .8f}}};

/// One person in all the pictures that the figures need, each evaluation_size pixels wide.
struct EvaluationSubject {
    std::vector<ViewSample> turned;       // by evaluation_yaws; the light turns with the head
    std::map<Part, ViewSample> restyled;  // from the front, one part in another style
    std::vector<ViewSample> expressive;   // by evaluation_expressions; none where the model cannot
    ViewSample another_head;              // from the front, another shape in the same styles
    bool has_camera = true;               // false: depth and cameras are not to be used

    const ViewSample& front() const { return turned[frontal_view]; }
};

/// The person `seed` as `generator` draws it at final quality, with the expression, gaze and light of the
/// data's, as far as the model and a portrait know them, and as large as in `data` (may be null). On the
/// generator's thread. Errors of Generator::render(), missing_capability for a model without pose, labels or
/// styles of parts.
Result<EvaluationSubject> model_subject(Generator& generator, std::uint64_t seed,
                                        const EvaluationSubject* data,
                                        const std::shared_ptr<Progress>& progress);

/// The person `seed` of the synthetic portraits. Takes seconds. Any thread.
EvaluationSubject data_subject(const synthetic::TemplateHead& head, std::uint64_t seed);

}  // namespace limner
