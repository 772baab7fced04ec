// What the editor says: toasts, the list of notices, the system report.
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/session/notice_log.h"
#include "ui/window/notices_popup.h"
#include "ui/window/system_report.h"

using namespace limner;
using namespace limner::ui;

namespace {

/// Texts of the toasts that are shown, from the top.
QStringList toasts(Editor& e) {
    std::vector<QLabel*> shown;
    for (QLabel* label : e.window.findChildren<QLabel*>("view.toast"))
        if (!label->isHidden()) shown.push_back(label);
    std::sort(shown.begin(), shown.end(), [](QLabel* a, QLabel* b) { return a->y() < b->y(); });
    QStringList texts;
    for (const QLabel* label : shown) texts += label->text();
    return texts;
}

}  // namespace

TEST_CASE("Three toasts at most are shown, the newest lowest, and none over another", "[notice]") {
    Editor e;
    for (const char* text : {"one", "two", "three", "four"}) e.session.notify(NoticeLevel::info, text);
    CHECK(toasts(e) == QStringList{"two", "three", "four"});
    QRect before;
    for (QLabel* label : e.window.findChildren<QLabel*>("view.toast")) {
        CHECK_FALSE(before.intersects(label->geometry()));
        before = label->geometry();
        CHECK(label->parentWidget()->rect().contains(label->geometry()));
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
