#include "engine/evaluation/picture_figures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/generators/camera_source.h"
#include "engine/rendering/label_agreement.h"
#include "tests/support/fake_generator.h"

using namespace limner;

namespace {

constexpr int size = evaluation_size;

// A flat face before a flat wall: each part has one colour, named by `shade`.
ViewSample view(float yaw, std::uint8_t skin, std::uint8_t hair, std::uint8_t wall) {
    ViewSample v{Image(size, size), LabelMap(size, size), DepthMap(size, size, 70), {}};
    v.camera = head_camera({.yaw = from_degrees(yaw)}, {.target = Vec3f::Zero(), .span = 20});
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const bool face = std::hypot(x - 128, y - 128) < 60, top = y < 100;
            const auto label = !face ? FaceClass::background : top ? FaceClass::hair : FaceClass::skin;
            const auto shade = !face ? wall : top ? hair : skin;
            v.labels.at(x, y) = std::uint8_t(label);
            v.image.at(x, y) = {shade, shade, shade};
        }
    return v;
}

EvaluationSubject person(std::uint8_t skin, std::uint8_t hair, std::uint8_t wall) {
    EvaluationSubject subject;
    for (const float yaw : evaluation_yaws) subject.turned.push_back(view(yaw, skin, hair, wall));
    subject.restyled[Part::hair] = view(0, skin, std::uint8_t(hair + 60), wall);
    subject.restyled[Part::background] = view(0, skin, hair, std::uint8_t(wall + 40));
    subject.another_head = view(0, skin, std::uint8_t(hair + 15), wall);
    return subject;
}

Figure of(const Figures& figures, const std::string& key) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const auto& f) { return f.key == key; });
    REQUIRE(found != figures.end());
    return *found;
}

}  // namespace

TEST_CASE("Figures of made-up people are what they were made to be", "[evaluation]") {
    const std::array people{person(150, 40, 20), person(90, 40, 20)};
    const auto figures = picture_figures(people);
    CHECK(*of(figures, "style_locality.hair").value == 1);
    CHECK(*of(figures, "style_locality.mean").value == 1);
    CHECK(*of(figures, "independence.labels_under_style").value == 1);
    // Another head moves the hair by 15 and the wall by nothing; other styles move them by 60 and 40.
    CHECK(*of(figures, "independence.colour_under_geometry").value == Approx(15.0 / 100));
    CHECK(*of(figures, "view_consistency.psnr").value > 25);  // but for the border to the hair, equal
    CHECK(*of(figures, "view_consistency.ssim").value == Approx(1));
    CHECK(*of(figures, "diversity.pictures").value > 0);
    CHECK(*of(figures, "detail.octave_1").value > 0);
}

TEST_CASE("A change that spills over counts against the style's locality", "[evaluation]") {
    auto subject = person(150, 40, 20);
    auto& spilt = subject.restyled[Part::hair];
    double on_hair = 0, elsewhere = 0;
    for (std::size_t i = 0; i < spilt.image.pixels.size(); ++i) {
        const bool hair = spilt.labels.pixels[i] == std::uint8_t(FaceClass::hair);
        if (!hair && i % 7 == 0) spilt.image.pixels[i].g = std::uint8_t(spilt.image.pixels[i].g + 30);
        on_hair += hair ? 180 : 0;
        elsewhere += !hair && i % 7 == 0 ? 30 : 0;
    }
    const auto figures = picture_figures({&subject, 1});
    CHECK(*of(figures, "style_locality.hair").value == Approx(on_hair / (on_hair + elsewhere)));
}

TEST_CASE("Where nothing can be measured the figure says why and has no number", "[evaluation]") {
    auto subject = person(150, 40, 20);
    subject.has_camera = false;
    const auto figures = picture_figures({&subject, 1});
    for (const char* key :
         {"view_consistency.psnr", "view_consistency.ssim", "diversity.pictures", "style_locality.lips"}) {
        INFO(key);
        CHECK_FALSE(of(figures, key).value);
        CHECK_FALSE(of(figures, key).missing.empty());
    }
}

TEST_CASE("A model is drawn turned, restyled and with another head", "[evaluation]") {
    const auto control = std::make_shared<FakeControl>();
    FakeGenerator generator(control);
    const auto subject = model_subject(generator, 7, nullptr, std::make_shared<Progress>());
    REQUIRE(subject);
    CHECK(subject->turned.size() == evaluation_yaws.size());
    CHECK_FALSE(subject->has_camera);  // the fake has none
    const auto calls = control->calls();
    REQUIRE(calls.size() ==
            evaluation_yaws.size() + evaluation_parts.size() + evaluation_expressions.size() + 1);
    for (std::size_t i = 0; i < evaluation_yaws.size(); ++i) {
        const auto& portrait = calls[i].portrait;
        CHECK(degrees(portrait.pose.yaw) == Approx(evaluation_yaws[i]));
        CHECK(degrees(portrait.light.azimuth - calls[frontal_view].portrait.light.azimuth) ==
              Approx(evaluation_yaws[i]).margin(1e-4));
    }
    const auto& front = calls[frontal_view].portrait;
    for (std::size_t i = 0; i < evaluation_parts.size(); ++i) {
        auto restyled = calls[evaluation_yaws.size() + i].portrait;
        CHECK_FALSE(restyled == front);
        restyled.style(evaluation_parts[i]) = front.style(evaluation_parts[i]);
        CHECK(restyled == front);
    }
    for (std::size_t i = 0; i < evaluation_expressions.size(); ++i) {
        auto shown = calls[evaluation_yaws.size() + evaluation_parts.size() + i].portrait;
        CHECK(shown.head.expression.size() == 2);
        shown.head.expression.clear();
        CHECK(shown == front);
    }
    auto other = calls.back().portrait;
    CHECK(other.head.identity.seed != front.head.identity.seed);
    other.head.identity.seed = front.head.identity.seed;
    CHECK(other == front);
}

TEST_CASE("The model's people wear the expression of the data's, as far as the model knows it",
          "[evaluation]") {
    std::uint64_t seed = 9000000;
    while (synthetic::sample_factors(seed).weight(Expression::jawOpen) == 0) ++seed;
    const float opened = synthetic::sample_factors(seed).weight(Expression::jawOpen);
    const auto control = std::make_shared<FakeControl>();
    FakeGenerator generator(control);  // knows jawOpen, no lids
    REQUIRE(model_subject(generator, seed, nullptr, std::make_shared<Progress>()));
    const auto calls = control->calls();
    const auto& front = calls[frontal_view].portrait;
    REQUIRE(front.head.expression.contains("jawOpen"));
    CHECK(front.head.expression.at("jawOpen") == opened);
    for (const auto& [key, weight] : front.head.expression) CHECK((key == "jawOpen" || key == "mouthSmile"));
    CHECK(calls[evaluation_yaws.size()].portrait.head.expression == front.head.expression);  // restyled
    for (std::size_t i = 0; i < evaluation_expressions.size(); ++i)  // what is asked for, alone
        CHECK(calls[evaluation_yaws.size() + evaluation_parts.size() + i].portrait.head.expression.size() ==
              2);
}

TEST_CASE("The model's people look where the data's look, in their light", "[evaluation]") {
    const auto asked = [](std::uint64_t seed) {
        const auto control = std::make_shared<FakeControl>();
        FakeGenerator generator(control);
        REQUIRE(model_subject(generator, seed, nullptr, std::make_shared<Progress>()));
        return control->calls()[frontal_view].portrait;
    };
    for (const std::uint64_t seed : {9000000u, 9000001u, 9000002u}) {
        const auto person = synthetic::sample_factors(seed);
        const auto portrait = asked(seed);
        CHECK(portrait.head.gaze_x == person.eyes.gaze_x);
        CHECK(portrait.head.gaze_y == person.eyes.gaze_y);
        const float az = portrait.light.azimuth.value, el = portrait.light.elevation.value;
        CHECK(std::sin(az) * std::cos(el) == Approx(person.light.key_direction.x).margin(1e-4));
        CHECK(std::sin(el) == Approx(person.light.key_direction.y).margin(1e-4));
        // As bright in the end as the default light, whatever the data's strength is.
        const float key =
            std::max(0.0f, .75f * (.989f * std::cos(az) * std::cos(el) + .148f * std::sin(el)) + .15f);
        if (portrait.light.intensity < 2 && portrait.light.ambient < 2)
            CHECK(.74f * portrait.light.ambient + 1.8f * key * portrait.light.intensity ==
                  Approx(2.08f).epsilon(.01));
        const bool warm = person.light.key_colour.x > person.light.key_colour.z;
        CHECK((portrait.light.warmth > 0) == warm);
    }
    CHECK_FALSE(asked(9000000).light == asked(9000001).light);
}

TEST_CASE("The model's heads are shown as large as the data's", "[evaluation]") {
    class SeenFrom final : public Generator, public CameraSource {
    public:
        explicit SeenFrom(std::shared_ptr<FakeControl> control) : pictures_(std::move(control)) {}
        const GeneratorInfo& info() const override { return pictures_.info(); }
        Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
            return pictures_.render(portrait, request);
        }
        Camera camera_of(const Portrait& portrait) override {
            return head_camera({.zoom = portrait.pose.zoom}, {.target = Vec3f::Zero(), .span = 24});
        }

    private:
        FakeGenerator pictures_;
    };
    const auto control = std::make_shared<FakeControl>();
    SeenFrom generator(control);
    const auto data = person(150, 40, 20);  // a span of 20
    REQUIRE(model_subject(generator, 7, &data, std::make_shared<Progress>()));
    for (const auto& call : control->calls()) CHECK(call.portrait.pose.zoom == Approx(1.2f));
}

TEST_CASE("Agreement of several label maps is that of all their pixels together", "[evaluation]") {
    LabelMap a(4, 1), b(4, 1);
    a.pixels = {0, 1, 1, 2}, b.pixels = {0, 1, 2, 2};
    auto agreement = compare_labels(a, b);
    CHECK(agreement.mean() == Approx((1 + .5 + .5) / 3));
    b.pixels = {0, 1, 1, 2};
    agreement += compare_labels(a, b);
    CHECK(agreement.iou(1) == Approx(3.0 / 4));
    CHECK(agreement.iou(2) == Approx(2.0 / 3));
}
