#pragma once
// What the panel of edits and the menu do with several edits at once.

#include <vector>

#include "ui/session/editor_session.h"

namespace limner::ui {

/// Makes one of the fitted paintings at `places`, as one step; says in a notice why not, if not.
void merge_paintings(EditorSession& session, const std::vector<std::size_t>& places);

}  // namespace limner::ui
