// Saving under numbers, backups, and going back to them.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/file_dialog_hand.h"
#include "ui/settings/setting_list.h"
#include "ui/window/revert_menu.h"

using namespace limner;
using limner::ui::Editor;

namespace {

void save(Editor& e, const QString& file) {
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(file);
    REQUIRE(changed.wait(10000));
}

void run(Editor& e, const char* command) {
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    REQUIRE(e.window.commands().run(command));
    REQUIRE(changed.wait(10000));
}

/// The backups that the menu offers, the newest first.
QList<QAction*> backups(Editor& e) {
    auto& menu = e.find<QMenu>("menu.file.revert");
    QSignalSpy listed(menu.findChild<ui::RevertMenu*>(), &ui::RevertMenu::listed);
    Q_EMIT menu.aboutToShow();
    REQUIRE(listed.wait(10000));
    QList<QAction*> found;
    for (QAction* action : menu.actions())
        if (!action->data().toString().isEmpty()) found << action;
    return found;
}

Portrait portrait_in(const QString& file) {
    const auto content = ui::load_project(file);
    REQUIRE(content);
    return content->portrait;
}

}  // namespace

TEST_CASE("Save incremental counts up past what is there, and goes on with the new file", "[project]") {
    const QTemporaryDir folder;
    Editor e;
    const auto file = [&](const char* name) { return folder.filePath(QString::fromUtf8(name)); };
    save(e, file("Anna 肖像.limner"));
    const Portrait first = e.portrait();
    e.session.randomise(Part::hair, 5);
    run(e, "file.save-incremental");
    CHECK(e.window.files().project_file() == file("Anna 肖像_001.limner"));
    CHECK_FALSE(e.window.isWindowModified());
    CHECK(portrait_in(file("Anna 肖像.limner")) == first);
    CHECK(portrait_in(file("Anna 肖像_001.limner")) == e.portrait());
    REQUIRE(QFile::copy(file("Anna 肖像.limner"), file("Anna 肖像_002.limner")));
    REQUIRE(QFile::link("/nowhere", file("Anna 肖像_003.limner")));
    run(e, "file.save-incremental");
    CHECK(e.window.files().project_file() == file("Anna 肖像_004.limner"));
    CHECK(portrait_in(file("Anna 肖像_002.limner")) == first);
    save(e, file("50 %1 of %2.limner"));
    run(e, "file.save-incremental");
    CHECK(e.window.files().project_file() == file("50 %1 of %2_001.limner"));
    save(e, file("v_0999.limner"));
    run(e, "file.save-incremental");
    CHECK(e.window.files().project_file() == file("v_1000.limner"));
    CHECK(e.window.commands().action("file.save-incremental")->shortcut() == QKeySequence("Ctrl+Alt+S"));
}

TEST_CASE("A copy is written without becoming the open project", "[project]") {
    const QTemporaryDir folder;
    Editor e;
    save(e, folder.filePath("anna.limner"));
    e.session.randomise(Part::hair, 5);
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    const ui::FileDialogHand hand(folder.filePath("copy.limner"));
    REQUIRE(e.window.commands().run("file.save-copy"));
    CHECK(hand.proposed() == folder.filePath("anna copy.limner"));
    REQUIRE(notices.wait(10000));
    CHECK(portrait_in(folder.filePath("copy.limner")) == e.portrait());
    CHECK(e.window.files().project_file() == folder.filePath("anna.limner"));
    CHECK(e.window.isWindowModified());
}

TEST_CASE("As many former versions are kept as the settings say", "[project]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("anna.limner");
    Editor e;
    const auto save_often = [&](int times) {
        for (int i = 0; i < times; ++i) save(e, file);
    };
    save_often(3);
    CHECK(QFileInfo::exists(file + "~1"));
    CHECK_FALSE(QFileInfo::exists(file + "~2"));
    e.settings.set(ui::setting::backups, 3);
    save_often(5);
    CHECK(QFileInfo::exists(file + "~3"));
    CHECK_FALSE(QFileInfo::exists(file + "~4"));
    e.settings.set(ui::setting::backups, 0);
    for (int i = 1; i <= 3; ++i) REQUIRE(QFile::remove(file + '~' + QString::number(i)));
    save_often(2);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{"anna.limner"});
}

TEST_CASE("Revert goes back to what was saved last, or to a backup that is not saved yet", "[project]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("anna.limner");
    Editor e;
    CHECK_FALSE(e.window.commands().action("file.revert")->isEnabled());
    CHECK(backups(e).empty());
    e.settings.set(ui::setting::backups, 5);
    std::vector<Portrait> versions;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        e.session.randomise(Part::hair, seed);
        versions.push_back(e.portrait());
        save(e, file);
    }
    e.session.randomise(Part::hair, 9);
    run(e, "file.revert");
    CHECK(e.portrait() == versions[2]);
    CHECK_FALSE(e.window.isWindowModified());
    CHECK(e.window.files().project_file() == file);
    CHECK(e.steps() == 0);

    const auto offered = backups(e);
    REQUIRE(offered.size() == 2);
    CHECK(offered[0]->data().toString() == file + "~1");
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    offered[1]->trigger();
    REQUIRE(QTest::qWaitFor([&] { return e.window.isWindowModified(); }, 10000));
    CHECK(e.portrait() == versions[0]);
    CHECK(e.window.files().project_file() == file);
    CHECK(portrait_in(file) == versions[2]);  // nothing is written before the next save
    run(e, "file.save");
    CHECK(portrait_in(file) == versions[0]);
    CHECK(portrait_in(file + "~1") == versions[2]);
}

TEST_CASE("Revert asks before it drops what is in no file, and only then", "[project]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("anna.limner");
    Editor e;
    save(e, file);
    const Portrait saved = e.portrait();
    e.window.set_unattended(false);
    run(e, "file.revert");
    CHECK_FALSE(e.window.findChild<QMessageBox*>("project.revert"));

    e.session.randomise(Part::hair, 9);
    const Portrait changed = e.portrait();
    REQUIRE(e.window.commands().run("file.revert"));
    auto* question = e.window.findChild<QMessageBox*>("project.revert");
    REQUIRE(question);
    CHECK(question->buttonRole(question->defaultButton()) == QMessageBox::RejectRole);
    question->defaultButton()->click();
    QTest::qWait(0);
    CHECK(e.portrait() == changed);
    REQUIRE(e.window.commands().run("file.revert"));
    e.find<QPushButton>("project.revert.drop").click();
    CHECK(QTest::qWaitFor([&] { return e.portrait() == saved; }, 10000));
    e.window.set_unattended(true);
}

TEST_CASE("A backup that is opened is a project without a file, and stays as it is", "[project]") {
    const QTemporaryDir folder;
    Editor e;
    const QString anna = folder.filePath("Anna 肖像.limner"), backup = anna + "~1";
    save(e, anna);
    const Portrait first = e.portrait();
    e.session.randomise(Part::hair, 5);
    save(e, anna);
    const auto bytes = [](const QString& file) {
        QFile opened(file);
        REQUIRE(opened.open(QIODevice::ReadOnly));
        return opened.readAll();
    };
    const QByteArray before = bytes(backup);
    QSignalSpy changed(&e.window.files(), &ui::FileActions::project_changed);
    e.window.open(backup);
    REQUIRE(changed.wait(10000));
    CHECK(e.portrait() == first);
    CHECK(e.window.files().project_file().isEmpty());
    CHECK(e.window.windowTitle().startsWith("Anna 肖像, backup 1"));
    CHECK(e.window.files().suggested_file() == folder.filePath("Anna 肖像 copy.limner"));
    CHECK(e.window.recent().files(ui::FileKind::project).size() <= 1);
    // Save asks for a name, and neither the backup nor the project is written.
    e.session.randomise(Part::lips, 6);
    const QString other = folder.filePath("other.limner");
    {
        const ui::FileDialogHand hand(other);
        run(e, "file.save");
    }
    CHECK(e.window.files().project_file() == other);
    CHECK(e.window.windowTitle().startsWith("other"));
    CHECK(bytes(backup) == before);
    CHECK_FALSE(portrait_in(anna) == e.portrait());
}

TEST_CASE("A backup is told by its name, whatever stands around it", "[project]") {
    using ui::FileActions;
    CHECK(FileActions::is_project("/a/anna.limner"));
    CHECK(FileActions::is_project("/a/anna.limner~1"));
    CHECK(FileActions::is_project("/a/ANNA.LIMNER~12"));
    CHECK_FALSE(FileActions::is_project("/a/anna.limner~"));
    CHECK_FALSE(FileActions::is_project("/a/anna.png~1"));
    CHECK_FALSE(FileActions::is_project("/a.limner~1/anna.png"));
}
