// The panel of undo steps: the sign of each, and the picture of a state that is rested on.
#include <QTest>
#include <QToolTip>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/panels/history_panel.h"

using namespace limner;
using limner::ui::Editor;

TEST_CASE("Each undo step has the sign of what it changed", "[history]") {
    Editor e;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.4));
    e.window.commands().run("pose.turn-right");
    Portrait lit = e.portrait();
    lit.light.warmth = 0.5f;
    e.session.edit(lit, "Warm", 0);
    e.session.randomise_expression(3);
    e.session.randomise(Part::hair, 3);
    e.session.randomise_everything(4);
    e.session.add_snapshot();
    e.session.set_locked("head.hair", true, "hair");
    const auto& stack = e.session.document().undo_stack();
    QStringList icons;
    for (int i = 0; i < stack.count(); ++i) icons << ui::step_icon(*stack.command(i));
    CHECK(icons.join(' ') == "brush pose light grab take picture snapshot locked");
}

TEST_CASE("Resting on a step shows its picture while that is kept", "[history]") {
    Editor e;
    REQUIRE(QTest::qWaitFor([&] { return e.session.frame().final; }, 10000));
    e.session.randomise(Part::hair, 3);
    auto& panel = e.find<ui::HistoryPanel>("history");
    const auto rest_on = [&](int row) {
        const QPoint at = panel.visualRect(panel.model()->index(row, 0)).center();
        QMouseEvent move(QEvent::MouseMove, at, panel.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                         {});
        QApplication::sendEvent(panel.viewport(), &move);
    };
    const auto told = [](const char* words) {
        return QTest::qWaitFor([&] { return QToolTip::isVisible() && QToolTip::text().contains(words); },
                               10000);
    };
    rest_on(0);
    REQUIRE(told("Start"));
    CHECK(QToolTip::text().contains("<img"));
    e.session.forget_kept();
    rest_on(1);
    REQUIRE(told("seed 3"));
    CHECK_FALSE(QToolTip::text().contains("<img"));
    QToolTip::hideText();
}
