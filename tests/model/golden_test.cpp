// Pictures of two seeds, kept in the repository: a seed means the same picture on every machine, thread count
// and LibTorch version, up to 2 of 255 levels. After a change that is meant to change pictures:
//     LIMNER_UPDATE_GOLDEN=1 limner_test_model "A seed gives*"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/generators/live/live_generator.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/image_file.h"

using namespace limner;

namespace {

const auto source = std::filesystem::path(LIMNER_SOURCE_FOLDER);
const auto golden = source / "tests" / "golden" / "limner-live.png";

Image seeds_drawn(int threads) {
    const auto model = load_live_generator(source / "models" / "limner-live", threads);
    REQUIRE(model);
    std::vector<Image> pictures;
    for (const std::uint64_t seed : {3u, 11u}) {
        auto portrait = portrait_from_seed(seed);
        portrait.pose.yaw = seed == 3 ? 0_deg : 20_deg;
        const auto picture = (*model)->render(portrait, {.rung = 2, .size = 128});
        REQUIRE(picture);
        pictures.push_back(*picture->image);
    }
    return contact_sheet(pictures, {.columns = 2, .gap = 0});
}

}  // namespace

TEST_CASE("A seed gives the golden picture", "[model][golden]") {
    const auto drawn = seeds_drawn(GENERATE(1, 2));
    if (std::getenv("LIMNER_UPDATE_GOLDEN")) {
        REQUIRE(write_png(golden, drawn));
        return;
    }
    const auto expected = read_image(golden);
    REQUIRE(expected);
    REQUIRE(drawn.width == expected->width);
    REQUIRE(drawn.height == expected->height);
    int worst = 0, beyond = 0;
    for (std::size_t i = 0; i < drawn.pixels.size(); ++i) {
        const auto &a = drawn.pixels[i], &b = expected->pixels[i];
        const int difference = std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
        worst = std::max(worst, difference);
        beyond += difference > 2;
    }
    INFO("largest difference " << worst << " levels, " << beyond << " pixels beyond 2");
    CHECK(beyond == 0);
}
