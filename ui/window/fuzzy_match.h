#pragma once
// Finding by a few typed letters: "rnex" finds "Random expression".

#include <QString>
#include <optional>

namespace limner::ui {

/// How well `typed` fits `text`; nothing when its letters do not occur in this order. Higher is better:
/// letters at the starts of words and next to each other count most, and short texts before long ones. Upper
/// and lower case are equal, blanks in `typed` are skipped; an empty `typed` fits everything with 0.
std::optional<int> fuzzy_score(const QString& typed, const QString& text);

}  // namespace limner::ui
