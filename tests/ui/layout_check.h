#pragma once
// What must hold of everything that is shown, in every language and at every scale.

#include <QWidget>
#include <string>

class QScreen;

namespace limner::ui {

/// Names of the widgets around it and its own, for messages.
std::string path_of(const QWidget& widget);

/// No label, button, choice or tab inside `root` is narrower than its text, or sticks out of its place, and
/// whatever is written in it, in fields, rows and views, too, is seen from its first letter to its last. Dots
/// at the end need a tip that tells it all; they are known in the pseudo-languages alone.
void check_nothing_is_cut(QWidget& root);
/// While a pseudo-language is spoken: words that no translator touched lack its brackets and its accents.
void check_all_is_translated(QWidget& root);
/// No part of a dialog lies beyond `screen`.
void check_is_on_screen(const QWidget& dialog, const QScreen& screen);

}  // namespace limner::ui
