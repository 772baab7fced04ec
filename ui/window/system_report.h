#pragma once
// What somebody who helps wants to know of this machine and this program, as English text; no paths, no
// names.

#include <QString>

namespace limner::ui {

class EditorSession;

QString system_report(EditorSession& session);

}  // namespace limner::ui
