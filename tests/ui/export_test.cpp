// The export dialogs and the jobs they start.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <map>
#include <new>
#include <thread>

#include "engine/media/image_file.h"
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

/// Stands in for the desktop: no program is started.
class DesktopHand final : public QObject {
    Q_OBJECT
public:
    DesktopHand() { QDesktopServices::setUrlHandler("file", this, "opened"); }
    ~DesktopHand() override { QDesktopServices::unsetUrlHandler("file"); }
Q_SIGNALS:
    void opened(const QUrl& url);
};

/// An editor whose exports go into a folder of their own, with nothing remembered.
struct ExportBench {
    QTemporaryDir folder;
    DesktopHand desktop;
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

/// Mean difference of two pictures of the fake, away from the edges, where its gradient ends.
double distance(const Image& a, const Image& b) {
    const int x0 = a.width / 4, x1 = a.width - x0, y0 = a.height / 4, y1 = a.height - y0;
    long sum = 0;
    for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x) {
            const Rgba p = a.at(x, y), q = b.at(x, y);
            sum += std::abs(p.r - q.r) + std::abs(p.g - q.g) + std::abs(p.b - q.b);
        }
    return double(sum) / (3.0 * (x1 - x0) * (y1 - y0));
}

/// Pictures that the engine has finished.
long pictures_drawn(Editor& e) {
    const auto calls = e.control->calls();
    return std::count_if(calls.begin(), calls.end(), [](const FakeCall& call) { return !call.cancelled; });
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
    e.finish.background = *background_from_text("#4060A0");
    e.finish.crop = *crop_from_text("1,2,30,40");
    e.settings.path.shape = TurntablePath::Shape::spiral;
    e.settings.path.yaw_amplitude = from_degrees(17.3f);
    e.settings.views = 12;
    ui::store(e);
    const auto back = ui::stored_turntable_export();
    CHECK(back.form == e.form);
    CHECK(back.finish == e.finish);
    CHECK(back.settings.path.shape == e.settings.path.shape);
    CHECK(back.settings.path.yaw_amplitude == e.settings.path.yaw_amplitude);
    CHECK(back.settings.views == 12);
    QSettings().setValue("export/turntable/path", 99);
    QSettings().setValue("export/turntable/frames", "nan");
    QSettings().setValue("export/turntable/background", "pink");
    QSettings().setValue("export/turntable/crop", "0,0,0,0");
    const auto damaged = ui::stored_turntable_export();
    CHECK(damaged.settings.path.shape == TurntablePath::Shape::sweep);
    CHECK(damaged.settings.path.frames == 120);
    CHECK(damaged.finish == Finish());
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

TEST_CASE("A crop is seen in the preview, and written to every file", "[export]") {
    ExportBench b;
    REQUIRE(b.e.wait_for_picture());
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    auto& go = part<QPushButton>(dialog, "export");
    auto& choice = part<QComboBox>(dialog, "crop.choice");
    const auto preview = [&] { return part<QLabel>(dialog, "preview").pixmap().toImage(); };
    const QImage whole = preview();
    choice.setCurrentIndex(choice.findData(int(Crop::Kind::nine_to_sixteen)));
    CHECK(preview().pixel(128, 60) == whole.pixel(128, 60));
    CHECK(qGray(preview().pixel(20, 60)) < qGray(whole.pixel(20, 60)));  // dark outside
    CHECK(qGray(preview().pixel(240, 60)) < qGray(whole.pixel(240, 60)));

    // The whole picture to begin with; what lies outside it is said, and not exported.
    choice.setCurrentIndex(choice.findData(int(Crop::Kind::typed)));
    CHECK(to_text(dialog.settings().still.finish.crop) == "0,0,128,128");
    part<QSpinBox>(dialog, "crop.x").setValue(28);
    CHECK_FALSE(go.isEnabled());
    CHECK(part<QLabel>(dialog, "remark").text().contains("128"));
    part<QSpinBox>(dialog, "crop.width").setValue(100);
    CHECK(go.isEnabled());

    choice.setCurrentIndex(choice.findData(int(Crop::Kind::face)));
    auto& name = part<QLineEdit>(dialog, "place.name");
    name.setText("face_{width}");
    CHECK_FALSE(go.isEnabled());
    name.setText("face");
    part<QAbstractButton>(dialog, "labels").setChecked(true);
    CHECK(b.e.window.exports().command(dialog.settings())->contains(" --crop face "));
    go.click();
    REQUIRE(b.finish());
    const QSize size = QImage(b.folder.filePath("face.png")).size();
    CHECK(size.width() == size.height());
    CHECK(size.width() < 128);
    const int labels = QImage(b.folder.filePath("face_labels.png")).width();  // of half as many pixels
    CHECK(std::abs(2 * labels - size.width()) <= 1);
    CHECK(ui::stored_picture_export().still.finish.crop.kind == Crop::Kind::face);

    // A turntable shows it in its preview, too, once there is a picture.
    auto& turntable = b.open<TurntableDialog>("file.export-turntable");
    part<QComboBox>(turntable, "crop.choice").setCurrentIndex(1);
    auto& film = part<ui::TurntablePreview>(turntable, "preview");
    REQUIRE(QTest::qWaitFor([&] { return film.drawn() > 0; }, 10000));
    const QImage cropped = film.grab().toImage();
    part<QComboBox>(turntable, "crop.choice").setCurrentIndex(0);
    film.set_playing(false);
    CHECK(qGray(cropped.pixel(100, 2)) < qGray(film.grab().toImage().pixel(100, 2)));
}

TEST_CASE("Options are kept under a name, chosen again and forgotten", "[export]") {
    ExportBench b;
    {
        auto& dialog = b.open<PictureDialog>("file.export-picture");
        auto& names = part<QComboBox>(dialog, "preset.name");
        auto& samples = part<QComboBox>(dialog, "samples");
        CHECK_FALSE(part<QPushButton>(dialog, "preset.save").isEnabled());
        part<QComboBox>(dialog, "background.choice")
            .setCurrentIndex(
                part<QComboBox>(dialog, "background.choice").findData(int(Background::Kind::gradient)));
        samples.setCurrentIndex(2);
        names.setEditText("web / small");
        part<QPushButton>(dialog, "preset.save").click();
        samples.setCurrentIndex(0);
        names.setEditText("Print");
        QTest::keyClick(names.lineEdit(), Qt::Key_Return);  // keeps it, too, and exports nothing
        CHECK(b.jobs().jobs().empty());
        dialog.reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    CHECK(ui::preset_names(ui::picture_presets) == QStringList{"Print", "web / small"});
    CHECK(ui::preset_names(ui::turntable_presets).isEmpty());
    CHECK(ui::stored_picture_export().still.finish == Finish());  // that of the last export
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    auto& names = part<QComboBox>(dialog, "preset.name");
    CHECK(dialog.settings().still.finish == Finish());
    names.setCurrentIndex(1);
    Q_EMIT names.activated(1);
    CHECK(dialog.settings().still.finish.samples == 4);
    CHECK(dialog.settings().still.finish.background.kind == Background::Kind::gradient);
    CHECK(b.e.window.exports().command(dialog.settings())->contains(" --samples 4 "));
    part<QPushButton>(dialog, "preset.delete").click();
    CHECK(ui::preset_names(ui::picture_presets) == QStringList{"Print"});
    CHECK_FALSE(part<QPushButton>(dialog, "preset.delete").isEnabled());

    // Those of animations are those of turntables; the keys stay the portrait's own.
    Animation animation{.rate = 10, .frames = 30};
    set_key(animation, "pose.yaw", {.frame = 0, .value = 0.f});
    b.e.session.document().edit_animation(animation, "keys");
    ui::TurntableExport small;
    small.size = 64;
    small.finish.crop = *crop_from_text("4:5");
    ui::store(small, "small");
    auto& film = b.open<TurntableDialog>("file.export-animation");
    Q_EMIT part<QComboBox>(film, "preset.name").activated(0);  // none is shown yet
    CHECK(film.settings().size == 0);
    part<QComboBox>(film, "preset.name").setCurrentIndex(0);
    Q_EMIT part<QComboBox>(film, "preset.name").activated(0);
    CHECK(film.settings().size == 64);
    CHECK(film.settings().finish.crop == small.finish.crop);
    CHECK(film.settings().settings.keys);
}

TEST_CASE("A trial says what an export takes, and a picture takes just that", "[export]") {
    ExportBench b;
    const auto says = [](QDialog& dialog) { return part<QLabel>(dialog, "cost").text(); };
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    part<QLineEdit>(dialog, "place.name").setText("anna");
    REQUIRE(QTest::qWaitFor([&] { return !says(dialog).isEmpty(); }, 10000));
    const QString said = says(dialog);
    CHECK(said.startsWith("Estimate: "));
    part<QComboBox>(dialog, "format").setCurrentIndex(1);
    CHECK(says(dialog).isEmpty());  // no longer true
    part<QComboBox>(dialog, "format").setCurrentIndex(0);
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    const auto bytes = QFileInfo(b.folder.filePath("anna.png")).size();
    CHECK(said.endsWith(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)));

    // Of a sequence the rest is like the second picture.
    ui::TurntableExport film;
    film.form = ui::TurntableExport::Form::pictures;
    film.settings.path.frames = 20;
    std::vector<int> sides;
    const auto cost = b.e.window.exports().trial_of(film)([&](const Portrait& view, int side) {
        sides.push_back(side);
        return Result<Picture>(fake_picture(view, 128));
    });
    REQUIRE(cost);
    CHECK(sides == std::vector<int>{0, 0});
    b.e.window.exports().start(film, IfExists::refuse);
    REQUIRE(b.finish());
    double written = 0;
    for (const QFileInfo& file : QDir(b.folder.filePath("portrait_turntable")).entryInfoList(QDir::Files))
        written += double(file.size());
    CHECK(cost->bytes == Approx(written).epsilon(0.2));
    auto& turntable = b.open<TurntableDialog>("file.export-turntable");
    CHECK(QTest::qWaitFor([&] { return !says(turntable).isEmpty(); }, 10000));
    part<QSpinBox>(turntable, "frames").setValue(5);
    CHECK(says(turntable).isEmpty());
}

TEST_CASE("A picture behind the head is seen in the preview, once it is read", "[export]") {
    ExportBench b;
    REQUIRE(b.e.wait_for_picture());
    const QString file = b.folder.filePath("wall & sky.png");
    REQUIRE(write_png(file.toStdString(), Image(20, 10, {250, 10, 10})));
    ui::PictureExport settings;
    settings.name = "anna";
    settings.still.finish.background = *background_from_text("picture:" + file.toStdString());
    ui::store(settings);
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    const auto corner = [&] { return part<QLabel>(dialog, "preview").pixmap().toImage().pixelColor(2, 2); };
    CHECK(QTest::qWaitFor([&] { return corner() == QColor(250, 10, 10); }, 10000));
    CHECK(part<QPushButton>(dialog, "background.picture").text() == "wall && sky.png");
    ui::PictureExport none = settings;
    none.still.finish.background.file.clear();
    dialog.set_settings(none);
    CHECK_FALSE(part<QPushButton>(dialog, "export").isEnabled());
    dialog.set_settings(settings);
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(QImage(b.folder.filePath("anna.png")).pixelColor(1, 1) == QColor(250, 10, 10));
}

TEST_CASE("JPEG takes transparency and recipe off the offer, with the reason", "[export]") {
    ExportBench b;
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    part<QComboBox>(dialog, "background.choice").setCurrentIndex(1);
    part<QComboBox>(dialog, "format").setCurrentIndex(2);
    CHECK(dialog.settings().still.finish.background.kind == Background::Kind::generated);
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
    CHECK(question->defaultButton()->objectName() == "export.picture.overwrite.keep");
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

TEST_CASE("Keep both gives the new files a number, and leaves what is there", "[export]") {
    ExportBench b;
    for (const char* there : {"anna_labels.png", "anna_2.png"}) {
        QFile old(b.folder.filePath(there));
        REQUIRE(old.open(QIODevice::WriteOnly));
        old.write("old");
    }
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    part<QLineEdit>(dialog, "place.name").setText("anna");
    part<QAbstractButton>(dialog, "labels").setChecked(true);
    part<QPushButton>(dialog, "export").click();
    QPushButton* keep = nullptr;
    REQUIRE(QTest::qWaitFor(
        [&] { return keep = dialog.findChild<QPushButton*>("export.picture.overwrite.keep"); }, 10000));
    keep->click();
    REQUIRE(b.finish());
    CHECK(b.files() == QStringList{"anna_2.png", "anna_3.png", "anna_3_labels.png", "anna_labels.png"});
    CHECK(QFileInfo(b.folder.filePath("anna_labels.png")).size() == 3);
    CHECK(ui::stored_picture_export().name == "anna");

    // A sequence gets a folder of its own; one that goes on does not.
    ui::TurntableExport sequence;
    sequence.form = ui::TurntableExport::Form::pictures;
    sequence.settings.path.frames = 2;
    for (const bool resume : {false, false, true}) {
        sequence.resume = resume;
        b.e.window.exports().start(sequence, IfExists::number);
        REQUIRE(b.finish());
        CHECK(b.last().state == Job::State::done);
    }
    CHECK(b.files().filter("turntable") == QStringList{"portrait_turntable", "portrait_turntable_2"});
}

TEST_CASE("A turntable begins where the dialog says, lasts as long, and leaves a gap on a sheet",
          "[export]") {
    ExportBench b;
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    part<QDoubleSpinBox>(dialog, "phase").setValue(90);
    CHECK(dialog.settings().settings.path.start == 0.25f);
    part<QDoubleSpinBox>(dialog, "rate").setValue(25);
    part<QDoubleSpinBox>(dialog, "length").setValue(2);
    CHECK(dialog.settings().settings.path.frames == 50);
    part<QSpinBox>(dialog, "frames").setValue(75);
    CHECK(part<QDoubleSpinBox>(dialog, "length").value() == 3);
    auto& form = part<QComboBox>(dialog, "form");
    form.setCurrentIndex(form.findData(int(ui::TurntableExport::Form::sheet)));
    part<QSpinBox>(dialog, "views").setValue(2);
    part<QSpinBox>(dialog, "columns").setValue(2);
    part<QSpinBox>(dialog, "gap").setValue(20);
    const auto command = b.e.window.exports().command(dialog.settings());
    CHECK(command->contains(" --phase 90 "));
    CHECK(command->contains(" --gap 20 "));
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(QImage(b.last().path).width() == 2 * 128 + 3 * 20);
    const auto stored = ui::stored_turntable_export();
    CHECK(stored.gap == 20);
    CHECK(stored.settings.path.start == 0.25f);
}

TEST_CASE("An animation is exported from in to out, or as a whole", "[export]") {
    ExportBench b;
    Animation animation{.rate = 10, .frames = 30, .in = 5, .out = 14};
    set_key(animation, "pose.yaw", {.frame = 0, .value = 0.f});
    set_key(animation, "pose.yaw", {.frame = 29, .value = 20.f});
    b.e.session.document().edit_animation(animation, "keys");
    auto& dialog = b.open<TurntableDialog>("file.export-animation");
    CHECK(picture_count(dialog.settings().settings) == 10);
    auto& range = part<QComboBox>(dialog, "range");
    CHECK_FALSE(range.isHidden());
    CHECK(part<QDoubleSpinBox>(dialog, "phase").isHidden());
    range.setCurrentIndex(1);
    CHECK(picture_count(dialog.settings().settings) == 30);
    CHECK(part<QDoubleSpinBox>(dialog, "length").value() == 3);
}

TEST_CASE("A job that ended offers what can be done with it", "[export]") {
    ExportBench b;
    QSignalSpy opened(&b.desktop, &DesktopHand::opened);
    const auto button = [&b](const char* name) {
        return b.e.window.findChild<QAbstractButton*>(QString("jobs.%1.%2").arg(name).arg(b.last().id));
    };
    const auto offers = [&](const QStringList& wanted) {
        QStringList offered;
        for (const char* name : {"open", "show", "copy", "again", "retry", "details"})
            if (!button(name)->isHidden()) offered << name;
        return offered == wanted;
    };
    ui::PictureExport settings;
    settings.folder = b.folder.filePath("later");
    settings.name = "anna";
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    CHECK(offers({"retry", "details"}));
    button("details")->click();
    auto& details = *b.e.window.findChild<QDialog*>("details");
    details.findChild<QPushButton*>("details.copy")->click();
    CHECK(QApplication::clipboard()->text().contains("later does not exist."));
    delete &details;

    // The portrait of then, where it failed; that of now, when it is done again.
    const Portrait then = b.e.portrait();
    b.e.session.randomise(Part::hair, 77);
    REQUIRE(QDir(b.folder.path()).mkdir("later"));
    button("retry")->click();
    REQUIRE(b.finish());
    CHECK(b.jobs().jobs().size() == 1);
    const QString file = b.folder.filePath("later/anna.png");
    CHECK(*read_recipe(file.toStdString()) == then);
    CHECK(offers({"open", "show", "copy", "again"}));
    button("copy")->click();
    CHECK(QApplication::clipboard()->text() == QDir::toNativeSeparators(file));
    button("open")->click();
    button("show")->click();
    REQUIRE(opened.size() == 2);
    CHECK(opened[0][0].toUrl() == QUrl::fromLocalFile(file));
    CHECK(opened[1][0].toUrl() == QUrl::fromLocalFile(b.folder.filePath("later")));
    button("again")->click();
    REQUIRE(b.finish());
    CHECK(*read_recipe(b.folder.filePath("later/anna_2.png").toStdString()) == b.e.portrait());
    // The toast of a picture shows it in its folder, too.
    for (auto* action : b.e.window.findChildren<QPushButton*>("view.toast.action"))
        if (action->text() == "Show in folder" && opened.size() == 2) action->click();
    CHECK(opened.size() == 3);
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
    constexpr int frames = 120;
    ExportBench b;
    ui::TurntableExport settings;
    settings.form = ui::TurntableExport::Form::pictures;
    settings.settings.path.frames = frames;
    settings.resume = true;
    const QDir folder(b.folder.filePath("portrait_turntable"));
    REQUIRE(QTest::qWaitFor([&] { return b.e.viewport().badge().isEmpty(); }, 10000));  // at rest
    b.e.control->set_delays({std::chrono::milliseconds(40)});
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(QTest::qWaitFor([&] { return b.last().done >= 5; }, 10000));
    b.e.control->hold();  // the next picture is begun and never finished
    REQUIRE(b.e.control->wait_until_held());
    b.jobs().stop(b.last().id);
    REQUIRE(b.finish());
    CHECK(b.last().state == Job::State::stopped);
    b.e.control->release();
    b.e.control->set_delays({});

    std::map<QString, QDateTime> complete;  // and when they were written
    for (const QFileInfo& file : folder.entryInfoList(QDir::Files)) {
        CHECK(QImage(file.filePath()).width() == 128);
        complete[file.fileName()] = file.lastModified();
    }
    REQUIRE(complete.size() >= 5);
    REQUIRE(complete.size() < frames);
    const long drawn = pictures_drawn(b.e);
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    CHECK(b.last().state == Job::State::done);
    CHECK(folder.entryList(QDir::Files).size() == frames);
    CHECK(pictures_drawn(b.e) - drawn == frames - long(complete.size()));
    for (const auto& [name, written] : complete)
        CHECK(QFileInfo(folder.filePath(name)).lastModified() == written);

    // It goes on from its last picture to its first.
    std::vector<Image> pictures;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name))
        pictures.push_back(*read_image(folder.filePath(name).toStdString()));
    std::vector<double> steps;
    for (std::size_t i = 1; i < pictures.size(); ++i) steps.push_back(distance(pictures[i - 1], pictures[i]));
    const auto middle = steps.begin() + std::ptrdiff_t(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    const double seam = distance(pictures.back(), pictures.front());
    CHECK(seam > 0);
    CHECK(seam <= 1.5 * *middle);

    // What is lost, or half a file, is drawn again, and nothing else.
    const long before = pictures_drawn(b.e);
    REQUIRE(QFile::remove(folder.filePath("frame-00002.png")));
    REQUIRE(QFile::resize(folder.filePath("frame-00050.png"), 300));
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    CHECK(pictures_drawn(b.e) - before == 2);
    CHECK(folder.entryList(QDir::Files).size() == frames);
    CHECK(QImage(folder.filePath("frame-00050.png")).width() == 128);
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

TEST_CASE("A job that runs out of memory ends with a sentence, and the next one runs", "[export]") {
    std::vector<Job> ended;
    ui::JobQueue jobs;
    QObject::connect(&jobs, &ui::JobQueue::ended, &jobs, [&](const Job& job) { ended.push_back(job); });
    jobs.add("large", 1, false, [](ui::JobControl&) -> ui::JobEnd { throw std::bad_alloc(); });
    jobs.add("small", 1, false, [](ui::JobControl&) -> ui::JobEnd { return {{}, "small.png", {}}; });
    REQUIRE(QTest::qWaitFor([&] { return ended.size() == 2; }, 10000));
    CHECK(ended[0].state == Job::State::failed);
    CHECK(ended[0].text.contains("not enough memory"));
    CHECK(ended[1].state == Job::State::done);
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
        CHECK((dialog.settings().finish.background.kind == Background::Kind::transparent) == alpha);
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

TEST_CASE("The turntable dialog closes at once, whatever the engine is doing", "[export]") {
    ExportBench b;
    b.e.control->hold();
    b.e.session.randomise(Part::hair, 5);
    REQUIRE(b.e.control->wait_until_held());
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    QTest::qWait(600);  // the preview's first view waits for the engine now
    std::thread rescue([control = b.e.control] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        control->release();
    });
    QElapsedTimer clock;
    clock.start();
    delete &dialog;
    CHECK(clock.elapsed() < 1000);
    rescue.join();
}

#include "export_test.moc"
