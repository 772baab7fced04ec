#pragma once
// Asks by how many pixels of the label map something is to grow or shrink, without stopping the window.

#include <QString>
#include <functional>

class QWidget;

namespace limner::ui {

/// `name` is the object name of the dialog. `take` follows when it is answered.
void ask_for_pixels(QWidget& window, const QString& name, const QString& title,
                    std::function<void(int)> take);

}  // namespace limner::ui
