#include "engine/evaluation/judged_figures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random.h"

using namespace limner;

namespace {

constexpr int size = evaluation_size;

/// Reads the label straight off the red channel, the one judge that is never wrong.
class HonestParser final : public FaceParser {
public:
    LabelMap labels(const Image& crop) const override {
        LabelMap map(crop.width, crop.height);
        for (std::size_t i = 0; i < map.pixels.size(); ++i) map.pixels[i] = crop.pixels[i].r;
        return map;
    }
    std::size_t parameter_count() const override { return 0; }
};

/// Reads yaw, person and expression off the colours that picture() put into the first pixels.
class HonestRegressor final : public FaceRegressor {
public:
    FaceEstimate estimate(const Image& crop) const override {
        FaceEstimate face;
        face.yaw = from_degrees(float(crop.at(0, 0).g) - 100);
        const auto person = std::uint64_t(crop.at(0, 0).b);
        for (std::size_t i = 0; i < face.identity.size(); ++i)
            face.identity[i] = normal(person, "identity", i);
        const int shown = int(crop.at(1, 0).b) - 1;
        if (shown >= 0)
            for (const auto shape : evaluation_expressions[std::size_t(shown)].shapes)
                face.expression[std::size_t(shape)] = evaluation_expressions[std::size_t(shown)].weight;
        for (std::size_t i = 0; i < feature_count(); ++i)
            face.features.push_back(normal(person, "features", i) + .01f * face.yaw.value);
        return face;
    }
    std::size_t feature_count() const override { return 4; }
    std::size_t parameter_count() const override { return 0; }
};

// Upper half hair, lower half skin, with what HonestRegressor reads in the corner.
ViewSample picture(std::uint8_t person, float yaw, std::uint8_t expression = 0) {
    ViewSample view{Image(size, size), LabelMap(size, size), {}, {}};
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const auto label = std::uint8_t(y < size / 2 ? FaceClass::hair : FaceClass::skin);
            view.labels.at(x, y) = label;
            view.image.at(x, y) = {label, 0, 0};
        }
    view.image.at(0, 0).g = std::uint8_t(yaw + 100);
    view.image.at(0, 0).b = person;
    view.image.at(1, 0).b = expression;
    return view;
}

EvaluationSubject subject(std::uint8_t person) {
    EvaluationSubject made;
    for (const float yaw : evaluation_yaws) made.turned.push_back(picture(person, yaw));
    for (const Part part : evaluation_parts) made.restyled[part] = picture(person, 0);
    for (std::size_t i = 0; i < evaluation_expressions.size(); ++i)
        made.expressive.push_back(picture(person, 0, std::uint8_t(i + 1)));
    made.another_head = picture(person, 0);
    made.has_camera = false;
    return made;
}

std::vector<EvaluationSubject> people(int first, int count) {
    std::vector<EvaluationSubject> made;
    for (int i = 0; i < count; ++i) made.push_back(subject(std::uint8_t(first + i)));
    return made;
}

Figure of(const Figures& figures, const std::string& key) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const auto& f) { return f.key == key; });
    REQUIRE(found != figures.end());
    return *found;
}

}  // namespace

TEST_CASE("A judge that is never wrong finds a model that does what it is asked for", "[evaluation]") {
    const HonestParser parser;
    const HonestRegressor regressor;
    const auto model = people(1, 6), data = people(1, 6);
    const auto judged = judged_figures(model, data, {&parser, &regressor});
    for (const auto* figures : {&judged.model, &judged.data}) {
        CHECK(*of(*figures, "resegmentation.mean").value == 1);
        CHECK(*of(*figures, "resegmentation.hair").value == 1);
        CHECK_FALSE(of(*figures, "resegmentation.hat").value);
        CHECK(*of(*figures, "independence.parse_under_style").value == 1);
        CHECK(*of(*figures, "identity.over_yaw").value == Approx(1));
        CHECK(std::abs(*of(*figures, "identity.of_others").value) < .3);
        CHECK(*of(*figures, "pose.yaw_error").value == Approx(0).margin(1e-4));
        CHECK(*of(*figures, "expression.error").value == Approx(0).margin(1e-6));
        CHECK(*of(*figures, "diversity.features").value > .5);
    }
    CHECK(*of(judged.model, "distance.frechet").value == Approx(0).margin(1e-4));
    CHECK_FALSE(of(judged.data, "distance.frechet").value);
    CHECK(judged.model.size() == judged.data.size());
    for (std::size_t i = 0; i < judged.model.size(); ++i) CHECK(judged.model[i].key == judged.data[i].key);
}

TEST_CASE("What the judge sees go wrong is in its figures", "[evaluation]") {
    const HonestParser parser;
    const HonestRegressor regressor;
    auto model = people(1, 2);
    const auto data = people(1, 2);
    SECTION("hair drawn over half of the skin") {
        for (auto& person : model)
            for (auto& view : person.turned)
                for (int y = size / 2; y < size * 3 / 4; ++y)
                    for (int x = 0; x < size; ++x) view.image.at(x, y).r = std::uint8_t(FaceClass::hair);
        const auto judged = judged_figures(model, data, {&parser, &regressor});
        CHECK(*of(judged.model, "resegmentation.hair").value == Approx(2.0 / 3));
        CHECK(*of(judged.model, "resegmentation.skin").value == Approx(.5));
        CHECK(*of(judged.model, "resegmentation.mean").value == Approx((2.0 / 3 + .5) / 2));
    }
    SECTION("a head that turns too far by a degree a step") {
        for (auto& person : model)
            for (auto& view : person.turned) view.image.at(0, 0).g = std::uint8_t(view.image.at(0, 0).g + 1);
        const auto judged = judged_figures(model, data, {&parser, &regressor});
        CHECK(*of(judged.model, "pose.yaw_error").value == Approx(1).margin(1e-3));
    }
    SECTION("no smile where one was asked for") {
        for (auto& person : model) person.expressive[0].image.at(1, 0).b = 0;
        const auto judged = judged_figures(model, data, {&parser, &regressor});
        // Two shapes of .7 are missing among 3 expressions x 6 shapes.
        CHECK(*of(judged.model, "expression.error").value == Approx(2 * .7 / 18).margin(1e-5));
    }
    SECTION("another person at every turn") {
        for (auto& person : model) person.turned[0].image.at(0, 0).b = 77;
        const auto judged = judged_figures(model, data, {&parser, &regressor});
        CHECK(*of(judged.model, "identity.over_yaw").value < .9);
    }
}

TEST_CASE("A style that another head keeps is kept, one that it changes is not", "[evaluation]") {
    const HonestParser parser;
    // Hair and skin of person i have the green 10 i; on the other head the hair has moved by 4.
    auto model = people(1, 3);
    for (std::size_t i = 0; i < model.size(); ++i) {
        const auto paint = [&](ViewSample& view, int hair) {
            for (int y = 0; y < size; ++y)
                for (int x = 0; x < size; ++x)
                    view.image.at(x, y).g = std::uint8_t(10 * i + std::size_t(y < size / 2 ? hair : 0));
        };
        for (auto& view : model[i].turned) paint(view, 0);
        paint(model[i].another_head, 4);
    }
    const auto judged = judged_figures(model, {}, {&parser, nullptr}).model;
    CHECK(*of(judged, "style_fidelity.skin").value == Approx(1).margin(1e-3));
    // Two people are 40/3 apart in the mean.
    CHECK(*of(judged, "style_fidelity.hair").value == Approx(1 - 4 / (40.0 / 3)).margin(1e-3));
    CHECK_FALSE(of(judged, "style_fidelity.lips").value);
    CHECK(*of(judged, "style_fidelity.mean").value == Approx((1 + .7) / 2).margin(1e-3));
    CHECK_FALSE(of(judged_figures(model, {}, {}).model, "style_fidelity.mean").value);
}

TEST_CASE("A model without expressions has no error of them, and all other figures", "[evaluation]") {
    const HonestParser parser;
    const HonestRegressor regressor;
    auto model = people(1, 2);
    for (auto& person : model) person.expressive.clear();
    const auto data = people(1, 2);
    const auto judged = judged_figures(model, data, {&parser, &regressor});
    CHECK_FALSE(of(judged.model, "expression.error").value);
    CHECK_FALSE(of(judged.model, "expression.error").missing.empty());
    CHECK(of(judged.data, "expression.error").value);
    CHECK(*of(judged.model, "pose.yaw_error").value == Approx(0).margin(1e-4));
    for (std::size_t i = 0; i < judged.model.size(); ++i) CHECK(judged.model[i].key == judged.data[i].key);
}

TEST_CASE("Without a judge's pack its figures name it and hold no number", "[evaluation]") {
    const HonestRegressor regressor;
    const auto model = people(1, 2);
    const auto blind = judged_figures(model, {}, {});
    for (const auto& figure : blind.model) {
        INFO(figure.key);
        CHECK_FALSE(figure.value);
        const bool parsed = figure.key.starts_with("resegmentation") ||
                            figure.key.starts_with("independence") ||
                            figure.key.starts_with("style_fidelity");
        CHECK(figure.missing ==
              std::string("needs model pack ") + (parsed ? "limner-parser-judge" : "limner-landmarks-judge"));
    }
    SECTION("and without the data only distances to them are missing") {
        const auto judged = judged_figures(model, {}, {nullptr, &regressor});
        CHECK(of(judged.model, "pose.yaw_error").value);
        CHECK(of(judged.model, "distance.kernel").missing == "needs the data");
        CHECK(judged.model.size() == judged.data.size());
    }
}
