#pragma once
// Other people in the situation of a portrait.
//
//     const Portrait other = as_person(portrait, 8);

#include "engine/portrait/portrait.h"

namespace limner {

/// `like` with identity, hair, wear and styles of the person of `seed`; all else stays. Pure.
Portrait as_person(Portrait like, std::uint64_t seed);

}  // namespace limner
