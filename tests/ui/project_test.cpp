#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QWindow>
#include <catch2/catch.hpp>

#include "engine/export/still_export.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "engine/media/video_file.h"
#include "engine/portrait/recipe.h"
#include "tests/ui/editor_fixture.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;

namespace {

/// Drops a file on the middle of `target` as a file manager does; false when the window does not want it.
bool drop(Editor& e, QWidget& target, const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    const QPoint at = target.mapTo(&e.window, target.rect().center());
    QWindow* window = e.window.windowHandle();  // finds out itself which widget is meant
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window, &enter);
    if (!enter.isAccepted()) {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(window, &leave);
        return false;
    }
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window, &event);
    return event.isAccepted();
}

void write(const QString& file, const QByteArray& content) {
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(content);
}

QString photo_in(const QTemporaryDir& folder) {
    QImage photo(80, 60, QImage::Format_RGB32);
    photo.fill(QColor(200, 150, 120));
    const QString file = folder.filePath("photo.png");
    REQUIRE(photo.save(file));
    return file;
}

/// The picture the engine makes of the portrait at full quality.
Picture full_picture(Editor& e) {
    auto picture = e.session.link().engine()->render(e.portrait(), 0, std::make_shared<Progress>()).get();
    REQUIRE(picture);
    return *picture;
}

}  // namespace

TEST_CASE("A project saved and opened is the same portrait with the same snapshots", "[project]") {
    QTemporaryDir folder;
    const QString file = folder.filePath(QString::fromUtf8("Anna Müller 肖像.limner"));
    Editor e;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.4));
    e.session.randomise(Part::hair, 12);
    e.session.set_locked(ui::lock_of(Part::hair), true, "hair");
    ui::show_class(e.session, FaceClass::hat, false);
    ui::paint_only_over(e.session, FaceClass::skin, true);
    e.session.add_snapshot();
    const Portrait saved = e.portrait();
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(file);
    REQUIRE(changed.wait(10000));
    CHECK_FALSE(e.window.isWindowModified());
    e.session.randomise(Part::skin, 5);
    CHECK(e.window.isWindowModified());

    Editor other;
    QSignalSpy opened(&other.window.files(), &ui::FileActions::project_changed);
    other.window.files().open_any(file);
    REQUIRE(opened.wait(10000));
    CHECK(other.portrait() == saved);
    CHECK(other.session.locked(ui::lock_of(Part::hair)));
    CHECK(other.find<QToolButton>("style.hair.lock").isChecked());
    CHECK(other.session.hidden_classes() == e.session.hidden_classes());
    CHECK(other.session.document().state().locks == e.session.document().state().locks);
    REQUIRE(other.session.shelf().snapshots().size() == 1);
    CHECK(other.session.shelf().snapshots()[0].portrait == saved);
    CHECK(other.steps() == 0);
}

TEST_CASE("What changes while a project is being saved does not count as saved", "[project]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.limner");
    Editor e;
    e.session.document().set_undo_limit(3);  // in a full list the index stays the same
    for (std::uint64_t seed = 1; seed <= 3; ++seed) e.session.randomise(Part::hair, seed);
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    bool told = false;
    const auto tell = [&told] { told = true; };
    e.window.files().save_project_as(file, tell);
    e.session.randomise(Part::hair, 9);
    REQUIRE(changed.wait(10000));
    CHECK(e.window.isWindowModified());
    CHECK_FALSE(told);
    e.window.files().save_project_as(file, tell);
    REQUIRE(changed.wait(10000));
    CHECK_FALSE(e.window.isWindowModified());
    CHECK(told);
}

TEST_CASE("While a project is being opened nothing can be edited, and what is tried says so", "[project]") {
    QTemporaryDir folder;
    const QString file = folder.filePath("kept.limner");
    Editor e;
    e.session.randomise_everything(7);
    e.window.files().save_project_as(file);
    REQUIRE(QTest::qWaitFor([&] { return e.session.document().undo_stack().isClean(); }, 10000));
    const Portrait kept = e.portrait();
    e.session.randomise_everything(8);
    const Portrait before = e.portrait();
    const int steps = e.steps();
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    // A slow disk.
    const auto disk = std::make_shared<QSemaphore>();
    const auto awake = qScopeGuard([&] { disk->release(); });  // also where a check fails
    e.window.files().later([disk]() -> std::function<void()> {
        disk->acquire();
        return [] {};
    });
    e.window.files().open_project(file);
    REQUIRE(e.session.opening());
    CHECK(notices.isEmpty());
    SECTION("a stroke") {
        e.session.set_tool(ui::ToolId::brush);
        e.drag(e.canvas(), {e.at(e.canvas(), 0.4, 0.4), e.at(e.canvas(), 0.6, 0.6)});
        CHECK_FALSE(e.session.surface().any_strokes());
    }
    SECTION("the head") {
        const QPoint middle = e.at(e.viewport(), 0.5, 0.5);
        e.drag(e.viewport(), {middle, middle + QPoint(60, 0)});
    }
    SECTION("a command that writes into the map, and no stroke of it stays") {
        e.session.surface().selection().select_if([](int x, int) { return x < 20; });
        e.window.commands().run("select.fill");
        CHECK_FALSE(e.session.surface().any_strokes());
    }
    SECTION("undo") { e.undo(); }
    SECTION("a slider goes back") {
        auto& slider = e.find<ui::ValueSlider>("light.intensity");
        const double value = slider.value();
        slider.take(value + 0.5);
        CHECK(slider.value() == value);
    }
    SECTION("a snapshot") { e.window.commands().run("portrait.snapshot"); }
    SECTION("a new portrait") { e.window.new_portrait(3); }
    CHECK(e.portrait() == before);
    CHECK(e.steps() == steps);
    CHECK(e.session.shelf().snapshots().empty());
    REQUIRE(notices.size() == 1);
    CHECK(notices[0][1].toString().contains("still being opened"));
    e.window.commands().run("portrait.random-styles");
    CHECK(notices.size() == 1);  // it was said
    disk->release();
    REQUIRE(QTest::qWaitFor([&] { return !e.session.opening(); }, 10000));
    CHECK(e.portrait() == kept);
    e.session.randomise(Part::hair, 4);
    CHECK(e.steps() == 1);
}

TEST_CASE("A save that ends late gives its name to no other portrait", "[project]") {
    const QTemporaryDir folder;
    Editor e;
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    e.window.files().save_project_as(folder.filePath("old.limner"));
    e.window.new_portrait(5);
    REQUIRE(notices.wait(10000));
    CHECK(QFileInfo::exists(folder.filePath("old.limner")));
    CHECK(e.window.files().project_file().isEmpty());
}

TEST_CASE("F12 writes a full-quality picture beside the project or into the picture folder", "[project]") {
    QTemporaryDir folder;
    Editor e;
    QSettings().remove("export");
    e.window.files().set_picture_folder(folder.filePath("pictures"));
    QSignalSpy saved(&e.window.exports(), &ui::ExportActions::exported);
    e.window.commands().run("file.quick-save");
    REQUIRE(saved.wait(10000));
    const QString file = saved.front().front().toString();
    CHECK(QFileInfo(file).fileName() == "portrait_001.png");
    const QImage picture(file);
    CHECK(picture.size() == QSize(128, 128));  // the fake's final rung
    e.window.commands().run("file.quick-save");
    REQUIRE(saved.wait(10000));
    CHECK(QFileInfo(saved.back().front().toString()).fileName() == "portrait_002.png");
}

TEST_CASE("F12 and Ctrl+F12 write what the engine draws, whatever lies over the view", "[project]") {
    const QTemporaryDir folder;
    Editor e(std::chrono::hours(1));  // the view shows a preview, with its badge
    QSettings().remove("export");
    e.window.files().set_picture_folder(folder.path());
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(60, 10)});
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    e.window.commands().run("view.performance");
    e.window.commands().run("brush.symmetry");
    REQUIRE(e.wait_for_picture());
    CHECK(e.viewport().badge() == "preview");
    REQUIRE(e.focus(e.viewport()));
    QSignalSpy saved(&e.window.exports(), &ui::ExportActions::exported);
    const auto press = [&](Qt::KeyboardModifiers modifiers) {
        saved.clear();
        QTest::keyClick(&e.viewport(), Qt::Key_F12, modifiers);
        REQUIRE(saved.wait(10000));
        const auto image = read_image(saved.front().front().toString().toStdString());
        REQUIRE(image);
        return *image;
    };
    const Picture picture = full_picture(e);
    CHECK(press({}) == *picture.image);
    const Image cut_out = press(Qt::ControlModifier);
    CHECK(cut_out == *still_image(picture, {{Background::Kind::transparent}, {}}));
    CHECK(cut_out.at(0, 0).a == 0);
    CHECK(cut_out.at(64, 64).a == 255);
    CHECK(e.viewport().badge() == "preview");  // saving does not wait for the view
}

TEST_CASE("A file is dropped anywhere in the window", "[project]") {
    const QTemporaryDir folder;
    const QString photo = photo_in(folder);
    Editor e;
    for (const char* place :
         {"view.canvas", "view.viewport", "classes", "snapshots", "toolbox", "tool.options", "status",
          "dock.jobs", "dock.history", "history", "dock.light", "dock.pose", "dock.style", "dock.head",
          "head.identity.seed", "head.expression.search"}) {
        INFO(place);
        auto& target = e.find<QWidget>(place);
        if (auto* dock = qobject_cast<QDockWidget*>(&target)) dock->raise();
        QApplication::processEvents();
        REQUIRE(drop(e, target, photo));
        REQUIRE(QTest::qWaitFor([&] { return !e.session.reference_photo().isNull(); }, 10000));
        e.window.files().remove_reference();
    }
    CHECK(e.steps() == 0);
}

TEST_CASE("Dropped files are told apart by content", "[project]") {
    QTemporaryDir folder;
    Editor e;
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    const auto refused = [&](const QString& name) {
        REQUIRE(drop(e, e.viewport(), folder.filePath(name)));
        REQUIRE(notices.wait(10000));
        CHECK(notices.front().front().value<ui::NoticeLevel>() == ui::NoticeLevel::error);
        CHECK(notices.front().at(1).toString().contains(name));
        CHECK(e.portrait() == portrait_from_seed(7));
        CHECK(e.session.reference_photo().isNull());
        CHECK(e.steps() == 0);
    };
    SECTION("a label map") {
        const QString file = folder.filePath("map.png");
        REQUIRE(write_label_map(file.toStdString(), LabelMap(64, 64, std::uint8_t(FaceClass::hair))));
        REQUIRE(drop(e, e.viewport(), file));
        REQUIRE(QTest::qWaitFor([&] { return e.portrait().painted.has_value(); }, 10000));
        CHECK(e.portrait().painted->from_file);
        CHECK(e.steps() == 1);
    }
    SECTION("a photo") {
        REQUIRE(drop(e, e.viewport(), photo_in(folder)));
        REQUIRE(QTest::qWaitFor([&] { return !e.session.reference_photo().isNull(); }, 10000));
        CHECK(e.session.reference_photo().size() == QSize(60, 60));
        CHECK(e.window.isWindowModified());  // it is a part of the project
    }
    SECTION("a picture that carries its recipe") {
        const QString file = folder.filePath("anna.png");
        const Portrait anna = portrait_from_seed(31);
        const std::vector<PngText> texts{{recipe_keyword, *recipe_text(anna)}};
        REQUIRE(write_png(file.toStdString(), Image(32, 32), texts));
        REQUIRE(drop(e, e.viewport(), file));
        REQUIRE(QTest::qWaitFor([&] { return e.portrait() == anna; }, 10000));
        CHECK(e.steps() == 1);
        CHECK(e.session.reference_photo().isNull());
    }
    SECTION("a project") {
        ui::ProjectContent other;
        other.portrait = portrait_from_seed(32);
        REQUIRE(ui::save_project(folder.filePath("anna.limner"), other));
        REQUIRE(drop(e, e.viewport(), folder.filePath("anna.limner")));
        REQUIRE(QTest::qWaitFor([&] { return e.portrait() == other.portrait; }, 10000));
        CHECK(e.window.files().project_file() == folder.filePath("anna.limner"));
        CHECK_FALSE(e.window.isWindowModified());
    }
    SECTION("a text is refused in words") {
        write(folder.filePath("notes.txt"), "just words");
        refused("notes.txt");
    }
    SECTION("so is a model") {
        write(folder.filePath("generator.pt"), QByteArray("PK\x03\x04", 4) + QByteArray(5000, 'x'));
        refused("generator.pt");
    }
    SECTION("and a folder") {
        REQUIRE(QDir(folder.path()).mkdir("pictures"));
        refused("pictures");
    }
    SECTION("and a file that is not there any more") { refused("gone.png"); }
}

TEST_CASE("Names in every script and long paths are saved, dropped, opened and exported", "[project]") {
    const QTemporaryDir folder;
    const QString deep = QDir(folder.path()).filePath(QStringList(4, QString(90, 'd')).join('/'));
    REQUIRE(QDir().mkpath(deep));
    Editor e;
    QSettings().remove("export");
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    QSignalSpy exported(&e.window.exports(), &ui::ExportActions::exported);
    std::uint64_t seed = 100;
    for (const QString& name :
         {folder.filePath("with two spaces"), folder.filePath(QString::fromUtf8("Übergrößenträgerin")),
          folder.filePath(QString::fromUtf8("портрет")), folder.filePath(QString::fromUtf8("顔")),
          folder.filePath(QString::fromUtf8("🙂 👩‍🎨")), folder.filePath("50 % of #1 & 'more' +2"),
          folder.filePath(QString(240, 'n')), deep + "/anna"}) {
        INFO(name.toStdString());
        e.session.randomise(Part::hair, ++seed);
        const Portrait saved = e.portrait();
        changed.clear();
        e.window.files().save_project_as(name + ".limner");
        REQUIRE(changed.wait(10000));
        e.session.randomise(Part::hair, ++seed);
        changed.clear();
        REQUIRE(drop(e, e.canvas(), name + ".limner"));
        REQUIRE(changed.wait(10000));
        CHECK(e.portrait() == saved);
        CHECK(e.window.files().project_file() == name + ".limner");

        exported.clear();
        e.window.exports().start(ui::PictureExport(), IfExists::refuse);
        REQUIRE(exported.wait(10000));
        CHECK(QImage(name + "_001.png").width() == 128);
        if (!can_write(VideoKind::mp4)) continue;
        ui::TurntableExport video;
        video.name = "{name}_turn";
        video.settings.path.frames = 2;
        exported.clear();
        e.window.exports().start(video, IfExists::refuse);
        REQUIRE(exported.wait(10000));
        CHECK(QFileInfo(name + "_turn.mp4").size() > 100);
    }
}

TEST_CASE("A name that no file can have is refused in a sentence, and leaves nothing behind", "[project]") {
    const QTemporaryDir folder;
    const QString name(300, 'n');
    Editor e;
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    const auto refused = [&] {
        REQUIRE(notices.wait(10000));
        CHECK(notices.front().front().value<ui::NoticeLevel>() == ui::NoticeLevel::error);
        const QString text = notices.front().at(1).toString();
        INFO(text.toStdString());
        CHECK(text.contains(name));
        CHECK(text.endsWith("too long."));
        CHECK(QDir(folder.path()).isEmpty());
    };
    SECTION("saving") {
        e.window.files().save_project_as(folder.filePath(name + ".limner"));
        refused();
        CHECK(e.window.files().project_file().isEmpty());
    }
    SECTION("opening") {
        e.window.open(folder.filePath(name + ".limner"));
        refused();
    }
    SECTION("exporting a picture") {
        ui::PictureExport settings;
        settings.folder = folder.path();
        settings.name = name;
        e.window.exports().start(settings, IfExists::refuse);
        refused();
    }
    SECTION("exporting a video") {
        if (!can_write(VideoKind::mp4)) {
            WARN("no MP4 encoder here: skipped");
            return;
        }
        ui::TurntableExport settings;
        settings.folder = folder.path();
        settings.name = name;
        settings.settings.path.frames = 2;
        e.window.exports().start(settings, IfExists::refuse);
        refused();
    }
}

TEST_CASE("When the project was saved is told, not when that was asked", "[project]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("old.limner");
    {
        Editor first;
        first.window.files().save_project_as(file);
        auto& saved = first.find<QLabel>("status.saved");
        REQUIRE(QTest::qWaitFor([&] { return saved.text().startsWith("saved"); }, 10000));
        CHECK(saved.text().endsWith(
            QLocale().toString(first.window.files().saved_at().time(), QLocale::ShortFormat)));
    }
    const QDateTime old(QDate(2024, 5, 17), QTime(11, 30));
    {
        QFile aged(file);
        REQUIRE(aged.open(QIODevice::ReadWrite));
        REQUIRE(aged.setFileTime(old, QFileDevice::FileModificationTime));
    }
    Editor e;
    e.window.files().open_project(file);
    REQUIRE(QTest::qWaitFor([&] { return e.window.files().project_file() == file; }, 10000));
    REQUIRE(e.wait_for_picture());
    auto& saved = e.find<QLabel>("status.saved");
    const QString told = "saved " + QLocale().toString(old.date(), QLocale::ShortFormat);
    CHECK(saved.text() == told);
    e.session.randomise(Part::hair, 3);
    CHECK(saved.text() == "not saved");

    // The question about what is not saved names it, too, and shows the portrait.
    e.window.set_unattended(false);
    QString asked;
    bool pictured = false;
    QTimer hand;
    hand.callOnTimeout(&hand, [&] {
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!question) return;
        hand.stop();
        asked = question->informativeText();
        pictured = !question->iconPixmap().isNull() && question->icon() == QMessageBox::NoIcon;
        question->reject();
    });
    hand.start(5);
    e.window.new_portrait(5);
    e.window.set_unattended(true);
    CHECK(asked.contains(QLocale().toString(old, QLocale::ShortFormat)));
    CHECK(pictured);
    e.undo();
    CHECK(saved.text() == told);
}

TEST_CASE("A project or a picture dropped on a part gives its style, and leaves what is locked",
          "[project]") {
    const QTemporaryDir folder;
    Editor other;
    other.session.document().reset(portrait_from_seed(41));
    const Portrait source = other.portrait();
    QString file;
    SECTION("project") {
        file = folder.filePath("other.limner");
        other.window.files().save_project_as(file);
    }
    SECTION("picture") {
        QSettings().remove("export");
        file = folder.filePath("other.png");
        ui::PictureExport settings;
        settings.folder = folder.path();
        settings.name = "other";
        other.window.exports().start(settings, IfExists::refuse);
    }
    REQUIRE(QTest::qWaitFor([&] { return QFileInfo::exists(file); }, 10000));
    Editor e;
    const Portrait before = e.portrait();
    e.find<QDockWidget>("dock.style").raise();
    QTest::qWait(1);
    REQUIRE(drop(e, e.find<QWidget>("style.hair"), file));
    REQUIRE(QTest::qWaitFor([&] { return e.steps() == 1; }, 10000));
    Portrait wanted = before;
    wanted.style(Part::hair) = source.style(Part::hair);
    CHECK(e.portrait() == wanted);
    e.undo();
    CHECK(e.portrait() == before);
    e.session.set_locked(ui::lock_of(Part::skin), true, "skin");
    REQUIRE(drop(e, e.find<QWidget>("style.all"), file));
    REQUIRE(QTest::qWaitFor([&] { return e.steps() == 2; }, 10000));
    wanted = before;
    for (int i = 0; i < part_count; ++i)
        if (const auto part = static_cast<Part>(i); part != Part::skin)
            wanted.style(part) = source.style(part);
    CHECK(e.portrait() == wanted);
    // On the locked part alone nothing happens; a photo is for the whole portrait wherever it is dropped.
    REQUIRE(drop(e, e.find<QWidget>("style.skin"), file));
    REQUIRE(drop(e, e.find<QWidget>("style.skin"), photo_in(folder)));
    REQUIRE(QTest::qWaitFor([&] { return !e.session.reference_photo().isNull(); }, 10000));
    CHECK(e.portrait() == wanted);
}
