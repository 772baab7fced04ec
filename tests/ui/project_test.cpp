#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "engine/media/label_file.h"
#include "tests/ui/editor_fixture.h"

using namespace limner;
using limner::ui::Editor;

TEST_CASE("A project saved and opened is the same portrait with the same snapshots", "[project]") {
    QTemporaryDir folder;
    const QString file = folder.filePath(QString::fromUtf8("Anna Müller 肖像.limner"));
    Editor e;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.4));
    e.session.randomise(Part::hair, 12);
    e.session.set_locked(ui::lock_of(Part::hair), true, "hair");
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
    REQUIRE(other.session.shelf().snapshots().size() == 1);
    CHECK(other.session.shelf().snapshots()[0].portrait == saved);
    CHECK(other.steps() == 0);
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

TEST_CASE("Dropped files are told apart by content", "[project]") {
    QTemporaryDir folder;
    Editor e;
    SECTION("a label map") {
        const QString file = folder.filePath("map.png");
        REQUIRE(write_label_map(file.toStdString(), LabelMap(64, 64, std::uint8_t(FaceClass::hair))));
        e.window.files().open_any(file);
        REQUIRE(QTest::qWaitFor([&] { return e.portrait().painted.has_value(); }, 10000));
        CHECK(e.portrait().painted->from_file);
        CHECK(e.steps() == 1);
    }
    SECTION("a photo") {
        const QString file = folder.filePath("photo.png");
        QImage photo(80, 60, QImage::Format_RGB32);
        photo.fill(QColor(200, 150, 120));
        REQUIRE(photo.save(file));
        e.window.files().open_any(file);
        REQUIRE(QTest::qWaitFor([&] { return !e.session.reference_photo().isNull(); }, 10000));
        CHECK(e.session.reference_photo().size() == QSize(60, 60));
    }
    SECTION("something else is refused in words") {
        const QString file = folder.filePath("notes.txt");
        QFile text(file);
        REQUIRE(text.open(QIODevice::WriteOnly));
        text.write("just words");
        text.close();
        QSignalSpy notices(&e.session, &ui::EditorSession::notice);
        e.window.files().open_any(file);
        REQUIRE(notices.wait(10000));
        CHECK(notices.front().at(1).toString().contains("notes.txt"));
        CHECK(e.steps() == 0);
    }
}
