// Arrangements by name: presets, the user's own, and what comes back at the next start.
#include <QDockWidget>
#include <QFile>
#include <QGuiApplication>
#include <QInputDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/window/workspaces.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ViewLayout;

namespace {

bool shown(Editor& e, const char* name) { return !e.find<QWidget>(name).isHidden(); }

QJsonObject content(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object();
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(text) == text.size());
}

}  // namespace

TEST_CASE("Each workspace of the program has its own panels and views", "[workspace]") {
    Editor e;
    CHECK(e.window.workspaces().current() == "paint");
    CHECK(shown(e, "dock.classes"));
    e.window.commands().run("workspace.pose");
    CHECK(e.window.commands().action("workspace.pose")->isChecked());
    CHECK_FALSE(e.window.commands().action("workspace.paint")->isChecked());
    CHECK_FALSE(shown(e, "dock.classes"));
    CHECK(e.window.views().view_layout() == ViewLayout::viewport);
    // Both at once: that is what the workspace is for.
    const auto seen = [&](const char* name) { return !e.find<QWidget>(name).visibleRegion().isEmpty(); };
    CHECK(QTest::qWaitFor([&] { return seen("dock.pose") && seen("dock.light"); }, 10000));
    e.window.commands().run("workspace.animate");
    CHECK(QTest::qWaitFor([&] { return seen("dock.timeline") && seen("dock.pose"); }, 10000));
    CHECK_FALSE(shown(e, "dock.snapshots"));
    e.window.commands().run("workspace.present");
    for (const QDockWidget* dock : e.window.findChildren<QDockWidget*>()) CHECK(dock->isHidden());
    for (const QToolBar* bar : e.window.findChildren<QToolBar*>()) CHECK(bar->isHidden());
    e.window.commands().run("workspace.paint");
    CHECK(shown(e, "dock.classes"));
    CHECK(shown(e, "toolbox"));
    CHECK(e.window.views().view_layout() == ViewLayout::split);
}

TEST_CASE("A workspace keeps its changes until it is reset", "[workspace]") {
    Editor e;
    e.find<QDockWidget>("dock.snapshots").hide();
    e.window.commands().run("view.layout.overlay");
    e.window.commands().run("workspace.style");
    CHECK(shown(e, "dock.snapshots"));
    e.window.commands().run("workspace.paint");
    CHECK_FALSE(shown(e, "dock.snapshots"));
    CHECK(e.window.views().view_layout() == ViewLayout::overlay);
    e.window.commands().run("workspace.reset");
    CHECK(shown(e, "dock.snapshots"));
    CHECK(e.window.views().view_layout() == ViewLayout::split);
}

TEST_CASE("One's own workspaces are saved by name, chosen, reset and removed", "[workspace]") {
    Editor e;
    auto& workspaces = e.window.workspaces();
    CHECK_FALSE(e.window.commands().action("workspace.remove")->isEnabled());
    e.find<QDockWidget>("dock.classes").hide();
    e.window.commands().run("workspace.save");
    auto& dialog = e.find<QInputDialog>("workspace.save.dialog");
    dialog.setTextValue("  Big   picture ");
    dialog.accept();
    CHECK(workspaces.current() == "Big picture");
    CHECK(workspaces.is_own("Big picture"));
    workspaces.go_to("style");
    workspaces.go_to("Big picture");
    CHECK_FALSE(shown(e, "dock.classes"));
    e.find<QDockWidget>("dock.snapshots").hide();
    workspaces.reset();
    CHECK(shown(e, "dock.snapshots"));
    CHECK_FALSE(shown(e, "dock.classes"));  // as it was saved
    workspaces.save_as("paint");            // a name of the program's is not to be had
    CHECK(workspaces.current() == "Big picture");
    workspaces.save_as("   ");
    CHECK(workspaces.ids().size() == 6);
    workspaces.remove("Big picture");
    CHECK(workspaces.current() == "paint");
    CHECK(workspaces.ids().size() == 5);
    workspaces.remove("style");  // nor to be removed
    CHECK(workspaces.ids().size() == 5);
}

TEST_CASE("The next start shows the workspace that was used last, as it was left", "[workspace]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("config/workspaces.json");
    {
        Editor e;
        e.window.workspaces().restore(file);
        e.window.workspaces().save_as("Mine");
        e.find<QDockWidget>("dock.classes").hide();
        e.window.views().set_view_layout(ViewLayout::canvas);
        e.window.workspaces().keep();
    }
    Editor e;
    e.window.workspaces().restore(file);
    CHECK(e.window.workspaces().current() == "Mine");
    CHECK_FALSE(shown(e, "dock.classes"));
    CHECK(e.window.views().view_layout() == ViewLayout::canvas);
    e.window.workspaces().reset();
    CHECK(shown(e, "dock.classes"));
}

TEST_CASE("A damaged state gives the default, without a question", "[workspace]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("workspaces.json");
    {
        Editor e;
        e.window.workspaces().restore(file);
        e.window.workspaces().go_to("pose");
        e.find<QDockWidget>("dock.snapshots").hide();
        e.window.workspaces().keep();
    }
    QJsonObject all = content(file);
    QJsonObject layouts = all["layouts"].toObject(), pose = layouts["pose"].toObject();
    const auto store = [&] {
        layouts["pose"] = pose;
        all["layouts"] = layouts;
        write(file, QJsonDocument(all).toJson());
    };
    QString expected = "pose";
    SECTION("a bit is wrong") {
        QString panels = pose["panels"].toString();
        panels[panels.size() / 2] = panels[panels.size() / 2] == 'A' ? 'B' : 'A';
        pose["panels"] = panels;
        store();
    }
    SECTION("it ends too early") {
        pose["panels"] = pose["panels"].toString().left(100);
        store();
    }
    SECTION("views that are none") {
        pose["views"] = 17;
        store();
    }
    SECTION("another kind of value") {
        pose["panels"] = 5;
        store();
    }
    SECTION("a workspace that is not there") {
        all["current"] = "Theirs";
        store();
        expected = "paint";
    }
    SECTION("another version") {
        all["version"] = 1;
        store();
        expected = "paint";
    }
    SECTION("no JSON") {
        write(file, "\x01\x02 panels");
        expected = "paint";
    }
    Editor e;
    e.window.workspaces().restore(file);
    CHECK(e.window.workspaces().current() == expected);
    CHECK(shown(e, "dock.snapshots"));
}

TEST_CASE("A panel that floats beyond all screens comes back", "[workspace]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("workspaces.json");
    {
        Editor e;
        e.window.workspaces().restore(file);
        auto& dock = e.find<QDockWidget>("dock.classes");
        dock.setFloating(true);
        dock.move(-9000, -9000);
        e.window.workspaces().keep();
    }
    Editor e;
    e.window.workspaces().restore(file);
    const auto& dock = e.find<QDockWidget>("dock.classes");
    CHECK(dock.isFloating());
    CHECK(QGuiApplication::primaryScreen()->geometry().intersects(QRect(dock.pos(), QSize(40, 20))));
}

TEST_CASE("The divider of the views is where it was after a round of the layouts", "[workspace]") {
    Editor e;
    auto& splitter = e.find<QSplitter>("view.splitter");
    auto* handle = splitter.handle(1);
    const QPoint middle = handle->rect().center();
    ui::send_mouse(*handle, QEvent::MouseButtonPress, middle);
    ui::send_mouse(*handle, QEvent::MouseMove, middle - QPoint(120, 0));
    ui::send_mouse(*handle, QEvent::MouseButtonRelease, middle);
    const auto canvas = splitter.sizes()[0];
    REQUIRE(canvas < splitter.sizes()[1] - 100);
    for (int i = 0; i < 4; ++i) e.window.commands().run("view.next-layout");
    CHECK(splitter.sizes()[0] == Approx(canvas).margin(2));
    e.window.commands().run("workspace.reset");
    CHECK(splitter.sizes()[0] == Approx(splitter.sizes()[1]).margin(2));
}
