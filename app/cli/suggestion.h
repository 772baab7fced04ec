#pragma once
// "Did you mean --expression?"

#include <string>
#include <vector>

namespace limner {

/// The candidate nearest to `word`: the shortest one of the same area ("expression.") that contains its name
/// whatever the case, else the one with the smallest edit distance, or nothing when all are too far off.
/// Pure.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

/// "; did you mean CANDIDATE?", or "." when there is no such candidate: the end of a sentence.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace limner
