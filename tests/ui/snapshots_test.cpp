// The shelf of snapshots: what the hand does to it, and what the editor keeps there by itself.
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"

using namespace limner;
using limner::ui::Editor;

namespace {

QListWidget& list(Editor& e) { return e.find<QListWidget>("snapshots"); }

QStringList shown(Editor& e) {
    QStringList names;
    for (int i = 0; i < list(e).count(); ++i) names << list(e).item(i)->text();
    return names;
}

QPoint middle(Editor& e, int row) { return list(e).visualItemRect(list(e).item(row)).center(); }

void keep(Editor& e, std::uint64_t hair) {
    e.session.randomise(Part::hair, hair);
    e.session.add_snapshot();
}

/// Opens the menu of a row and takes the entry called `entry`.
void choose(Editor& e, int row, const QString& entry) {
    QTimer::singleShot(0, [&] {
        auto* menu = e.window.findChild<QMenu*>("snapshots.menu");
        REQUIRE(menu);
        for (QAction* action : menu->actions())
            if (action->text() == entry) action->trigger();
        menu->close();
    });
    const QPoint at = middle(e, row);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, list(e).viewport()->mapToGlobal(at));
    QApplication::sendEvent(list(e).viewport(), &event);
}

}  // namespace

TEST_CASE("A click chooses a snapshot, and double click, Enter and the keys of lists do something to it",
          "[snapshots]") {
    Editor e;
    keep(e, 1);
    keep(e, 2);
    REQUIRE(shown(e) == QStringList{"Snapshot 2", "Snapshot 1"});
    QTest::mouseClick(list(e).viewport(), Qt::LeftButton, {}, middle(e, 1));
    CHECK(e.portrait().style(Part::hair).seed == 2);
    ui::double_click(*list(e).viewport(), middle(e, 1));
    CHECK(e.portrait().style(Part::hair).seed == 1);
    list(e).setCurrentRow(0);
    QTest::keyClick(&list(e), Qt::Key_Return);
    CHECK(e.portrait().style(Part::hair).seed == 2);

    // In place: the field is in the list, and its Enter restores nothing.
    list(e).setCurrentRow(1);
    REQUIRE(e.focus(list(e)));
    QTest::keyClick(&list(e), Qt::Key_F2);
    auto* field = list(e).findChild<QLineEdit*>();
    REQUIRE(field);
    field->selectAll();
    QTest::keyClicks(field, "Anna");
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return e.session.shelf().snapshots()[0].name == "Anna"; }, 10000));
    CHECK(shown(e) == QStringList{"Snapshot 2", "Anna"});
    CHECK(e.portrait().style(Part::hair).seed == 2);

    QTest::keyClick(&list(e), Qt::Key_D, Qt::ControlModifier);
    CHECK(shown(e) == QStringList{"Snapshot 2", "Anna copy", "Anna"});
    list(e).setCurrentRow(0);
    QTest::keyClick(&list(e), Qt::Key_Delete);
    CHECK(shown(e) == QStringList{"Anna copy", "Anna"});
    e.undo();
    e.undo();
    e.undo();
    CHECK(shown(e) == QStringList{"Snapshot 2", "Snapshot 1"});
}

TEST_CASE("Stars and a search leave on the shelf what is wanted", "[snapshots]") {
    Editor e;
    auto& search = e.find<QLineEdit>("snapshots.search");
    auto& starred = e.find<QToolButton>("snapshots.starred");
    for (std::uint64_t hair = 1; hair <= 3; ++hair) keep(e, hair);
    CHECK_FALSE(search.isVisible());  // a few are found without
    choose(e, 1, "Star");
    REQUIRE(e.session.shelf().snapshots()[1].starred);
    starred.click();
    CHECK(shown(e) == QStringList{"Snapshot 2"});
    e.undo();  // of the star
    CHECK(shown(e).isEmpty());
    starred.click();
    for (std::uint64_t hair = 4; hair <= 9; ++hair) keep(e, hair);
    REQUIRE(search.isVisible());
    search.setText("SHOT 7");
    CHECK(shown(e) == QStringList{"Snapshot 7"});
    // What is left has its own place on the shelf still.
    ui::double_click(*list(e).viewport(), middle(e, 0));
    CHECK(e.portrait().style(Part::hair).seed == 7);
}

TEST_CASE("What replaces much is kept by the editor itself, apart from the user's and from the undo list",
          "[snapshots]") {
    Editor e;
    auto& automatic = e.find<QToolButton>("snapshots.automatic");
    const Portrait first = e.portrait();
    e.session.randomise_everything(4711);
    CHECK(e.steps() == 1);
    CHECK(shown(e).isEmpty());
    e.session.import_labels(LabelMap(16, 16), "map.png");
    CHECK(e.steps() == 2);
    automatic.click();
    CHECK(shown(e) == QStringList{"Before label map map.png", "Before the person of seed 4711"});
    ui::double_click(*list(e).viewport(), middle(e, 1));
    CHECK(e.portrait() == first);
    e.undo();
    e.undo();
    e.undo();
    CHECK(shown(e).size() == 2);
    QTest::keyClick(&list(e), Qt::Key_Delete);  // they go by themselves
    CHECK(shown(e).size() == 2);
    choose(e, 1, "Keep as a snapshot");
    automatic.click();
    CHECK(shown(e) == QStringList{"Before the person of seed 4711"});

    for (std::uint64_t seed = 0; seed < ui::SnapshotShelf::most_automatic + 5; ++seed)
        e.session.randomise_everything(seed);
    CHECK(e.session.shelf().automatic().size() == ui::SnapshotShelf::most_automatic);
}

TEST_CASE("Stars and what the editor kept come back with the project", "[snapshots]") {
    const QTemporaryDir folder;
    Editor e;
    keep(e, 1);
    keep(e, 2);
    e.session.shelf().set_starred(0, true);
    e.session.randomise_everything(3);
    QSignalSpy saved(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(folder.filePath("a.limner"));
    REQUIRE(saved.wait(10000));

    Editor other;
    QSignalSpy opened(&other.window.files(), &ui::FileActions::project_changed);
    other.window.open(folder.filePath("a.limner"));
    REQUIRE(opened.wait(10000));
    const auto& shelf = other.session.shelf();
    REQUIRE(shelf.snapshots().size() == 2);
    CHECK(shelf.snapshots()[0].starred);
    CHECK_FALSE(shelf.snapshots()[1].starred);
    REQUIRE(shelf.automatic().size() == 1);
    CHECK(shelf.automatic()[0].portrait.style(Part::hair).seed == 2);
    CHECK_FALSE(shelf.automatic()[0].thumbnail.isNull());
}
