#include "engine/portrait/people.h"

namespace limner {

Portrait as_person(Portrait like, std::uint64_t seed) {
    const auto sampled = portrait_from_seed(seed);
    like.styles = sampled.styles;
    like.head.identity = sampled.head.identity;
    like.head.hair = sampled.head.hair;
    like.head.wear = sampled.head.wear;
    return like;
}

}  // namespace limner
