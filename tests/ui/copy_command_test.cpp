// "Copy as command": the line that the export dialogs copy writes the same bytes.
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <cstring>
#include <functional>

#include "engine/core/hash.h"
#include "engine/media/video_file.h"
#include "tests/ui/editor_fixture.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/turntable_dialog.h"

using namespace limner;
using limner::ui::Editor;

namespace {

/// An editor on the bundled model; null where it is not installed.
struct RealEditor {
    QTemporaryDir folder;
    ui::EditorSession session;
    ui::Settings settings;
    ui::MainWindow window{session, settings};
    bool there = false;

    RealEditor() {
        QSettings().remove("export");
        window.set_unattended(true);
        Portrait portrait = portrait_from_seed(7);
        portrait.pose.yaw = Radians(0.2173f);  // as a drag leaves it: no whole degrees
        portrait.head.expression["mouthSmile_L"] = 0.31f;
        session.document().reset(portrait);
        auto engine = Engine::start({});
        if (!engine) return;
        there = true;
        session.link().adopt(std::move(*engine));
        window.files().set_picture_folder(folder.filePath("editor"));
    }
    /// Runs the copied line as a shell would, with another folder in place of the editor's.
    int run(QString line) {
        line.replace(folder.filePath("editor"), folder.filePath("cli"));
        line.replace(0, int(strlen("limner-cli")), "'" LIMNER_CLI "'");
        QDir().mkpath(folder.filePath("cli"));
        return QProcess::execute("/bin/sh", {"-c", line});
    }
    QStringList digests(const char* where) {
        QStringList all;
        QDir dir(folder.filePath(where));
        QDirIterator files(dir.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            all << dir.relativeFilePath(file) + ' ' +
                       QString::fromStdString(*sha256_of_file(file.toStdString()));
        }
        all.sort();
        return all;
    }
    bool finish() {
        return QTest::qWaitFor([this] { return window.exports().jobs().active() == 0; }, 300000);
    }
};

template <class T>
T& part(QWidget& dialog, const char* name) {
    auto* found = dialog.findChild<T*>(dialog.objectName() + '.' + name);
    REQUIRE(found);
    return *found;
}

/// Exports in the editor, runs the copied line, compares every file.
template <class Export>
void check_same_bytes(RealEditor& e, const Export& settings) {
    e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(e.finish());
    const auto line = e.window.exports().command(settings);
    REQUIRE(line);
    REQUIRE(e.run(*line) == 0);
    CHECK_FALSE(e.digests("editor").isEmpty());
    CHECK(e.digests("cli") == e.digests("editor"));
}

}  // namespace

TEST_CASE("The copied command of a picture writes the same bytes", "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    ui::PictureExport settings;
    settings.name = "{name}_{seed}_{n:03}";
    SECTION("PNG") {}
    SECTION("16 bits, cut out, larger, with label map and depth") {
        settings.still = {.bits = 16, .finish = {{Background::Kind::transparent}, {Crop::Kind::face, {}}}};
        settings.size = 512;
        settings.labels = settings.depth = true;
    }
    SECTION("two samples before a gradient") {
        settings.size = 128;
        settings.still.finish = {*background_from_text("gradient:#405060,#000000"), {}, 2};
    }
    SECTION("JPEG before a colour") {
        settings.kind = StillKind::jpeg;
        settings.still = {.quality = 80,
                          .finish = {*background_from_text("#4060A0"), *crop_from_text("4:5")}};
    }
    SECTION("every other kind, cut out") {
        // One editor for all: to start one takes longer than to draw.
        for (const auto kind : {StillKind::tiff, StillKind::exr, StillKind::ora, StillKind::webp}) {
            settings.kind = kind;
            settings.still = {.bits = kind == StillKind::tiff ? 16 : 8,
                              .finish = {{Background::Kind::transparent}, {Crop::Kind::face, {}}}};
            if (can_write(kind)) {
                check_same_bytes(e, settings);
            } else {
                WARN("no library for it here: skipped");
            }
        }
        return;
    }
    SECTION("of a portrait with strokes") {
        Portrait painted = e.session.portrait();
        LabelMap strokes(256, 256, PaintedLabels::unpainted);
        for (int y = 40; y < 80; ++y)
            for (int x = 90; x < 160; ++x) strokes.at(x, y) = std::uint8_t(FaceClass::hair);
        painted.painted = PaintedLabels{std::make_shared<const LabelMap>(strokes), painted.pose, false};
        e.session.edit(painted, "strokes", 0);
    }
    check_same_bytes(e, settings);
}

TEST_CASE("The copied command of a turntable writes the same bytes", "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    ui::TurntableExport settings;
    settings.name = "head_{frame:02}";
    settings.settings.path.frames = 4;
    SECTION("pictures of an orbit with everything set") {
        settings.form = ui::TurntableExport::Form::pictures;
        auto& s = settings.settings;
        s.path.shape = TurntablePath::Shape::ellipse;
        s.path.easing = TurntablePath::Easing::hold;
        s.path.yaw_amplitude = from_degrees(17.3f);
        s.path.counter = true;
        s.hold = 0.1f;
        s.rate = 23.98;
        s.front = s.gaze_viewer = true;
        s.light_turns = false;
        settings.finish = {{Background::Kind::transparent}, {Crop::Kind::face, {}}};
    }
    SECTION("a sheet of views") {
        settings.form = ui::TurntableExport::Form::sheet;
        settings.name = "{name} sheet";
        settings.settings.views = 3;
        settings.columns = 3;
        settings.finish.crop = *crop_from_text("10,20,101,90");
    }
    SECTION("a video") {
        using Form = ui::TurntableExport::Form;
        settings.name = "turn";
        settings.settings.rate = 12.5;
        settings.settings.path.loop = TurntablePath::Loop::once;
        for (const Form form : {Form::mp4, Form::webm, Form::gif, Form::apng}) {
            settings.form = form;
            const bool alpha = video_format(*settings.video()).alpha;
            settings.finish.background.kind =
                alpha ? Background::Kind::transparent : Background::Kind::generated;
            if (can_write(*settings.video())) {
                check_same_bytes(e, settings);
            } else {
                WARN("no encoder for it here: skipped");
            }
        }
        return;
    }
    check_same_bytes(e, settings);
}

TEST_CASE("The copied command of an animation writes the same bytes once its project is saved",
          "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    Animation animation{.loop = Animation::Loop::once, .rate = 10, .frames = 6};
    set_key(animation, "pose.yaw", {.frame = 0, .value = -15.f});
    set_key(animation, "pose.yaw", {.frame = 5, .value = 15.f});
    set_key(animation, "style.hair", {.frame = 0, .value = CodeSource{7}});
    set_key(animation, "style.hair", {.frame = 5, .value = CodeSource{8}});
    e.session.document().edit_animation(animation, "keys");
    ui::TurntableExport settings;
    settings.name = "film";
    settings.settings.keys = std::make_shared<const Animation>(animation);
    settings.settings.rate = 12.5;
    const auto line = e.window.exports().command(settings);
    REQUIRE_FALSE(line);
    CHECK(line.error().message.find("save the project") != std::string::npos);
    QSignalSpy saved(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(e.folder.filePath("anna.limner"));
    REQUIRE(saved.wait(10000));
    settings.folder = e.folder.filePath("editor");
    QDir().mkpath(settings.folder);
    using Form = ui::TurntableExport::Form;
    for (const Form form : {Form::gif, Form::pictures, Form::sheet}) {
        settings.form = form;
        settings.settings.views = form == Form::sheet ? 4 : 0;
        check_same_bytes(e, settings);
    }
}

TEST_CASE("The copied command of a mesh writes the same bytes", "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    ui::MeshExport settings;
    settings.cells = 64;
    using Form = ui::MeshExport::Form;
    for (const Form form : {Form::glb, Form::obj, Form::ply}) {
        settings.form = form;
        check_same_bytes(e, settings);
    }
}

TEST_CASE("The copied command of a sheet of people writes the same bytes", "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    ui::PeopleExport settings;
    settings.first_seed = 40;
    settings.count = 3;
    settings.columns = 2;
    settings.size = 64;
    check_same_bytes(e, settings);
}

TEST_CASE("The command of a saved project names its file", "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    const QString file = e.folder.filePath(QString::fromUtf8("Anna Müller.limner"));
    QSignalSpy saved(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(file);
    REQUIRE(saved.wait(10000));
    ui::PictureExport settings;
    settings.folder = e.folder.filePath("editor");
    QDir().mkpath(settings.folder);
    e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(e.finish());
    const auto line = e.window.exports().command(settings);
    REQUIRE(line);
    CHECK(line->contains("Anna"));
    CHECK(line->size() < 400);
    REQUIRE(e.run(*line) == 0);
    CHECK(e.digests("cli") == e.digests("editor"));
    CHECK(e.digests("cli").value(0).startsWith(QString::fromUtf8("Anna Müller_001.png")));
}

TEST_CASE("The line that a dialog's button copies writes what its Export writes", "[export][model]") {
    RealEditor e;
    if (!e.there) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    struct Row {
        const char* command;
        std::function<void(QDialog&)> choose;  // what is quick here, and differs from the defaults
    };
    const Row rows[] = {
        {"file.export-picture",
         [](QDialog& dialog) {
             part<QComboBox>(dialog, "background.choice").setCurrentIndex(1);
             part<QAbstractButton>(dialog, "labels").setChecked(true);
         }},
        {"file.export-turntable",
         [](QDialog& dialog) {
             part<QComboBox>(dialog, "form")
                 .setCurrentIndex(
                     part<QComboBox>(dialog, "form").findData(int(ui::TurntableExport::Form::pictures)));
             part<QComboBox>(dialog, "path").setCurrentIndex(1);
             part<QDoubleSpinBox>(dialog, "yaw").setValue(17.3);
             part<QSpinBox>(dialog, "frames").setValue(2);
         }},
        {"file.export-mesh",
         [](QDialog& dialog) {
             part<QComboBox>(dialog, "form").setCurrentIndex(1);
             part<QComboBox>(dialog, "cells").setCurrentIndex(0);
         }},
        {"file.export-people",
         [](QDialog& dialog) {
             part<QLineEdit>(dialog, "first").setText("40");
             part<QSpinBox>(dialog, "count").setValue(2);
         }},
    };
    for (const Row& row : rows) {
        INFO(row.command);
        e.window.commands().run(row.command);
        auto* dialog = e.window.findChild<ui::ExportDialog*>();
        REQUIRE(dialog);
        row.choose(*dialog);
        QApplication::clipboard()->clear();
        part<QPushButton>(*dialog, "copy").click();
        const QString line = QApplication::clipboard()->text();
        INFO(line.toStdString());
        const auto jobs = e.window.exports().jobs().jobs().size();
        part<QPushButton>(*dialog, "export").click();
        REQUIRE(QTest::qWaitFor([&] { return e.window.exports().jobs().jobs().size() > jobs; }, 10000));
        REQUIRE(e.finish());
        CHECK(e.window.exports().jobs().jobs().back().state == ui::Job::State::done);
        REQUIRE(e.run(line) == 0);
        CHECK_FALSE(e.digests("editor").isEmpty());
        CHECK(e.digests("cli") == e.digests("editor"));
        for (const char* folder : {"editor", "cli"}) QDir(e.folder.filePath(folder)).removeRecursively();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the dialog goes
    }
}

TEST_CASE("The button copies the line of what the dialog says", "[export]") {
    QSettings().remove("export");
    Editor e;
    const char* command =
        GENERATE("file.export-picture", "file.export-turntable", "file.export-mesh", "file.export-people");
    e.window.commands().run(command);
    auto* dialog = e.window.findChild<ui::ExportDialog*>();
    REQUIRE(dialog);
    dialog->findChild<QPushButton*>(dialog->objectName() + ".copy")->click();
    const QString line = QApplication::clipboard()->text();
    CHECK(line.startsWith("limner-cli "));
    CHECK(line.contains("--from-recipe"));
    CHECK(e.window.exports().jobs().jobs().empty());
}
