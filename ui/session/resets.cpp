// EditorSession going back to defaults. What is locked stays.

#include "ui/session/editor_session.h"
#include "ui/session/locks.h"

namespace limner::ui {

void EditorSession::neutral_expression() {
    if (locked("head.expression")) return notify(NoticeLevel::info, tr("The expression is locked"));
    Portrait after = portrait();
    after.head.expression.clear();
    edit(after, tr("Neutral expression"), 0);
}

void EditorSession::reset_all() {
    put_down();
    Portrait after = portrait();
    const HeadShape standard;
    after.pose = HeadPose();
    after.light = Light();
    after.head.identity_amount = standard.identity_amount;
    after.head.expression.clear();
    after.head.gaze_x = after.head.gaze_y = 0;
    after.groups.clear();
    keep_locked(after, portrait(), document_.state().locks);
    document_.edit(after, tr("Reset all"));
}

}  // namespace limner::ui
