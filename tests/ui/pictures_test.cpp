// Pictures for people to look at, of the bundled model: the window in states that need a hand, and every
// dialog, in both themes. resources/screenshots/README.md says how they are made and shows them.
//     LIMNER_PICTURES=folder QT_SCALE_FACTOR=2 test_ui "[pictures]"
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <tuple>

#include "tests/ui/dialog_tour.h"
#include "tests/ui/editor_fixture.h"
#include "ui/session/brush_shelf.h"
#include "ui/widgets/theme.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ThemeId;

namespace {

/// "window-dark-200.png" in the folder of the pictures.
QString file_of(const std::string& name, const char* theme) {
    return QDir(qEnvironmentVariable("LIMNER_PICTURES", "."))
        .filePath(QString("%1-%2-%3.png")
                      .arg(QString::fromStdString(name), theme)
                      .arg(qRound(100 * qApp->devicePixelRatio())));
}

/// Some of one's own, to be arranged.
void keep_brushes(Editor& e) {
    const auto before = e.session.brush();
    ui::BrushShelf& shelf = e.window.brushes();
    const std::tuple<const char*, double, QStringList> brushes[] = {
        {"Ink", 5, {"lines"}}, {"Lashes", 2, {"lines", "eyes"}}, {"Chalk", 40, {}}, {"Cheeks", 90, {}}};
    for (const auto& [name, diameter, tags] : brushes) {
        e.session.brush().shape.diameter = diameter;
        e.session.brush_changed();
        shelf.keep(name);
        shelf.set_tags(int(shelf.brushes().size()) - 1, tags);
    }
    shelf.leave();
    e.session.brush() = before;
    e.session.brush_changed();
}

}  // namespace

TEST_CASE("Pictures of the window and of every dialog", "[.pictures]") {
    const QTemporaryDir exported;
    Editor e;
    e.window.files().set_picture_folder(exported.path());
    EngineOptions options;
    options.model = "limner-live";
    options.model_folders = {LIMNER_SOURCE_FOLDER "/models"};
    auto engine = Engine::start(options);
    REQUIRE(engine);
    e.session.link().adopt(std::move(*engine));
    QApplication::setWindowIcon(QIcon(":/icons/limner.svg"));  // as app/studio does
    const auto rests = [&] {
        const auto& image = e.session.frame().picture.image;
        return e.wait_for_picture() && e.viewport().badge().isEmpty() &&
               image->width == e.session.model()->resolution;  // not the fake's any more
    };
    REQUIRE(QTest::qWaitFor(rests, 60000));
    e.session.add_snapshot();
    e.session.pick_class(FaceClass::hair);
    const int start = e.steps();
    for (const auto& [theme, id] : {std::pair("dark", ThemeId::dark), std::pair("light", ThemeId::light)}) {
        ui::apply_theme(*qApp, id);
        const auto take = [&, theme = theme](QWidget& shown, const std::string& name) {
            REQUIRE(QTest::qWaitFor(rests, 60000));
            QTest::qWait(1500);  // strokes are fitted, pictures fade, previews play
            REQUIRE(QTest::qWaitFor(rests, 60000));
            CHECK(shown.grab().save(file_of(name, theme)));
        };
        const auto front = [&](const char* dock) { e.find<QDockWidget>(dock).raise(); };
        front("dock.head");
        take(e.window, "window");
        keep_brushes(e);
        ui::each_dialog(e, take);
        while (!e.window.brushes().brushes().empty()) e.window.brushes().remove(0);
        e.drag(e.canvas(),
               {e.at(e.canvas(), 0.2, 0.3), e.at(e.canvas(), 0.5, 0.15), e.at(e.canvas(), 0.8, 0.3)});
        const QPoint from = e.at(e.viewport(), 0.5, 0.5);
        e.drag(e.viewport(), {from, from + QPoint(100, 20)});
        front("dock.style");
        e.window.commands().run("workspace.animate");
        e.window.commands().run("timeline.add-key");
        e.session.notify(ui::NoticeLevel::info,
                         "Picture saved as /home/anna/Pictures/limner/portrait_001.png");
        take(e.window, "window-painted");
        e.window.commands().run("workspace.paint");
        e.window.commands().run("workspace.reset");
        e.window.exports().start(ui::PictureExport(), IfExists::replace);
        e.find<QDockWidget>("dock.jobs").raise();
        e.session.set_tool(ui::ToolId::fill);
        for (const char* dock : {"dock.style", "dock.light", "dock.pose"}) {
            front(dock);
            e.window.resize(1024, 640);
            take(e.window, std::string("window-small-") + dock);
        }
        e.session.set_tool(ui::ToolId::brush);
        e.window.resize(1366, 768);
        while (e.steps() > start) e.undo();
    }
    ui::apply_theme(*qApp);
}
