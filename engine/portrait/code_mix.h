#pragma once
// From one code to another through the codes in between.

#include <optional>

#include "engine/portrait/portrait.h"

namespace limner {

/// The code `share` of the way from `from` to `to`, exactly these at 0 and 1. None when more than two seeds
/// would take part, for which CodeSource has no words. Pure.
std::optional<CodeSource> mixed(const CodeSource& from, const CodeSource& to, float share);

/// `now`, `amount` of the way to `seed`: dice. Where more than two seeds would take part, the weaker one of
/// `now` goes. Pure.
CodeSource thrown(const CodeSource& now, std::uint64_t seed, float amount);

}  // namespace limner
