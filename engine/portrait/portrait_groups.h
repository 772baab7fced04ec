#pragma once
// Groups of values: what is switched off or scaled as one. The values stay as they are; what is drawn is the
// portrait in_effect(), which the engine asks for itself.
//
//     set_group_level(portrait, "expression.mouth", {.amount = 0.5f});
//     set_group_level(portrait, "light", {.on = false});
//
// A group is called as the values in it begin: "light", "head.gaze", "expression", and in it the regions of
// the face ("expression.mouth"). Each code is a group, too: "style.hair", "head.identity". Pure
// values, any thread.

#include <string>
#include <string_view>
#include <vector>

#include "engine/portrait/portrait.h"

namespace limner {

/// Of the face that an expression moves: "mouth", "eyes", "brows", "cheeks" or "other".
std::string_view expression_region(std::string_view expression);

/// Every group, the larger before those in it.
const std::vector<std::string>& group_names();

/// At its default, fully on, for those that the portrait says nothing about.
GroupLevel group_level(const Portrait& portrait, std::string_view name);
void set_group_level(Portrait& portrait, const std::string& name, GroupLevel level);

/// The code of the person as a whole: the one that most of the codes are, the identity's where that is not
/// decided. What a part is like that has no style of its own.
CodeSource base_code(const Portrait& portrait);
/// Whether a group changes anything when it is on: some value of it is not at its default.
bool group_has_values(const Portrait& portrait, std::string_view name);
/// Whether there is something between on and off: of codes, when no third seed would take part.
bool group_can_be_scaled(const Portrait& portrait, std::string_view name);
/// Puts the values of a group to their defaults, and its level, too.
void clear_group(Portrait& portrait, const std::string& name);
/// Groups that are off in `after` although some of their values are not those of `before` are switched on: a
/// change is to be seen.
void switch_on_changed_groups(const Portrait& before, Portrait& after);

/// What is drawn: groups at their levels, without what is hidden. Exactly `portrait` when all is on.
Portrait in_effect(Portrait portrait);

}  // namespace limner
