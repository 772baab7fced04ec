#pragma once
// "Did you mean --expression?"

#include <string>
#include <vector>

namespace limner {

/// The candidate nearest to `word` by edit distance, or nothing when all are too far off. Pure.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace limner
