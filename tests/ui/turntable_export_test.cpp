// "Export turntable…" and "Export animation…": the dialog, films and sequences.
#include <QComboBox>
#include <QDateTime>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <thread>

#include "engine/media/image_file.h"
#include "engine/media/video_file.h"
#include "tests/ui/export_bench.h"
#include "ui/dialogs/turntable_dialog.h"
#include "ui/dialogs/turntable_preview.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ExportBench;
using limner::ui::Job;
using limner::ui::part;
using limner::ui::TurntableDialog;

namespace {

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

}  // namespace

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

TEST_CASE("What cannot be written is shown with the reason", "[export]") {
    ExportBench b;
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    auto& form = part<QComboBox>(dialog, "form");
    auto& background = part<QComboBox>(dialog, "background.choice");
    REQUIRE(form.count() == 7);
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

TEST_CASE("A sprite strip is one row without gaps, and an MP4 of odd sides says what is cut", "[export]") {
    ExportBench b;
    REQUIRE(b.e.wait_for_picture());
    auto& dialog = b.open<TurntableDialog>("file.export-turntable");
    auto& form = part<QComboBox>(dialog, "form");
    auto& crop = part<QComboBox>(dialog, "crop.choice");
    const auto choose = [&](ui::TurntableExport::Form f) { form.setCurrentIndex(form.findData(int(f))); };
    const auto remark = [&] { return part<QLabel>(dialog, "remark").text(); };
    crop.setCurrentIndex(crop.findData(int(Crop::Kind::typed)));
    part<QSpinBox>(dialog, "crop.width").setValue(101);
    if (can_write(VideoKind::mp4)) {
        choose(ui::TurntableExport::Form::mp4);
        CHECK(remark().contains("even sides"));
        part<QSpinBox>(dialog, "crop.width").setValue(100);
        CHECK(remark().isEmpty());
    }
    crop.setCurrentIndex(0);
    choose(ui::TurntableExport::Form::strip);
    part<QSpinBox>(dialog, "views").setValue(5);
    CHECK_FALSE(part<QSpinBox>(dialog, "columns").isVisible());
    CHECK(b.e.window.exports().command(dialog.settings())->contains(" --columns 5 --gap 0 "));
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(QImage(b.folder.filePath("portrait_turntable.png")).size() == QSize(5 * 128, 128));
    CHECK(ui::stored_turntable_export().form == ui::TurntableExport::Form::strip);
}
