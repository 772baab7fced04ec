// U24, U25: fingers on the views.
#include <QApplication>
#include <QDockWidget>
#include <QTest>
#include <QTimer>
#include <QTouchEvent>
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/pen_hand.h"
#include "ui/settings/setting_list.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::PenHand;

namespace {

/// Fingers on one view, with times of their own.
class Fingers {
public:
    explicit Fingers(ui::PictureView& view) : view_(view) {}

    quint64 now_ms = 1000;

    void down(int id, QPointF at) {
        const bool first = on_.empty();
        on_[id] = at;
        send(first ? QEvent::TouchBegin : QEvent::TouchUpdate, {id}, QEventPoint::State::Pressed);
    }
    void move(const std::map<int, QPointF>& to) {
        std::vector<int> moved;
        for (const auto& [id, at] : to) {
            on_[id] = at;
            moved.push_back(id);
        }
        send(QEvent::TouchUpdate, moved, QEventPoint::State::Updated);
    }
    void up(int id) {
        send(on_.size() == 1 ? QEvent::TouchEnd : QEvent::TouchUpdate, {id}, QEventPoint::State::Released);
        on_.erase(id);
    }
    void stroke(QPointF from, QPointF to, int events = 10) {
        down(1, from);
        for (int i = 1; i <= events; ++i) move({{1, from + (to - from) * i / events}});
        up(1);
    }
    /// All at once, and up again after `ms`.
    void tap(int fingers, QPointF at, quint64 ms = 100, QPointF trembles = {}) {
        for (int id = 0; id < fingers; ++id) down(id, at + QPointF(30 * id, 0));
        std::map<int, QPointF> to;
        for (int id = 0; id < fingers; ++id)
            to[id] = at + QPointF(30 * id, 0) + (id % 2 ? trembles : -trembles);
        move(to);
        now_ms += ms;
        for (int id = 0; id < fingers; ++id) up(id);
    }

private:
    void send(QEvent::Type type, const std::vector<int>& ids, QEventPoint::State state) {
        static const QPointingDevice screen("test screen", 21, QInputDevice::DeviceType::TouchScreen,
                                            QPointingDevice::PointerType::Finger,
                                            QInputDevice::Capability::Position, 10, 0);
        QList<QEventPoint> points;
        for (const auto& [id, at] : on_) {
            const bool listed = std::find(ids.begin(), ids.end(), id) != ids.end();
            points.append(
                QEventPoint(id, listed ? state : QEventPoint::State::Stationary, at, view_.mapToGlobal(at)));
        }
        QTouchEvent event(type, &screen, Qt::NoModifier, points);
        event.setTimestamp(now_ms += 5);
        QApplication::sendEvent(&view_, &event);
        CHECK(event.isAccepted());  // or it becomes one of a mouse
    }

    ui::PictureView& view_;
    std::map<int, QPointF> on_;
};

/// Counts the presses of a mouse that reach a widget.
class Presses final : public QObject {
public:
    explicit Presses(QWidget& widget) { widget.installEventFilter(this); }
    int count = 0;

private:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::MouseButtonPress;
        return false;
    }
};

bool same_view(const ui::ViewTransform& a, const ui::ViewTransform& b) {
    return a.target() == b.target() && a.turn() == b.turn();
}

ui::PictureView& view_of(Editor& e, int index) {
    if (index == 0) return e.canvas();
    return e.viewport();
}

/// Whether the picture is drawn where the transform says: that of this model tells its place in red and
/// green.
void check_drawn(ui::PictureView& view) {
    if (auto* canvas = qobject_cast<ui::CanvasView*>(&view)) canvas->set_overlay_shown(false);
    const QImage seen = view.grab().toImage();
    for (const QPointF place : {QPointF(0.3, 0.4), QPointF(0.7, 0.35), QPointF(0.55, 0.75)}) {
        const QColor colour = seen.pixelColor(view.transform().to_dip(place).toPoint());
        CHECK(colour.redF() == Approx(place.x()).margin(0.04));
        CHECK(colour.greenF() == Approx(place.y()).margin(0.04));
    }
}

/// A pinch of two fingers from the window system on, about `middle`, level.
void pinch(ui::PictureView& view, QPoint middle, int from, int to, int events) {
    static QPointingDevice* screen = QTest::createTouchDevice();
    const auto place = [&](int side, int distance) { return middle + QPoint(side * distance / 2, 0); };
    QTest::touchEvent(&view, screen).press(1, place(-1, from), &view).press(2, place(1, from), &view);
    for (int i = 1; i <= events; ++i) {
        const int distance = from + (to - from) * i / events;
        QTest::touchEvent(&view, screen)
            .move(1, place(-1, distance), &view)
            .move(2, place(1, distance), &view);
    }
    QTest::touchEvent(&view, screen).release(1, place(-1, to), &view).release(2, place(1, to), &view);
}

}  // namespace

TEST_CASE("A pinch on a touch screen zooms by its exact factor about the fingers", "[touch]") {
    Editor e;
    ui::PictureView& view = view_of(e, GENERATE(0, 1));
    struct Pinch {
        int from, to, events;
    };
    const auto [from, to, events] =
        GENERATE(Pinch{80, 160, 1}, Pinch{80, 160, 7}, Pinch{60, 120, 60}, Pinch{160, 80, 20});
    const QPoint at = e.at(view, 0.4, 0.6);
    const QPointF there = view.transform().to_picture(at);
    const double before = view.transform().zoom();
    const Presses presses(view);
    pinch(view, at, from, to, events);
    CHECK(view.transform().zoom() / before == Approx(double(to) / from).epsilon(0.02));
    CHECK(view.transform().to_picture(at).x() == Approx(there.x()).margin(0.01));
    CHECK(view.transform().to_picture(at).y() == Approx(there.y()).margin(0.01));
    CHECK(view.transform().turn() == 0);
    CHECK(e.steps() == 0);
    CHECK_FALSE(e.session.surface().any_strokes());
    CHECK(presses.count == 0);
}

TEST_CASE("Two fingers move, zoom and turn the view together", "[touch]") {
    Editor e;
    ui::PictureView& view = view_of(e, GENERATE(0, 1));
    const QPointF middle = e.at(view, 0.5, 0.5);
    // Two fingers about a place, in a direction, at a distance.
    const auto two = [](QPointF about, double degrees, double distance) {
        const double angle = qDegreesToRadians(degrees);
        const QPointF half = QPointF(std::cos(angle), std::sin(angle)) * distance / 2;
        return std::map<int, QPointF>{{1, about - half}, {2, about + half}};
    };
    Fingers fingers(view);
    auto at = two(middle, 10, 100);
    fingers.down(1, at[1]);
    fingers.down(2, at[2]);
    const auto turn_to = [&](double degrees) {
        for (int i = 1; i <= 20; ++i) fingers.move(two(middle, 10 + degrees * i / 20, 100));
    };
    SECTION("by what the fingers do") {
        const QPointF there = view.transform().to_picture(middle);
        const double zoom = view.transform().zoom();
        fingers.move(two(middle + QPointF(25, -15), 10 + 30, 150));
        CHECK(view.transform().zoom() / zoom == Approx(1.5).epsilon(0.001));
        CHECK(view.transform().turn() == Approx(30 - 8).margin(0.01));  // it begins after 8 degrees
        const QPointF now = view.transform().to_dip(there);
        CHECK(now.x() == Approx(middle.x() + 25).margin(0.01));
        CHECK(now.y() == Approx(middle.y() - 15).margin(0.01));
    }
    SECTION("a pinch that is not quite level turns nothing") {
        turn_to(7);
        CHECK(view.transform().turn() == 0);
    }
    SECTION("at quarter turns it rests") {
        turn_to(95);
        CHECK(view.transform().turn() == 90);
        turn_to(6);
        CHECK(view.transform().turn() == 0);
        turn_to(120);
        CHECK(view.transform().turn() == Approx(112));
    }
    SECTION("the picture is drawn where the hand meets it") {
        turn_to(-58);
        REQUIRE(view.transform().turn() == Approx(-50));
        check_drawn(view);
        fingers.up(1);
        fingers.up(2);
        const QPoint from = view.transform().to_dip({0.25, 0.3}).toPoint();
        if (&view == &e.canvas()) {
            e.click(e.canvas(), from);
            CHECK(e.session.surface().strokes().at(16, 19) == std::uint8_t(FaceClass::hair));
        } else {
            // The face follows the pointer, as the picture lies.
            const QPointF across =
                view.transform().to_dip({0.75, 0.3}) - view.transform().to_dip({0.25, 0.3});
            const double dip = std::hypot(across.x(), across.y());
            e.drag(view, {from, from + across.toPoint() / 5});
            CHECK(degrees(e.portrait().pose.yaw) == Approx(0.2 * dip / 5).margin(0.3));
            CHECK(degrees(e.portrait().pose.pitch) == Approx(0).margin(0.3));
        }
        QTest::keyClick(&view, Qt::Key_Escape);
    }
    CHECK(e.portrait().pose.roll == Radians());  // the view turns, not the head
}

TEST_CASE("A view is turned by keys, pointer and trackpad as well", "[touch]") {
    Editor e;
    ui::PictureView& view = view_of(e, GENERATE(0, 1));
    REQUIRE(e.focus(view));
    const auto turn = [&] { return view.transform().turn(); };
    e.window.commands().run("view.turn-right");
    CHECK(turn() == Approx(15));
    e.window.commands().run("view.fit");
    CHECK(turn() == Approx(15));
    // Turned, it still fits.
    const QRectF seen = view.transform().turning().mapRect(view.transform().target());
    CHECK(QRectF(view.rect()).contains(seen));
    for (int i = 0; i < 3; ++i) e.window.commands().run("view.turn-left");
    CHECK(turn() == Approx(-30));
    e.window.commands().run("view.turn-back");
    CHECK(turn() == 0);

    const QPointF middle = view.transform().centre();
    const auto drag = [&](double degrees, Qt::KeyboardModifiers modifiers) {
        const auto mouse = [&](QEvent::Type type, QPointF at, Qt::KeyboardModifiers with) {
            QMouseEvent event(type, at, view.mapToGlobal(at),
                              type == QEvent::MouseMove ? Qt::NoButton : Qt::MiddleButton,
                              type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::MiddleButton, with);
            QApplication::sendEvent(&view, &event);
        };
        const double angle = qDegreesToRadians(degrees);
        const QPointF to = middle + QPointF(std::cos(angle), std::sin(angle)) * 100;
        mouse(QEvent::MouseButtonPress, middle + QPointF(100, 0), Qt::ShiftModifier);
        mouse(QEvent::MouseMove, to, modifiers);
        mouse(QEvent::MouseButtonRelease, to, modifiers);
    };
    drag(40, Qt::ShiftModifier);
    CHECK(turn() == Approx(40));
    drag(-8, Qt::ShiftModifier | Qt::ControlModifier);
    CHECK(turn() == Approx(30));
    drag(-29, Qt::ShiftModifier);
    CHECK(turn() == 0);  // upright draws

    static const QPointingDevice trackpad("test trackpad", 22, QInputDevice::DeviceType::TouchPad,
                                          QPointingDevice::PointerType::Finger,
                                          QInputDevice::Capability::Position, 2, 0);
    const auto rotate = [&](Qt::NativeGestureType type, double value) {
        QNativeGestureEvent event(type, &trackpad, 2, middle, middle, view.mapToGlobal(middle), value, {});
        QApplication::sendEvent(&view, &event);
    };
    rotate(Qt::BeginNativeGesture, 0);
    for (int i = 0; i < 7; ++i) rotate(Qt::RotateNativeGesture, 1);
    CHECK(turn() == 0);
    for (int i = 0; i < 31; ++i) rotate(Qt::RotateNativeGesture, 1);
    CHECK(turn() == Approx(30));
    CHECK(e.steps() == 0);
}

TEST_CASE("Without OpenGL a turned picture is drawn in the same place", "[touch]") {
    ui::forbid_gl();
    Editor e;
    for (ui::PictureView* view : std::initializer_list<ui::PictureView*>{&e.canvas(), &e.viewport()}) {
        check_drawn(*view);
        view->turn_view(-50);
        check_drawn(*view);
    }
}

TEST_CASE("One finger paints until a pen is seen, then it moves the view, or as the setting says",
          "[touch]") {
    Editor e;
    e.canvas().set_zoom(12);
    const ui::ViewTransform before = e.canvas().transform();
    const QPointF from = QRectF(e.canvas().rect()).center(), way(60, 25);
    qint64 now = 0;
    e.window.views().pens().set_clock([&now] { return now; });
    Fingers fingers(e.canvas());
    const auto draws = [&] {
        fingers.stroke(from, from + way);
        CHECK(e.steps() == 1);
        CHECK(same_view(e.canvas().transform(), before));
        const QPointF pixel = before.to_picture(from + way / 2) * e.session.surface().size();
        CHECK(e.session.surface().strokes().at(int(pixel.x()), int(pixel.y())) ==
              std::uint8_t(FaceClass::hair));
        e.undo();
    };
    const auto pans = [&] {
        fingers.stroke(from, from + way);
        CHECK(e.steps() == 0);
        CHECK(e.canvas().transform().target().topLeft() == before.target().topLeft() + way);
        fingers.stroke(from + way, from);
    };
    const auto pen_was_here = [&] {
        PenHand(e.canvas()).hover(from);
        now += 1000;
    };
    draws();
    e.settings.set(ui::setting::finger, ui::FingerChoice::pan);
    pans();
    e.settings.reset("touch.paint");
    draws();
    pen_was_here();
    pans();
    e.settings.set(ui::setting::finger, ui::FingerChoice::paint);
    draws();
}

TEST_CASE("One finger turns the head in the viewport, pen or not", "[touch]") {
    Editor e;
    qint64 now = 0;
    e.window.views().pens().set_clock([&now] { return now; });
    const auto turned = [&] {
        const QPointF from = e.at(e.viewport(), 0.5, 0.5);
        Fingers(e.viewport()).stroke(from, from + QPointF(50, 0));
        const float yaw = degrees(e.portrait().pose.yaw);
        e.session.front_pose();
        return yaw;
    };
    CHECK(turned() == Approx(10).margin(0.01));
    PenHand(e.viewport()).hover({5, 5});
    now += 1000;
    CHECK(turned() == Approx(10).margin(0.01));
}

TEST_CASE("A tap of one finger is a click, two are a double click", "[touch]") {
    Editor e;
    Fingers on_canvas(e.canvas()), on_portrait(e.viewport());
    e.session.brush().shape.diameter = 6;
    on_canvas.tap(1, e.at(e.canvas(), 0.1, 0.1), 100, {3, 3});
    on_canvas.tap(1, e.at(e.canvas(), 0.1, 0.1) + QPoint(9, 0));
    CHECK(e.steps() == 2);  // dabs, side by side
    CHECK(e.session.surface().strokes().at(6, 6) == std::uint8_t(FaceClass::hair));

    HeadPose pose;
    pose.yaw = from_degrees(20);
    e.session.turn_to(pose, "Turn");
    const QPointF face = e.at(e.viewport(), 0.5, 0.62);
    on_portrait.tap(1, face);
    CHECK(e.session.active_part() == Part::skin);
    on_portrait.now_ms += 2000;
    on_portrait.tap(1, face);
    CHECK(degrees(e.portrait().pose.yaw) == Approx(20));
    on_portrait.tap(1, face);
    CHECK(e.portrait().pose.yaw == Radians());
}

TEST_CASE("Short taps of more fingers undo, redo and show the canvas alone", "[touch]") {
    Editor e;
    Fingers fingers(e.canvas());
    e.session.randomise(Part::hair, 4);
    e.session.randomise(Part::skin, 5);
    const QPointF at = e.at(e.canvas(), 0.3, 0.5);
    const ui::ViewTransform before = e.canvas().transform();
    fingers.tap(2, at, 100, {2, 3});
    CHECK(e.steps() == 1);
    fingers.tap(2, at);
    CHECK(e.steps() == 0);
    fingers.tap(3, at, 100, {2, 3});
    CHECK(e.steps() == 1);
    CHECK(same_view(e.canvas().transform(), before));  // whatever the fingers trembled
    SECTION("too slow or too far is no tap") {
        fingers.tap(2, at, 260);
        CHECK(e.steps() == 1);
        CHECK(same_view(e.canvas().transform(), before));
        fingers.tap(2, at, 100, {0, 12});
        CHECK(e.steps() == 1);
        CHECK_FALSE(same_view(e.canvas().transform(), before));
    }
    SECTION("four show the canvas alone") {
        const auto docks = [&] {
            const auto all = e.window.findChildren<QDockWidget*>();
            return std::count_if(all.begin(), all.end(), [](const QDockWidget* d) { return d->isVisible(); });
        };
        REQUIRE(docks() > 0);
        fingers.tap(4, at);
        CHECK(docks() == 0);
        fingers.tap(4, at);
        CHECK(docks() > 0);
    }
    CHECK_FALSE(e.session.surface().any_strokes());
}

TEST_CASE("A second finger joins before a stroke has begun, and leaves one alone that has", "[touch]") {
    Editor e;
    Fingers fingers(e.canvas());
    const QPointF from = e.at(e.canvas(), 0.2, 0.2), to = e.at(e.canvas(), 0.2, 0.8);
    const ui::ViewTransform before = e.canvas().transform();
    SECTION("a pinch whose fingers come one after the other paints nothing") {
        fingers.down(1, from);
        fingers.move({{1, from + QPointF(4, 4)}});
        fingers.now_ms += 400;
        fingers.down(2, to);
        fingers.move({{1, from - QPointF(0, 50)}, {2, to + QPointF(0, 50)}});
        fingers.up(2);
        fingers.move({{1, from}});  // what is left of it neither paints nor moves
        CHECK_FALSE(same_view(e.canvas().transform(), before));
        const ui::ViewTransform pinched = e.canvas().transform();
        fingers.move({{1, from + QPointF(60, 60)}});
        fingers.up(1);
        CHECK(same_view(e.canvas().transform(), pinched));
        CHECK(e.steps() == 0);
        CHECK_FALSE(e.session.surface().any_strokes());
    }
    SECTION("the palm that comes down during a stroke") {
        fingers.down(1, from);
        fingers.move({{1, (from + to) / 2}});
        fingers.down(2, from + QPointF(80, 0));
        fingers.move({{1, to}, {2, from + QPointF(120, 40)}});
        fingers.up(1);
        fingers.up(2);
        CHECK(same_view(e.canvas().transform(), before));
        CHECK(e.steps() == 1);
        CHECK(e.session.surface().strokes().at(12, 48) == std::uint8_t(FaceClass::hair));
    }
    SECTION("a system that takes the fingers away leaves nothing behind") {
        fingers.down(1, from);
        fingers.move({{1, (from + to) / 2}});
        REQUIRE(e.session.surface().any_strokes());
        static const QPointingDevice screen("another screen", 23, QInputDevice::DeviceType::TouchScreen,
                                            QPointingDevice::PointerType::Finger,
                                            QInputDevice::Capability::Position, 10, 0);
        QTouchEvent cancel(QEvent::TouchCancel, &screen, Qt::NoModifier, QList<QEventPoint>());
        QApplication::sendEvent(&e.canvas(), &cancel);
        CHECK_FALSE(e.session.surface().any_strokes());
        CHECK(e.steps() == 0);
    }
}

TEST_CASE("While a pen is near, and 300 ms longer, fingers do nothing", "[touch]") {
    Editor e;
    e.settings.set(ui::setting::finger, ui::FingerChoice::paint);
    ui::PictureView& view = view_of(e, GENERATE(0, 1));
    qint64 now = 10000;
    e.window.views().pens().set_clock([&now] { return now; });
    const QPointF from = e.at(view, 0.3, 0.5), to = e.at(view, 0.7, 0.5);
    const ui::ViewTransform before = view.transform();
    Fingers fingers(view);
    const auto nothing_happens = [&] {
        fingers.stroke(from, to);
        fingers.tap(2, from);
        fingers.down(1, from);
        fingers.down(2, to);
        fingers.move({{1, from - QPointF(40, 0)}, {2, to + QPointF(40, 0)}});
        fingers.up(1);
        fingers.up(2);
        CHECK(same_view(view.transform(), before));
        CHECK_FALSE(e.session.surface().any_strokes());
        CHECK(e.portrait().pose == HeadPose());
    };
    e.session.randomise(Part::hair, 4);  // for a tap to undo
    PenHand pen(view);
    SECTION("in range") {
        pen.come_near();
        now += 2000;
        nothing_happens();
        pen.leave();
        now += 299;
        nothing_happens();
        CHECK(e.steps() == 1);
    }
    SECTION("where the system does not tell the range") {
        pen.hover(from);
        now += 299;
        nothing_happens();
        CHECK(e.steps() == 1);
    }
    SECTION("a hand that came down too early stays without effect until it is lifted") {
        pen.come_near();
        fingers.down(1, from);
        pen.leave();
        now += 1000;
        fingers.move({{1, to}});
        fingers.up(1);
        CHECK(e.steps() == 1);
    }
    SECTION("what a hand did as the pen came is taken back") {
        fingers.down(1, from);
        fingers.move({{1, to}});
        CHECK(e.session.surface().any_strokes() == (&view == &e.canvas()));
        CHECK((e.portrait().pose == HeadPose()) == (&view == &e.canvas()));
        pen.come_near();
        CHECK_FALSE(e.session.surface().any_strokes());
        CHECK(e.portrait().pose == HeadPose());
        fingers.move({{1, from}});
        fingers.up(1);
        CHECK(e.steps() == 1);
        pen.leave();
    }
    SECTION("a pen whose leaving was lost") { pen.come_near(); }
    now += 5000;
    fingers.stroke(from, to);
    CHECK(e.steps() == 2);
}

TEST_CASE("A long press in the viewport opens its menu", "[touch]") {
    Editor e;
    Fingers fingers(e.viewport());
    const QPointF at = e.at(e.viewport(), 0.5, 0.5);
    bool opened = false;
    QTimer closes;
    closes.setInterval(20);
    QObject::connect(&closes, &QTimer::timeout, [&] {
        if (QWidget* menu = QApplication::activePopupWidget()) {
            opened = true;
            menu->close();
        }
    });
    closes.start();
    fingers.down(1, at);
    REQUIRE(QTest::qWaitFor([&] { return opened; }, 10000));
    fingers.move({{1, at + QPointF(60, 0)}});
    fingers.up(1);
    CHECK(e.portrait().pose == HeadPose());
    CHECK(e.steps() == 0);
    fingers.stroke(at, at + QPointF(50, 0));
    CHECK(degrees(e.portrait().pose.yaw) == Approx(10).margin(0.01));
}

TEST_CASE("Fingers on a trackpad are left to its gestures", "[touch]") {
    Editor e;
    static const QPointingDevice trackpad("test trackpad", 24, QInputDevice::DeviceType::TouchPad,
                                          QPointingDevice::PointerType::Finger,
                                          QInputDevice::Capability::Position, 10, 0);
    const QPointF from = e.at(e.canvas(), 0.3, 0.3), to = e.at(e.canvas(), 0.7, 0.7);
    const auto send = [&](QEvent::Type type, QEventPoint::State state, QPointF at) {
        QTouchEvent event(type, &trackpad, Qt::NoModifier,
                          QList{QEventPoint(1, state, at, e.canvas().mapToGlobal(at))});
        QApplication::sendEvent(&e.canvas(), &event);
    };
    send(QEvent::TouchBegin, QEventPoint::State::Pressed, from);
    send(QEvent::TouchUpdate, QEventPoint::State::Updated, to);
    send(QEvent::TouchEnd, QEventPoint::State::Released, to);
    CHECK(e.steps() == 0);
}
