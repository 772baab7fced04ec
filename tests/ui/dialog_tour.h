#pragma once
// Every dialog of the editor, one after the other.
//
//     each_dialog(editor, [](QWidget& dialog, const std::string& name) { ... });
//
// A dialog with pages is shown once for each of them: "preferences.1", "preferences.2" and so on.

#include <QWidget>
#include <functional>
#include <string>

#include "tests/ui/editor_fixture.h"

namespace limner::ui {

/// `look` gets each while it is shown; the palette and the page of recovered work are parts of the window. It
/// must not close them.
void each_dialog(Editor& editor, const std::function<void(QWidget& dialog, const std::string& name)>& look);

}  // namespace limner::ui
