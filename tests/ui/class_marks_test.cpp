// The marks of the panel of classes, and its menu. What is locked or not to be painted over: lock_test.cpp.
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/session/class_edits.h"
#include "ui/session/class_order.h"
#include "ui/session/pictures.h"
#include "ui/session/texts.h"

using namespace limner;
using namespace limner::ui;

namespace {

constexpr auto hat = std::uint8_t(FaceClass::hat), clothes = std::uint8_t(FaceClass::clothes);

/// The row's mark, counted from the left.
void click_mark(Editor& e, FaceClass face_class, int mark, Qt::KeyboardModifiers modifiers = {}) {
    auto& list = e.find<QListWidget>("classes");
    const auto* row = list.findItems(capitalised(class_name(face_class)), Qt::MatchExactly).value(0);
    const int x = list.viewport()->width() - 60 + 20 * mark + 10;
    QTest::mouseClick(list.viewport(), Qt::LeftButton, modifiers,
                      QPoint(x, list.visualItemRect(row).center().y()));
}

int count(Editor& e, std::uint8_t value) {
    const LabelSurface& surface = e.session.surface();
    int pixels = 0;
    for (int y = 0; y < surface.size(); ++y)
        for (int x = 0; x < surface.size(); ++x) pixels += surface.visible(x, y) == value;
    return pixels;
}

/// A square of 20 pixels with the class of hats, in the middle; the brush has that class.
void paint_hat(Editor& e) {
    e.session.pick_class(FaceClass::hat);
    const PixelRect touched = e.session.surface().fill(rectangle({22, 22}, {42, 42}), hat);
    e.session.strokes_changed(touched, "hat", new_gesture(), true);
}

}  // namespace

TEST_CASE("Eyes hide classes in the overlay, with Alt all others, one step each", "[marks]") {
    Editor e;
    paint_hat(e);
    const auto overlay = [&](QPoint pixel) {
        QImage drawn(64, 64, QImage::Format_ARGB32_Premultiplied);
        colour_visible(e.session.surface(), {0, 0, 64, 64}, e.session.hidden_classes(), drawn);
        return qAlpha(drawn.pixel(pixel)) > 0;
    };
    const auto seen = [&] {
        return e.canvas().grab(QRect(e.at(e.canvas(), 0.5, 0.5), QSize(1, 1))).toImage();
    };
    const QPoint on_hat(30, 30), beside(0, 0);
    const QImage before = seen();
    const int steps = e.steps();
    click_mark(e, FaceClass::hat, 1);
    CHECK(e.session.document().undo_stack().undoText() == "Hide hat");
    CHECK_FALSE(overlay(on_hat));
    CHECK(overlay(beside));
    CHECK(seen() != before);
    click_mark(e, FaceClass::hat, 1, Qt::AltModifier);
    CHECK(overlay(on_hat));
    CHECK_FALSE(overlay(beside));
    CHECK(seen() == before);
    click_mark(e, FaceClass::hat, 1, Qt::AltModifier);
    CHECK(overlay(beside));
    CHECK(e.steps() == steps + 3);
    e.undo();
    CHECK_FALSE(overlay(beside));
    // What another Limner marked stays.
    DocumentState state = e.session.document().state();
    state.locks.insert("future.hat");
    e.session.document().edit_state(state, "of another version");
    e.window.commands().run("class.show");
    CHECK_FALSE(overlay(on_hat));
    CHECK(e.session.locked("future.hat"));
    CHECK(count(e, hat) == 400);
}

TEST_CASE("Paint only over: the marked classes alone take strokes", "[marks]") {
    Editor e;
    paint_hat(e);
    e.session.pick_class(FaceClass::clothes);
    e.session.set_tool(ToolId::rectangle);
    const auto paint_all = [&] {
        const int steps = e.steps();
        e.drag(e.canvas(), {e.at(e.canvas(), -0.1, -0.1), e.at(e.canvas(), 1.1, 1.1)});
        const int painted = count(e, clothes);
        if (e.steps() > steps) e.undo();
        return painted;
    };
    const int steps = e.steps();
    click_mark(e, FaceClass::hat, 0);
    CHECK(e.steps() == steps + 1);
    CHECK(e.session.active_class() == FaceClass::clothes);
    const int worn = count(e, clothes);
    CHECK(paint_all() == worn + 400);
    e.window.commands().run("class.lock");  // the active class has nothing to do with it
    CHECK(paint_all() == worn + 400);
    e.session.set_locked(lock_of(FaceClass::hat), true, "hat");
    CHECK(paint_all() == worn);
    e.window.commands().run("class.only-none");
    CHECK(paint_all() == 64 * 64 - 400);
    CHECK_FALSE(e.window.commands().run("class.only-none"));
}

TEST_CASE("A class is grown, shrunk, replaced and smoothed, one step each", "[marks]") {
    Editor e;
    paint_hat(e);
    const int steps = e.steps();
    const auto asked = [&](const char* command) {
        REQUIRE(e.window.commands().run(command));
        auto& dialog = e.find<QInputDialog>((std::string(command) + ".dialog").c_str());
        if (dialog.inputMode() == QInputDialog::IntInput) dialog.setIntValue(3);
        if (dialog.inputMode() == QInputDialog::TextInput) dialog.setTextValue("Clothing");
        dialog.accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        CHECK(e.steps() == steps + 1);
    };
    SECTION("shrunk: what it leaves is of the classes beside it") {
        asked("class.shrink");
        CHECK(count(e, hat) == 14 * 14);
    }
    SECTION("grown, into what is not locked") {
        e.session.set_locked(lock_of(FaceClass::skin), true, "skin");
        const int skin = count(e, std::uint8_t(FaceClass::skin));
        grow_class(e.session, FaceClass::hat, 3);
        CHECK(count(e, std::uint8_t(FaceClass::skin)) == skin);
        e.undo();
        e.undo();
        asked("class.grow");
        CHECK(count(e, hat) > 20 * 26);
        CHECK(e.session.document().undo_stack().undoText() == "Grow hat");
    }
    SECTION("replaced") {
        const int worn = count(e, clothes);
        asked("class.replace");
        CHECK(count(e, hat) == 0);
        CHECK(count(e, clothes) == worn + 400);
    }
    SECTION("smoothed: the corners go, the middle of a side stays, a speck is dropped") {
        e.session.strokes_changed(e.session.surface().fill(rectangle({5, 5}, {6, 6}), hat), "speck",
                                  new_gesture(), true);
        e.window.commands().run("class.smooth");
        CHECK(e.steps() == steps + 2);
        CHECK(e.session.surface().visible(22, 22) != hat);
        CHECK(e.session.surface().visible(22, 32) == hat);
        CHECK(e.session.surface().visible(5, 5) != hat);
        e.undo();
        e.undo();
        CHECK(count(e, hat) == 400);
    }
}

TEST_CASE("The menu of a class is that of its row, which it makes the active one", "[marks]") {
    Editor e;
    auto& list = e.find<QListWidget>("classes");
    CHECK(list.actions().contains(e.window.commands().action("class.replace")));
    const auto* row = list.findItems("Hat", Qt::MatchExactly).value(0);
    QTest::mousePress(list.viewport(), Qt::RightButton, {}, list.visualItemRect(row).center());
    CHECK(e.session.active_class() == FaceClass::hat);
}

TEST_CASE("Classes are found by name and have their keys, those a model lacks say what they become",
          "[classes]") {
    Editor e;
    auto& list = e.find<QListWidget>("classes");
    const auto row = [&](FaceClass face_class) { return list.item(place_of(face_class)); };
    const auto shown = [&] {
        QStringList names;
        for (int i = 0; i < list.count(); ++i)
            if (!list.item(i)->isHidden()) names << list.item(i)->text();
        return names;
    };
    SECTION("a search leaves what it finds, and Enter takes the first") {
        auto& field = e.find<QLineEdit>("classes.search");
        QTest::keyClicks(&field, "LIP");
        CHECK(shown() == QStringList{"Upper lip", "Lower lip"});
        QTest::keyClick(&field, Qt::Key_Return);
        CHECK(e.session.active_class() == FaceClass::upper_lip);
        field.clear();
        CHECK(shown().size() == face_class_count);
        // It covers no row.
        CHECK(list.visualItemRect(list.item(0)).top() >= 0);
        CHECK(list.viewport()->geometry().top() >= field.geometry().bottom());
    }
    SECTION("the key of a row is what its command has") {
        constexpr int key = Qt::UserRole + 5;
        CHECK(row(FaceClass::nose)->data(key) == "2");
        CHECK(row(FaceClass::necklace)->data(key).toString().isEmpty());
        e.window.commands().set_keys("class.2", {QKeySequence("Shift+F")});
        CHECK(row(FaceClass::nose)->data(key) == "F");
        e.window.commands().set_key_changes({});
    }
    SECTION("a model without some classes") {
        CHECK(row(FaceClass::facial_hair)->text() == "Facial hair");
        e.control->set_family("semantic-stylegan");
        EngineOptions options;
        options.factory = fake_factory(e.control);
        e.session.link().adopt(std::move(*Engine::start(options)));
        REQUIRE(QTest::qWaitFor(
            [&] { return e.session.model() && e.session.model()->family == "semantic-stylegan"; }, 10000));
        CHECK(row(FaceClass::facial_hair)->text() == "Facial hair → skin");
        CHECK(row(FaceClass::facial_hair)->toolTip().contains("does not know this class"));
        CHECK(row(FaceClass::upper_lip)->text() == "Upper lip → mouth");
        CHECK(row(FaceClass::right_brow)->text() == "Right brow");  // its side is found again
        CHECK(row(FaceClass::hair)->text() == "Hair");
    }
}
