#include "ui/session/fixed_gaze.h"

#include <QCoreApplication>

#include "engine/portrait/fixed_gaze.h"
#include "ui/session/editor_session.h"

namespace limner::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FixedGaze)
};

}  // namespace

bool gaze_is_fixed(const EditorSession& session) { return session.locked(fixed_gaze_mark); }

void fix_gaze(EditorSession& session, bool on) {
    session.put_down();
    DocumentState after = session.document().state();
    if (on) {
        after.locks.insert(fixed_gaze_mark);
        look_at_viewer(after.portrait);
    } else {
        after.locks.erase(fixed_gaze_mark);
    }
    session.document().edit_state(after, on ? Words::tr("Fixed gaze") : Words::tr("Free gaze"));
}

}  // namespace limner::ui
