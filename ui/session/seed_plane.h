#pragma once
// A plane of people without an end. On every whole point stands the person of a seed; between two neighbours
// lie mixes of the two. A code is a mix of two seeds at most, so that in the corners between four the picture
// jumps.
//
//     SeedPlane plane{.origin = 4711};
//     plane.code_at(0, 0);      // {4711, 0, 0}
//     plane.code_at(0.5, 0);    // half of 4711, half of its right neighbour

#include <cstdint>
#include <set>
#include <string>

#include "engine/portrait/portrait.h"

namespace limner::ui {

struct SeedPlane {
    std::uint64_t origin = 1;  // the seed at (0, 0); those around it follow on a spiral

    std::uint64_t seed_at(int x, int y) const;
    CodeSource code_at(double x, double y) const;
};

/// `like` with the person of `code`, but for the codes in `locks`, as dice know them.
Portrait with_person(Portrait like, const CodeSource& code, const std::set<std::string>& locks);
/// `like` with each code `strength` of the way to `seed`, but for those in `locks`.
Portrait varied(Portrait like, std::uint64_t seed, float strength, const std::set<std::string>& locks);

}  // namespace limner::ui
