#include "ui/window/fuzzy_match.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace limner::ui {
namespace {

constexpr int letter = 10, word_start = 30, neighbour = 30;
constexpr int impossible = std::numeric_limits<int>::min() / 2;

}  // namespace

std::optional<int> fuzzy_score(const QString& typed, const QString& text) {
    const QString wanted = QString(typed).remove(' ').toLower(), words = text.toLower();
    if (wanted.isEmpty()) return 0;
    // best[j]: the best score of the letters so far with the last of them at words[j].
    std::vector<int> best(std::size_t(words.size()), impossible), next(best);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        int before = i == 0 ? 0 : impossible;  // best of the letter before, anywhere left of j - 1
        for (qsizetype j = 0; j < words.size(); ++j) {
            const int beside = i > 0 && j > 0 ? best[std::size_t(j - 1)] + neighbour : impossible;
            const bool starts = j == 0 || !words[j - 1].isLetterOrNumber();
            const int gain = letter + (starts ? word_start : 0);
            next[std::size_t(j)] = words[j] == wanted[i] ? std::max(before, beside) + gain : impossible;
            if (i > 0) before = std::max(before, best[std::size_t(j)]);
        }
        std::swap(best, next);
    }
    const int top = words.isEmpty() ? impossible : *std::max_element(best.begin(), best.end());
    if (top < 0) return std::nullopt;
    return top - static_cast<int>(words.size()) / 4;
}

}  // namespace limner::ui
