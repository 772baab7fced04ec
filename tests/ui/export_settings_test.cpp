// What all export dialogs have: options that are kept, estimates, and the keyboard.
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include "tests/ui/export_bench.h"
#include "ui/dialogs/mesh_dialog.h"
#include "ui/dialogs/people_dialog.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/turntable_dialog.h"

using namespace limner;
using limner::ui::ExportBench;
using limner::ui::MeshDialog;
using limner::ui::part;
using limner::ui::PeopleDialog;
using limner::ui::PictureDialog;
using limner::ui::TurntableDialog;

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
