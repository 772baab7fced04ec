#include "tests/ui/editor_fixture.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

namespace limner::ui {

void send_mouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers) {
    const bool moves = type == QEvent::MouseMove, down = type != QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, widget.mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton,
                      down ? Qt::LeftButton : Qt::NoButton, modifiers);
    QApplication::sendEvent(&widget, &event);
}

void double_click(QWidget& widget, QPointF at) {
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick,
                            QEvent::MouseButtonRelease})
        send_mouse(widget, type, at);
}

void turn_wheel(QWidget& widget, QPointF at, int delta, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&widget, &event);
}

Editor::Editor(std::chrono::milliseconds rest, float fitted_share) {
    control->set_fits_paintings(fitted_share);
    window.set_unattended(true);
    session.document().reset(portrait_from_seed(7));
    session.set_dice_amount(1);  // a throw is what its dice show
    window.resize(1366, 768);
    window.show();
    EngineOptions options;
    options.factory = fake_factory(control);
    options.rest = rest;
    session.link().adopt(std::move(*Engine::start(options)));
    wait_for_picture();
}

bool Editor::wait_for_picture() {
    return QTest::qWaitFor(
        [this] { return session.frame().picture.image && session.frame().portrait == session.portrait(); },
        10000);
}

QPoint Editor::at(const PictureView& view, double x, double y) const {
    return view.transform().to_dip({x, y}).toPoint();
}

void Editor::drag(PictureView& view, const std::vector<QPoint>& points, Qt::KeyboardModifiers modifiers,
                  bool release) {
    send_mouse(view, QEvent::MouseButtonPress, points.front(), modifiers);
    for (std::size_t i = 1; i < points.size(); ++i) send_mouse(view, QEvent::MouseMove, points[i], modifiers);
    if (release) send_mouse(view, QEvent::MouseButtonRelease, points.back(), modifiers);
}

void Editor::click(PictureView& view, QPoint point, Qt::KeyboardModifiers modifiers) {
    drag(view, {point}, modifiers);
}

bool Editor::focus(QWidget& widget) {
    window.activateWindow();
    widget.setFocus();
    return QTest::qWaitForWindowActive(&window, 10000) && widget.hasFocus();
}

Paints::Paints(PictureView& view) {
    for (QWidget* surface : view.findChildren<QWidget*>()) surface->installEventFilter(this);
}

bool Paints::eventFilter(QObject*, QEvent* event) {
    count += event->type() == QEvent::Paint;
    return false;
}

Rescue::Rescue(std::shared_ptr<FakeControl> control)
    : thread_([this, control = std::move(control)] {
          std::unique_lock lock(mutex_);
          needed_ = !changed_.wait_for(lock, std::chrono::seconds(30), [this] { return ended_; });
          if (needed_) control->release();
      }) {}

Rescue::~Rescue() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

bool Rescue::was_needed() {
    const std::lock_guard lock(mutex_);
    return needed_;
}

}  // namespace limner::ui
