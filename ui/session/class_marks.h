#pragma once
// What the panel of classes marks: locked, hidden in the overlay, alone to be painted over. The marks are
// entries of DocumentState::locks, so that they are undone, saved and recovered with the locks; an older
// Limner keeps those it does not know.

#include <set>
#include <string>

#include "ui/painting/label_surface.h"

namespace limner::ui {

class EditorSession;

/// Nothing writes where the class is seen.
std::string lock_of(FaceClass face_class);  // "class.hair"
/// The class is left out of the overlay of the canvas.
std::string hidden_mark(FaceClass face_class);  // "hidden.hair"
/// While any class has it, only classes that do are written over.
std::string only_mark(FaceClass face_class);  // "only.hair"

/// Classes that nothing writes over: locked ones, and those that "Paint only over" leaves out.
ClassSet protected_classes(const std::set<std::string>& marks);
ClassSet hidden_classes(const std::set<std::string>& marks);
/// Those with the mark "Paint only over"; none: all may be painted over.
ClassSet only_classes(const std::set<std::string>& marks);

// Each is one undo step.
void show_class(EditorSession& session, FaceClass face_class, bool shown);
/// Hides all other classes; when they are hidden already, shows all.
void show_only(EditorSession& session, FaceClass face_class);
void paint_only_over(EditorSession& session, FaceClass face_class, bool on);
void paint_over_all(EditorSession& session);

}  // namespace limner::ui
