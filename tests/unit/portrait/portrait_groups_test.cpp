#include "engine/portrait/portrait_groups.h"

#include <catch2/catch.hpp>

#include "engine/portrait/portrait_keys.h"

using namespace limner;

namespace {

Portrait edited() {
    Portrait portrait = portrait_from_seed(7);
    portrait.light.azimuth = from_degrees(40);
    portrait.light.warmth = 0.4f;
    portrait.head.gaze_x = 0.2f;
    portrait.head.expression = {{"mouthSmile_L", 0.8f}, {"jawOpen", 0.2f}, {"browInnerUp", 0.5f}};
    portrait.style(Part::hair) = {99, 0, 0};
    return portrait;
}

Portrait with(Portrait portrait, const std::string& group, GroupLevel level) {
    set_group_level(portrait, group, level);
    return portrait;
}

}  // namespace

TEST_CASE("A portrait whose groups say nothing is drawn as it is", "[portrait]") {
    CHECK(in_effect(edited()) == edited());
    for (const auto& name : group_names()) {
        INFO(name);
        Portrait portrait = with(edited(), name, {.on = false});
        CHECK_FALSE(portrait.groups.empty());
        CHECK(in_effect(portrait).groups.empty());
        set_group_level(portrait, name, {});
        CHECK(portrait == edited());
    }
}

TEST_CASE("A group that is off is drawn as if at its default, and keeps its values", "[portrait]") {
    const Portrait portrait = edited();
    const auto off = [&](const char* name) { return in_effect(with(portrait, name, {.on = false})); };
    CHECK(off("light").light == Light());
    CHECK(off("light").head == portrait.head);
    CHECK(off("head.gaze").head.gaze_x == 0);
    CHECK(off("expression").head.expression.empty());
    CHECK(off("expression.mouth").head.expression == std::map<std::string, float>{{"browInnerUp", 0.5f}});
    CHECK(off("style.hair").style(Part::hair) == CodeSource{7, 0, 0});
    CHECK(off("style.skin") == portrait);
    // The same as no amount of it.
    for (const char* name : {"light", "head.gaze", "expression", "expression.mouth", "style.hair"})
        CHECK(in_effect(with(portrait, name, {.amount = 0})) == off(name));
}

TEST_CASE("The amount of a group scales all of it, as far as values go", "[portrait]") {
    const Portrait portrait = edited();
    const auto at = [&](const char* name, float amount) {
        return in_effect(with(portrait, name, {.amount = amount}));
    };
    CHECK(degrees(at("light", 0.5f).light.azimuth) == Approx((-35 + 40) / 2.0));
    CHECK(at("light", 1.5f).light.warmth == Approx(0.6));
    CHECK(at("light", 1.5f).light.intensity == Approx(1));
    CHECK(at("head.gaze", 1.5f).head.gaze_x == Approx(0.3));
    CHECK(at("expression", 0.5f).head.expression.at("jawOpen") == Approx(0.1));
    CHECK(at("expression", 1.5f).head.expression.at("mouthSmile_L") == 1);
    CHECK(at("style.hair", 0.25f).style(Part::hair) == CodeSource{7, 99, 0.25f});
    CHECK(at("style.hair", 1.5f).style(Part::hair) == CodeSource{99, 0, 0});
    // A region within the whole.
    Portrait both = with(portrait, "expression", {.amount = 0.5f});
    set_group_level(both, "expression.mouth", {.amount = 0.5f});
    CHECK(in_effect(both).head.expression.at("jawOpen") == Approx(0.05));
    CHECK(in_effect(both).head.expression.at("browInnerUp") == Approx(0.25));
}

TEST_CASE("The person as a whole is the code that most parts have", "[portrait]") {
    Portrait portrait = edited();
    CHECK(base_code(portrait) == CodeSource{7, 0, 0});
    portrait.head.identity = {5, 0, 0};
    CHECK(base_code(portrait) == CodeSource{7, 0, 0});
    CHECK(in_effect(with(portrait, "head.identity", {.on = false})).head.identity == CodeSource{7, 0, 0});
    CHECK(group_has_values(portrait, "style.hair"));
    CHECK_FALSE(group_has_values(portrait, "style.skin"));
    // The same code in other words is no style of its own.
    portrait.style(Part::skin) = {3, 7, 1};
    CHECK_FALSE(group_has_values(portrait, "style.skin"));
    portrait.style(Part::hair) = {99, 98, 0.5f};
    CHECK_FALSE(group_can_be_scaled(portrait, "style.hair"));
    CHECK(group_can_be_scaled(portrait, "style.skin"));
    clear_group(portrait, "style.hair");
    CHECK(portrait.style(Part::hair) == CodeSource{7, 0, 0});
}

TEST_CASE("Hidden paintings are no part of the picture", "[portrait]") {
    Portrait portrait = edited();
    const PaintedLabels strokes{std::make_shared<const LabelMap>(8, 8, std::uint8_t(1)), portrait.pose};
    portrait.painted = strokes;
    portrait.fitted = {strokes, strokes};
    portrait.fitted[0].hidden = portrait.painted->hidden = true;
    const Portrait drawn = in_effect(portrait);
    CHECK_FALSE(drawn.painted);
    CHECK(drawn.fitted == std::vector{strokes});
}

TEST_CASE("A change of a group that is off switches it on, and no other", "[portrait]") {
    Portrait before = with(edited(), "light", {.on = false, .amount = 0.5f});
    set_group_level(before, "expression.brows", {.on = false});
    set_group_level(before, "style.hair", {.on = false});
    Portrait after = before;
    after.light.warmth = -1;
    after.head.expression["jawOpen"] = 1;
    switch_on_changed_groups(before, after);
    CHECK(group_level(after, "light") == GroupLevel{true, 0.5f});
    CHECK_FALSE(group_level(after, "expression.brows").on);
    CHECK_FALSE(group_level(after, "style.hair").on);
    after.head.expression.erase("browInnerUp");
    switch_on_changed_groups(before, after);
    CHECK(group_level(after, "expression.brows").on);
}
