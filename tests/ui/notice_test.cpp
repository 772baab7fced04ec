// What the editor says: toasts, the list of notices, the system report.
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/session/notice_log.h"
#include "ui/window/notices_popup.h"
#include "ui/window/system_report.h"

using namespace limner;
using namespace limner::ui;

namespace {

/// The toasts that are shown, from the top.
std::vector<QFrame*> shown_toasts(Editor& e) {
    std::vector<QFrame*> shown;
    for (QFrame* toast : e.window.findChildren<QFrame*>("view.toast"))
        if (!toast->isHidden()) shown.push_back(toast);
    std::sort(shown.begin(), shown.end(), [](QFrame* a, QFrame* b) { return a->y() < b->y(); });
    return shown;
}

QStringList toasts(Editor& e) {
    QStringList texts;
    for (const QFrame* toast : shown_toasts(e)) texts += toast->findChild<QLabel*>("view.toast.text")->text();
    return texts;
}

/// What screen readers were told, as long as it is there.
struct Alerts {
    static inline QStringList told;
    QAccessible::UpdateHandler before = QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
        if (event->type() != QAccessible::Alert) return;
        if (auto* about = QAccessible::queryAccessibleInterface(event->object()))
            told << about->text(QAccessible::Name);
    });
    Alerts() { told.clear(); }
    ~Alerts() { QAccessible::installUpdateHandler(before); }
};

}  // namespace

TEST_CASE("Three toasts at most are shown, the newest lowest, and none over another", "[notice]") {
    Editor e;
    for (const char* text : {"one", "two", "three", "four"}) e.session.notify(NoticeLevel::info, text);
    CHECK(toasts(e) == QStringList{"two", "three", "four"});
    QRect before;
    for (QFrame* toast : shown_toasts(e)) {
        CHECK_FALSE(before.intersects(toast->geometry()));
        before = toast->geometry();
        CHECK(toast->parentWidget()->rect().contains(toast->geometry()));
    }
}

TEST_CASE("Equal toasts become one with a number", "[notice]") {
    Editor e;
    e.session.notify(NoticeLevel::info, "Copied");
    e.session.notify(NoticeLevel::warning, "Something else");
    e.session.notify(NoticeLevel::info, "Copied");
    const QStringList shown = toasts(e);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0] == "Something else");
    CHECK(shown[1].startsWith("Copied"));
    CHECK(shown[1].contains('2'));
}

TEST_CASE("A toast takes no focus", "[notice]") {
    Editor e;
    REQUIRE(e.focus(e.canvas()));
    e.session.notify(NoticeLevel::error, "It failed");
    CHECK(QApplication::focusWidget() == &e.canvas());
}

TEST_CASE("An error stays until it is closed, and makes room last", "[notice]") {
    Editor e;
    e.session.notify(NoticeLevel::error, "It failed");
    CHECK(shown_toasts(e)[0]->property("level") == "error");
    CHECK(shown_toasts(e)[0]->findChild<QTimer*>()->remainingTime() == -1);
    for (const char* text : {"one", "two", "three"}) e.session.notify(NoticeLevel::warning, text);
    CHECK(toasts(e) == QStringList{"It failed", "two", "three"});
    CHECK(shown_toasts(e)[1]->property("level") == "warning");
    CHECK(shown_toasts(e)[1]->findChild<QTimer*>()->remainingTime() > 0);
    auto& close = *shown_toasts(e)[0]->findChild<QToolButton*>("view.toast.close");
    CHECK(close.focusPolicy() == Qt::NoFocus);
    QTest::mouseClick(&close, Qt::LeftButton);
    CHECK(toasts(e) == QStringList{"two", "three"});
    // By keyboard: the list of notices.
    e.session.notify(NoticeLevel::error, "It failed again");
    e.window.commands().run("view.notices");
    e.find<QPushButton>("notices.clear").click();
    CHECK(toasts(e).isEmpty());
    e.find<NoticesPopup>("notices").close();
}

TEST_CASE("What a notice offers is done from its toast, and from the list by keyboard", "[notice]") {
    Editor e;
    int done = 0;
    const NoticeAction action{"Show in folder", [&done] { ++done; }};
    e.session.notify(NoticeLevel::info, "Exported", action);
    auto& button = *shown_toasts(e)[0]->findChild<QPushButton*>("view.toast.action");
    CHECK(button.text() == "Show in folder");
    CHECK(button.focusPolicy() == Qt::NoFocus);
    QTest::mouseClick(&button, Qt::LeftButton);
    CHECK(done == 1);
    CHECK(toasts(e).isEmpty());
    e.window.commands().run("view.notices");
    auto& list = e.find<QListWidget>("notices.list");
    CHECK(list.item(0)->text().endsWith("Show in folder"));
    list.setCurrentRow(0);
    QTest::keyClick(&list, Qt::Key_Return);
    CHECK(done == 2);
    CHECK_FALSE(list.isVisible());
}

TEST_CASE("Notices and the names of steps are told to screen readers", "[notice]") {
    Editor e;
    e.session.randomise(Part::hair, 3);
    const Alerts alerts;
    e.session.notify(NoticeLevel::warning, "The disk is nearly full");
    CHECK(shown_toasts(e)[0]->accessibleName() == "The disk is nearly full");
    auto& hint = e.find<QLabel>("status.hint");
    e.undo();
    CHECK(hint.text() == "Undone: Random hair, seed 3");
    e.window.commands().run("edit.redo");
    CHECK(hint.text() == "Done again: Random hair, seed 3");
    // Without one that listens Qt tells nothing.
    if (QAccessible::isActive())
        CHECK(Alerts::told == QStringList{"The disk is nearly full", "Undone: Random hair, seed 3",
                                          "Done again: Random hair, seed 3"});
}

TEST_CASE("That memory is short is said once", "[notice]") {
    Editor e;
    e.control->set_memory_limit(0);
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        e.session.randomise(Part::hair, seed);
        REQUIRE(e.wait_for_picture());
    }
    const QStringList told = toasts(e).filter("LM-302");
    REQUIRE(told.size() == 1);
    CHECK(told[0].endsWith("LM-302"));  // no number of times behind it
}

TEST_CASE("The list of notices keeps what was said, the newest first", "[notice]") {
    Editor e;
    e.session.notify(NoticeLevel::info, "Saved");
    e.session.notify(NoticeLevel::warning, "The disk is nearly full");
    e.session.notify(NoticeLevel::warning, "The disk is nearly full");
    auto& bell = e.find<QLabel>("status.notices");
    CHECK(bell.text().contains('1'));  // one warning is unread, said twice
    QTest::mouseClick(&bell, Qt::LeftButton);
    auto& list = e.find<QListWidget>("notices.list");
    REQUIRE(list.isVisible());
    REQUIRE(list.count() == 2);
    CHECK(list.item(0)->text().contains("The disk is nearly full"));
    CHECK(list.item(0)->text().contains('2'));
    CHECK(list.item(1)->text().contains("Saved"));
    CHECK_FALSE(bell.text().contains('1'));  // read
    e.find<QPushButton>("notices.copy").click();
    CHECK(QApplication::clipboard()->text().contains("The disk is nearly full (2)"));
    e.find<QPushButton>("notices.clear").click();
    REQUIRE(list.count() == 1);  // the empty list says what belongs here
    CHECK_FALSE(list.item(0)->text().isEmpty());
    CHECK(e.window.screen()->availableGeometry().contains(e.find<NoticesPopup>("notices").geometry()));
    e.find<NoticesPopup>("notices").close();
}

TEST_CASE("The list of notices does not grow for ever", "[notice]") {
    EditorSession session;
    NoticeLog log(session);
    for (int i = 0; i < 1000; ++i) session.notify(NoticeLevel::warning, QString::number(i));
    CHECK(log.notices().size() == NoticeLog::most);
    CHECK(log.notices().front().text == "999");
    CHECK(log.unread() == 1000);
}

TEST_CASE("The system report names program, device and model, and no place on the disk", "[notice]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    e.window.commands().run("help.report");
    const QString text = QApplication::clipboard()->text();
    for (const char* what : {"Limner: ", "Qt: ", "Device: ", "Model: ", "Memory: "}) {
        INFO(what);
        CHECK(text.contains(what));
    }
    CHECK_FALSE(text.contains("/home"));
    CHECK_FALSE(text.contains(QDir::homePath()));
    CHECK_FALSE(text.contains(qEnvironmentVariable("USER", "no such name")));
}
