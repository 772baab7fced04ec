#pragma once
// Changes of all that a class has of the label map: locks and the selection count as for every way of
// writing, and each is one undo step. Where nothing changes the window says why.

#include "ui/session/editor_session.h"

namespace limner::ui {

void select_class(EditorSession& session, FaceClass face_class);
/// By `pixels` to the outside (+) or the inside (-), round; what it leaves goes to the nearest other class.
void grow_class(EditorSession& session, FaceClass face_class, int pixels);
void replace_class(EditorSession& session, FaceClass face_class, FaceClass by);
/// Rounds off corners, fills notches and drops specks smaller than a few pixels.
void smooth_class(EditorSession& session, FaceClass face_class);

}  // namespace limner::ui
