// U10, U11, U12: sliders, groups and dice.
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <vector>

#include "tests/ui/editor_fixture.h"
#include "ui/session/texts.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::double_click;
using limner::ui::Editor;
using limner::ui::send_mouse;
using limner::ui::turn_wheel;
using limner::ui::ValueSlider;

namespace {

struct Bench {
    ValueSlider slider{"test.slider",
                       "Test",
                       {.low = -40, .high = 40, .hard_low = -90, .hard_high = 90, .step = 1, .decimals = 1},
                       nullptr};
    std::vector<ui::GestureId> gestures;
    const double per_dip = 80.0 / 174;  // of the bar

    Bench() {
        slider.resize(300, 24);
        slider.show();
        QObject::connect(&slider, &ValueSlider::edited, &slider,
                         [this](double, ui::GestureId gesture) { gestures.push_back(gesture); });
    }
    QPoint at(double share) const { return {126 + int(share * 174), 12}; }
    void press(double x) { send_mouse(slider, QEvent::MouseButtonPress, {x, 12}); }
    void move(double x, Qt::KeyboardModifiers modifiers = {}) {
        send_mouse(slider, QEvent::MouseMove, {x, 12}, modifiers);
    }
    void release(double x) { send_mouse(slider, QEvent::MouseButtonRelease, {x, 12}); }
    bool focus() {
        slider.activateWindow();
        slider.setFocus();
        return QTest::qWaitForWindowActive(&slider, 10000) && slider.hasFocus();
    }
    void type(const QString& text) {
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Return);
        auto* field = slider.findChild<QLineEdit*>("test.slider.edit");
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void wheel(Qt::KeyboardModifiers modifiers = {}, int delta = 120) {
        turn_wheel(slider, at(0.5), delta, modifiers);
    }
    /// Changes so far that are not of one gesture with the one before.
    int steps() const {
        int count = 0;
        for (std::size_t i = 0; i < gestures.size(); ++i) count += i == 0 || gestures[i] != gestures[i - 1];
        return count;
    }
};

/// Where the codes of a portrait come from, by the names of their rows.
std::map<std::string, CodeSource> sources(const Portrait& portrait) {
    std::map<std::string, CodeSource> all{{"head.identity", portrait.head.identity},
                                          {"head.hair", portrait.head.hair},
                                          {"head.wear", portrait.head.wear}};
    for (int i = 0; i < part_count; ++i)
        all[ui::lock_of(static_cast<Part>(i))] = portrait.style(static_cast<Part>(i));
    return all;
}

}  // namespace

TEST_CASE("A slider follows the pointer, and one drag is one gesture", "[slider]") {
    Bench b;
    QTest::mousePress(&b.slider, Qt::LeftButton, {}, b.at(0.25));
    CHECK(b.slider.value() == Approx(-20).margin(0.5));
    QTest::mouseMove(&b.slider, b.at(0.6));
    QTest::mouseRelease(&b.slider, Qt::LeftButton, {}, b.at(0.6));
    REQUIRE(!b.gestures.empty());
    CHECK(std::all_of(b.gestures.begin(), b.gestures.end(), [&](auto g) { return g == b.gestures[0]; }));
    SECTION("a double click gives the default, and is one gesture with the jump of its first click") {
        b.gestures.clear();
        double_click(b.slider, b.at(0.3));
        CHECK(b.slider.value() == 0);
        CHECK(b.gestures.size() == 2);
        CHECK(b.steps() == 1);
    }
}

TEST_CASE("In a drag Shift makes a slider ten times finer and Ctrl keeps it to its steps", "[slider]") {
    Bench b;
    const double x = b.at(0.6).x();  // left of the number
    b.press(x);
    const double from = b.slider.value();
    REQUIRE(from == Approx(8).margin(0.5));
    SECTION("neither") {
        b.move(x + 30);
        CHECK(b.slider.value() == Approx(from + 30 * b.per_dip));
        CHECK(b.slider.value() != std::round(b.slider.value()));
    }
    SECTION("Shift") {
        b.move(x + 30, Qt::ShiftModifier);
        CHECK(b.slider.value() == Approx(from + 3 * b.per_dip));
        b.move(x - 10, Qt::ShiftModifier);
        CHECK(b.slider.value() == Approx(from - b.per_dip));
    }
    SECTION("Ctrl") {
        for (const double by : {-33.0, 7.0, 20.0, 30.0}) {
            b.move(x + by, Qt::ControlModifier);
            CHECK(b.slider.value() == std::round(from + by * b.per_dip));
        }
    }
    SECTION("zero holds the pointer a little, but not with Shift") {
        b.move(126 + 87 + 1);
        CHECK(b.slider.value() == 0);
        b.move(126 + 87 + 11, Qt::ShiftModifier);
        CHECK(b.slider.value() != 0);
    }
    CHECK(b.steps() == 1);
}

TEST_CASE("A slider is dragged by its name too, from the value it has", "[slider]") {
    Bench b;
    b.slider.set_value(7);
    b.press(40);
    CHECK(b.slider.value() == 7);  // no jump
    b.move(44);                    // a drag from here on
    b.move(44 + 20);
    CHECK(b.slider.value() == Approx(7 + 20 * b.per_dip));
    b.release(64);
    CHECK(b.steps() == 1);
}

TEST_CASE("Esc in a drag of a slider puts the start back and leaves no step", "[slider]") {
    Editor e;
    HeadPose pose;
    pose.yaw = from_degrees(5);
    e.session.turn_to(pose, "Start");
    const Portrait start = e.portrait();
    auto& yaw = e.find<ValueSlider>("pose.yaw");
    const auto at = [&](double share) { return QPointF(yaw.width() * share, yaw.height() / 2.0); };
    send_mouse(yaw, QEvent::MouseButtonPress, at(0.5));
    send_mouse(yaw, QEvent::MouseMove, at(0.6));
    REQUIRE(e.steps() == 2);
    QTest::keyClick(&yaw, Qt::Key_Escape);
    CHECK(e.portrait() == start);
    CHECK(yaw.value() == Approx(5));
    CHECK(e.steps() == 1);
    send_mouse(yaw, QEvent::MouseMove, at(0.7));  // the button is still down
    send_mouse(yaw, QEvent::MouseButtonRelease, at(0.7));
    CHECK(e.portrait() == start);
    CHECK(e.steps() == 1);
}

TEST_CASE("Keys move a slider by its step, by ten, to its ends and to the default", "[slider]") {
    struct Row {
        Qt::Key key;
        double value;
    };
    for (const Row& row : std::initializer_list<Row>{{Qt::Key_Right, 4},
                                                     {Qt::Key_Up, 4},
                                                     {Qt::Key_Left, 2},
                                                     {Qt::Key_Down, 2},
                                                     {Qt::Key_PageUp, 13},
                                                     {Qt::Key_PageDown, -7},
                                                     {Qt::Key_Home, -40},
                                                     {Qt::Key_End, 40},
                                                     {Qt::Key_Backspace, 0},
                                                     {Qt::Key_Delete, 0}}) {
        INFO("key " << int(row.key));
        Bench b;
        b.slider.set_value(3.4);
        QTest::keyClick(&b.slider, row.key);
        CHECK(b.slider.value() == row.value);
        CHECK(b.gestures.size() == 1);
    }
    Bench b;
    for (int i = 0; i < 50; ++i) QTest::keyClick(&b.slider, Qt::Key_Right);
    CHECK(b.slider.value() == 40);  // not beyond the bar
    CHECK(b.steps() == 1);
}

TEST_CASE("A digit opens the field of a slider, and Tab takes what is in it", "[slider]") {
    Bench b;
    REQUIRE(b.focus());
    QTest::keyClick(&b.slider, Qt::Key_1);
    auto* field = b.slider.findChild<QLineEdit*>("test.slider.edit");
    REQUIRE(field);
    CHECK(field->hasFocus());
    QTest::keyClicks(field, "2,5");
    CHECK(b.slider.value() == 0);
    QTest::keyClick(field, Qt::Key_Tab);
    CHECK(b.slider.value() == Approx(12.5));
    CHECK(field->isHidden());
}

TEST_CASE("A slider takes typed numbers, sums and both decimal signs", "[slider]") {
    Bench b;
    b.type("12,5");
    CHECK(b.slider.value() == Approx(12.5));
    b.type("(3+4)*2");
    CHECK(b.slider.value() == Approx(14));
    b.type("70");  // beyond the bar, inside the hard range
    CHECK(b.slider.value() == Approx(70));
    b.type("1000");
    CHECK(b.slider.value() == Approx(90));
    b.type("nonsense");
    CHECK(b.slider.value() == Approx(90));
    b.slider.setFocus();
    QTest::keyClick(&b.slider, Qt::Key_Return);
    auto* field = b.slider.findChild<QLineEdit*>("test.slider.edit");
    QTest::keyClicks(field, "5");
    QTest::keyClick(field, Qt::Key_Escape);
    CHECK(b.slider.value() == Approx(90));
}

TEST_CASE("Typed values are read as arithmetic and nothing else", "[slider]") {
    using ui::evaluated;
    CHECK(evaluated("30 %") == 30);
    CHECK(evaluated("12.5°") == 12.5);
    CHECK(evaluated("2*(3-1)/4") == 1);
    CHECK(evaluated("-3+-4") == -7);
    for (const char* bad : {"", "abc", "1/0", "(1", "1+", "1..2", "1 2x"}) CHECK_FALSE(evaluated(bad));
    CHECK_FALSE(evaluated(QString(10000, '(')));
}

TEST_CASE("The wheel moves a slider that has the focus, one step a notch", "[slider]") {
    Bench b;
    REQUIRE(b.focus());
    b.wheel();
    CHECK(b.slider.value() == 1);
    b.wheel({}, -360);
    CHECK(b.slider.value() == -2);
    CHECK(b.steps() == 1);
}

TEST_CASE("Scrolling a panel never changes a value", "[slider]") {
    Bench b;
    b.slider.clearFocus();
    b.wheel();
    CHECK(b.slider.value() == 0);
    b.wheel(Qt::ControlModifier);
    CHECK(b.slider.value() == Approx(1));
    b.slider.set_value(2.4);
    b.wheel(Qt::ControlModifier, 0);  // how a trackpad says that a hand left it
    CHECK(b.slider.value() == Approx(2.4));
}

TEST_CASE("A seed of twenty digits is shown and kept as it is", "[panel]") {
    Editor e;
    Portrait after = e.portrait();
    after.style(Part::hair).seed = 12345678901234567890ull;
    e.session.edit(after, "seed", 0);
    auto& field = e.find<QLineEdit>("style.hair.seed");
    CHECK(field.text() == "12345678901234567890");
    Q_EMIT field.editingFinished();
    CHECK(e.portrait() == after);
}

TEST_CASE("An expression slider writes its key, and zero takes it away", "[panel]") {
    Editor e;
    auto& smile = e.find<ValueSlider>("edit.expression.mouthSmile");
    Q_EMIT smile.edited(0.4, ui::new_gesture());
    CHECK(e.portrait().head.expression.at("mouthSmile") == Approx(0.4));
    CHECK(smile.value() == Approx(0.4));
    Q_EMIT smile.edited(0, ui::new_gesture());
    CHECK(e.portrait().head.expression.empty());
}

TEST_CASE("A slider that was moved and set back leaves the portrait as it was, bit for bit", "[panel]") {
    Editor e;
    const Portrait before = e.portrait();
    int count = 0;
    for (auto* slider : e.window.findChildren<ValueSlider*>()) {
        const QString name = slider->objectName();
        // Of the hand, the view, the dice and the shelf, not of the portrait.
        if (name.startsWith("tool.") || name.startsWith("view.") || name.startsWith("popup-palette.") ||
            name.startsWith("snapshots.") || name.endsWith(".dice.menu.amount"))
            continue;
        INFO(name.toStdString());
        const auto& range = slider->range();
        slider->take(range.low + 0.37 * (range.high - range.low));
        CHECK_FALSE(e.portrait() == before);
        QTest::keyClick(slider, Qt::Key_Delete);
        CHECK(e.portrait() == before);
        e.session.document().reset(before);
        ++count;
    }
    CHECK(count > 20);
}

TEST_CASE("Under a slow engine a dragged slider keeps showing pictures, and its last value is the last",
          "[panel]") {
    Editor e;
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    e.control->set_delays({std::chrono::milliseconds(300)});
    auto& slider = e.find<ValueSlider>("edit.expression.jawOpen");
    std::vector<Portrait> asked{e.portrait()}, shown;
    QObject here;
    QObject::connect(&e.session, &ui::EditorSession::frame_changed, &here,
                     [&] { shown.push_back(e.session.frame().portrait); });
    // To and fro, as fast as a hand, for five seconds and until the view has followed four times.
    const auto at = [&](int i) {
        return QPointF(slider.width() * (0.6 + 0.12 * std::sin(0.1 * i)), slider.height() / 2.0);
    };
    int moves = 0;
    const auto drawn = [&] {
        const auto calls = e.control->calls();
        return std::count_if(calls.begin(), calls.end(),
                             [](const FakeCall& call) { return !call.cancelled; });
    };
    const auto drawn_before = drawn();
    QElapsedTimer clock;
    clock.start();
    send_mouse(slider, QEvent::MouseButtonPress, at(0));
    asked.push_back(e.portrait());
    while ((clock.elapsed() < 5000 || shown.size() < 4) && ++moves < 3000) {
        send_mouse(slider, QEvent::MouseMove, at(moves));
        asked.push_back(e.portrait());
        QTest::qWait(10);
    }
    REQUIRE(shown.size() >= 4);
    std::cout << "U02: at 300 ms a picture, " << 1000.0 * double(shown.size()) / double(clock.elapsed())
              << " pictures/s\n";
    // The engine works all the time, and nearly all it draws is seen: it is the engine that sets the pace.
    CHECK(std::ptrdiff_t(shown.size()) + 2 >= drawn() - drawn_before);
    CHECK(e.steps() == 1);
    // Every picture is of a value that was there, and none goes back in time.
    auto from = asked.begin();
    for (const Portrait& portrait : shown) {
        from = std::find(from, asked.end(), portrait);
        REQUIRE(from != asked.end());
    }
    const auto calls = e.control->calls().size();
    send_mouse(slider, QEvent::MouseButtonRelease, at(moves));
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    CHECK(e.control->calls().back().portrait == e.portrait());
    // At the most: the one that was running, the one that waited, and the final.
    CHECK(e.control->calls().size() - calls <= 3);
}

TEST_CASE("Dice leave what is locked, and change everything else", "[panel]") {
    Editor e;
    std::uint64_t seed = 100;
    for (const auto& [locked, source] : sources(e.portrait())) {
        INFO(locked);
        const QString row = QString::fromStdString(locked);
        auto* lock = e.window.findChild<QToolButton*>(row + ".lock");
        auto* dice = e.window.findChild<QToolButton*>(row + ".dice");
        REQUIRE((lock && dice));
        lock->click();
        CHECK_FALSE(dice->isEnabled());
        const auto before = sources(e.portrait());
        e.session.randomise_everything(++seed);
        for (const auto& [name, now] : sources(e.portrait())) {
            INFO(name);
            CHECK((now == before.at(name)) == (name == locked));
        }
        lock->click();
        CHECK(dice->isEnabled());
    }
    SECTION("the expression too") {
        e.session.randomise_expression(4711);
        const Portrait before = e.portrait();
        e.find<QToolButton>("head.expression.lock").click();
        CHECK_FALSE(e.find<QToolButton>("head.expression.dice").isEnabled());
        e.window.commands().run("portrait.random-expression");
        CHECK(e.portrait() == before);
    }
    SECTION("and the active part by its key") {
        e.session.set_part(Part::lips);
        e.find<QToolButton>("style.lips.lock").click();
        const Portrait before = e.portrait();
        e.window.commands().run("portrait.random-part");
        CHECK(e.portrait() == before);
    }
}

TEST_CASE("The same seed throws the same expression, today and tomorrow", "[panel]") {
    Editor e;
    e.session.randomise_expression(4711);
    const auto first = e.portrait().head.expression;
    REQUIRE(first.size() == 2);
    // From another run of the program.
    CHECK(first.at("jawOpen") == Approx(0.68205947).margin(1e-6));
    CHECK(first.at("mouthSmile") == Approx(0.42881721).margin(1e-6));
    e.session.randomise_expression(12);
    e.session.randomise_expression(4711);
    CHECK(e.portrait().head.expression == first);
}

TEST_CASE("Expression keys are taken apart into side, group and words", "[texts]") {
    using ui::expression_name;
    CHECK(expression_name("mouthSmileLeft").pair == expression_name("mouthSmileRight").pair);
    CHECK(expression_name("mouthSmile_L").side == 'L');
    CHECK(expression_name("eyeBlinkRight").side == 'R');
    CHECK(expression_name("jawLeft").side == 0);
    CHECK(expression_name("mouthRight").side == 0);
    CHECK(expression_name("jawOpen").title == "Open mouth");
    CHECK(expression_name("somethingNewLeft").title == "Something new");
    CHECK(expression_name("browDown_L").group == expression_name("browInnerUp").group);
}

TEST_CASE("On a logarithmic slider equal ways are equal factors", "[slider]") {
    ValueSlider slider("test.log", "Test",
                       {.low = 1, .high = 512, .hard_low = 1, .hard_high = 512, .logarithmic = true},
                       nullptr);
    slider.resize(300, 24);
    slider.show();
    const auto press = [&](double share) {
        const QPointF at(126 + share * 174, 12);
        send_mouse(slider, QEvent::MouseButtonPress, at);
        send_mouse(slider, QEvent::MouseMove, at);
        send_mouse(slider, QEvent::MouseButtonRelease, at);
        return slider.value();
    };
    CHECK(press(0) == Approx(1));
    CHECK(press(1.0 / 3) == Approx(8).epsilon(0.02));
    CHECK(press(0.5) == Approx(std::sqrt(512)).epsilon(0.02));
    // By the name, from the value it has: a ninth of the bar doubles it.
    slider.set_value(20);
    send_mouse(slider, QEvent::MouseButtonPress, {10, 12});
    for (const double by : {5.0, 5 + 174.0 / 9}) send_mouse(slider, QEvent::MouseMove, {10 + by, 12});
    send_mouse(slider, QEvent::MouseButtonRelease, {15 + 174.0 / 9, 12});
    CHECK(slider.value() == Approx(40).epsilon(0.05));
}

TEST_CASE("The menu of a slider types, copies, pastes and resets its value", "[slider]") {
    Editor e;
    auto& warmth = e.find<ValueSlider>("light.warmth");
    const auto item = [&](ValueSlider& slider, const char* name) {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, slider.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&slider, &event);
        auto* menu = slider.findChild<QMenu*>(slider.objectName() + ".menu");
        REQUIRE(menu);
        QAction* action = nullptr;
        for (QAction* each : menu->actions())
            if (each->objectName() == name) action = each;
        const bool can = action && action->isEnabled();
        if (can) action->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return can;
    };
    QGuiApplication::clipboard()->setText("no number");
    CHECK_FALSE(item(warmth, "paste"));
    CHECK_FALSE(item(warmth, "reset"));
    warmth.take(0.25);
    CHECK(item(warmth, "copy"));
    CHECK(QGuiApplication::clipboard()->text() == "0.25");
    CHECK(item(warmth, "reset"));
    CHECK(e.portrait().light.warmth == 0);
    const int steps = e.steps();
    CHECK(item(warmth, "paste"));
    CHECK(e.portrait().light.warmth == 0.25f);
    CHECK(e.steps() == steps + 1);
    CHECK(item(warmth, "type"));
    CHECK(e.find<QLineEdit>("light.warmth.edit").isVisibleTo(&warmth));
    // Percent are copied as they are seen.
    QGuiApplication::clipboard()->setText("80 %");
    CHECK(item(e.find<ValueSlider>("light.intensity"), "paste"));
    CHECK(e.portrait().light.intensity == 0.8f);
    SECTION("and adds a key where there is an animation") {
        CHECK_FALSE(item(warmth, "add-key"));
        Animation animation;
        set_key(animation, "light.warmth", {.frame = 0, .value = 0.f});
        e.session.document().edit_animation(animation, "key");
        warmth.take(0.5);
        REQUIRE(item(warmth, "add-key"));
        CHECK(std::get<float>(find_key(e.session.playhead().animation(), "light.warmth", 0)->value) == 0.5f);
        CHECK_FALSE(item(warmth, "add-key"));
    }
}
