#pragma once
// A whole editor on the generator without weights, and the hands that use it.

#include <QEvent>
#include <QObject>
#include <QPoint>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
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

/// Presses, moves or releases the left button over `widget`.
void send_mouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers = {});
/// As a window system tells it: press, release, double click, release.
void double_click(QWidget& widget, QPointF at);
/// 120 is one notch away from the hand.
void turn_wheel(QWidget& widget, QPointF at, int delta, Qt::KeyboardModifiers modifiers = {});

class Editor {
public:
    /// The final picture follows after `rest` without a change.
    /// With `fitted_share` above 0 the model makes paintings a part of the head, as well as that.
    explicit Editor(std::chrono::milliseconds rest = std::chrono::milliseconds(10), float fitted_share = 0);

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
    /// Gives the keyboard to `widget`; false when the display does not. A bare X server has no window manager
    /// that does it.
    bool focus(QWidget& widget);
    template <class T>
    T& find(const char* object_name) {
        return *window.findChild<T*>(object_name);
    }
};

/// Counts what a view paints.
class Paints final : public QObject {
public:
    explicit Paints(PictureView& view);
    bool eventFilter(QObject*, QEvent* event) override;
    int count = 0;
};

/// Lets a held engine go after half a minute: an editor that waits for it fails its test, and does not hang.
class Rescue {
public:
    explicit Rescue(std::shared_ptr<FakeControl> control);
    ~Rescue();
    /// Whether it came to that.
    bool was_needed();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ended_ = false, needed_ = false;
    std::thread thread_;
};

}  // namespace limner::ui
