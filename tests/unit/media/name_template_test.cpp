#include "engine/media/name_template.h"

#include <catch2/catch.hpp>

using namespace limner;

TEST_CASE("A file name's fields become values", "[media]") {
    NameFields fields{.name = "anna", .model = "live", .seed = 4711, .yaw = 12.5f, .pitch = -0.01f};
    fields.frame = 7;
    fields.width = fields.height = 256;
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"plain.png", "plain.png"},
        {"{name}_{n:03}", "anna_001"},
        {"{frame:04}.png", "0007.png"},
        {"{seed}-{model}", "4711-live"},
        {"{yaw}_{pitch}", "12.5_0"},
        {"{width}x{height}", "256x256"},
        {"folder/{name}", "folder/anna"},
        {"{{{n}}}", "{1}"},
    }));
    const auto names = NameTemplate::parse(text);
    REQUIRE(names.has_value());
    CHECK(names->expand(fields) == expected);
}

TEST_CASE("A value cannot leave the folder its file is meant for", "[media]") {
    const NameFields fields{.name = "../../etc/\npasswd"};
    CHECK(NameTemplate::parse("out/{name}")->expand(fields) == "out/.._.._etc__passwd");
}

TEST_CASE("A negative number is padded behind its sign", "[media]") {
    CHECK(NameTemplate::parse("{yaw:4}")->expand({.yaw = -5}) == "-005");
}

TEST_CASE("What is no template is refused with what there is", "[media]") {
    const auto [text, says] = GENERATE(table<std::string, std::string>({
        {"{nmae}.png", "{name}, {n}, {frame}"},
        {"{n:x}", "no number"},
        {"{n:99}", "20 digits"},
        {"{n", "partner"},
        {"n}", "partner"},
    }));
    const auto names = NameTemplate::parse(text);
    REQUIRE_FALSE(names.has_value());
    CHECK(names.error().code == Errc::wrong_use);
    CHECK_THAT(names.error().message, Catch::Contains(says));
}
