#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <sstream>

#include "engine/checkpoints/safetensors.h"
#include "engine/training/field_trainer.h"
#include "engine/training/live_pack.h"
#include "engine/training/shard_set.h"
#include "engine/training/texture_trainer.h"
#include "made_set.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
using namespace limner::training;

namespace {

// The loss column of a run's log, one value per report.
std::vector<double> losses(const std::filesystem::path& run) {
    std::ifstream log(run / "log.csv");
    std::string line;
    std::getline(log, line);
    std::vector<double> values;
    while (std::getline(log, line)) {
        std::stringstream fields(line);
        std::string step, seconds, loss;
        std::getline(fields, step, ',');
        std::getline(fields, seconds, ',');
        std::getline(fields, loss, ',');
        values.push_back(std::stod(loss));
    }
    return values;
}

bool same_arrays(const std::filesystem::path& a, const std::filesystem::path& b) {
    const auto left = read_safetensors(a).value(), right = read_safetensors(b).value();
    if (left.metadata != right.metadata || left.arrays.size() != right.arrays.size()) return false;
    for (const auto& [name, array] : left.arrays) {
        const auto& other = right.arrays.at(name);
        if (array.bytes.size() != other.bytes.size() ||
            std::memcmp(array.bytes.data(), other.bytes.data(), array.bytes.size()) != 0)
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE("Training the field lowers its loss to under half, and the run can be exported", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    FieldRecipe recipe;
    recipe.data = folder.path();
    recipe.out = folder.path() / "run";
    recipe.steps = 200;
    recipe.heads = 4;
    recipe.points = 256;
    recipe.held_out = 4;
    REQUIRE(train_field(recipe));
    const auto curve = losses(recipe.out);
    REQUIRE(curve.size() == 4);
    CHECK(curve.back() < 0.5 * curve.front());
    REQUIRE(export_field(recipe, folder.path() / "field.safetensors"));
    CHECK(read_safetensors(folder.path() / "field.safetensors")->arrays.contains("landmarks.basis"));
}

TEST_CASE("An interrupted texture training continues to the very same weights", "[training]") {
    TemporaryFolder folder;
    test::make_portrait_set(folder.path(), 6);
    TextureRecipe recipe;
    recipe.data = folder.path();
    recipe.batch = 1;
    recipe.held_out = 2;

    recipe.phases = {{64, 4, false}, {64, 2, true}};
    recipe.out = folder.path() / "whole";
    REQUIRE(train_texture(recipe));

    // The same recipe, stopped after the first steps by its time budget and started again until it is done.
    recipe.out = folder.path() / "pieces";
    recipe.time_budget_s = 1e-9;
    recipe.save_every_s = 0;
    REQUIRE(train_texture(recipe));  // saves the untouched start
    recipe.time_budget_s = 0.2;
    REQUIRE(train_texture(recipe));
    recipe.time_budget_s = 0;
    REQUIRE(train_texture(recipe));
    CHECK(same_arrays(folder.path() / "whole" / "state.safetensors",
                      folder.path() / "pieces" / "state.safetensors"));
}

TEST_CASE("Training the texture network lowers its loss to under half", "[training]") {
    TemporaryFolder folder;
    test::make_portrait_set(folder.path(), 12);
    TextureRecipe recipe;
    recipe.data = folder.path();
    recipe.out = folder.path() / "run";
    recipe.batch = 2;
    recipe.held_out = 2;
    recipe.phases = {{64, 75, false}};
    REQUIRE(train_texture(recipe));
    const auto curve = losses(recipe.out);
    REQUIRE(curve.size() == 3);
    CHECK(curve.back() < 0.5 * curve.front());
}

TEST_CASE("A folder without training data is refused in one sentence that says what to do", "[training]") {
    TemporaryFolder folder;
    FieldRecipe recipe;
    recipe.data = folder.path();
    recipe.out = folder.path() / "run";
    const auto result = train_field(recipe);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::file_not_found);
    CHECK(result.error().message.find("limner-cli synth") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(recipe.out / "state.safetensors"));
}

TEST_CASE("A shard that lacks a tensor is refused by name", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 2);
    const auto set = ShardSet::open(folder.path(), "field-", {"points", "rgb"});
    REQUIRE_FALSE(set);
    CHECK(set.error().message.find("rgb") != std::string::npos);
}
