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
/// A fitted painting, while there is room for one more. There is one of everything else.
bool can_duplicate(const Portrait& portrait, const Edit& edit);
/// The copy lies above it.
void duplicate_edit(Portrait& portrait, const Edit& edit);
/// Whether the fitted paintings of these places, two at least, are shown and belong to one view.
bool can_merge(const Portrait& portrait, const std::vector<std::size_t>& places);
/// Makes one of them, in the place of the uppermost; where they overlap, what was above is seen.
void merge_fitted(Portrait& portrait, std::vector<std::size_t> places);
/// Those that are seen in the view of `portrait` as they were painted.
std::vector<std::size_t> fitted_in_view(const Portrait& portrait);

/// "Painting: hair", "Light", "Style of hair".
QString edit_title(const Portrait& portrait, const Edit& edit);
/// The lock that keeps its values, as dice know it, or its pixels; empty when there is none.
std::string lock_of(const Portrait& portrait, const Edit& edit);
/// Of a fitted painting, whatever its place: by its pixels and its view.
std::string lock_of(const PaintedLabels& painting);

}  // namespace limner::ui
