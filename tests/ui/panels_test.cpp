// U11: sliders and groups.
#include <QLineEdit>
#include <QTest>
#include <QWheelEvent>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/session/texts.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ValueSlider;

namespace {

struct Bench {
    ValueSlider slider{"test.slider",
                       "Test",
                       {.low = -40, .high = 40, .hard_low = -90, .hard_high = 90, .step = 1, .decimals = 1},
                       nullptr};
    std::vector<ui::GestureId> gestures;

    Bench() {
        slider.resize(300, 24);
        slider.show();
        QObject::connect(&slider, &ValueSlider::edited, &slider,
                         [this](double, ui::GestureId gesture) { gestures.push_back(gesture); });
    }
    QPoint at(double share) const { return {126 + int(share * 174), 12}; }
    void type(const QString& text) {
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Return);
        auto* field = slider.findChild<QLineEdit*>("test.slider.edit");
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void wheel(Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent event(at(0.5), slider.mapToGlobal(QPointF(at(0.5))), {}, {0, 120}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&slider, &event);
    }
};

}  // namespace

TEST_CASE("A slider follows the pointer, and one drag is one gesture", "[slider]") {
    Bench b;
    QTest::mousePress(&b.slider, Qt::LeftButton, {}, b.at(0.25));
    CHECK(b.slider.value() == Approx(-20).margin(0.5));
    QTest::mouseMove(&b.slider, b.at(0.6));
    QTest::mouseRelease(&b.slider, Qt::LeftButton, {}, b.at(0.6));
    REQUIRE(!b.gestures.empty());
    CHECK(std::all_of(b.gestures.begin(), b.gestures.end(), [&](auto g) { return g == b.gestures[0]; }));
    SECTION("a double click gives the default") {
        QTest::mouseDClick(&b.slider, Qt::LeftButton, {}, b.at(0.3));
        CHECK(b.slider.value() == 0);
    }
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

TEST_CASE("Scrolling a panel never changes a value", "[slider]") {
    Bench b;
    b.slider.clearFocus();
    b.wheel();
    CHECK(b.slider.value() == 0);
    b.wheel(Qt::ControlModifier);
    CHECK(b.slider.value() == Approx(1));
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

TEST_CASE("The same seed throws the same expression", "[panel]") {
    Editor e;
    e.session.randomise_expression(4711);
    const auto first = e.portrait().head.expression;
    CHECK_FALSE(first.empty());
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
