#include "engine/portrait/portrait_keys.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace limner;

namespace {

const std::vector<std::string> expressions{"jawOpen", "mouthSmile_L", "mouthSmile_R"};

}  // namespace

TEST_CASE("Every number that can be edited takes its limits and gives back what it took", "[portrait]") {
    for (const auto& key : portrait_keys()) {
        INFO(key.name);
        for (const float value : {key.low, key.high}) {
            Portrait portrait;
            REQUIRE(set_value(portrait, key.name, std::to_string(value)).has_value());
            CHECK(key.get(portrait) == Approx(value));
        }
    }
}

TEST_CASE("Values are set by the names of their controls", "[portrait]") {
    Portrait portrait;
    REQUIRE(set_value(portrait, "pose.yaw", "12").has_value());
    CHECK(portrait.pose.yaw == 12_deg);
    REQUIRE(set_value(portrait, "style.facial-hair.seed", "18446744073709551615").has_value());
    CHECK(portrait.style(Part::facial_hair).seed == 18446744073709551615u);
    REQUIRE(set_value(portrait, "head.hair.blend", "0.25").has_value());
    CHECK(portrait.head.hair.blend == 0.25f);
    REQUIRE(set_value(portrait, "head.hair.blend-seed", "9").has_value());
    CHECK(portrait.head.hair.blend_seed == 9);
}

TEST_CASE("An expression without its side moves both", "[portrait]") {
    Portrait portrait;
    REQUIRE(set_value(portrait, "expression.mouthSmile", "0.4", expressions).has_value());
    REQUIRE(set_value(portrait, "edit.expression.jawOpen", "1", expressions).has_value());
    CHECK(portrait.head.expression ==
          std::map<std::string, float>{{"jawOpen", 1}, {"mouthSmile_L", 0.4f}, {"mouthSmile_R", 0.4f}});
}

TEST_CASE("What cannot be set is refused, and the portrait stays as it was", "[portrait]") {
    const auto [name, value, says] = GENERATE(table<std::string, std::string, std::string>({
        {"pose.yaw", "200", "from -180 to 180"},
        {"pose.yaw", "nan", "from -180 to 180"},
        {"pose.yaw", "12deg", "from -180 to 180"},
        {"light.intensity", "-1", "from 0 to 2"},
        {"expression.jawOpen", "1.5", "from 0 to 1"},
        {"expression.nose", "0.5", "no value"},
        {"style.hair.seed", "-1", "seed"},
        {"style.nostrils.seed", "1", "no value"},
        {"pose", "1", "no value"},
        {"", "1", "no value"},
    }));
    Portrait portrait;
    const auto set = set_value(portrait, name, value, expressions);
    REQUIRE_FALSE(set.has_value());
    CHECK(set.error().code == Errc::wrong_use);
    CHECK_THAT(set.error().message, Catch::Contains(says));
    CHECK(portrait == Portrait());
}

TEST_CASE("Every name that is offered can be set", "[portrait]") {
    for (const auto& name : portrait_key_names(expressions)) {
        INFO(name);
        CHECK(is_portrait_key(name, expressions));
        Portrait portrait;
        const bool is_fov = name == "pose.fov";
        CHECK(set_value(portrait, name, is_fov ? "20" : "1", expressions).has_value());
    }
}
