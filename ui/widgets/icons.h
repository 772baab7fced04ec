#pragma once
// Our own icons: line drawings in resources/icons, tinted by the theme.

#include <QIcon>
#include <QString>

namespace limner::ui {

/// `resources/icons/<name>.svg` in text colour, weaker when disabled, accent when checked.
QIcon icon(const QString& name);

}  // namespace limner::ui
