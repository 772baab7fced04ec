#pragma once
// What the desktop does with a file that was written: the program that belongs to it, its folder.

#include <QString>

namespace limner::ui {

void open_with_desktop(const QString& path);
/// The folder of a file, or `path` itself when it is a folder.
void show_in_folder(const QString& path);

}  // namespace limner::ui
