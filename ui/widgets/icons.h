#pragma once
// Our own icons: line drawings in resources/icons, tinted by the theme that is in use when they are painted.

#include <QIcon>
#include <QString>

namespace limner::ui {

/// `resources/icons/<name>.svg` in text colour, weaker when disabled, in the colour of text on accent when
/// checked. Empty for an unknown name.
QIcon icon(const QString& name);

}  // namespace limner::ui
