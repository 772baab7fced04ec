// Brushes of one's own: kept, changed, given back, imported and exported.
#include "ui/session/brush_shelf.h"

#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/file_dialog_hand.h"

using namespace limner;
using namespace limner::ui;

namespace {

void write(const QString& name, const QByteArray& text) {
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text);
}

}  // namespace

TEST_CASE("A brush is kept under a name, shows a dot when changed, and comes back", "[brushes]") {
    Editor e;
    BrushShelf& shelf = e.window.brushes();
    CommandRegistry& commands = e.window.commands();
    auto& button = e.find<QToolButton>("tool.options.brushes");
    CHECK_FALSE(commands.run("brush.reload"));
    e.session.brush().shape.diameter = 5;
    e.session.brush().smoothing = Smoothing::stabiliser;
    REQUIRE(commands.run("brush.keep"));
    auto& dialog = e.find<QInputDialog>("brush.keep.dialog");
    dialog.setTextValue(" Ink & more ");
    dialog.accept();
    REQUIRE(shelf.brushes().size() == 1);
    CHECK(button.text() == "Ink & more");
    commands.run("brush.larger");
    CHECK(button.text().endsWith("•"));
    REQUIRE(commands.run("brush.reload"));
    CHECK(e.session.brush().shape.diameter == Approx(5));
    CHECK_FALSE(button.text().endsWith("•"));
    commands.run("brush.preset.wide");
    e.session.brush().smoothing = Smoothing::none;
    CHECK(button.text() == "Brushes");
    Q_EMIT button.menu()->aboutToShow();
    for (QAction* action : button.menu()->actions())
        if (action->text() == "Ink && more") action->trigger();
    CHECK(e.session.brush().shape.diameter == Approx(5));
    CHECK(e.session.brush().smoothing == Smoothing::stabiliser);
    CHECK(e.steps() == 0);
    REQUIRE(commands.run("brush.remove"));
    CHECK(shelf.brushes().empty());
    CHECK(button.text() == "Brushes");
}

TEST_CASE("Brushes have tags and an order, which the file keeps", "[brushes]") {
    const QTemporaryDir folder;
    const QString kept = folder.filePath("brushes.json");
    EditorSession session;
    const auto names = [](const BrushShelf& shelf) {
        QStringList all;
        for (const UserBrush& brush : shelf.brushes()) all << brush.name;
        return all.join(' ');
    };
    {
        BrushShelf shelf(session, kept);
        for (const char* name : {"A", "B", "C", "D"}) shelf.keep(name);
        shelf.set_tags(1, {" ink ", "", "fine", "ink"});
        CHECK(BrushShelf::tags_of(shelf.brushes()[1]) == QStringList{"ink", "fine"});
        shelf.use(1);
        shelf.move(0, 2);
        CHECK(names(shelf) == "B C A D");
        CHECK(shelf.chosen() == 0);
        shelf.move(3, 0);
        CHECK(names(shelf) == "D B C A");
        CHECK(shelf.chosen() == 1);
        session.brush().shape.diameter = 40;
        shelf.keep("B");  // keeps its tags
        CHECK_FALSE(shelf.changed_since());
    }
    BrushShelf shelf(session, kept);
    CHECK(names(shelf) == "D B C A");
    CHECK(shelf.all_tags() == QStringList{"fine", "ink"});
    shelf.set_filter("ink");
    CHECK(shelf.passes(shelf.brushes()[1]));
    CHECK_FALSE(shelf.passes(shelf.brushes()[0]));
    shelf.set_tags(1, {});
    CHECK(shelf.filter().isEmpty());  // nothing has that tag any more
    CHECK_FALSE(shelf.brushes()[1].values.contains("tags"));
}

TEST_CASE("The list of brushes shows their strokes, is put in order, and shows those of a tag", "[brushes]") {
    Editor e;
    BrushShelf& shelf = e.window.brushes();
    e.session.brush().shape.diameter = 2;
    for (const char* name : {"Fine", "Mid", "Wide"}) {
        shelf.keep(name);
        e.session.brush().shape.diameter *= 4;
        e.session.brush_changed();
    }
    shelf.set_tags(0, {"ink"});
    REQUIRE(e.window.commands().run("brush.arrange"));
    auto& list = e.find<QListWidget>("brushes.list");
    const auto shown = [&] {
        QStringList names;
        for (int i = 0; i < list.count(); ++i) names << list.item(i)->text();
        return names.join(' ');
    };
    CHECK(shown() == "Fine Mid Wide •");
    const auto ink = [&](int row) {
        const QImage picture = list.item(row)->icon().pixmap(72, 26).toImage();
        int pixels = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) pixels += qAlpha(picture.pixel(x, y)) > 100;
        return pixels;
    };
    CHECK(ink(0) > 20);
    CHECK(ink(1) > ink(0));
    CHECK(ink(2) > ink(1));
    SECTION("by keys") {
        list.setCurrentRow(2);
        QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
        CHECK(shown() == "Fine Wide • Mid");
        CHECK(list.currentRow() == 1);
    }
    SECTION("as a drop leaves it") {
        REQUIRE(list.model()->moveRow({}, 0, {}, 3));
        QCoreApplication::processEvents();
        CHECK(shelf.brushes()[2].name == "Fine");
        CHECK(shown() == "Mid Wide • Fine");
        CHECK(list.currentRow() == 2);
    }
    SECTION("a tag alone, chosen in the menu of the tool options, too") {
        auto& button = e.find<QToolButton>("tool.options.brushes");
        Q_EMIT button.menu()->aboutToShow();
        for (QMenu* menu : button.menu()->findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == "ink") action->trigger();
        CHECK(shown() == "Fine");
        list.setCurrentRow(0);
        e.find<QLineEdit>("brushes.tags").setText("line, ink");
        Q_EMIT e.find<QLineEdit>("brushes.tags").editingFinished();
        CHECK(shelf.all_tags() == QStringList{"ink", "line"});
    }
    SECTION("a double click takes it") {
        Q_EMIT list.itemActivated(list.item(0));
        list.setCurrentRow(0);
        Q_EMIT list.itemActivated(list.item(0));
        CHECK(e.session.brush().shape.diameter == Approx(2));
        CHECK(shown() == "Fine Mid Wide");
    }
}

TEST_CASE("Brushes are a file of text, and a damaged one loses nothing", "[brushes]") {
    const QTemporaryDir folder;
    const QString kept = folder.filePath("brushes.json"), exported = folder.filePath("all.json");
    EditorSession session;
    std::vector<UserBrush> brushes;
    {
        BrushShelf shelf(session, kept);
        shelf.keep("Ink");
        session.brush().shape.diameter = 40;
        shelf.keep("Wash");
        brushes = shelf.brushes();
    }
    BrushShelf shelf(session, kept);
    CHECK(shelf.brushes() == brushes);
    QStringList said;
    QObject::connect(&session, &EditorSession::notice,
                     [&](NoticeLevel, const QString& text) { said << text; });
    const auto told = [&] { return QTest::qWaitFor([&] { return !said.empty(); }, 10000); };
    shelf.export_to(exported);
    REQUIRE(told());
    shelf.remove(0);
    shelf.use(0);
    said.clear();
    shelf.import_from(exported);
    REQUIRE(told());
    CHECK(said.front() == "Brushes imported: 1");  // the other one is there
    REQUIRE(shelf.brushes().size() == 2);
    CHECK(shelf.brushes()[1].name == "Ink");
    CHECK(shelf.chosen() == 0);
    const std::vector<UserBrush> before = shelf.brushes();
    for (const QByteArray text :
         {"", "{", "[]", "{\"brushes\": []}", R"({"format": "limner-brushes", "brushes": [{"name": "x"}]})",
          R"({"format": "limner-brushes", "brushes": [{"name": "x", "diameter": 1e9}]})",
          R"({"format": "limner-brushes", "brushes": [{"name": "x", "diameter": 5, "tags": 3}]})",
          R"({"format": "limner-brushes", "brushes": [{"name": "", "diameter": 5}]})"}) {
        INFO(text.toStdString());
        write(exported, text);
        said.clear();
        shelf.import_from(exported);
        REQUIRE(told());
        CHECK(said.front().startsWith("all.json is no list of brushes"));
        CHECK(shelf.brushes() == before);
    }
    // What a newer Limner knows of a brush is handed on; a name that is taken gets a number.
    write(exported,
          R"({"format": "limner-brushes", "brushes": [{"name": "Ink", "diameter": 7, "tilt": 3}]})");
    said.clear();
    shelf.import_from(exported);
    REQUIRE(told());
    CHECK(shelf.brushes().back().name == "Ink (2)");
    CHECK(shelf.brushes().back().values["tilt"] == 3);
    shelf.flush();
    write(kept, "not a list");
    BrushShelf damaged(session, kept);
    CHECK(damaged.brushes().empty());
    CHECK(damaged.remark().contains("brushes.json.damaged"));
    CHECK(QFile::exists(kept + ".damaged"));
}
