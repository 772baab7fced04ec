// Which models there are and which one draws: switching, projects that bring a model along, files that are
// dropped.

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWindow>
#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <map>

#include "engine/core/hash.h"
#include "tests/support/shared_files.h"
#include "tests/ui/editor_fixture.h"
#include "ui/session/job_queue.h"
#include "ui/session/model_starter.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::KnownModel;

namespace {

/// Models by name, each with its own control; "broken" cannot be loaded, "slow" waits until it may.
class Models {
public:
    explicit Models(Editor& editor) : Models(editor.window) {}
    explicit Models(ui::MainWindow& window) : window_(window) {
        QSettings().remove("models/added");
        window.models().set_starter([this](const std::string& model) { return start(model); });
    }
    Result<std::unique_ptr<Engine>> start(const std::string& model) {
        ++starts;
        if (model.find("slow") != std::string::npos) gate_.wait();
        if (model.find("broken") != std::string::npos)
            return failure(Errc::bad_checkpoint, "Its weights are damaged.");
        EngineOptions options;
        options.factory = fake_factory(controls.at(model));
        options.rest = std::chrono::milliseconds(10);
        return Engine::start(options);
    }
    void open_gate() { open_.set_value(); }
    bool wait_for(const char* model) {
        return QTest::qWaitFor([&] { return window_.models().loaded() == model; }, 10000);
    }

    std::map<std::string, std::shared_ptr<FakeControl>> controls{{"first", std::make_shared<FakeControl>()},
                                                                 {"second", std::make_shared<FakeControl>()},
                                                                 {"slow", std::make_shared<FakeControl>()}};
    std::atomic<int> starts = 0;

private:
    ui::MainWindow& window_;
    std::promise<void> open_;
    std::shared_future<void> gate_ = open_.get_future().share();
};

/// A pack whose weights nobody reads.
QString made_pack(const QTemporaryDir& folder, const char* id) {
    const std::string weights = "tensors";
    const std::string manifest = std::string(R"({"id": ")") + id +
                                 R"(", "title": "A little model", "family": "sofgan-live",
        "resolution": 256, "capabilities": ["pose", "labels"], "licence": "MIT",
        "files": [{"name": "weights.safetensors", "bytes": 7, "sha256": ")" +
                                 sha256(std::as_bytes(std::span(weights))) + R"("}]})";
    const QString path = folder.filePath(id);
    QDir().mkpath(path);
    for (const auto& [name, text] :
         {std::pair("manifest.json", manifest), {"weights.safetensors", weights}}) {
        QFile file(path + '/' + name);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.data(), qint64(text.size()));
    }
    return path;
}

QStringList added_models() { return QSettings().value("models/added").toStringList(); }

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

/// Drops a file on the middle of `target` as a file manager does: the window finds out which widget is meant.
void drop(Editor& e, QWidget& target, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint at = target.mapTo(&e.window, target.rect().center());
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(e.window.windowHandle(), &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(e.window.windowHandle(), &event);
}

bool has_notice(const QSignalSpy& notices, ui::NoticeLevel level, const char* words) {
    return std::any_of(notices.begin(), notices.end(), [&](const QList<QVariant>& notice) {
        return notice[0].value<ui::NoticeLevel>() == level && notice[1].toString().contains(words);
    });
}

}  // namespace

TEST_CASE("Another model takes over when it is ready, as one step", "[models]") {
    Editor e;
    Models models(e);
    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    REQUIRE(e.wait_for_picture());
    CHECK(e.portrait().model == "first");
    const int steps = e.steps();

    e.window.models().load("slow");
    QTest::qWait(50);
    // Meanwhile the one that is there goes on.
    const auto before = models.controls["first"]->calls().size();
    e.session.turn_to({10_deg, 0_deg, 0_deg}, "turn");
    REQUIRE(e.wait_for_picture());
    CHECK(models.controls["first"]->calls().size() > before);
    CHECK(e.window.models().loaded() == "first");

    models.open_gate();
    REQUIRE(models.wait_for("slow"));
    CHECK(e.portrait().model == "slow");
    CHECK(e.portrait().pose.yaw == 10_deg);
    CHECK(e.steps() == steps + 2);
    REQUIRE(e.wait_for_picture());
    CHECK_FALSE(models.controls["slow"]->calls().empty());
    CHECK(QTest::qWaitFor([&] { return models.controls["first"]->destroyed(); }, 10000));

    e.undo();  // brings the model back, too
    REQUIRE(models.wait_for("first"));
    CHECK(e.portrait().model == "first");
    CHECK(e.steps() == steps + 1);
    REQUIRE(e.wait_for_picture());
}

TEST_CASE("A model that cannot be loaded leaves the one that draws", "[models]") {
    Editor e;
    Models models(e);
    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    const Portrait before = e.portrait();
    const int steps = e.steps();

    e.window.models().load("broken");
    REQUIRE(notices.wait(10000));
    CHECK(has_notice(notices, ui::NoticeLevel::error, "Its weights are damaged."));
    CHECK(e.window.models().loaded() == "first");
    CHECK(e.portrait() == before);
    CHECK(e.steps() == steps);
    CHECK(e.window.models().missing().isEmpty());
    e.session.turn_to({10_deg, 0_deg, 0_deg}, "turn");
    CHECK(e.wait_for_picture());
}

TEST_CASE("Of models asked for in a row only the last takes over", "[models]") {
    Editor e;
    Models models(e);
    e.window.models().load("slow");
    e.window.models().load("first");
    e.window.models().load("second");
    models.open_gate();
    REQUIRE(models.wait_for("second"));
    CHECK(models.starts == 2);  // "first" was never begun
    CHECK(e.portrait().model == "second");
    CHECK(QTest::qWaitFor([&] { return models.controls["slow"]->destroyed(); }, 10000));
}

TEST_CASE("A model asked for while the first one loads draws the portrait that names it", "[models]") {
    ui::EditorSession session;
    ui::Settings settings;
    ui::MainWindow window(session, settings);
    window.set_unattended(true);
    session.document().reset(portrait_from_seed(7));
    Models models(window);
    window.models().load("slow");
    window.models().load("second");
    models.open_gate();
    REQUIRE(models.wait_for("second"));
    CHECK(session.portrait().model == "second");
    CHECK(QTest::qWaitFor(
        [&] { return session.frame().final && session.frame().portrait == session.portrait(); }, 10000));
}

TEST_CASE("A portrait brings its model along, and keeps its name where that is missing", "[models]") {
    Editor e;
    Models models(e);
    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    auto& bar = e.find<QWidget>("models.missing");
    e.window.show_models();
    CHECK_FALSE(bar.isVisibleTo(&e.window));

    Portrait other = portrait_from_seed(9);
    SECTION("it is there") {
        other.model = "second";
        e.session.document().reset(other);
        REQUIRE(models.wait_for("second"));
        CHECK(e.portrait() == other);
        CHECK(e.steps() == 0);
    }
    SECTION("it is not") {
        other.model = "broken";
        QSignalSpy notices(&e.session, &ui::EditorSession::notice);
        e.session.document().reset(other);
        REQUIRE(QTest::qWaitFor([&] { return !e.window.models().missing().isEmpty(); }, 10000));
        CHECK(has_notice(notices, ui::NoticeLevel::error, "broken"));
        CHECK(bar.isVisibleTo(&e.window));
        CHECK(e.portrait() == other);  // nothing of it is lost
        CHECK(e.wait_for_picture());
        CHECK(models.controls["first"]->calls().back().portrait == other);

        e.window.models().load("first");  // the user decides for what there is
        CHECK(e.portrait().model == "first");
        CHECK(e.steps() == 1);
        CHECK_FALSE(bar.isVisibleTo(&e.window));
        e.undo();
        CHECK(e.portrait().model == "broken");
    }
}

TEST_CASE("What a model cannot do stays in its place and says so, until another one can", "[models]") {
    Editor e;
    Models models(e);
    models.controls["second"]->set_capabilities({.pose = true, .identity = true, .approximate_pose = true});
    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    std::map<QString, QString> tips;
    const auto controls = {"head.gaze.x", "light.azimuth", "style.hair"};
    for (const char* name : controls) tips[name] = e.find<QWidget>(name).toolTip();
    auto& approximate = e.find<QWidget>("pose.approximate");
    const auto& pose = *approximate.parentWidget();
    CHECK_FALSE(approximate.isVisibleTo(&pose));
    const auto commands = {"portrait.reset-light",
                           "portrait.random-light",
                           "portrait.random-styles",
                           "tool.light",
                           "tool.grab",
                           "portrait.random-part",
                           "portrait.neutral-expression"};
    const auto command = [&e](const char* id) { return e.window.commands().action(id); };
    for (const char* id : commands) {
        INFO(id);
        CHECK(command(id)->isEnabled());
        tips[id] = command(id)->toolTip();
    }
    for (const QMenu* menu : e.window.menuBar()->findChildren<QMenu*>(QRegularExpression("^menu\\.")))
        CHECK(menu->toolTipsVisible());
    e.session.set_tool(ui::ToolId::light);

    e.window.models().load("second");
    REQUIRE(models.wait_for("second"));
    for (const char* name : controls) {
        INFO(name);
        CHECK_FALSE(e.find<QWidget>(name).isEnabled());
        CHECK(e.find<QWidget>(name).toolTip().contains("cannot do this"));
    }
    for (const char* id : commands) {
        INFO(id);
        CHECK_FALSE(command(id)->isEnabled());
        CHECK(command(id)->toolTip().contains("cannot do this"));
    }
    CHECK(command("pose.turn-left")->isEnabled());
    CHECK(e.session.active_tool() == ui::ToolId::brush);
    QTest::keyPress(&e.canvas(), Qt::Key_J);
    CHECK(e.session.active_tool() == ui::ToolId::brush);
    QTest::keyRelease(&e.canvas(), Qt::Key_J);
    CHECK(e.find<QWidget>("pose.yaw").isEnabled());
    CHECK(approximate.isVisibleTo(&pose));

    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    for (const char* name : controls) {
        INFO(name);
        CHECK(e.find<QWidget>(name).isEnabled());
        CHECK(e.find<QWidget>(name).toolTip() == tips[name]);
    }
    for (const char* id : commands) {
        INFO(id);
        CHECK(command(id)->isEnabled());
        CHECK(command(id)->toolTip() == tips[id]);
    }
    CHECK_FALSE(approximate.isVisibleTo(&pose));
}

TEST_CASE("An export goes on with the model it began with", "[models]") {
    Editor e;
    Models models(e);
    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    REQUIRE(e.wait_for_picture());
    QTest::qWait(100);  // the final picture is through
    auto& first = *models.controls["first"];
    first.hold();
    auto answer = e.session.link().engine()->render(e.portrait(), 32, std::make_shared<Progress>());
    // As an export does; the link does not keep it alive.
    const auto kept = e.session.link().engine();
    REQUIRE(first.wait_until_held());
    e.window.models().load("second");
    REQUIRE(models.wait_for("second"));
    CHECK_FALSE(first.destroyed());
    first.release();
    const auto picture = answer.get();
    REQUIRE(picture.has_value());
    CHECK(picture->image->width == 32);
}

TEST_CASE("The panel lists what there is, loads it and keeps what was added", "[models]") {
    const QTemporaryDir folder;
    const QString pack = made_pack(folder, "little");
    Editor e;
    Models models(e);
    models.controls[pack.toStdString()] = std::make_shared<FakeControl>();
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    e.window.show_models();
    QApplication::processEvents();
    auto& panel = e.find<QWidget>("models");
    const auto known = [&]() -> const KnownModel* {
        for (const KnownModel& model : e.window.models().models())
            if (model.model() == pack) return &model;
        return nullptr;
    };
    const auto row_says = [&](const char* words) {
        for (auto* row : panel.findChildren<QFrame*>("models.row"))
            if (row->accessibleName() == "A little model" && row->accessibleDescription().contains(words))
                return true;
        return false;
    };

    SECTION("dropped on it") {
        drop(e, panel, pack);
        REQUIRE(models.wait_for(pack.toUtf8()));
        REQUIRE(known());
        CHECK(known()->about.capabilities == std::vector<std::string>{"pose", "labels"});
        CHECK(QTest::qWaitFor([&] { return row_says("draws"); }));
        CHECK(row_says("256 px"));
        CHECK(added_models() == QStringList{pack});
        CHECK(e.portrait().model == pack.toStdString());
    }
    SECTION("dropped on the view") {
        drop(e, e.viewport(), pack);
        REQUIRE(models.wait_for(pack.toUtf8()));
        CHECK(added_models() == QStringList{pack});
    }
    SECTION("found in a folder, loaded by its button, taken off the list") {
        e.window.models().scan(folder.path());
        REQUIRE(
            QTest::qWaitFor([&] { return known() && known()->state == KnownModel::State::on_disk; }, 10000));
        CHECK(models.starts == 0);
        for (auto* row : panel.findChildren<QFrame*>("models.row"))
            if (row->accessibleName() == "A little model")
                row->findChild<QPushButton*>("models.load")->click();
        REQUIRE(models.wait_for(pack.toUtf8()));
        e.window.models().load("first");
        REQUIRE(models.wait_for("first"));
        e.window.models().forget(pack);
        CHECK(QTest::qWaitFor([&] { return !known(); }, 10000));
        CHECK(QFileInfo::exists(pack + "/manifest.json"));
    }
    SECTION("gone from the disk") {
        QSettings().setValue("models/added", QStringList{folder.filePath("gone.pkl")});
        e.window.models().refresh();
        CHECK(QTest::qWaitFor(
            [&] {
                return !e.window.models().models().empty() &&
                       e.window.models().models().back().state == KnownModel::State::missing;
            },
            10000));
    }
    SECTION("what is no model is refused in words") {
        const auto refused = [&](const QString& path, const char* words) {
            notices.clear();
            drop(e, panel, path);
            REQUIRE(notices.wait(10000));
            INFO(notices.front()[1].toString().toStdString());
            CHECK(has_notice(notices, ui::NoticeLevel::error, words));
            CHECK(has_notice(notices, ui::NoticeLevel::error, QFileInfo(path).fileName().toUtf8()));
            CHECK(models.starts == 0);
            CHECK(added_models().isEmpty());
        };
        QImage photo(20, 20, QImage::Format_RGB32);
        photo.fill(Qt::red);
        REQUIRE(photo.save(folder.filePath("photo.png")));
        refused(folder.filePath("photo.png"), "PNG picture");
        refused(written(folder, "notes.txt", "just words"), "text file");
        refused(written(folder, "page.pkl", "<!DOCTYPE html><html>"), "web page");
        const QTemporaryDir empty;
        refused(empty.path(), "no model");
    }
}

TEST_CASE("A published checkpoint that is dropped is looked at and loaded", "[models]") {
    const auto file = shared_file("fixtures/stylegan2");
    if (!file) {
        WARN("skipped: ../shared/fixtures is not there");
        return;
    }
    QString checkpoint;
    for (const auto& entry : std::filesystem::directory_iterator(*file))
        if (entry.path().extension() == ".pkl") checkpoint = QString::fromStdString(entry.path().string());
    REQUIRE_FALSE(checkpoint.isEmpty());
    Editor e;
    Models models(e);
    models.controls[QFileInfo(checkpoint).absoluteFilePath().toStdString()] = std::make_shared<FakeControl>();
    drop(e, e.viewport(), checkpoint);
    REQUIRE(models.wait_for(QFileInfo(checkpoint).absoluteFilePath().toUtf8()));
    const auto& about = e.window.models().models().back().about;
    CHECK(about.family == "stylegan2");
    CHECK(about.resolution > 0);
    CHECK(std::find(about.capabilities.begin(), about.capabilities.end(), "identity") !=
          about.capabilities.end());
}

TEST_CASE("A model can be tested beside the one that draws", "[models]") {
    Editor e;
    Models models(e);
    e.window.models().load("first");
    REQUIRE(models.wait_for("first"));
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    e.window.models().test("second");
    REQUIRE(notices.wait(10000));
    CHECK(has_notice(notices, ui::NoticeLevel::info, "first picture in"));
    CHECK(models.controls["second"]->calls().size() == 2);
    CHECK(e.window.models().loaded() == "first");
    notices.clear();
    e.window.models().test("broken");
    REQUIRE(notices.wait(10000));
    CHECK(has_notice(notices, ui::NoticeLevel::error, "Its weights are damaged."));
}

TEST_CASE("Where the device asked for is not there the processor computes, and a notice says so once",
          "[models]") {
    Editor e;
    Models models(e);
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    const auto told = [&] {
        return std::count_if(notices.begin(), notices.end(), [](const QList<QVariant>& notice) {
            return notice[1].toString().contains("LM-301");
        });
    };
    const auto start = [&](const EngineOptions& options) -> Result<std::unique_ptr<Engine>> {
        if (options.device == "cuda") return failure(Errc::missing_component, "There is no cuda:0 here.");
        return models.start(options.model);
    };
    const auto load = [&](const char* model) {
        e.window.models().load(model);
        CHECK(models.wait_for(model));
        QCoreApplication::processEvents();
    };
    EngineOptions options;
    e.window.models().set_starter(ui::ModelStarter(e.session, options, start));
    load("first");
    CHECK(told() == 0);
    options.device = "cuda";
    e.window.models().set_starter(ui::ModelStarter(e.session, options, start));
    load("second");
    CHECK(told() == 1);
    CHECK(has_notice(notices, ui::NoticeLevel::warning, "There is no cuda:0 here."));
    load("first");
    CHECK(told() == 1);
    // What is wrong with a model is no trouble of the device.
    e.window.models().load("broken");
    CHECK(QTest::qWaitFor([&] { return has_notice(notices, ui::NoticeLevel::error, "damaged"); }, 10000));
}
