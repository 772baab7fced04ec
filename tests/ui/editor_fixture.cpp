#include "tests/ui/editor_fixture.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <chrono>

namespace limner::ui {

Editor::Editor() {
    window.set_unattended(true);
    session.document().reset(portrait_from_seed(7));
    window.resize(1366, 768);
    window.show();
    EngineOptions options;
    options.factory = fake_factory(control);
    options.rest = std::chrono::milliseconds(10);
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
    const auto send = [&](QEvent::Type type, QPoint p, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, p, view.mapToGlobal(QPointF(p)), button, buttons, modifiers);
        QApplication::sendEvent(&view, &event);
    };
    send(QEvent::MouseButtonPress, points.front(), Qt::LeftButton, Qt::LeftButton);
    for (std::size_t i = 1; i < points.size(); ++i)
        send(QEvent::MouseMove, points[i], Qt::NoButton, Qt::LeftButton);
    if (release) send(QEvent::MouseButtonRelease, points.back(), Qt::LeftButton, Qt::NoButton);
}

void Editor::click(PictureView& view, QPoint point, Qt::KeyboardModifiers modifiers) {
    drag(view, {point}, modifiers);
}

}  // namespace limner::ui
