#include "app/booth/booth_options.h"

#include <catch2/catch.hpp>

using namespace limner;
using namespace limner::booth;

namespace {

Result<std::optional<BoothOptions>> read(std::vector<const char*> words) {
    words.insert(words.begin(), "limner-booth");
    return read_booth_options(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("Without a word the booth shows many people on the whole screen", "[booth]") {
    const auto options = read({});
    REQUIRE((options && *options));
    CHECK((*options)->seeds.size() == 200);
    CHECK_FALSE((*options)->windowed.has_value());
    CHECK((*options)->quits);
    CHECK((*options)->engine.model == "limner-live");
}

TEST_CASE("A file is shown alone, unless there are seeds beside it", "[booth]") {
    const auto alone = read({"anna.limner"});
    REQUIRE((alone && *alone));
    CHECK((*alone)->files == std::vector<std::string>{"anna.limner"});
    CHECK((*alone)->seeds.empty());
    const auto both = read({"anna.limner", "--seed", "3-5,9"});
    REQUIRE((both && *both));
    CHECK((*both)->seeds == std::vector<std::uint64_t>{3, 4, 5, 9});
}

TEST_CASE("Options reach where they belong", "[booth]") {
    const auto options = read({"--windowed", "800x1280", "--dwell", "7.5", "--no-quit", "--threads", "3",
                               "--model", "other", "--expression", "jawOpen=0.3"});
    REQUIRE((options && *options));
    CHECK((*options)->windowed->width == 800);
    CHECK((*options)->windowed->height == 1280);
    CHECK((*options)->director.dwell == Seconds(7.5));
    CHECK_FALSE((*options)->quits);
    CHECK((*options)->engine.threads == 3);
    CHECK((*options)->portrait.model == "other");
    CHECK((*options)->portrait.expressions == std::vector<std::string>{"jawOpen=0.3"});
}

TEST_CASE("What is not understood is refused in one sentence", "[booth]") {
    const auto [words, says] = GENERATE(table<std::vector<const char*>, const char*>({
        {{"--dwel", "3"}, "did you mean --dwell"},
        {{"--dwell", "0.1"}, "dwell"},
        {{"--dwell", "long"}, "dwell"},
        {{"--windowed", "800"}, "1280x800"},
        {{"--windowed", "800x-3"}, "1280x800"},
        {{"--windowed", "99999x800"}, "1280x800"},
        {{"--seed", "9-3"}, "--seed 9-3"},
        {{"--seed", "many"}, "--seed many"},
        {{"--display", "-1"}, "display"},
    }));
    const auto options = read(words);
    REQUIRE_FALSE(options.has_value());
    CHECK(options.error().code == Errc::wrong_use);
    CHECK_THAT(options.error().message, Catch::Contains(says));
}
