// Another language in the middle of the work: everything that holds words is built again, and nothing else
// happens.
#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPointer>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <iterator>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/layout_check.h"
#include "ui/recovery/recovered_work.h"
#include "ui/settings/languages.h"
#include "ui/settings/setting_list.h"
#include "ui/widgets/value_slider.h"
#include "ui/window/recovered_page.h"

using namespace limner;
using limner::ui::Editor;
namespace setting = limner::ui::setting;

namespace {

/// English again at the end of a test, whatever it spoke.
struct EnglishAgain {
    ~EnglishAgain() { ui::install_language(*qApp, "en"); }
};

/// Chosen in the preferences; false when the window does not follow.
bool speak(Editor& e, const char* language) {
    const QPointer<QWidget> before(&e.canvas());
    e.settings.set(setting::language, language);
    const auto spoken = [&] { return !before && e.window.menuBar()->actions().size() > 3; };
    if (!QTest::qWaitFor(spoken, 10000)) return false;
    QTest::qWait(50);  // laid out
    return e.wait_for_picture();
}

QString first_menu(Editor& e) { return e.window.menuBar()->actions().front()->text(); }

/// Every command with its keys and what it is now, in no language.
QStringList states(Editor& e) {
    QStringList states;
    for (const QAction* action : e.window.commands().actions())
        states << QString("%1 %2 %3 %4")
                      .arg(action->objectName())
                      .arg(action->isEnabled())
                      .arg(action->isChecked())
                      .arg(QKeySequence::listToString(action->shortcuts()));
    for (const auto* slider : e.window.findChildren<ui::ValueSlider*>())
        states << QString("%1 %2").arg(slider->objectName()).arg(slider->value());
    for (const auto* dock : e.window.findChildren<QDockWidget*>())
        states << QString("%1 %2 %3").arg(dock->objectName()).arg(dock->isVisible()).arg(dock->isFloating());
    return states;
}

/// What is only in one of them.
QStringList difference(const QStringList& before, QStringList after) {
    QStringList gone;
    for (const QString& each : before)
        if (!after.removeOne(each)) gone << "was: " + each;
    for (const QString& each : after) gone << "is: " + each;
    return gone;
}

/// What is written in the window, but for numbers. The status bar counts on; the bars of tabs are Qt's.
QSet<QString> words(Editor& e) {
    QSet<QString> words{e.window.windowTitle()};
    for (const QAction* action : e.window.commands().actions()) words << action->text() << action->toolTip();
    for (const QWidget* widget : e.window.findChildren<QWidget*>()) {
        if (widget->objectName() == "status.hint" || qobject_cast<const QTabBar*>(widget->parentWidget()))
            continue;
        const bool counts = widget->objectName().startsWith("status.");
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && !counts) words << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) words << button->text();
        words << widget->toolTip() << widget->accessibleName() << widget->windowTitle();
    }
    static const QRegularExpression letters("\\p{L}{2,}");
    for (auto word = words.begin(); word != words.end();)
        word = letters.match(*word).hasMatch() ? std::next(word) : words.erase(word);
    return words;
}

}  // namespace

TEST_CASE("Another language is spoken at once, and nothing of the work is lost", "[language]") {
    const EnglishAgain english_again;
    Editor e;
    e.find<QDockWidget>("dock.history").hide();  // steps keep the words they were made with
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.5));
    e.find<ui::ValueSlider>("pose.yaw").set_value(12);
    e.session.randomise_expression(4);
    e.undo();
    e.session.set_tool(ui::ToolId::lasso);
    e.session.brush().shape.diameter = 33;
    e.session.brush_changed();
    e.canvas().set_zoom(3);
    e.window.commands().run("view.overlay");
    e.window.commands().run("view.guide.grid");
    e.window.commands().set_keys("edit.redo", {QKeySequence("Ctrl+R")});
    REQUIRE(e.wait_for_picture());
    const Portrait portrait = e.portrait();
    const int steps = e.steps(), all_steps = e.session.document().undo_stack().count();
    const QStringList before = states(e);
    const QSet<QString> english = words(e);
    QSet<QString> foreign;  // of the languages before this one
    REQUIRE(e.window.isWindowModified());
    for (const auto& [language, file] :
         {std::pair("de", QString("&Datei")), std::pair("zh_CN", QString::fromUtf8("文件(&F)")),
          std::pair("xx", ui::pseudo_text("&File")), std::pair("en", QString("&File"))}) {
        INFO(language);
        REQUIRE(speak(e, language));
        CHECK(first_menu(e) == file);
        CHECK(e.portrait() == portrait);
        CHECK(e.steps() == steps);
        CHECK(e.session.document().undo_stack().count() == all_steps);
        CHECK(e.window.isWindowModified());
        CHECK(e.window.size() == QSize(1366, 768));
        for (const QString& changed : difference(before, states(e))) {
            INFO(changed.toStdString());
            CHECK(false);
        }
        CHECK(e.canvas().transform().zoom() == Approx(3));
        CHECK(e.session.brush().shape.diameter == 33);
        ui::check_nothing_is_cut(e.window);
        if (std::string(language) == "xx") ui::check_all_is_translated(e.window);
        const QSet<QString> spoken = words(e);
        const QSet<QString> kept = QSet<QString>(foreign).intersect(spoken);
        for (const QString& left : kept) {
            INFO(left.toStdString());
            CHECK(false);
        }
        foreign += QSet<QString>(spoken).subtract(english);
    }
    // The work goes on.
    e.window.commands().run("edit.redo");
    CHECK(e.steps() == steps + 1);
    e.session.set_tool(ui::ToolId::brush);
    e.click(e.canvas(), e.at(e.canvas(), 0.4, 0.4));
    CHECK(e.steps() == steps + 2);
}

TEST_CASE("The preferences and recovered work are there in the new language", "[language]") {
    const EnglishAgain english_again;
    Editor e;
    ui::RecoveredWork unsaved;
    unsaved.when = QDateTime({2026, 3, 1}, {21, 5});
    new ui::RecoveredPage({unsaved}, &e.window.views());
    e.window.show_preferences();
    const auto preferences = [&] { return e.window.findChild<QDialog*>("preferences"); };
    REQUIRE(preferences());
    auto* field = preferences()->findChild<QComboBox*>("preferences.ui.language");
    const QString title = preferences()->windowTitle();
    field->setCurrentIndex(field->findData("de"));
    Q_EMIT field->activated(field->currentIndex());
    REQUIRE(QTest::qWaitFor([&] { return preferences() && preferences()->windowTitle() != title; }, 10000));
    CHECK(preferences()->isVisible());
    field = preferences()->findChild<QComboBox*>("preferences.ui.language");
    CHECK(field->currentData() == "de");
    CHECK(field->isVisible());
    auto* page = e.window.findChild<ui::RecoveredPage*>();
    REQUIRE(page);
    CHECK(page->works().size() == 1);
    CHECK(page->accessibleName() == ui::RecoveredPage::tr("Recovered work"));
    preferences()->close();
}
