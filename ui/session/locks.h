#pragma once
// What locks keep of a portrait when another one, or its defaults, take its place.

#include <set>
#include <string>

#include "engine/portrait/portrait.h"

namespace limner::ui {

/// Puts what is locked in `after`, and how much it counts, back to what it is `now`. Locks are called like
/// codes ("head.hair", "style.lips"), the expression's "head.expression".
void keep_locked(Portrait& after, const Portrait& now, const std::set<std::string>& locks);

}  // namespace limner::ui
