#include "engine/portrait/recipe.h"

#include <catch2/catch.hpp>

#include "sample_project.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

TEST_CASE("A picture with its recipe opens as the portrait it shows", "[portrait]") {
    const TemporaryFolder folder;
    const auto portrait = grouped_project().portrait;
    const PngText texts[] = {{recipe_keyword, *recipe_text(portrait)}};
    REQUIRE(write_png(folder / "face.png", Image(4, 4), texts).has_value());
    const auto back = read_recipe(folder / "face.png");
    REQUIRE(back.has_value());
    CHECK(*back == portrait);
}

TEST_CASE("A picture without a recipe says so", "[portrait]") {
    const TemporaryFolder folder;
    REQUIRE(write_png(folder / "face.png", Image(4, 4)).has_value());
    CHECK(read_recipe(folder / "face.png").error().code == Errc::unsupported_file);
}

TEST_CASE("A damaged recipe is refused", "[portrait]") {
    const auto [text, code] = GENERATE(table<std::string, Errc>({
        {"", Errc::bad_project},
        {"{", Errc::bad_project},
        {"{}", Errc::bad_project},
        {R"({"format": [1]})", Errc::bad_project},
        {R"({"format": {"major": [1]}})", Errc::bad_project},
        {R"({"format": {"major": 1}})", Errc::bad_project},
        {R"({"format": {"major": 1}, "portrait": {"pose": 3}})", Errc::bad_project},
        {R"({"format": {"major": 1}, "portrait": {"painted": {}}})", Errc::bad_project},
        {R"({"format": {"major": 1}, "portrait": {"painted": {}}, "painted": "%%%%"})", Errc::bad_project},
        {R"({"format": {"major": 1}, "portrait": {"painted": {}}, "painted": "===="})", Errc::bad_project},
        {R"({"format": {"major": 2}, "portrait": {}})", Errc::unsupported_newer},
    }));
    INFO(text);
    const auto portrait = portrait_from_recipe(text, "face.png");
    REQUIRE_FALSE(portrait.has_value());
    CHECK(portrait.error().code == code);
}
