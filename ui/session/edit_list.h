#pragma once
// What was done to a portrait, as a list of edits over its base: a view of what the portrait holds, kept
// nowhere else.
//
//     for (const Edit& edit : edits_of(portrait)) ...          // the newest first
//     set_edit_on(portrait, edit, false);                      // kept, and not in the picture

#include <QString>
#include <string>
#include <vector>

#include "engine/portrait/portrait.h"

namespace limner::ui {

struct Edit {
    enum class Kind {
        strokes,  // Portrait::painted
        fitted,   // of Portrait::fitted the one at `index`
        group,    // of values, by its name
    } kind;
    std::size_t index = 0;
    std::string group = {};
    bool operator==(const Edit&) const = default;
};

/// Strokes above what was fitted before them, groups below; of the groups those with a value of their own.
std::vector<Edit> edits_of(const Portrait& portrait);

// Take it that `edit` is one of edits_of().

/// The pixels of a painting; null for a group.
const PaintedLabels* painting_of(const Portrait& portrait, const Edit& edit);
bool edit_is_on(const Portrait& portrait, const Edit& edit);
void set_edit_on(Portrait& portrait, const Edit& edit, bool on);
/// All others off; all on where that is so already.
void show_only(Portrait& portrait, const Edit& edit);
/// Groups go back to their defaults.
void remove_edit(Portrait& portrait, const Edit& edit);
/// Moves a fitted painting to the place of another.
void move_fitted(Portrait& portrait, std::size_t from, std::size_t to);

/// "Painting: hair", "Light", "Style of hair".
QString edit_title(const Portrait& portrait, const Edit& edit);
/// The lock that keeps its values, as dice know it; empty when there is none.
std::string lock_of(const Edit& edit);

}  // namespace limner::ui
