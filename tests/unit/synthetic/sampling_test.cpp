#include <catch2/catch.hpp>
#include <map>

#include "engine/synthetic/clip_sampling.h"
#include "engine/synthetic/dataset_writer.h"

using namespace limner;
using namespace limner::synthetic;

namespace {

constexpr int population = 2000;

const std::vector<PortraitFactors>& people() {
    static const std::vector<PortraitFactors> drawn = [] {
        std::vector<PortraitFactors> list;
        for (int seed = 0; seed < population; ++seed) list.push_back(sample_factors(std::uint64_t(seed)));
        return list;
    }();
    return drawn;
}

template <class Predicate>
double share(Predicate predicate) {
    return double(std::count_if(people().begin(), people().end(), predicate)) / population;
}

}  // namespace

TEST_CASE("All skin tones are drawn often", "[synthetic][sampling]") {
    for (int tenth = 0; tenth < 10; ++tenth) {
        const float from = float(tenth) * 0.1f, to = from + 0.1f;
        INFO("melanin from " << from);
        CHECK(share([&](const auto& p) { return p.skin.melanin >= from && p.skin.melanin < to; }) > 0.04);
    }
    CHECK(share([](const auto& p) { return p.skin.melanin < 0.3f; }) < 0.6);
    CHECK(share([](const auto& p) { return p.skin.melanin > 0.6f; }) > 0.2);
}

TEST_CASE("All ages and both sexes are drawn", "[synthetic][sampling]") {
    for (int fifth = 0; fifth < 5; ++fifth) {
        const float from = float(fifth) * 0.2f;
        CHECK(share([&](const auto& p) { return p.age >= from && p.age <= from + 0.2f; }) > 0.1);
    }
    CHECK(share([](const auto& p) { return p.femininity > 0.5f; }) == Approx(0.5).margin(0.04));
}

TEST_CASE("All hair styles are drawn, and none dominates", "[synthetic][sampling]") {
    for (int style = 0; style < hair_style_count; ++style) {
        INFO(name(HairStyle(style)));
        const double drawn = share([&](const auto& p) { return p.hair.style == HairStyle(style); });
        CHECK(drawn > 0.01);
        CHECK(drawn < 0.2);
    }
}

TEST_CASE("What is worn is rare but there", "[synthetic][sampling]") {
    const auto between = [](double value, double lowest, double highest) {
        CHECK(value > lowest);
        CHECK(value < highest);
    };
    between(share([](const auto& p) { return p.accessories.glasses != GlassesShape::none; }), 0.1, 0.2);
    between(share([](const auto& p) { return p.accessories.beanie; }), 0.03, 0.1);
    between(share([](const auto& p) { return p.accessories.earrings != EarringShape::none; }), 0.1, 0.25);
    between(share([](const auto& p) { return p.accessories.necklace; }), 0.05, 0.15);
    between(share([](const auto& p) { return p.facial_hair.beard > 0; }), 0.05, 0.2);
}

TEST_CASE("Poses cover both sides evenly and one view is nearly frontal", "[synthetic][sampling]") {
    constexpr int bins = 10, views = 4;
    int count[bins] = {};
    double yaw_sum = 0, pitch_sum = 0;
    for (int seed = 0; seed < population; ++seed) {
        bool frontal = false;
        for (const ViewCamera& view : sample_views(std::uint64_t(seed), views)) {
            REQUIRE(std::fabs(view.yaw) <= 0.95f);
            REQUIRE(std::fabs(view.pitch) <= 0.43f);
            ++count[std::min(bins - 1, int((view.yaw + 0.95f) / 1.9f * bins))];
            frontal = frontal || std::fabs(view.yaw) <= 0.2f;
            yaw_sum += view.yaw;
            pitch_sum += view.pitch;
        }
        REQUIRE(frontal);
    }
    for (const int n : count) CHECK(n > population * views * 6 / 100);
    CHECK(std::fabs(yaw_sum / (population * views)) < 0.03);
    CHECK(std::fabs(pitch_sum / (population * views)) < 0.02);
}

TEST_CASE("All values that are drawn are finite and within their bounds", "[synthetic][sampling]") {
    for (const PortraitFactors& person : people()) {
        for (const NamedFactor& factor : flatten(person)) {
            INFO(factor.name << " of " << person.seed);
            if (!std::isfinite(factor.value)) FAIL();
        }
        for (const float weight : person.expression) {
            if (weight < 0 || weight > 1) FAIL("expression of " << person.seed);
        }
    }
}

TEST_CASE("The same seed gives the same person, another seed another one", "[synthetic][sampling]") {
    CHECK(factor_row(sample_factors(7), {}, 0) == factor_row(sample_factors(7), {}, 0));
    CHECK(factor_row(sample_factors(7), {}, 0) != factor_row(sample_factors(8), {}, 0));
}

TEST_CASE("Columns have names, once each, in the order of the rows", "[synthetic][sampling]") {
    const auto names = factor_names();
    std::map<std::string, int> count;
    for (const std::string& column : names) ++count[column];
    CHECK(count.size() == names.size());
    const PortraitFactors person = sample_factors(42);
    const auto row = factor_row(person, ViewCamera{0.25f, 0, 0, 14, 1}, 3);
    REQUIRE(row.size() == names.size());
    const auto column = [&](const char* wanted) {
        return row[std::size_t(std::find(names.begin(), names.end(), wanted) - names.begin())];
    };
    CHECK(column("skin.melanin") == person.skin.melanin);
    CHECK(column("expression.jawOpen") == person.weight(Expression::jawOpen));
    CHECK(column("person.seed") == 42);
    CHECK(column("view.index") == 3);
    CHECK(column("view.yaw") == 0.25f);
}

TEST_CASE("In a clip one person moves, smoothly", "[synthetic][sampling]") {
    constexpr int clips = 40, frames = 50;
    int moved = 0, blinked = 0, relit = 0;
    for (std::uint64_t seed = 0; seed < clips; ++seed) {
        const std::vector<ClipFrame> clip = sample_clip(seed, frames);
        REQUIRE(clip.size() == frames);
        float turned = 0;
        bool closed = false;
        for (std::size_t i = 0; i < clip.size(); ++i) {
            PortraitFactors still = clip[i].person;
            closed = closed || still.weight(Expression::eyeBlink_L) == 1;
            if (i > 0) {
                const ClipFrame& before = clip[i - 1];
                const float step = std::fabs(clip[i].view.yaw - before.view.yaw);
                if (step > 0.4f) FAIL("The head jumps in frame " << i << " of clip " << seed);
                turned += step;
                const float change =
                    std::fabs(still.weight(Expression::jawOpen) - before.person.weight(Expression::jawOpen));
                if (change > 0.4f) FAIL("The jaw jumps in frame " << i << " of clip " << seed);
            }
            for (const float weight : still.expression) REQUIRE((weight >= 0 && weight <= 1));
            // All but what moves is the first frame's.
            const PortraitFactors& first = clip[0].person;
            still.expression = first.expression;
            still.eyes.gaze_x = first.eyes.gaze_x;
            still.eyes.gaze_y = first.eyes.gaze_y;
            still.light = first.light;
            if (factor_row(still, {}, 0) != factor_row(first, {}, 0)) FAIL("Another person in frame " << i);
        }
        moved += turned > 0.1f;
        blinked += closed;
        relit += length(clip[0].person.light.key_direction - clip.back().person.light.key_direction) > 1e-3f;
    }
    CHECK(moved > clips * 3 / 4);
    CHECK(blinked > clips / 4);
    CHECK(relit > clips / 4);
    CHECK(relit < clips * 3 / 4);
}

TEST_CASE("The same seed gives the same clip, frame by frame", "[synthetic][sampling]") {
    const auto once = sample_clip(7, 20), again = sample_clip(7, 20), other = sample_clip(8, 20);
    const auto row = [](const ClipFrame& frame) { return factor_row(frame.person, frame.view, 0); };
    for (std::size_t i = 0; i < once.size(); ++i) {
        CHECK(row(once[i]) == row(again[i]));
        CHECK(row(once[i]) != row(other[i]));
    }
    CHECK(sample_clip(7, 0).empty());
}
