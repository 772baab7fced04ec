#include "engine/runtime/model_summary.h"

#include <catch2/catch.hpp>

#include "engine/checkpoints/safetensors.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/official/made_networks.h"

using namespace limner;

TEST_CASE("A checkpoint says what it is before it is loaded", "[official]") {
    const TemporaryFolder folder;
    auto tree = made::stylegan2_tree({});
    const auto file = folder / "people.safetensors";
    REQUIRE(write_safetensors(file, tree.arrays));

    SECTION("as it was published") {
        const auto about = inspect_model(file);
        REQUIRE(about);
        CHECK(about->model == file.string());
        CHECK(about->title == "people");
        CHECK(about->family == "stylegan2");
        CHECK(about->resolution == 16);  // three blocks: 4, 8, 16
        CHECK(about->capabilities == std::vector<std::string>{"identity", "hair_shape"});
        std::uint64_t bytes = 0;
        for (const auto& [key, array] : tree.arrays) bytes += array.bytes.size();
        CHECK(about->bytes == bytes);
    }
    SECTION("with keys that do not fit, all of them named") {
        auto arrays = tree.arrays;
        arrays.erase("G_ema/mapping.fc1.weight");
        arrays.emplace("G_ema/mapping.surprise", arrays.at("G_ema/mapping.fc0.weight"));
        REQUIRE(write_safetensors(file, arrays));
        const auto about = inspect_model(file);
        REQUIRE_FALSE(about);
        CHECK(about.error().code == Errc::model_mismatch);
        CHECK_THAT(about.error().message, Catch::Contains("surprise"));
    }
    SECTION("and what is none says so") {
        CHECK(inspect_model(folder.write("notes.txt", "words")).error().code == Errc::unsupported_file);
        CHECK(inspect_model(folder / "absent.pkl").error().code == Errc::file_not_found);
        const auto whole = inspect_model(folder.path());  // a folder is one model, when its files are
        REQUIRE(whole);
        CHECK(whole->model == folder.path().string());
        CHECK(whole->resolution == 16);
    }
}
