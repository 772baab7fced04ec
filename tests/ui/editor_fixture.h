#pragma once
// A whole editor on the generator without weights, and the hands that use it.

#include <QPoint>
#include <memory>
#include <vector>

#include "tests/support/fake_generator.h"
#include "ui/session/editor_session.h"
#include "ui/settings/settings.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"

namespace limner::ui {

class Editor {
public:
    Editor();

    EditorSession session;
    Settings settings;  // in memory
    MainWindow window{session, settings};
    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();

    CanvasView& canvas() { return window.views().canvas(); }
    PortraitViewport& viewport() { return window.views().viewport(); }
    const Portrait& portrait() const { return session.portrait(); }
    int steps() { return session.document().undo_stack().index(); }
    void undo() { window.commands().run("edit.undo"); }

    /// Processes events until the picture shows the portrait; false after ten seconds.
    bool wait_for_picture();
    /// A point of the picture (0..1) in the view.
    QPoint at(const PictureView& view, double x, double y) const;
    /// Press, move through the points, release.
    void drag(PictureView& view, const std::vector<QPoint>& points, Qt::KeyboardModifiers modifiers = {},
              bool release = true);
    void click(PictureView& view, QPoint point, Qt::KeyboardModifiers modifiers = {});
    template <class T>
    T& find(const char* object_name) {
        return *window.findChild<T*>(object_name);
    }
};

}  // namespace limner::ui
