#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/settings/setting_list.h"
#include "ui/window/recovered_page.h"
#include "ui/window/welcome_page.h"

using namespace limner;
using limner::ui::Editor;
namespace setting = limner::ui::setting;

namespace {

struct Page {
    Editor e;
    ui::WelcomePage* page = nullptr;

    Page() {
        e.window.commands().run("help.welcome");
        page = e.window.findChild<ui::WelcomePage*>();
        REQUIRE(page);
    }
    template <class T>
    T& find(const char* name) {
        return *page->findChild<T*>(name);
    }
};

}  // namespace

TEST_CASE("The start page shows the first steps once, and can be switched off", "[ui][welcome]") {
    Page p;
    CHECK(p.find<QTabWidget>("welcome.tabs").currentIndex() == 1);
    CHECK_FALSE(p.e.settings.get(setting::first_steps));
    auto& again = p.find<QCheckBox>("welcome.again");
    CHECK(again.isChecked());
    QTest::mouseClick(&again, Qt::LeftButton, {}, {8, again.height() / 2});
    CHECK_FALSE(p.e.settings.get(setting::welcome));
    p.e.window.commands().run("help.welcome");
    CHECK(p.e.window.findChildren<ui::WelcomePage*>().size() == 1);
    p.page->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    p.e.window.commands().run("help.welcome");
    CHECK(p.e.find<QTabWidget>("welcome.tabs").currentIndex() == 0);
}

TEST_CASE("The start page leads to what there is to begin with, and goes when that is there",
          "[ui][welcome]") {
    const QTemporaryDir folder;
    Page p;
    for (const auto& [button, command] :
         {std::pair("welcome.seed", "file.new-from-seed"), std::pair("welcome.open", "file.open"),
          std::pair("welcome.labels", "file.import-labels"), std::pair("welcome.choose", "model.load")}) {
        INFO(button);
        QAction& action = *p.e.window.commands().action(command);
        action.disconnect();  // they ask
        int runs = 0;
        QObject::connect(&action, &QAction::triggered, [&runs] { ++runs; });
        p.find<QPushButton>(button).click();
        CHECK(runs == 1);
    }
    CHECK_FALSE(p.find<QPushButton>("welcome.recovered").isVisibleTo(p.page));

    const Portrait saved = p.e.portrait();
    QSignalSpy changed(&p.e.window.files(), &ui::FileActions::project_changed);
    p.e.window.files().save_project_as(folder.filePath("anna.limner"));
    REQUIRE(changed.wait(10000));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    REQUIRE_FALSE(p.e.window.findChild<ui::WelcomePage*>());
    p.e.session.randomise_everything(5);
    new ui::RecoveredPage({ui::RecoveredWork{}}, &p.e.window.views());
    p.e.window.commands().run("help.welcome");
    CHECK(p.e.find<QPushButton>("welcome.recovered").isVisible());
    auto& projects = p.e.find<QListWidget>("welcome.projects");
    REQUIRE(QTest::qWaitFor(
        [&] { return projects.count() == 1 && projects.item(0)->text().startsWith("anna"); }, 10000));
    QTest::mouseClick(projects.viewport(), Qt::LeftButton, {},
                      projects.visualItemRect(projects.item(0)).center());
    REQUIRE(changed.wait(10000));
    CHECK(p.e.portrait() == saved);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK_FALSE(p.e.window.findChild<ui::WelcomePage*>());
}

TEST_CASE("While the welcome page is there the portrait can be turned", "[ui][welcome]") {
    Page p;
    CHECK_FALSE(p.page->isModal());
    REQUIRE(p.e.wait_for_picture());
    const QPoint from = p.e.at(p.e.viewport(), 0.5, 0.5);
    p.e.drag(p.e.viewport(), {from, from + QPoint(50, 0)});
    CHECK(degrees(p.e.portrait().pose.yaw) == Approx(10).margin(0.5));
    QTest::mouseClick(&p.find<QPushButton>("welcome.begin"), Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(p.e.window.findChild<ui::WelcomePage*>() == nullptr);
}

TEST_CASE("Theme and language of the welcome page are settings", "[ui][welcome]") {
    Page p;
    auto& theme = p.find<QComboBox>("welcome.theme");
    theme.setFocus();
    theme.setCurrentIndex(1);
    Q_EMIT theme.activated(1);
    CHECK(p.e.settings.get(setting::theme) == ui::ThemeChoice::light);
    auto& language = p.find<QComboBox>("welcome.language");
    const int german = language.findData("de");
    REQUIRE(german > 0);
    Q_EMIT language.activated((language.setCurrentIndex(german), german));
    CHECK(p.e.settings.get(setting::language) == "de");
}

TEST_CASE("The self-check says of every part what it is, and what is not there", "[ui][welcome]") {
    using State = ui::MachineCheck::State;
    const auto state_of = [](const std::vector<ui::MachineCheck>& checks, const char* name) {
        const auto found =
            std::find_if(checks.begin(), checks.end(), [&](const auto& check) { return check.name == name; });
        REQUIRE(found != checks.end());
        CHECK_FALSE(found->sentence.isEmpty());
        return found->state;
    };
    const auto loading = ui::check_machine({}, false), ready = ui::check_machine("CPU 2 threads", true);
    CHECK(state_of(loading, "Device") == State::note);
    CHECK(state_of(ready, "Device") == State::good);
    CHECK(state_of(loading, "Pen") == State::note);
    CHECK(state_of(ready, "Pen") == State::good);
    for (const char* name : {"Memory", "Drawing", "Video"}) state_of(ready, name);

    Page p;
    REQUIRE(p.e.wait_for_picture());
    const QString shown = p.find<QLabel>("welcome.machine").text();
    for (const auto& check : ready) CHECK(shown.contains(check.name));
    CHECK(shown.contains("✓"));
}

TEST_CASE("Tips move to and fro, and stand still with less motion", "[ui][welcome]") {
    ui::MovingPicture moving(":/tips/turn.jpg", true, nullptr), still(":/tips/turn.jpg", false, nullptr);
    REQUIRE(moving.frames() == 9);
    CHECK(still.frame() == 4);
    moving.show();
    still.show();
    std::vector<int> seen;
    const bool went_round = QTest::qWaitFor(
        [&] {
            if (seen.empty() || seen.back() != moving.frame()) seen.push_back(moving.frame());
            return std::count(seen.begin(), seen.end(), 0) > 0 && std::count(seen.begin(), seen.end(), 8) > 0;
        },
        20000);
    CHECK(went_round);
    for (std::size_t i = 1; i < seen.size(); ++i) CHECK(std::abs(seen[i] - seen[i - 1]) == 1);
    CHECK(still.frame() == 4);
}
