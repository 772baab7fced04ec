// The curve from one key to the next, drawn by hand.
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <catch2/catch.hpp>

#include "tests/ui/timeline_fixture.h"
#include "ui/dialogs/easing_dialog.h"
#include "ui/widgets/easing_field.h"

using namespace limner;
using limner::ui::send_mouse;
using limner::ui::TimelineEditor;
using limner::ui::turning;

namespace {

struct EasingEditor : TimelineEditor {
    /// The dialog of the key of yaw at frame 0, as its menu opens it.
    ui::EasingDialog& dialog() {
        QTimer::singleShot(0, &window, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu) return;
            menu->actions().at(5)->trigger();
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, key("Yaw", 0).toPoint(),
                                ground().mapToGlobal(key("Yaw", 0).toPoint()));
        QApplication::sendEvent(&ground(), &event);
        auto* found = view().findChild<ui::EasingDialog*>();
        REQUIRE(found);
        REQUIRE(found->isVisible());
        return *found;
    }
    const Key& first() { return *find_key(head().animation(), "pose.yaw", 0); }
};

template <class T>
T& in(QDialog& dialog, const char* name) {
    return *dialog.findChild<T*>(name);
}

}  // namespace

TEST_CASE("A curve of one's own is drawn in the menu of a key, and shown while it is drawn", "[timeline]") {
    const bool takes = GENERATE(true, false);
    EasingEditor e;
    e.head().go_to(20);
    auto& dialog = e.dialog();
    // It begins as what the key had: linear.
    CHECK(e.first().easing == KeyEasing::custom);
    CHECK(e.yaw() == Approx(0).margin(0.01));
    auto& field = in<ui::EasingField>(dialog, "easing.field");
    SECTION("handles are dragged, in time between the keys, in value beyond them") {
        const QPointF handle = field.at(1 / 3.0, 1 / 3.0);
        send_mouse(field, QEvent::MouseButtonPress, handle);
        send_mouse(field, QEvent::MouseMove, field.at(0.6, -0.3));
        CHECK(e.first().curve.x1 == Approx(0.6).margin(0.01));
        CHECK(e.first().curve.y1 == Approx(-0.3).margin(0.01));
        CHECK(e.yaw() < -5);
        CHECK(in<QDoubleSpinBox>(dialog, "easing.y1").value() == Approx(-0.3).margin(0.01));
        send_mouse(field, QEvent::MouseMove, QPointF(-500, 5000));
        send_mouse(field, QEvent::MouseButtonRelease, QPointF(-500, 5000));
        CHECK(e.first().curve.x1 == 0);
        CHECK(e.first().curve.y1 == -0.5f);
        send_mouse(field, QEvent::MouseMove, field.at(0.2, 0.2));  // no button
        CHECK(e.first().curve.x1 == 0);
        send_mouse(field, QEvent::MouseButtonPress, field.at(0.7, 0.7));
        send_mouse(field, QEvent::MouseButtonRelease, field.at(0.7, 0.7));
        CHECK(e.first().curve.x2 == Approx(0.7).margin(0.01));
        CHECK(e.first().curve.x1 == 0);
    }
    SECTION("numbers are typed") {
        in<QDoubleSpinBox>(dialog, "easing.x2").setValue(0.25);
        in<QDoubleSpinBox>(dialog, "easing.y2").setValue(1.5);
        CHECK(e.first().curve.x2 == 0.25f);
        CHECK(e.first().curve.y2 == 1.5f);
        CHECK(field.curve() == e.first().curve);
        in<QDoubleSpinBox>(dialog, "easing.x1").setValue(7);
        CHECK(e.first().curve.x1 == 1);
    }
    SECTION("or one of the list is taken") {
        auto& presets = in<QComboBox>(dialog, "easing.preset");
        presets.setCurrentIndex(5);
        Q_EMIT presets.activated(5);
        CHECK(e.first().curve.y1 < 0);  // anticipates
        CHECK(is_valid(e.first().curve));
        in<QDoubleSpinBox>(dialog, "easing.x2").setValue(0.11);
        CHECK(presets.currentIndex() == 0);
    }
    CHECK(e.steps() == 1);
    if (takes) {
        const Key drawn = e.first();
        in<QPushButton>(dialog, "easing.take").click();
        CHECK(e.first() == drawn);
        CHECK(e.steps() == 1);
        e.undo();
    } else {
        QTest::keyPress(&dialog, Qt::Key_Escape);  // there is nobody left to hear of its release
        CHECK(e.steps() == 0);
    }
    CHECK(e.head().animation() == turning());
}

TEST_CASE("A curve of one's own stays with its key and its file", "[timeline]") {
    EasingEditor e;
    const EasingCurve curve{0.2f, -0.3f, 0.6f, 1.2f};
    e.session.document().edit_animation(
        ui::with_easing(e.head().animation(), {{"pose.yaw", 0}, {"pose.yaw", 40}}, KeyEasing::custom, curve),
        "easing");
    // A key that gets another value, is moved or copied keeps it.
    e.turn_to(-9);
    e.head().add_keys();
    CHECK(e.first().curve == curve);
    e.drag_key(e.key("Yaw", 0), e.key("Yaw", 8), Qt::AltModifier);
    REQUIRE(find_key(e.head().animation(), "pose.yaw", 8));
    CHECK(find_key(e.head().animation(), "pose.yaw", 8)->curve == curve);
    // Another easing has none.
    e.session.document().edit_animation(
        ui::with_easing(e.head().animation(), {{"pose.yaw", 0}}, KeyEasing::linear), "easing");
    CHECK(e.first().curve == EasingCurve());
}

TEST_CASE("The curves of the list are drawn as curves can be", "[timeline]") {
    EasingEditor e;
    auto& presets = in<QComboBox>(e.dialog(), "easing.preset");
    CHECK(presets.count() == 8);
    for (int i = 1; i < presets.count(); ++i) {
        Q_EMIT presets.activated(i);
        CHECK(is_valid(e.first().curve));
        CHECK(presets.currentIndex() == i);
    }
}
