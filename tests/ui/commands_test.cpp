// The command palette, the shortcut sheet and the keys they show.
#include <QComboBox>
#include <QJsonArray>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTreeWidget>
#include <catch2/catch.hpp>
#include <utility>

#include "tests/ui/editor_fixture.h"
#include "ui/window/fuzzy_match.h"
#include "ui/window/shortcut_sheet.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::fuzzy_score;

namespace {

const QKeySequence f12("F12"), ctrl_k("Ctrl+K");

}  // namespace

TEST_CASE("A few letters in order find a text, starts of words first", "[palette]") {
    CHECK(fuzzy_score("rexp", "Random expression"));
    CHECK(fuzzy_score("R EXP", "random expression"));
    CHECK_FALSE(fuzzy_score("xer", "Random expression"));
    CHECK_FALSE(fuzzy_score("a", ""));
    CHECK(fuzzy_score("", "anything") == 0);
    CHECK(*fuzzy_score("re", "Random expression") > *fuzzy_score("re", "Label map stronger"));
    CHECK(*fuzzy_score("undo", "Undo") > *fuzzy_score("undo", "Turn down by 1 degree, or"));
    CHECK(*fuzzy_score("fit", "Fit") > *fuzzy_score("fit", "Fit shape to painting"));
    CHECK(fuzzy_score(QString(300, 'a'), QString(2000, 'a')));  // long ones end too
}

TEST_CASE("The palette runs commands, picks classes and restores snapshots", "[palette]") {
    Editor e;
    e.session.add_snapshot();
    const auto type = [&](const char* letters) {
        e.window.commands().run("help.palette");
        auto& field = e.find<QLineEdit>("palette.field");
        QTest::keyClicks(&field, letters);
        QTest::keyClick(&field, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    type("necklac");
    CHECK(e.session.active_class() == FaceClass::necklace);
    const auto before = e.portrait();
    type("randomperson");
    CHECK(e.portrait() != before);
    type("snapshot 1");
    CHECK(e.portrait() == before);
    SECTION("Esc does nothing but close it") {
        e.window.commands().run("help.palette");
        auto& field = e.find<QLineEdit>("palette.field");
        QTest::keyClicks(&field, "hat");
        QTest::keyClick(&field, Qt::Key_Escape);
        CHECK(e.session.active_class() == FaceClass::necklace);
    }
    SECTION("a command that is off cannot be run") {
        while (e.session.document().undo_stack().canUndo()) e.undo();
        e.window.commands().run("help.palette");
        QTest::keyClicks(&e.find<QLineEdit>("palette.field"), "undo");
        const auto* item = e.find<QListWidget>("palette.list").item(0);
        CHECK(item->text().startsWith("Undo"));
        CHECK_FALSE(item->flags() & Qt::ItemIsEnabled);
    }
}

TEST_CASE("A key moves to the command that is given it", "[keys]") {
    Editor e;
    auto& commands = e.window.commands();
    REQUIRE(commands.action("file.quick-save")->shortcuts() == ui::Keys{f12});
    CHECK(commands.holder(f12, "edit.undo") == commands.action("file.quick-save"));
    commands.set_keys("file.new", {f12, ctrl_k});
    CHECK(commands.action("file.quick-save")->shortcuts().isEmpty());
    CHECK_FALSE(commands.action("file.quick-save")->toolTip().contains("F12"));
    CHECK(commands.action("file.new")->toolTip().contains("F12"));
    const QJsonObject changes = commands.key_changes();
    CHECK(changes.size() == 2);
    commands.set_key_changes({});
    CHECK(commands.key_changes().isEmpty());
    commands.set_key_changes(changes);
    CHECK(commands.key_changes() == changes);
    commands.set_key_changes({{"no.such-command", QJsonArray{"F12"}}, {"edit.undo", "not a list"}});
    CHECK(commands.action("file.quick-save")->shortcuts() == ui::Keys{f12});
}

TEST_CASE("Both built-in sets use no key twice and name only commands that exist", "[keys]") {
    Editor e;
    ui::ShortcutSheet sheet(e.window.commands(), &e.window);
    auto* sets = sheet.findChild<QComboBox*>("shortcuts.sets");
    REQUIRE(sets->count() >= 2);
    sets->setCurrentIndex(1);
    Q_EMIT sets->activated(1);
    for (const auto& [id, key] :
         {std::pair("tool.fill", "G"), std::pair("tool.grab", "N"), std::pair("select.none", "Ctrl+D"),
          std::pair("edit.preferences", "Ctrl+K"), std::pair("select.fill", "Alt+Backspace")})
        CHECK(e.window.commands().action(id)->shortcut() == QKeySequence(key));
    QSet<QString> keys;
    for (const QAction* action : e.window.commands().actions())
        for (const QKeySequence& key : action->shortcuts()) {
            CHECK_FALSE(keys.contains(key.toString()));
            keys.insert(key.toString());
        }
    const QJsonObject changes = e.window.commands().key_changes();
    for (const QString& id : changes.keys()) CHECK(e.window.commands().action(id));
    Q_EMIT sets->activated(0);
    CHECK(e.window.commands().key_changes().isEmpty());
}

TEST_CASE("The shortcut sheet finds by name and key and changes keys", "[keys]") {
    Editor e;
    ui::ShortcutSheet sheet(e.window.commands(), &e.window);
    sheet.set_unattended(true);
    auto* list = sheet.findChild<QTreeWidget*>("shortcuts.list");
    const auto shown = [&] {
        QStringList names;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            if (!list->topLevelItem(i)->isHidden()) names << list->topLevelItem(i)->text(0);
        return names;
    };
    auto* search = sheet.findChild<QLineEdit*>("shortcuts.search");
    search->setText("F12");
    // With and without the background.
    REQUIRE(shown() == QStringList{"Quick save picture", "Quick save without background"});
    search->clear();
    const auto choose = [&](const QString& name) {
        list->setCurrentItem(list->findItems(name, Qt::MatchExactly).value(0));
    };
    choose("New portrait");
    auto* key = sheet.findChild<QKeySequenceEdit*>("shortcuts.key");
    key->setKeySequence(f12);
    Q_EMIT key->editingFinished();
    CHECK(e.window.commands().action("file.new")->shortcuts().contains(f12));
    CHECK(e.window.commands().action("file.quick-save")->shortcuts().isEmpty());
    choose("Pan");  // a gesture
    CHECK_FALSE(key->isEnabled());
    e.window.commands().set_key_changes({});
}
