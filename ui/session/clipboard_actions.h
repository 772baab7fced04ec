#pragma once
// Copy and paste between the portrait and other programs. Packing and looking at what there is happens on the
// thread of files; what cannot be pasted is answered in a notice.

#include <QObject>
#include <functional>

#include "engine/portrait/portrait.h"

namespace limner::ui {

class EditorSession;
class FileActions;

class ClipboardActions final : public QObject {
    Q_OBJECT
public:
    ClipboardActions(EditorSession& session, FileActions& files, QObject* parent = nullptr);

    /// The picture that is shown, with its transparency.
    void copy_picture();
    /// An indexed PNG whose values are classes and whose palette shows their colours; transparent outside of
    /// the selection, if there is one.
    void copy_labels();
    /// The whole portrait as text (engine/portrait/recipe.h).
    void copy_recipe();
    /// Pose and camera, for paste_pose() of this or another editor.
    void copy_pose();
    void paste_pose();
    /// A recipe becomes the portrait but for what is locked, as one step; a pose that of the portrait; files
    /// are for file_pasted(); a label map floats over the one there is; of another picture the same as when
    /// its file is dropped.
    void paste();
    /// A recipe, or a picture that carries one, is for portrait_pasted().
    void paste_as_new();

Q_SIGNALS:
    void file_pasted(const QString& file);
    void portrait_pasted(const limner::Portrait& portrait);

private:
    std::function<void()> say(const QString& text);
    void take_recipe(Portrait portrait);
    EditorSession& session_;
    FileActions& files_;
};

}  // namespace limner::ui
