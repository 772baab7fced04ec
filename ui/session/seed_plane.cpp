#include "ui/session/seed_plane.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/portrait/code_mix.h"
#include "engine/portrait/portrait_keys.h"

namespace limner::ui {
namespace {

template <class Change>
Portrait with_codes(Portrait portrait, const std::set<std::string>& locks, Change change) {
    for (const auto& name : code_source_names())
        if (!locks.contains(name)) change(*find_code_source(portrait, name));
    return portrait;
}

}  // namespace

std::uint64_t SeedPlane::seed_at(int x, int y) const {
    // Square rings around the origin, each from the lower right corner upwards and round to it again.
    const std::int64_t ring = std::max(std::abs(std::int64_t(x)), std::abs(std::int64_t(y)));
    if (ring == 0) return origin;
    const std::int64_t side = 2 * ring, first = (side - 1) * (side - 1);
    std::int64_t along = 3 * side + x + ring - 1;  // below
    if (x == ring && y > -ring) {
        along = y + ring - 1;
    } else if (y == ring) {
        along = side + ring - 1 - x;
    } else if (x == -ring) {
        along = 2 * side + ring - 1 - y;
    }
    return origin + std::uint64_t(first + along);
}

CodeSource SeedPlane::code_at(double x, double y) const {
    struct Neighbour {
        double distance;
        int x, y;
    };
    std::array<Neighbour, 9> near;
    const int left = static_cast<int>(std::lround(x)) - 1, top = static_cast<int>(std::lround(y)) - 1;
    for (int i = 0; i < 9; ++i) {
        const int nx = left + i % 3, ny = top + i / 3;
        near[std::size_t(i)] = {std::hypot(x - nx, y - ny), nx, ny};
    }
    std::partial_sort(near.begin(), near.begin() + 3, near.end(),
                      [](const Neighbour& a, const Neighbour& b) { return a.distance < b.distance; });
    // Half and half on the border between two cells, nothing of the second where it becomes the third.
    const double to_second = near[1].distance - near[0].distance;
    const double to_third = near[2].distance - near[0].distance;
    const double share = to_third > 1e-9 ? 0.5 * (1 - to_second / to_third) : 0;
    const std::uint64_t first = seed_at(near[0].x, near[0].y);
    if (share < 0.005) return {first, 0, 0};
    return {first, seed_at(near[1].x, near[1].y), static_cast<float>(share)};
}

Portrait with_person(Portrait like, const CodeSource& code, const std::set<std::string>& locks) {
    return with_codes(std::move(like), locks, [&](CodeSource& each) { each = code; });
}

Portrait varied(Portrait like, std::uint64_t seed, float strength, const std::set<std::string>& locks) {
    return with_codes(std::move(like), locks, [&](CodeSource& each) { each = thrown(each, seed, strength); });
}

}  // namespace limner::ui
