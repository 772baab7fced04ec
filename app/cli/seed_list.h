#pragma once
// Seeds as people write them: "1-100,205".

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/error.h"

namespace limner {

/// The seeds of `text`, in its order: numbers and ranges with both ends, between commas. wrong_use, as an
/// answer about --seed, for anything else and for more than 100 000 of them. Pure.
Result<std::vector<std::uint64_t>> seeds_from(const std::string& text);

}  // namespace limner
