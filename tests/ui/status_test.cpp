// The status bar: where a click leads, and which items are there.
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QTest>
#include <catch2/catch.hpp>
#include <utility>

#include "tests/ui/editor_fixture.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/settings/setting_list.h"

using namespace limner;
using limner::ui::Editor;

namespace {

QMenu& item_menu(Editor& e) {
    auto& bar = e.find<QWidget>("status");
    QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, bar.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&bar, &event);
    return e.find<QMenu>("status.menu");
}

}  // namespace

TEST_CASE("A click on an item of the status bar, or Enter, goes to where there is more", "[status]") {
    Editor e;
    e.window.resize(1600, 800);
    e.session.notify(ui::NoticeLevel::info, "so that there is something to read");
    const std::pair<const char*, const char*> leads[] = {
        {"status.hint", "help.shortcuts"},     {"status.size", "view.picture-information"},
        {"status.render", "view.render-now"},  {"status.device", "model.device"},
        {"status.model", "model.panel"},       {"status.speed", "view.performance"},
        {"status.memory", "view.free-memory"}, {"status.saved", "file.save"},
        {"status.notices", "view.notices"}};
    for (const auto& [item, command] : leads) {
        INFO(item);
        auto& label = e.find<QLabel>(item);
        CHECK(label.focusPolicy() == Qt::TabFocus);
        // Told, not run: some of them ask.
        QAction& action = *e.window.commands().action(command);
        action.disconnect();
        int runs = 0;
        QObject::connect(&action, &QAction::triggered, [&runs] { ++runs; });
        QTest::mouseClick(&label, Qt::LeftButton);
        QTest::keyClick(&label, Qt::Key_Return);
        CHECK(runs == 2);
    }
    // A paused picture goes on.
    e.window.commands().run("view.pause");
    REQUIRE(e.session.link().paused());
    QTest::mouseClick(&e.find<QLabel>("status.render"), Qt::LeftButton);
    CHECK_FALSE(e.session.link().paused());
}

TEST_CASE("Zoom, device and picture have their own pages", "[status]") {
    Editor e;
    e.window.commands().run("view.zoom-100");
    QTest::mouseClick(&e.find<QLabel>("status.zoom"), Qt::LeftButton);
    auto& menu = e.find<QMenu>("status.zoom.menu");
    CHECK(menu.actions().contains(e.window.commands().action("view.fit")));
    menu.close();
    e.window.commands().run("model.device");
    auto& dialog = e.find<ui::PreferencesDialog>("preferences");
    CHECK(e.find<QWidget>("preferences.render.device").isVisible());
    dialog.close();
    e.window.commands().run("view.picture-information");
    auto& box = e.find<QMessageBox>("picture.information");
    CHECK(box.text().contains(QString::number(e.session.frame().picture.image->width)));
    box.close();
}

TEST_CASE("Items of the status bar can be hidden, and stay it", "[status]") {
    Editor e;
    auto& speed = e.find<QLabel>("status.speed");
    REQUIRE(speed.isVisible());
    item_menu(e).findChild<QAction*>("status.show.speed")->trigger();
    CHECK_FALSE(speed.isVisible());
    CHECK(e.settings.get(ui::setting::status_hidden) == QStringList{"speed"});
    e.window.resize(1400, 800);
    CHECK_FALSE(speed.isVisible());
    e.settings.set(ui::setting::status_hidden, {});
    CHECK(speed.isVisible());
    CHECK_FALSE(e.find<QLabel>("status.size").isVisible());  // in a wide window only
    e.window.resize(1600, 800);
    CHECK(e.find<QLabel>("status.size").isVisible());
}
