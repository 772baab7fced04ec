// F7 and rule 8 of live rendering: idle is idle.
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"

using namespace limner;
using limner::ui::Editor;

namespace {

/// Counts what a view paints.
class Paints final : public QObject {
public:
    explicit Paints(ui::PictureView& view) {
        for (QWidget* surface : view.findChildren<QWidget*>()) surface->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint;
        return false;
    }
    int count = 0;
};

}  // namespace

TEST_CASE("At rest nothing is painted and nothing is asked of the engine, with the overlay on too",
          "[performance]") {
    Editor e;
    e.window.commands().run("view.performance");
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    QTest::qWait(1500);  // cross-fade and the bar's last figures
    Paints viewport(e.viewport()), canvas(e.canvas());
    const std::size_t calls = e.control->calls().size();
    QTest::qWait(2500);
    CHECK(viewport.count == 0);
    CHECK(canvas.count == 0);
    CHECK(e.control->calls().size() == calls);

    e.session.randomise(Part::hair, 12);
    REQUIRE(QTest::qWaitFor([&] { return viewport.count > 0; }, 10000));  // the counter counts
}

TEST_CASE("F7 lays the figures over the view that is shown", "[performance]") {
    Editor e;
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    QTest::qWait(300);
    const auto corner = [&](ui::PictureView& view) {
        const QImage all = view.grab().toImage();
        return all.copy(all.width() - 120, all.height() - 60, 120, 60);
    };
    const QImage viewport = corner(e.viewport()), canvas = corner(e.canvas());
    e.window.commands().run("view.performance");
    CHECK(corner(e.viewport()) != viewport);
    CHECK(corner(e.canvas()) == canvas);
    e.window.commands().run("view.layout.canvas");
    const QImage with = corner(e.canvas());
    e.window.commands().run("view.performance");
    CHECK(corner(e.canvas()) != with);
}

TEST_CASE("The figures name the stages, the rung and the memory", "[performance]") {
    Editor e;
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    const QString text = e.session.performance().text();
    CHECK(text.contains("fake"));  // the generator's one stage
    CHECK(text.contains("Q3 final"));
    CHECK(text.contains("1 MB"));
    CHECK(e.session.performance().pictures().back().latency > 0);
    ui::PerformanceLog log;
    CHECK(log.text() == "No picture yet");
    for (int i = 0; i < 200; ++i) log.shown(e.session.frame(), {});
    CHECK(log.pictures().size() == ui::PerformanceLog::kept);
}
