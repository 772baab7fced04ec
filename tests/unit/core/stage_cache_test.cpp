#include "engine/core/stage_cache.h"

#include <catch2/catch.hpp>
#include <string>

using namespace limner;

namespace {

struct Surface {
    int head = 0;
};
struct View {
    int head = 0;
};

}  // namespace

TEST_CASE("A stage's result is found again under the hash of its inputs", "[core]") {
    StageCache cache(100);
    cache.keep(7, Surface{3}, 10);

    REQUIRE(cache.find<Surface>(7));
    CHECK(cache.find<Surface>(7)->head == 3);
    CHECK_FALSE(cache.find<Surface>(8));
    CHECK_FALSE(cache.find<View>(7));  // another stage with the same key
}

TEST_CASE("Over its budget the cache gives up what was used longest ago", "[core]") {
    StageCache cache(30);
    for (const int head : {1, 2, 3}) cache.keep(std::uint64_t(head), Surface{head}, 10);
    REQUIRE(cache.find<Surface>(1));  // 2 is now the oldest
    const auto held = cache.find<Surface>(2);
    REQUIRE(cache.find<Surface>(1));

    SECTION("however many results that takes") {
        cache.keep(4, View{4}, 20);
        CHECK(cache.find<View>(4));
        CHECK(cache.find<Surface>(1));
        CHECK_FALSE(cache.find<Surface>(2));
        CHECK_FALSE(cache.find<Surface>(3));
        CHECK(cache.bytes() == 30);
        CHECK(held->head == 2);  // whoever holds it still has it
    }
    SECTION("but never the newest, whatever its size") {
        cache.keep(5, View{5}, 1000);
        CHECK(cache.find<View>(5));
        CHECK(cache.size() == 1);
        cache.keep(6, View{6}, 1);
        CHECK_FALSE(cache.find<View>(5));
        CHECK(cache.bytes() == 1);
    }
}

TEST_CASE("Keeping again replaces, and clearing gives everything back", "[core]") {
    StageCache cache(100);
    cache.keep(1, Surface{1}, 40);
    cache.keep(1, Surface{2}, 50);
    CHECK(cache.find<Surface>(1)->head == 2);
    CHECK(cache.bytes() == 50);

    cache.clear();
    CHECK(cache.bytes() == 0);
    CHECK(cache.size() == 0);
    CHECK_FALSE(cache.find<Surface>(1));
}
