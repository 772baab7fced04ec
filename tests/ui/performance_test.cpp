// U01, F7 and rule 8 of live rendering: idle is idle.
#include <QMouseEvent>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>
#include <numbers>

#include "tests/ui/editor_fixture.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::Paints;

TEST_CASE("At rest nothing is painted and nothing is asked of the engine, with the overlay on too",
          "[performance]") {
    Editor e;
    e.window.commands().run("view.performance");
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    QTest::qWait(1500);  // cross-fade and the bar's last figures
    Paints viewport(e.viewport()), canvas(e.canvas());
    const std::size_t calls = e.control->calls().size();
    QTest::qWait(qEnvironmentVariable("LIMNER_IDLE_MS", "2500").toInt());
    CHECK(viewport.count == 0);
    CHECK(canvas.count == 0);
    CHECK(e.control->calls().size() == calls);

    e.session.randomise(Part::hair, 12);
    REQUIRE(QTest::qWaitFor([&] { return viewport.count > 0; }, 10000));  // the counter counts
}

TEST_CASE("In a long stroke the last dabs are shown as fast as the first", "[performance]") {
    constexpr int samples = 2000, some = 100;
    constexpr double seconds = samples / 200.0;
    ui::forbid_gl();  // where the processor plays the graphics card too, that would be all there is to see
    Editor e;
    auto& view = e.canvas();
    e.window.resize(1024, 640);
    e.window.commands().run("view.layout.canvas");
    e.session.brush().shape.diameter = 2;
    e.session.brush_changed();
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    Paints paints(view);
    std::vector<double> shown_after;  // milliseconds from the event to the painted surface
    const auto send = [&](QEvent::Type type, int i) {
        // Round and round, a little further every time: over the same pixels and over new ones.
        const double t = double(i) / samples, angle = 4 * std::numbers::pi * seconds * t,
                     radius = 0.1 + 0.3 * t;
        const QPointF at =
            view.transform().to_dip({0.5 + radius * std::cos(angle), 0.5 + radius * std::sin(angle)});
        const bool moves = type == QEvent::MouseMove;
        QMouseEvent event(type, at, view.mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
        event.setTimestamp(quint64(i) * 5);  // as the hand moved, however fast this machine paints
        QElapsedTimer clock;
        clock.start();
        paints.count = 0;
        QApplication::sendEvent(&view, &event);
        const QPointF pixel = view.transform().to_picture(at) * e.session.surface().size();
        while (paints.count == 0 && clock.elapsed() < 10000) QApplication::processEvents();
        REQUIRE(paints.count > 0);
        shown_after.push_back(double(clock.nsecsElapsed()) / 1e6);
        return e.session.surface().visible(int(pixel.x()), int(pixel.y())) == std::uint8_t(FaceClass::hair);
    };
    send(QEvent::MouseButtonPress, 0);
    for (int i = 1; i < samples; ++i) send(QEvent::MouseMove, i);
    CHECK(send(QEvent::MouseButtonRelease, samples));
    CHECK(e.steps() == 1);

    const auto share_of = [](std::vector<double> times, double share) {
        const auto nth = times.begin() + std::ptrdiff_t(share * double(times.size() - 1));
        std::nth_element(times.begin(), nth, times.end());
        return *nth;
    };
    std::cout << "U01: event to painted surface: median " << share_of(shown_after, 0.5) << " ms, p95 "
              << share_of(shown_after, 0.95) << " ms\n";
    // Those that nothing else on this machine disturbed.
    const double first = share_of({shown_after.begin(), shown_after.begin() + some}, 0.1);
    const double last = share_of({shown_after.end() - some, shown_after.end()}, 0.1);
    INFO("the first: " << first << " ms, the last: " << last << " ms");
    CHECK(last < 5 * first);
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
