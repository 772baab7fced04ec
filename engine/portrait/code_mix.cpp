#include "engine/portrait/code_mix.h"

#include <cmath>

namespace limner {
namespace {

/// The only seed of `code`, where there is one.
std::optional<std::uint64_t> only_seed(const CodeSource& code) {
    if (code.blend <= 0 || code.seed == code.blend_seed) return code.seed;
    if (code.blend >= 1) return code.blend_seed;
    return std::nullopt;
}

/// `code` said as a mix of these two seeds, in this order; none when it is not one.
std::optional<float> blend_between(const CodeSource& code, std::uint64_t first, std::uint64_t second) {
    if (const auto only = only_seed(code)) {
        if (*only == first) return 0.f;
        return *only == second ? std::optional(1.f) : std::nullopt;
    }
    if (code.seed == first && code.blend_seed == second) return code.blend;
    if (code.seed == second && code.blend_seed == first) return 1 - code.blend;
    return std::nullopt;
}

}  // namespace

std::optional<CodeSource> mixed(const CodeSource& from, const CodeSource& to, float share) {
    if (share <= 0 || from == to) return from;
    if (share >= 1) return to;
    // Of the two that has both seeds, or of each its only one.
    CodeSource pair = only_seed(from) ? to : from;
    if (const auto a = only_seed(from), b = only_seed(to); a && b) pair = {*a, *b, 0};
    const auto begin = blend_between(from, pair.seed, pair.blend_seed);
    const auto end = blend_between(to, pair.seed, pair.blend_seed);
    if (!begin || !end) return std::nullopt;
    pair.blend = std::lerp(*begin, *end, share);
    return pair;
}

CodeSource thrown(const CodeSource& now, std::uint64_t seed, float amount) {
    const CodeSource dice{seed, 0, 0};
    if (const auto mix = mixed(now, dice, amount)) return *mix;
    const CodeSource stronger{now.blend < 0.5f ? now.seed : now.blend_seed, 0, 0};
    return mixed(stronger, dice, amount).value_or(dice);
}

}  // namespace limner
