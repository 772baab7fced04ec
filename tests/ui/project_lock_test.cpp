// Projects that another editor has open, and those that cannot be written.
#include "ui/session/project_lock.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <optional>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/file_dialog_hand.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::OpenAs;
using limner::ui::ProjectLock;

namespace {

QString project_in(const QTemporaryDir& folder, const QString& name) {
    ui::ProjectContent content;
    content.portrait = portrait_from_seed(31);
    REQUIRE(ui::save_project(folder.filePath(name), content));
    return folder.filePath(name);
}

void open(Editor& e, const QString& file) {
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().open_project(file);
    REQUIRE(changed.wait(10000));
}

void save_as(Editor& e, const QString& file) {
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(file);
    REQUIRE(changed.wait(10000));
}

QStringList locks_in(const QTemporaryDir& folder) {
    return QDir(folder.path()).entryList({"*.lock"}, QDir::Files | QDir::Hidden);
}

/// The question about a project that is open elsewhere, once it is shown.
QMessageBox* question_of(Editor& e) {
    QMessageBox* question = nullptr;
    CHECK(QTest::qWaitFor(
        [&] {
            question = e.window.findChild<QMessageBox*>("project.locked");
            return question && question->isVisible();
        },
        10000));
    return question;
}

}  // namespace

TEST_CASE("An open project is locked until it is left, and no lock stays behind", "[lock-file]") {
    const QTemporaryDir folder;
    const QString file = project_in(folder, "anna.limner");
    {
        Editor e;
        open(e, file);
        CHECK(locks_in(folder) == QStringList{".anna.limner.lock"});
        open(e, file);  // its own lock is no obstacle
        CHECK_FALSE(e.window.files().read_only());
        save_as(e, folder.filePath("bert.limner"));
        REQUIRE(QTest::qWaitFor([&] { return locks_in(folder).size() == 1; }, 10000));
        CHECK(locks_in(folder) == QStringList{".bert.limner.lock"});
        e.window.new_portrait(5);
        CHECK(QTest::qWaitFor([&] { return locks_in(folder).isEmpty(); }, 10000));
        open(e, file);
    }
    CHECK(locks_in(folder).isEmpty());
}

TEST_CASE("A lock tells who has the project, by whatever name it is opened", "[lock-file]") {
    const QTemporaryDir folder;
    const QString file = project_in(folder, "anna.limner");
    REQUIRE(QFile::link(file, folder.filePath("link.limner")));
    const QDateTime before = QDateTime::currentDateTime().addSecs(-2);
    const ProjectLock first(file);
    CHECK(first.held());
    const ProjectLock second(folder.filePath("link.limner"));
    CHECK_FALSE(second.held());
    REQUIRE(second.holder());
    CHECK(second.holder()->here);
    CHECK(second.holder()->host == QSysInfo::machineHostName());
    CHECK(second.holder()->program == "test_ui");
    CHECK(second.holder()->since >= before);
    CHECK(second.is_of(file));
}

TEST_CASE("The lock of a process that is dead is none, one of another machine counts", "[lock-file]") {
    const QTemporaryDir folder;
    const QString file = project_in(folder, "anna.limner");
    QProcess dead;
    dead.start("true", QStringList());
    REQUIRE(dead.waitForStarted());
    const qint64 process = dead.processId();
    REQUIRE(dead.waitForFinished());
    const auto left_by = [&](const QString& host) {
        QFile lock(folder.filePath(".anna.limner.lock"));
        REQUIRE(lock.open(QIODevice::WriteOnly));
        lock.write(QString("%1\nlimner\n%2\n").arg(process).arg(host).toUtf8());
        lock.flush();
        // However long ago that was.
        REQUIRE(lock.setFileTime(QDateTime::currentDateTime().addDays(-7), QFile::FileModificationTime));
    };
    left_by(QSysInfo::machineHostName());
    CHECK(ProjectLock(file).held());
    CHECK(locks_in(folder).isEmpty());
    left_by("studio-2");
    const ProjectLock refused(file);
    REQUIRE(refused.holder());
    CHECK(refused.holder()->host == "studio-2");
    CHECK_FALSE(refused.holder()->here);
}

TEST_CASE("Where no lock can be written there is none, and the project opens", "[lock-file]") {
    const QTemporaryDir folder;
    const QString name = QString(245, 'n') + ".limner";  // as long as a name can be
    const QString file = project_in(folder, name);
    Editor e;
    open(e, file);
    CHECK(e.portrait() == portrait_from_seed(31));
    CHECK_FALSE(e.window.files().read_only());
    CHECK(locks_in(folder).isEmpty());
}

TEST_CASE("A project that is open elsewhere is opened as the user says", "[lock-file]") {
    const QTemporaryDir folder;
    const QString file = project_in(folder, "anna.limner");
    std::optional<Editor> first(std::in_place);
    open(*first, file);
    Editor e;
    e.window.set_unattended(false);
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().open_project(file);
    QMessageBox* question = question_of(e);
    REQUIRE(question);
    CHECK(question->text().contains("anna.limner"));
    CHECK(question->defaultButton()->objectName() == "project.locked.read-only");
    CHECK(changed.isEmpty());
    const auto answer = [&](const char* button) {
        question->findChild<QPushButton*>(button)->click();
        REQUIRE(QTest::qWaitFor([&] { return e.portrait() == portrait_from_seed(31); }, 10000));
    };
    SECTION("read-only: its title says so, and Save asks for a name") {
        answer("project.locked.read-only");
        CHECK(e.window.files().read_only());
        CHECK(e.window.files().project_file() == file);
        CHECK(e.window.windowTitle().contains("anna (read-only)"));
        CHECK(e.window.files().suggested_file() == folder.filePath("anna copy.limner"));
        const ui::FileDialogHand hand(folder.filePath("mine.limner"));
        e.session.randomise(Part::hair, 9);
        changed.clear();
        REQUIRE(e.window.commands().run("file.save"));
        CHECK(hand.proposed() == folder.filePath("anna copy.limner"));
        REQUIRE(changed.wait(10000));
        CHECK(e.window.files().project_file() == folder.filePath("mine.limner"));
        CHECK_FALSE(e.window.files().read_only());
        CHECK_FALSE(e.window.windowTitle().contains("read-only"));
    }
    SECTION("a copy has no file, and proposes a name beside the first") {
        answer("project.locked.copy");
        CHECK(e.window.files().project_file().isEmpty());
        CHECK(e.window.files().suggested_file() == folder.filePath("anna copy.limner"));
        CHECK_FALSE(e.window.files().read_only());
    }
    SECTION("anyway: as if nobody had it, and the lock stays with the first") {
        answer("project.locked.anyway");
        CHECK(e.window.files().project_file() == file);
        CHECK_FALSE(e.window.files().read_only());
        save_as(e, file);
        CHECK(ProjectLock(file).holder());
        first.reset();
        save_as(e, file);  // now it is ours
        CHECK(ProjectLock(file).holder());
    }
    SECTION("Cancel leaves everything") {
        question->reject();
        QTest::qWait(0);
        CHECK(e.portrait() == portrait_from_seed(7));
        CHECK(changed.isEmpty());
    }
    e.window.set_unattended(true);
}

TEST_CASE("A project without permission to write opens read-only", "[lock-file]") {
    const QTemporaryDir folder;
    const QString file = project_in(folder, "anna.limner");
    REQUIRE(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadUser));
    Editor e;
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    open(e, file);
    CHECK(e.window.files().read_only());
    CHECK(e.window.windowTitle().contains("anna (read-only)"));
    REQUIRE(notices.size() == 1);
    CHECK(notices.front().at(1).toString().contains("read-only"));
    e.window.new_portrait(5);
    CHECK_FALSE(e.window.files().read_only());
    CHECK_FALSE(e.window.windowTitle().contains("read-only"));
}
