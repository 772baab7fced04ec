#include "app/cli/suggestion.h"

#include <algorithm>
#include <numeric>

namespace limner {
namespace {

std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return text;
}

}  // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
    std::string best;
    // Of "expression.smile" the area is known; what the user half remembers comes after it.
    const auto area = word.substr(0, word.rfind('.') + 1);
    const auto name = lower(word.substr(area.size()));
    constexpr std::size_t shortest = 4;  // below it, nearly everything contains the name
    if (name.size() >= shortest)
        for (const auto& candidate : candidates)
            if (candidate.starts_with(area) &&
                lower(candidate).find(name, area.size()) != std::string::npos &&
                (best.empty() || candidate.size() < best.size()))
                best = candidate;
    if (!best.empty()) return best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const auto distance = edit_distance(word, candidate);
        if (distance < best_distance) best_distance = distance, best = candidate;
    }
    return best;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
    const auto suggestion = nearest(word, candidates);
    return suggestion.empty() ? "." : "; did you mean " + suggestion + "?";
}

}  // namespace limner
