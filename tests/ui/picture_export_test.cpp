// "Export picture…": the dialog and what it writes.
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <algorithm>
#include <cstdlib>

#include "engine/media/image_file.h"
#include "engine/portrait/recipe.h"
#include "tests/ui/export_bench.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/turntable_dialog.h"
#include "ui/dialogs/turntable_preview.h"

using namespace limner;
using limner::ui::ExportBench;
using limner::ui::Job;
using limner::ui::part;
using limner::ui::PictureDialog;
using limner::ui::TurntableDialog;

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

TEST_CASE("Before and after stand beside each other, in the same pose", "[export]") {
    ExportBench b;
    b.e.session.add_snapshot();
    const Portrait first = b.e.portrait();
    b.e.session.randomise_expression(4);
    HeadPose pose;
    pose.yaw = 12_deg;
    b.e.session.turn_to(pose, "turn");
    REQUIRE(b.e.wait_for_picture());
    auto& dialog = b.open<PictureDialog>("file.export-picture");
    auto& comparison = part<QComboBox>(dialog, "comparison");
    REQUIRE(comparison.count() == 3);  // none, the beginning, the snapshot
    CHECK_FALSE(dialog.settings().before);
    comparison.setCurrentIndex(2);
    REQUIRE(dialog.settings().before);
    CHECK(dialog.settings().before->head == first.head);
    CHECK(b.e.window.exports().command(dialog.settings())->contains(" --before "));
    auto& crop = part<QComboBox>(dialog, "crop.choice");
    crop.setCurrentIndex(crop.findData(int(Crop::Kind::safe)));
    part<QLineEdit>(dialog, "place.name").setText("both");
    const auto calls = b.e.control->calls().size();
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    const QImage strip(b.folder.filePath("both.png"));
    CHECK(strip.height() == 116);  // 128 without the margins
    CHECK(strip.width() == 2 * 116 + 8);
    const auto drawn = b.e.control->calls();
    const bool in_pose =
        std::any_of(drawn.begin() + std::ptrdiff_t(calls), drawn.end(), [&](const auto& call) {
            return call.portrait.head == first.head && call.portrait.pose == b.e.portrait().pose;
        });
    CHECK(in_pose);
    // Layers of two people are none.
    auto& again = b.open<PictureDialog>("file.export-picture");
    auto& format = part<QComboBox>(again, "format");
    format.setCurrentIndex(format.count() - 1);
    part<QComboBox>(again, "comparison").setCurrentIndex(1);
    CHECK_FALSE(part<QPushButton>(again, "export").isEnabled());
    CHECK(part<QLabel>(again, "remark").text().contains("comparison"));
}
