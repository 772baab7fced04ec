#include "app/booth/person_schedule.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using limner::booth::PersonSchedule;

namespace {

std::vector<std::size_t> next_ones(PersonSchedule& schedule, std::size_t count) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < count; ++i) result.push_back(schedule.next());
    return result;
}

}  // namespace

TEST_CASE("Everybody comes once in a round, and in another order in the next", "[booth]") {
    PersonSchedule schedule(50);
    const auto first = next_ones(schedule, 50), second = next_ones(schedule, 50);
    CHECK(std::set(first.begin(), first.end()).size() == 50);
    CHECK(std::set(second.begin(), second.end()).size() == 50);
    CHECK(first != second);
    CHECK_FALSE(std::is_sorted(first.begin(), first.end()));
}

TEST_CASE("The same people come in the same order at every start", "[booth]") {
    PersonSchedule one(200), other(200);
    CHECK(next_ones(one, 700) == next_ones(other, 700));
}

TEST_CASE("Nobody comes twice running, while there is somebody else", "[booth]") {
    const std::size_t count = GENERATE(2, 3, 5);
    PersonSchedule schedule(count);
    const auto people = next_ones(schedule, 400);
    CHECK(std::adjacent_find(people.begin(), people.end()) == people.end());
}

TEST_CASE("People with a fixed place open the show in their own order", "[booth]") {
    PersonSchedule schedule(20, 3);
    CHECK(next_ones(schedule, 3) == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("Somebody alone comes every time", "[booth]") {
    PersonSchedule schedule(1, 1);
    CHECK(next_ones(schedule, 3) == std::vector<std::size_t>{0, 0, 0});
}
