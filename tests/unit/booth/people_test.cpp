#include "app/booth/people.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace limner;
using namespace limner::booth;

namespace {

struct Silence final : Remarks {
    void warn(const std::string&, const std::string&) override {}
} silence;

GeneratorInfo able_model() {
    GeneratorInfo info;
    info.id = "able";
    info.capabilities = {true, true, true, true, true, true, true, true};
    info.pose_limits = {45_deg, 70_deg, 25_deg, 40_deg, 60_deg};
    return info;
}

std::string project_in(const TemporaryFolder& folder, const char* name, std::uint64_t seed) {
    const auto file = (folder / name).string();
    REQUIRE(write_project(file, Project{.portrait = portrait_from_seed(seed)}).has_value());
    return file;
}

}  // namespace

TEST_CASE("People come from files first, then from seeds", "[booth]") {
    const TemporaryFolder folder;
    const auto people = People::from({project_in(folder, "anna.limner", 77)}, {4, 5}, {}, silence);
    REQUIRE(people.has_value());
    CHECK(people->count() == 3);
    CHECK(people->from_files() == 1);
    CHECK(people->name(0) == "anna");
    CHECK(people->name(1) == "Seed 4");
    CHECK(people->portrait(0, able_model(), silence)->head.identity.seed == 77);
    CHECK(people->portrait(2, able_model(), silence)->head.identity.seed == 5);
    CHECK(people->portrait(2, able_model(), silence)->model == "able");
}

TEST_CASE("Options of the portrait hold for everybody", "[booth]") {
    const TemporaryFolder folder;
    PortraitOptions options;
    options.light = "30,40,1.5";
    options.psi = 0.5f;
    const auto people = People::from({project_in(folder, "anna.limner", 77)}, {4}, options, silence);
    REQUIRE(people.has_value());
    for (const std::size_t index : {0, 1}) {
        const auto portrait = people->portrait(index, able_model(), silence);
        CHECK(degrees(portrait->light.azimuth) == Approx(30));
        CHECK(portrait->head.identity_amount == 0.5f);
    }
}

TEST_CASE("What cannot be shown is told at the start", "[booth]") {
    const TemporaryFolder folder;
    CHECK(People::from({(folder / "nobody.limner").string()}, {}, {}, silence).error().code ==
          Errc::file_not_found);
    CHECK(People::from({folder.write("text.txt", "no portrait").string()}, {}, {}, silence).error().code ==
          Errc::unsupported_file);
    CHECK(People::from({}, {}, {}, silence).error().code == Errc::wrong_use);
    PortraitOptions options;
    options.styles = {"nose-ring=3"};
    CHECK(People::from({}, {1}, options, silence).error().code == Errc::wrong_use);
    SECTION("or, where only the model knows, with the model") {
        options = {};
        options.yaw = 80.0f;
        const auto people = People::from({}, {1}, options, silence);
        REQUIRE(people.has_value());
        CHECK(people->portrait(0, able_model(), silence).error().code == Errc::wrong_use);
    }
}
