#pragma once
// The option that keeps the eyes on the viewer while the head is turned. A mark beside the locks, so that it
// is undone, saved and recovered with them.

namespace limner::ui {

class EditorSession;

bool gaze_is_fixed(const EditorSession& session);
/// One undo step; the eyes look at the viewer at once.
void fix_gaze(EditorSession& session, bool on);

}  // namespace limner::ui
