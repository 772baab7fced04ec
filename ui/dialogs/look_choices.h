#pragma once
// Languages and themes to choose from, as the preferences and the welcome page offer them.

#include <QStringList>

class QComboBox;

namespace limner::ui {

/// The system's language and every one there is, each as its speakers call it; the data are the values of
/// setting::language.
void add_languages(QComboBox& field);
/// In the order of ThemeChoice.
QStringList theme_titles();

}  // namespace limner::ui
