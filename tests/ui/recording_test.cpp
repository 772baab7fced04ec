// The acceptance session: a recording plays the hand from the first start to an exported turntable.
//     LIMNER_UPDATE_GOLDEN=1 test_ui "A recorded session*"          renews the screenshots it is compared
//     with LIMNER_RECORDING=file test_ui "[record]"                      writes a session down, until its
//     window closes
#include "tests/ui/recording.h"

#include <QDir>
#include <QFile>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <functional>
#include <future>
#include <iterator>

#include "engine/portrait/recipe.h"
#include "tests/ui/editor_fixture.h"
#include "tests/ui/screenshot.h"
#include "ui/dialogs/turntable_dialog.h"
#include "ui/dialogs/turntable_preview.h"

using namespace limner;
using limner::ui::Step;

namespace {

const QString recordings = LIMNER_SOURCE_FOLDER "/tests/ui/recordings/";

std::vector<Step> recording(const QString& name) {
    QFile file(recordings + name + ".txt");
    REQUIRE(file.open(QIODevice::ReadOnly));
    return ui::read_recording(QString::fromUtf8(file.readAll()));
}

/// What app/studio does, with settings in memory, a folder of its own for pictures, and a model that is
/// loaded when the test says so.
struct FirstRun {
    QTemporaryDir folder;
    ui::EditorSession session;
    ui::Settings settings;
    ui::MainWindow window{session, settings};
    std::promise<void> model;

    FirstRun() {
        QSettings().remove("export");
        QSettings().remove("models/added");
        window.set_unattended(true);
        window.files().set_picture_folder(folder.path());
        Portrait demo = portrait_from_seed(7);
        demo.model = "fake";
        session.document().reset(demo);
        window.resize(1366, 768);
        window.show();
        window.models().set_starter([gate = model.get_future().share()](const std::string&) {
            gate.wait();
            EngineOptions options;
            options.factory = fake_factory();
            options.rest = std::chrono::milliseconds(10);
            return Engine::start(options);
        });
        window.models().load("fake");
    }
    ~FirstRun() {
        if (!loading_) return;
        model.set_value();  // else the shelf would wait for ever
    }
    bool load() {
        if (std::exchange(loading_, false)) model.set_value();
        return QTest::qWaitFor([&] { return window.models().loaded() == "fake"; }, 30000);
    }
    bool at_rest() {
        return QTest::qWaitFor(
            [&] {
                const Frame& frame = session.frame();
                return frame.picture.image && frame.portrait == session.portrait() &&
                       window.views().viewport().badge().isEmpty();
            },
            30000);
    }
    bool previewed() {
        auto* preview = window.findChild<ui::TurntablePreview*>();
        return preview && QTest::qWaitFor([&] { return preview->drawn() > 1; }, 30000);
    }
    bool exported() {
        const auto& jobs = window.exports().jobs();
        return QTest::qWaitFor([&] { return !jobs.jobs().empty() && jobs.active() == 0; }, 60000);
    }

private:
    bool loading_ = true;
};

QString reference_file(const QString& name) { return recordings + name + ".png"; }

/// Holds what is shown against the reference, until it looks so or ten seconds have gone: a slow machine may
/// still be painting.
void compare_with_reference(const QString& name, QWidget& shown) {
    // The references show Debian's standard font, and buttons as X11 has them.
    if (QFontInfo(shown.font()).family() != "DejaVu Sans" || QGuiApplication::platformName() != "xcb") {
        WARN("no X11 with the font DejaVu Sans here: the screenshot " << name.toStdString()
                                                                      << " is not compared");
        return;
    }
    // A toast goes by itself some time later.
    for (auto* toast : shown.findChildren<QFrame*>("view.toast")) toast->hide();
    if (qEnvironmentVariableIsSet("LIMNER_UPDATE_GOLDEN")) {
        QTest::qWait(1000);
        REQUIRE(ui::small_screenshot(shown).save(reference_file(name)));
        return;
    }
    const QImage reference(reference_file(name));
    REQUIRE_FALSE(reference.isNull());
    double distance = 0;
    const bool same = QTest::qWaitFor(
        [&] {
            distance = ui::screen_distance(ui::small_screenshot(shown), reference);
            return distance < ui::same_screen;
        },
        10000);
    INFO("screenshot " << name.toStdString() << " is off by " << distance << " of 255");
    CHECK(same);
    if (same) return;
    const QString kept = QDir::temp().filePath("limner-" + name + ".png");
    ui::small_screenshot(shown).save(kept);
    WARN("what was shown is in " << kept.toStdString());
}

}  // namespace

TEST_CASE("A recorded session goes from the first run to an exported turntable", "[recording]") {
    FirstRun run;
    const auto steps = recording("first-turntable");
    const Portrait demo = run.session.portrait();
    Portrait before_dice;
    double zoom = 0;
    const auto painted = [&] {
        const LabelMap& strokes = run.session.surface().strokes();
        return std::count(strokes.pixels.begin(), strokes.pixels.end(), std::uint8_t(FaceClass::hat));
    };
    const std::map<QString, std::function<void()>> marks{
        {"turned",
         [&] {
             CHECK(run.session.portrait().pose.yaw.value > 0);
             CHECK(run.session.document().undo_stack().index() == 1);
             zoom = run.window.views().viewport().transform().zoom();
         }},
        {"closer", [&] { CHECK(run.window.views().viewport().transform().zoom() > zoom); }},
        {"fitted", [&] { CHECK(run.window.views().viewport().transform().zoom() == zoom); }},
        {"painted",
         [&] {
             CHECK(run.session.active_class() == FaceClass::hat);
             CHECK(painted() > 20);
             CHECK(run.session.document().undo_stack().index() == 2);
         }},
        {"unpainted", [&] { CHECK(painted() == 0); }},
        {"looking up",
         [&] {
             CHECK(run.session.portrait().pose.pitch.value > 0);
             CHECK(run.session.portrait().head == demo.head);
             before_dice = run.session.portrait();
         }},
        {"somebody else", [&] { CHECK_FALSE(run.session.portrait().head == before_dice.head); }},
        {"snapshot", [&] { CHECK(run.session.shelf().snapshots().size() == 1); }},
        {"dialog",
         [&] {
             auto* dialog = run.window.findChild<ui::TurntableDialog*>();
             REQUIRE(dialog);
             const auto settings = dialog->settings();
             CHECK(settings.form == ui::TurntableExport::Form::pictures);
             CHECK(settings.settings.path.frames == 6);
             CHECK(settings.name == "around_{seed}");
         }},
        {"exported", [&] {
             const QDir folder(run.folder.filePath("around_7"));
             const QStringList files = folder.entryList(QDir::Files, QDir::Name);
             REQUIRE(files.size() == 6);
             std::vector<float> yaws;
             for (const QString& name : files) {
                 CHECK(QImage(folder.filePath(name)).size() == QSize(128, 128));
                 const auto shown = read_recipe(folder.filePath(name).toStdString());
                 REQUIRE(shown);
                 CHECK(shown->head == run.session.portrait().head);
                 yaws.push_back(shown->pose.yaw.value);
             }
             CHECK(*std::max_element(yaws.begin(), yaws.end()) - *std::min_element(yaws.begin(), yaws.end()) >
                   0.3f);
         }}};

    ui::Player player(run.window);
    player.wait = [&](const QString& what) {
        return what == "model"     ? run.load()
               : what == "picture" ? run.at_rest()
               : what == "preview" ? run.previewed()
                                   : what == "job" && run.exported();
    };
    player.screenshot = compare_with_reference;
    player.mark = [&](const QString& name) {
        INFO("at the mark " << name.toStdString());
        marks.at(name)();
    };
    const ui::Recorder recorder;
    player.play(steps);

    // Written down, it is the recording again, but for fractions of a pixel.
    const auto written = ui::read_recording(recorder.steps().join('\n'));
    std::vector<Step> by_hand;
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(by_hand), std::mem_fn(&Step::of_a_hand));
    REQUIRE(written.size() == by_hand.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        INFO(by_hand[i].text().toStdString() << "\n" << written[i].text().toStdString());
        CHECK(written[i].verb == by_hand[i].verb);
        CHECK(written[i].modifiers == by_hand[i].modifiers);
        CHECK(written[i].words == by_hand[i].words);
        REQUIRE(written[i].numbers.size() == by_hand[i].numbers.size());
        for (std::size_t n = 0; n < written[i].numbers.size(); ++n)
            CHECK(written[i].numbers[n] == Approx(by_hand[i].numbers[n]).margin(0.03));
    }
}

TEST_CASE("No screenshot of the recorded session passes for another", "[recording]") {
    QStringList names;
    for (const Step& step : recording("first-turntable"))
        if (step.verb == "screenshot") names << step.words;
    REQUIRE(names.size() >= 5);
    for (int i = 0; i < names.size(); ++i)
        for (int k = 0; k < i; ++k) {
            INFO(names[i].toStdString() << " and " << names[k].toStdString());
            CHECK(ui::screen_distance(QImage(reference_file(names[i])), QImage(reference_file(names[k]))) >
                  1.5 * ui::same_screen);
        }
}

TEST_CASE("A recording that cannot be played says at which line", "[recording]") {
    CHECK_THROWS_WITH(ui::read_recording("\n# remark\npres 0.5 0.5 view.canvas\n"),
                      Catch::Contains("line 3 is no step"));
    CHECK_THROWS_WITH(ui::read_recording("press 0.5 view.canvas"), Catch::Contains("line 1 is no step"));
    FirstRun run;
    ui::Player player(run.window);
    CHECK_THROWS_WITH(player.play(ui::read_recording("click 0.5 0.5 no.such.widget")),
                      Catch::Contains("line 1, click 0.5 0.5 no.such.widget: nothing of this name is shown"));
    CHECK_THROWS_WITH(player.play(ui::read_recording("\nkey Ctrl+Nose")), Catch::Contains("no such key"));
}

TEST_CASE("A session is written down until its window closes", "[.record]") {
    QFile file(qEnvironmentVariable("LIMNER_RECORDING", "session.txt"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    FirstRun run;
    REQUIRE(run.load());
    const ui::Recorder recorder;
    while (run.window.isVisible()) QTest::qWait(100);
    file.write(recorder.steps().join('\n').toUtf8() + '\n');
}
