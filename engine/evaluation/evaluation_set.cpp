#include "engine/evaluation/evaluation_set.h"

#include <algorithm>
#include <cmath>

#include "engine/generators/camera_source.h"
#include "engine/geometry/foreign_camera.h"
#include "engine/media/image_file.h"
#include "engine/portrait/light_units.h"
#include "engine/synthetic/environment_light.h"

namespace limner {
namespace {

// Far from the seed itself, so that neighbours do not lend each other their style.
constexpr std::uint64_t donor_of(std::uint64_t seed) { return seed + 500'000; }

// `has_camera` becomes false where a picture cannot be placed in space.
Result<ViewSample> drawn(Generator& generator, const Portrait& portrait,
                         const std::shared_ptr<Progress>& progress, bool& has_camera) {
    const int final_rung = int(generator.info().rungs.size()) - 1;
    const int drawn_size = std::max(generator.info().resolution, evaluation_size);
    const auto picture = generator.render(
        portrait,
        {.rung = final_rung, .size = drawn_size, .cancelled = [&] { return progress->cancelled(); }});
    if (!picture) return tl::unexpected(picture.error());
    ViewSample view;
    view.image = shrunk(*picture->image, evaluation_size);  // what users see, as large as the data
    view.labels = resized(*picture->labels, evaluation_size, evaluation_size);
    auto* source = dynamic_cast<CameraSource*>(&generator);
    has_camera = has_camera && source && picture->depth && picture->depth->width == evaluation_size;
    if (has_camera) {
        view.depth = *picture->depth;
        view.camera = source->camera_of(portrait);
    }
    return view;
}

ViewSample drawn(const synthetic::PortraitImage& image) {
    return {image.colour, image.labels, image.depth, camera_from_eg3d(image.camera)};
}

synthetic::ViewCamera data_camera(float yaw_degrees) {
    // The renderer's camera moves where Limner's head turns: the signs of yaw are opposite.
    return {.yaw = -from_degrees(yaw_degrees).value, .fov_degrees = 16, .zoom = 1.2f};
}

// What a style code of `part` stands for among the factors.
void restyle(synthetic::PortraitFactors& person, const synthetic::PortraitFactors& donor, Part part) {
    switch (part) {
        case Part::background:
            person.background = donor.background;
            break;
        case Part::skin: {
            const float lips = person.skin.lip_redness;
            person.skin = donor.skin;
            person.skin.lip_redness = lips;
            break;
        }
        case Part::eyes:
            person.eyes.iris = donor.eyes.iris;
            person.eyes.iris_rim = donor.eyes.iris_rim;
            break;
        case Part::lips:
            person.skin.lip_redness = donor.skin.lip_redness;
            person.makeup.lip_tint = donor.makeup.lip_tint;
            person.makeup.lip_gloss = donor.makeup.lip_gloss;
            break;
        case Part::hair:
            person.hair.eumelanin = donor.hair.eumelanin;
            person.hair.pheomelanin = donor.hair.pheomelanin;
            person.hair.grey = donor.hair.grey;
            break;
        case Part::clothes:
            person.clothes.colour = donor.clothes.colour;
            person.clothes.second_colour = donor.clothes.second_colour;
            person.clothes.pattern = donor.clothes.pattern;
            break;
        default:
            break;
    }
}

/// What a person of the data does with the face, as far as the model knows it; but for the lids, which every
/// model rests as it likes.
std::map<std::string, float> expression_of(const synthetic::PortraitFactors& person,
                                           const GeneratorInfo& model) {
    std::map<std::string, float> expression;
    for (int i = 0; i < expression_count; ++i) {
        const std::string key(name(Expression(i)));
        const bool known =
            std::find(model.expressions.begin(), model.expressions.end(), key) != model.expressions.end();
        if (known && !key.starts_with("eyeBlink") && person.weight(Expression(i)) > 0)
            expression[key] = person.weight(Expression(i));
    }
    return expression;
}

/// The light of a person of the data as far as a portrait can say it: where the key light is, how much of the
/// light it is and how warm. Rim lights and colours of the surroundings have no word there. As bright on the
/// face as Light() is, since the data's pictures are all exposed alike.
Light light_of(const synthetic::LightFactors& data) {
    const auto summary = synthetic::summarize(data);
    const Vec3 surroundings = synthetic::shaded(summary.environment, normalized({0, .15f, 1}));
    const float ambient = .3f * surroundings.x + .6f * surroundings.y + .1f * surroundings.z;
    const float exposure = summary.exposure / light_units::default_exposure;
    const auto& d = data.key_direction;
    const float warmth = (data.key_colour.x / data.key_colour.y - 1) / light_units::warm_red;
    constexpr float strongest = 2;
    return {.azimuth = Radians(std::atan2(d.x, d.z)),
            .elevation = Radians(std::asin(std::clamp(d.y, -1.0f, 1.0f))),
            .intensity = std::min(exposure * data.key_colour.y / light_units::key, strongest),
            .ambient = std::min(exposure * ambient / light_units::frontal_ambient, strongest),
            .warmth = std::clamp(warmth, -1.0f, 1.0f)};
}

/// How much larger `data` shows a head than `generator` does: the data's frames are set by eyes and mouth as
/// the expression moves them, those of a model by the head at rest.
float zoom_like(const EvaluationSubject& data, CameraSource& source, const Portrait& portrait) {
    const auto distance = [](const Camera& camera) { return camera.camera_from_head.translation.norm(); };
    return portrait.pose.zoom * distance(source.camera_of(portrait)) / distance(data.front().camera);
}

/// The person `seed` of the model, who does what the data's person does, in the same light.
Portrait portrait_like_data(std::uint64_t seed, const GeneratorInfo& model) {
    const auto person = synthetic::sample_factors(seed);
    Portrait portrait = portrait_from_seed(seed);
    if (model.capabilities.expression) portrait.head.expression = expression_of(person, model);
    if (model.capabilities.gaze)
        portrait.head.gaze_x = person.eyes.gaze_x, portrait.head.gaze_y = person.eyes.gaze_y;
    if (model.capabilities.light) portrait.light = light_of(person.light);
    return portrait;
}

}  // namespace

Result<EvaluationSubject> model_subject(Generator& generator, std::uint64_t seed,
                                        const EvaluationSubject* data,
                                        const std::shared_ptr<Progress>& progress) {
    const auto& can = generator.info().capabilities;
    if (!can.pose || !can.labels || !can.part_styles)
        return failure(Errc::missing_capability,
                       "The model " + generator.info().id +
                           " cannot be evaluated: that takes pose, label maps and styles of parts.");
    EvaluationSubject subject;
    // Distributions are those of the same expressions in the same light, and of heads as large.
    Portrait portrait = portrait_like_data(seed, generator.info());
    if (auto* source = dynamic_cast<CameraSource*>(&generator); source && data)
        portrait.pose.zoom = zoom_like(*data, *source, portrait);
    const auto light = portrait.light.azimuth;
    for (const float yaw : evaluation_yaws) {
        portrait.pose.yaw = from_degrees(yaw);
        portrait.light.azimuth = light + from_degrees(yaw);
        auto view = drawn(generator, portrait, progress, subject.has_camera);
        if (!view) return tl::unexpected(view.error());
        subject.turned.push_back(std::move(*view));
    }
    portrait.pose.yaw = {};
    portrait.light.azimuth = light;
    for (const Part part : evaluation_parts) {
        Portrait other = portrait;
        other.style(part).seed = donor_of(seed);
        auto view = drawn(generator, other, progress, subject.has_camera);
        if (!view) return tl::unexpected(view.error());
        subject.restyled.emplace(part, std::move(*view));
    }
    for (const auto& [shapes, weight] : evaluation_expressions) {
        if (!can.expression) break;
        Portrait other = portrait;
        other.head.expression.clear();
        for (const auto shape : shapes) other.head.expression[std::string(name(shape))] = weight;
        auto view = drawn(generator, other, progress, subject.has_camera);
        if (!view) return tl::unexpected(view.error());
        subject.expressive.push_back(std::move(*view));
    }
    portrait.head.identity.seed = donor_of(seed);
    auto view = drawn(generator, portrait, progress, subject.has_camera);
    if (!view) return tl::unexpected(view.error());
    subject.another_head = std::move(*view);
    return subject;
}

EvaluationSubject data_subject(const synthetic::TemplateHead& head, std::uint64_t seed) {
    EvaluationSubject subject;
    const synthetic::RenderOptions options{.size = evaluation_size};
    const auto person = synthetic::sample_factors(seed), donor = synthetic::sample_factors(donor_of(seed));
    std::vector<synthetic::ViewCamera> cameras;
    for (const float yaw : evaluation_yaws) cameras.push_back(data_camera(yaw));
    for (const auto& image : synthetic::render(head, person, cameras, options))
        subject.turned.push_back(drawn(image));

    const std::array front{data_camera(0)};
    for (const Part part : evaluation_parts) {
        auto other = person;
        restyle(other, donor, part);
        subject.restyled.emplace(part, drawn(synthetic::render(head, other, front, options).front()));
    }
    for (const auto& [shapes, weight] : evaluation_expressions) {
        auto other = person;
        other.expression = {};
        for (const auto shape : shapes) other.weight(shape) = weight;
        // The lids of the head model are too far open by themselves (as in sample_factors).
        other.weight(Expression::eyeBlink_L) = other.weight(Expression::eyeBlink_R) = .15f;
        subject.expressive.push_back(drawn(synthetic::render(head, other, front, options).front()));
    }
    auto other = person;
    other.identity = donor.identity;
    subject.another_head = drawn(synthetic::render(head, other, front, options).front());
    return subject;
}

}  // namespace limner
