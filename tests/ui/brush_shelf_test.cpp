// Brushes of one's own: kept, changed, given back, imported and exported.
#include "ui/session/brush_shelf.h"

#include <QFile>
#include <QInputDialog>
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
