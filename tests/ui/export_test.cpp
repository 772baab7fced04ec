// The export dialogs and the jobs they start.
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "engine/media/video_file.h"
#include "engine/portrait/recipe.h"
#include "tests/ui/editor_fixture.h"
#include "ui/dialogs/mesh_dialog.h"
#include "ui/dialogs/people_dialog.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/turntable_dialog.h"
#include "ui/dialogs/turntable_preview.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::Job;
using limner::ui::MeshDialog;
using limner::ui::PeopleDialog;
using limner::ui::PictureDialog;
using limner::ui::TurntableDialog;

namespace {

/// An editor whose exports go into a folder of their own, with nothing remembered.
struct ExportBench {
    QTemporaryDir folder;
    Editor e;
    ExportBench() {
        QSettings().remove("export");
        e.window.files().set_picture_folder(folder.path());
    }
    ui::JobQueue& jobs() { return e.window.exports().jobs(); }
    const Job& last() { return jobs().jobs().back(); }
    bool finish() {
        return QTest::qWaitFor([this] { return !jobs().jobs().empty() && jobs().active() == 0; }, 30000);
    }
    template <class Dialog>
    Dialog& open(const char* command) {
        e.window.commands().run(command);
        auto* dialog = e.window.findChild<Dialog*>();
        REQUIRE(dialog);
        return *dialog;
    }
    QStringList files() {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
};

template <class T>
T& part(QWidget& dialog, const char* name) {
    auto* found = dialog.findChild<T*>(dialog.objectName() + '.' + name);
    REQUIRE(found);
    return *found;
}

QString text_of_last_notice(const QSignalSpy& notices) {
    return notices.isEmpty() ? QString() : notices.back().at(1).toString();
}

}  // namespace

TEST_CASE("The picture dialog writes what it says, and remembers it", "[export]") {
    ExportBench b;
    {
        auto& dialog = b.open<PictureDialog>("file.export-picture");
        part<QLineEdit>(dialog, "place.name").setText("face_{seed}");
        part<QComboBox>(dialog, "format").setCurrentIndex(1);
        part<QComboBox>(dialog, "background.choice").setCurrentIndex(1);
        part<QAbstractButton>(dialog, "labels").setChecked(true);
        CHECK(part<QLabel>(dialog, "place.example").text().contains("face_7.png, face_7_labels.png"));
        part<QPushButton>(dialog, "export").click();
    }
    REQUIRE(b.finish());
    CHECK(b.files() == QStringList{"face_7.png", "face_7_labels.png"});
    const QImage picture(b.folder.filePath("face_7.png"));
    CHECK(picture.depth() == 64);
    CHECK(picture.pixelColor(0, 0).alpha() == 0);
    CHECK(*read_recipe(b.folder.filePath("face_7.png").toStdString()) == b.e.portrait());
    CHECK(QImage(b.folder.filePath("face_7_labels.png")).format() == QImage::Format_Indexed8);
    const auto remembered = ui::stored_picture_export();
    CHECK(remembered.name == "face_{seed}");
    CHECK(remembered.still.bits == 16);
    CHECK(remembered.labels);
}

TEST_CASE("Export settings come back as they were, and damaged ones as the defaults", "[export]") {
    ExportBench b;
    ui::TurntableExport e;
    e.form = ui::TurntableExport::Form::sheet;
    e.background = *background_from_text("#4060A0");
    e.settings.path.shape = TurntablePath::Shape::spiral;
    e.settings.path.yaw_amplitude = from_degrees(17.3f);
    e.settings.views = 12;
    ui::store(e);
    const auto back = ui::stored_turntable_export();
    CHECK(back.form == e.form);
    CHECK(back.background == e.background);
    CHECK(back.settings.path.shape == e.settings.path.shape);
    CHECK(back.settings.path.yaw_amplitude == e.settings.path.yaw_amplitude);
    CHECK(back.settings.views == 12);
    QSettings().setValue("export/turntable/path", 99);
    QSettings().setValue("export/turntable/frames", "nan");
    QSettings().setValue("export/turntable/background", "pink");
    const auto damaged = ui::stored_turntable_export();
    CHECK(damaged.settings.path.shape == TurntablePath::Shape::sweep);
    CHECK(damaged.settings.path.frames == 120);
    CHECK(damaged.background == Background());
}

TEST_CASE("A wrong name is said at once and cannot be exported", "[export]") {
    ExportBench b;
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    auto& name = part<QLineEdit>(dialog, "place.name");
    auto& go = part<QPushButton>(dialog, "export");
    CHECK(go.isEnabled());
    name.setText("{nose}");
    CHECK_FALSE(go.isEnabled());
    CHECK(part<QLabel>(dialog, "place.example").text().contains("unknown field {nose}"));
    name.clear();
    CHECK_FALSE(go.isEnabled());
}

TEST_CASE("JPEG takes transparency and recipe off the offer, with the reason", "[export]") {
    ExportBench b;
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    part<QComboBox>(dialog, "background.choice").setCurrentIndex(1);
    part<QComboBox>(dialog, "format").setCurrentIndex(2);
    CHECK(dialog.settings().still.background.kind == Background::Kind::generated);
    CHECK_FALSE(part<QAbstractButton>(dialog, "recipe").isEnabled());
    CHECK(part<QAbstractButton>(dialog, "recipe").toolTip().contains("JPEG"));
    CHECK(part<QComboBox>(dialog, "background.choice")
              .itemData(1, Qt::ToolTipRole)
              .toString()
              .contains("JPEG"));
}

TEST_CASE("A file that exists is overwritten after a question only", "[export]") {
    ExportBench b;
    const QString file = b.folder.filePath("anna.png");
    QFile old(file);
    REQUIRE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const bool overwrite = GENERATE(false, true);
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    part<QLineEdit>(dialog, "place.name").setText("anna");
    part<QPushButton>(dialog, "export").click();
    QMessageBox* question = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return question = dialog.findChild<QMessageBox*>(); }, 10000));
    CHECK(question->text().contains("anna.png"));
    CHECK(question->defaultButton()->text().contains("Cancel"));
    for (auto* button : question->buttons())
        if (button->text().contains(overwrite ? "Overwrite" : "Cancel")) button->click();
    if (!overwrite) {
        CHECK(b.jobs().jobs().empty());
        CHECK(QFileInfo(file).size() == 3);
        return;
    }
    REQUIRE(b.finish());
    CHECK(QImage(file).width() == 128);
}

TEST_CASE("A folder that cannot be written is one clear sentence", "[export]") {
    ExportBench b;
    QSignalSpy notices(&b.e.session, &ui::EditorSession::notice);
    auto settings = ui::PictureExport();
    settings.folder = b.folder.filePath("not there");
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    CHECK(b.last().state == Job::State::failed);
    CHECK(text_of_last_notice(notices).contains("not there does not exist."));
}

TEST_CASE("A cancelled turntable leaves no half file, and the editor never waits", "[export]") {
    if (!can_write(VideoKind::mp4)) {
        WARN("no MP4 encoder here: skipped");
        return;
    }
    ExportBench b;
    b.e.control->set_delays({std::chrono::milliseconds(5)});
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    part<QSpinBox>(dialog, "frames").setValue(2000);
    part<QPushButton>(dialog, "export").click();
    REQUIRE(QTest::qWaitFor([&] { return b.jobs().active() == 1 && b.last().done > 3; }, 10000));
    QElapsedTimer clock;
    clock.start();
    const bool keep = GENERATE(false, true);
    b.jobs().stop(b.last().id, keep);
    REQUIRE(b.finish());
    CHECK(clock.elapsed() < 5000);  // not the time of 2000 frames
    CHECK(b.last().state == Job::State::stopped);
    CHECK(b.files() == (keep ? QStringList{"portrait_turntable.mp4"} : QStringList()));
}

TEST_CASE("A sequence that was stopped goes on where it was", "[export]") {
    ExportBench b;
    ui::TurntableExport settings;
    settings.form = ui::TurntableExport::Form::pictures;
    settings.settings.path.frames = 6;
    settings.resume = true;
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    const QDir frames(b.folder.filePath("portrait_turntable"));
    CHECK(frames.entryList(QDir::Files).size() == 6);
    const auto drawn = b.e.control->calls().size();
    REQUIRE(QFile::remove(frames.filePath("frame-00002.png")));
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    CHECK(b.e.control->calls().size() == drawn + 1);
    CHECK(frames.entryList(QDir::Files).size() == 6);
}

TEST_CASE("Jobs run one after the other, and closing the editor stops them", "[export]") {
    QTemporaryDir folder;
    {
        Editor e;
        e.window.files().set_picture_folder(folder.path());
        e.control->hold();
        ui::PictureExport settings;
        e.window.exports().start(settings, IfExists::refuse);
        e.window.exports().start(settings, IfExists::refuse);
        REQUIRE(e.control->wait_until_held());
        CHECK(e.window.exports().jobs().active() == 2);
        e.session.randomise(Part::hair, 4);
        CHECK(e.steps() == 1);
    }
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("What cannot be written is shown with the reason", "[export]") {
    ExportBench b;
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    auto& form = part<QComboBox>(dialog, "form");
    auto& background = part<QComboBox>(dialog, "background.choice");
    REQUIRE(form.count() == 6);
    for (int i = 0; i < form.count(); ++i) {
        ui::TurntableExport e;
        e.form = static_cast<ui::TurntableExport::Form>(form.itemData(i).toInt());
        const bool there = !e.video() || can_write(*e.video());
        CHECK(form.model()->flags(form.model()->index(i, 0)).testFlag(Qt::ItemIsEnabled) == there);
        CHECK(form.itemData(i, Qt::ToolTipRole).toString().isEmpty() == there);
        if (!there) continue;
        form.setCurrentIndex(i);
        background.setCurrentIndex(1);
        const bool alpha = !e.video() || video_format(*e.video()).alpha;
        CHECK((dialog.settings().background.kind == Background::Kind::transparent) == alpha);
        CHECK(part<QLabel>(dialog, "remark").text().contains("nothing in between") ==
              (e.form == ui::TurntableExport::Form::gif));
    }
    part<QComboBox>(dialog, "path").setCurrentIndex(3);
    CHECK(dialog.settings().settings.path.loop == TurntablePath::Loop::ping_pong);  // a spiral is not closed
    part<QDoubleSpinBox>(dialog, "yaw").setValue(90);
    CHECK(part<QLabel>(dialog, "remark").text().contains("further than this model shows well"));
}

TEST_CASE("The mesh dialog writes what it says, an OBJ with its materials", "[export]") {
    ExportBench b;
    auto& dialog = b.open<MeshDialog>("file.export-mesh");
    part<QComboBox>(dialog, "form").setCurrentIndex(1);
    part<QLineEdit>(dialog, "place.name").setText("head_{seed}");
    CHECK(part<QLabel>(dialog, "place.example").text().contains("head_7.obj, head_7.mtl"));
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(b.last().state == Job::State::done);
    CHECK(b.files() == QStringList{"head_7.mtl", "head_7.obj"});
    CHECK(ui::stored_mesh_export().form == ui::MeshExport::Form::obj);
    // What is there already is asked about, the materials too.
    QFile::remove(b.folder.filePath("head_7.obj"));
    auto& again = b.open<MeshDialog>("file.export-mesh");
    part<QPushButton>(again, "export").click();
    QMessageBox* question = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return question = again.findChild<QMessageBox*>(); }, 10000));
    CHECK(question->text().contains("head_7.mtl"));
}

TEST_CASE("A sheet of people shows one seed after the other in the light of the portrait", "[export]") {
    ExportBench b;
    Portrait lit = b.e.portrait();
    lit.light.intensity = 1.7f;
    b.e.session.edit(lit, "light", 0);
    auto& dialog = b.open<PeopleDialog>("file.export-people");
    part<QLineEdit>(dialog, "first").setText("30");
    part<QSpinBox>(dialog, "count").setValue(3);
    part<QSpinBox>(dialog, "columns").setValue(3);
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(b.files() == QStringList{"people_30.png"});
    const QImage sheet(b.folder.filePath("people_30.png"));
    CHECK(sheet.width() > 2 * sheet.height());
    std::vector<std::uint64_t> seeds;  // the editor itself shows seed 7 meanwhile
    for (const auto& call : b.e.control->calls()) {
        if (call.portrait.head.identity.seed < 30) continue;
        seeds.push_back(call.portrait.head.identity.seed);
        CHECK(call.portrait.light.intensity == 1.7f);
    }
    CHECK(seeds == std::vector<std::uint64_t>{30, 31, 32});
    auto& again = b.open<PeopleDialog>("file.export-people");
    part<QLineEdit>(again, "first").clear();
    CHECK_FALSE(part<QPushButton>(again, "export").isEnabled());
}

TEST_CASE("The export dialogs are reached by Tab, and every control has a name", "[export]") {
    ExportBench b;
    QDialog* dialogs[] = {
        &b.open<PictureDialog>("file.export-picture"), &b.open<TurntableDialog>("file.export-turntable"),
        &b.open<MeshDialog>("file.export-mesh"), &b.open<PeopleDialog>("file.export-people")};
    for (QDialog* dialog : dialogs) {
        QSet<QWidget*> reached;
        for (QWidget* w = dialog->nextInFocusChain(); w != dialog && reached.size() < 500;
             w = w->nextInFocusChain())
            reached.insert(w);
        for (QWidget* widget : dialog->findChildren<QWidget*>()) {
            const bool control = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
                                 qobject_cast<QAbstractSpinBox*>(widget) ||
                                 (qobject_cast<QLineEdit*>(widget) &&
                                  !qobject_cast<QAbstractSpinBox*>(widget->parentWidget()));
            if (!control || !widget->objectName().startsWith("export.")) continue;
            INFO(widget->objectName().toStdString());
            CHECK(reached.contains(widget));
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            CHECK_FALSE((widget->accessibleName().isEmpty() && (!button || button->text().isEmpty())));
        }
    }
}

TEST_CASE("The turntable dialog plays the path while it is open", "[export]") {
    ExportBench b;
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    auto& preview = part<ui::TurntablePreview>(dialog, "preview");
    REQUIRE(QTest::qWaitFor([&] { return preview.drawn() == 24; }, 10000));
    CHECK(preview.playing());
    QTest::keyClick(&preview, Qt::Key_Space);
    CHECK_FALSE(preview.playing());
    part<QSpinBox>(dialog, "frames").setValue(5);
    REQUIRE(QTest::qWaitFor([&] { return preview.drawn() == 5; }, 10000));
    CHECK_FALSE(preview.playing());
}
