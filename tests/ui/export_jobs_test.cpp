// Exports as jobs: what is offered when they end, and what happens when they cannot.
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <new>
#include <utility>

#include "engine/portrait/recipe.h"
#include "tests/ui/export_bench.h"
#include "ui/widgets/file_drag.h"
#include "ui/window/system_notice.h"

using namespace limner;
using limner::ui::DesktopHand;
using limner::ui::Editor;
using limner::ui::ExportBench;
using limner::ui::Job;
using limner::ui::part;

namespace {

QString text_of_last_notice(const QSignalSpy& notices) {
    return notices.isEmpty() ? QString() : notices.back().at(1).toString();
}

}  // namespace

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

TEST_CASE("Nobody looks: the desktop is told how an export ended", "[export]") {
    ExportBench b;
    QStringList told;
    b.e.window.findChild<ui::SystemNotice*>()->set_teller(
        [&](const QString& title, const QString& text) { told << title + ": " + text; });
    ui::PictureExport settings;
    settings.name = "anna";
    REQUIRE(b.e.focus(b.e.canvas()));
    b.e.window.exports().start(settings, IfExists::replace);
    REQUIRE(b.finish());
    CHECK(told.isEmpty());
    QWidget other;
    other.show();
    other.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&other));
    b.e.window.exports().start(settings, IfExists::replace);
    REQUIRE(b.finish());
    REQUIRE(told.size() == 1);
    CHECK(told[0].contains("is finished"));
    CHECK(told[0].endsWith(QDir::toNativeSeparators(b.folder.filePath("anna.png"))));
    settings.folder = b.folder.filePath("not there");
    b.e.window.exports().start(settings, IfExists::replace);
    REQUIRE(b.finish());
    REQUIRE(told.size() == 2);
    CHECK(told[1].contains("was not finished"));
}

TEST_CASE("A finished export and the picture that is shown are dragged out as files", "[export]") {
    ExportBench b;
    QStringList dragged;
    const auto before = std::exchange(ui::FileDrag::carrier, [&](QWidget&, QMimeData* content) {
        for (const QUrl& url : content->urls()) dragged << url.toLocalFile();
        delete content;
    });
    const auto drag = [&](QWidget& handle) {
        dragged.clear();
        ui::send_mouse(handle, QEvent::MouseButtonPress, {3, 3});
        for (const double x : {5.0, 30.0, 60.0}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, 4), handle.mapToGlobal(QPointF(x, 4)),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&handle, &move);
        }
        ui::send_mouse(handle, QEvent::MouseButtonRelease, {60, 4});
    };
    ui::PictureExport settings;
    settings.name = "anna";
    b.e.window.exports().start(settings, IfExists::refuse);
    REQUIRE(b.finish());
    auto* remove = b.e.window.findChild<QAbstractButton*>(QString("jobs.remove.%1").arg(b.last().id));
    drag(*remove->parentWidget());
    CHECK(dragged == QStringList{b.folder.filePath("anna.png")});
    REQUIRE(b.e.wait_for_picture());
    b.e.window.resize(1024, 640);  // the smallest there is
    for (const char* handle : {"status.size", "status.render"}) {
        INFO(handle);
        drag(b.e.find<QWidget>(handle));
        REQUIRE(dragged.size() == 1);
        CHECK(QFileInfo(dragged[0]).fileName() == "portrait.png");
        CHECK(*read_recipe(dragged[0].toStdString()) == b.e.portrait());
    }
    CHECK(QTest::qWaitFor([&] { return b.e.window.width() == 1024; }, 10000));
    CHECK(b.e.find<QWidget>("status.render").isVisible());
    ui::FileDrag::carrier = before;
}
