#include "engine/training/recipe.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/training/detail_trainer.h"
#include "engine/training/field_trainer.h"
#include "engine/training/texture_trainer.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
using namespace limner::training;

namespace {

const std::filesystem::path recipes =
    std::filesystem::path(LIMNER_SOURCE_FOLDER) / "app" / "trainer" / "recipes";

std::filesystem::path written(const TemporaryFolder& folder, const std::string& text) {
    const auto file = folder.path() / "recipe.json";
    std::ofstream(file) << text;
    return file;
}

}  // namespace

TEST_CASE("The recipes that come with the source name every field", "[training][recipe]") {
    FieldRecipe field;
    TextureRecipe texture;
    const auto check = [](const char* model, const RecipeFields& fields) {
        const auto file = recipes / (std::string(model) + ".json");
        const auto read = read_recipe(file, model, fields);
        INFO((read ? "" : read.error().message));
        REQUIRE(read);
        std::ifstream stream(file);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        CHECK(text == recipe_text(model, fields));
    };
    check(field_model, fields_of(field));
    check(texture_model, fields_of(texture));
    DetailRecipe detail;
    check(detail_model, fields_of(detail));
}

TEST_CASE("A recipe file changes what it names and nothing else", "[training][recipe]") {
    const TemporaryFolder folder;
    TextureRecipe recipe;
    const auto file = written(
        folder, R"({"model": "limner-live-texture", "batch": 3, "phases": ["128:5a", "256:7fa", "64:1"]})");
    REQUIRE(read_recipe(file, texture_model, fields_of(recipe)));
    CHECK(recipe.batch == 3);
    REQUIRE(recipe.phases.size() == 3);
    CHECK(recipe.phases[0].resolution == 128);
    CHECK(recipe.phases[0].steps == 5);
    CHECK(recipe.phases[0].adversarial);
    CHECK_FALSE(recipe.phases[0].field_views);
    CHECK(recipe.phases[1].adversarial);
    CHECK(recipe.phases[1].field_views);
    CHECK(recipe_text(texture_model, fields_of(recipe)).find("\"256:7af\"") != std::string::npos);
    CHECK(recipe.learning_rate == TextureRecipe{}.learning_rate);
}

TEST_CASE("A recipe that cannot be meant is refused by name", "[training][recipe]") {
    const TemporaryFolder folder;
    FieldRecipe recipe;
    const auto [text, reason] = GENERATE(table<const char*, const char*>({
        {"[]", "is no recipe"},
        {"{\"steps\": 5}", "is no recipe"},
        {R"({"model": "limner-live-texture"})", "is a recipe for limner-live-texture"},
        {R"({"model": "limner-live-field", "stepps": 5})", "names stepps"},
        {R"({"model": "limner-live-field", "steps": 0})", "steps cannot be 0"},
        {R"({"model": "limner-live-field", "steps": 1.5})", "whole number"},
        {R"({"model": "limner-live-field", "steps": "5"})", "whole number"},
        {R"({"model": "limner-live-field", "learning_rate": 7})", "from 0 to 1"},
    }));
    const auto result = read_recipe(written(folder, text), field_model, fields_of(recipe));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::wrong_use);
    INFO(result.error().message);
    CHECK(result.error().message.find(reason) != std::string::npos);
    CHECK(recipe.steps == FieldRecipe{}.steps);
}

TEST_CASE("Options of the command line set single fields", "[training][recipe]") {
    TextureRecipe recipe;
    const auto fields = fields_of(recipe);
    const auto field = [&](std::string_view key) {
        return *std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.key == key; });
    };
    REQUIRE(set_field(field("phases"), "64:10,256:20a"));
    REQUIRE(recipe.phases.size() == 2);
    CHECK(recipe.phases[1].adversarial);
    REQUIRE(set_field(field("r1"), "0.01"));
    CHECK(recipe.r1 == 0.01);
    for (const char* phases : {"", "96:10", "64", "64:0", "64:10b", "64:10aa", "64:10,", "64:-1", "\xE9"}) {
        INFO(phases);
        CHECK_FALSE(set_field(field("phases"), phases));
    }
    for (const char* batch : {"", "two", "0", "1.5", "1e9", "\xE9"})
        CHECK_FALSE(set_field(field("batch"), batch));
}
