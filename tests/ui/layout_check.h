#pragma once
// What must hold of everything that is shown, in every language and at every scale.

#include <QWidget>
#include <string>

class QScreen;

namespace limner::ui {

/// Names of the widgets around it and its own, for messages.
std::string path_of(const QWidget& widget);

/// No label, button, choice or tab inside `root` is narrower than its text, or sticks out of its place.
void check_nothing_is_cut(const QWidget& root);
/// While a pseudo-language is spoken: words that no translator touched lack its brackets.
void check_all_is_translated(const QWidget& root);
/// No part of a dialog lies beyond `screen`.
void check_is_on_screen(const QWidget& dialog, const QScreen& screen);

}  // namespace limner::ui
