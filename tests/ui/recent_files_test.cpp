// The list behind File > Open recent, and its menu.
#include "ui/settings/recent_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "engine/media/label_file.h"
#include "tests/ui/editor_fixture.h"
#include "tests/ui/file_dialog_hand.h"
#include "ui/window/recent_menu.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::FileKind;
using limner::ui::RecentFiles;

namespace {

/// Waits until the list is written and known.
void settle(RecentFiles& recent) {
    recent.flush();
    QCoreApplication::sendPostedEvents(&recent);
}

QStringList names(const RecentFiles& recent, FileKind kind) {
    QStringList names;
    for (const ui::RecentFile& file : recent.files(kind)) names << QFileInfo(file.file).fileName();
    return names;
}

QString touch(const QString& file) {
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    return file;
}

QString project_in(const QTemporaryDir& folder, const QString& name, std::uint64_t seed = 3) {
    ui::ProjectContent content;
    content.portrait = portrait_from_seed(seed);
    content.preview = QImage(64, 64, QImage::Format_RGB32);
    content.preview.fill(QColor(255, 0, 0));
    const QString file = folder.filePath(name);
    REQUIRE(ui::save_project(file, content));
    return file;
}

/// The menu of `e`, opened, after all its files were looked at.
QMenu& looked_at(Editor& e) {
    auto& menu = e.find<QMenu>("menu.file.recent");
    QSignalSpy looked(menu.findChild<ui::RecentMenu*>(), &ui::RecentMenu::looked);
    Q_EMIT menu.aboutToShow();
    REQUIRE(looked.wait(10000));
    return menu;
}

QAction* entry_of(const QMenu& menu, const QString& file) {
    for (QAction* action : menu.actions())
        if (action->data().toString() == file) return action;
    return nullptr;
}

}  // namespace

TEST_CASE("Recent files are listed the newest first, once each, and no more than there may be", "[recent]") {
    const QTemporaryDir folder;
    RecentFiles recent;
    QSignalSpy changed(&recent, &RecentFiles::changed);
    for (int i = 1; i <= 25; ++i)
        recent.add(FileKind::project, touch(folder.filePath(QString("%1.limner").arg(i))));
    settle(recent);
    CHECK(changed.count() == 25);
    REQUIRE(recent.files(FileKind::project).size() == 20);
    CHECK(names(recent, FileKind::project).mid(0, 2) == QStringList{"25.limner", "24.limner"});
    CHECK(recent.files(FileKind::picture).empty());

    // By another name it is the same file.
    REQUIRE(QFile::link(folder.filePath("20.limner"), folder.filePath("link.limner")));
    recent.add(FileKind::project, folder.filePath("link.limner"));
    recent.add(FileKind::project, folder.filePath("../") + QDir(folder.path()).dirName() + "/20.limner");
    settle(recent);
    CHECK(recent.files(FileKind::project).size() == 20);
    CHECK(names(recent, FileKind::project).mid(0, 2) == QStringList{"20.limner", "25.limner"});
    CHECK(names(recent, FileKind::project).count("20.limner") == 1);

    for (int i = 1; i <= 12; ++i)
        recent.add(FileKind::model, touch(folder.filePath(QString("%1.pt").arg(i))));
    settle(recent);
    CHECK(recent.files(FileKind::model).size() == 10);
}

TEST_CASE("A pinned file stands first, is never pushed out, and stays when the list is cleared", "[recent]") {
    const QTemporaryDir folder;
    RecentFiles recent;
    const auto file = [&](int i) { return touch(folder.filePath(QString("%1.limner").arg(i))); };
    for (int i = 1; i <= 3; ++i) recent.add(FileKind::project, file(i));
    recent.set_pinned(FileKind::project, file(1), true);
    for (int i = 4; i <= 40; ++i) recent.add(FileKind::project, file(i));
    settle(recent);
    CHECK(names(recent, FileKind::project).mid(0, 2) == QStringList{"1.limner", "40.limner"});
    CHECK(recent.files(FileKind::project).size() == 20);
    recent.add(FileKind::project, file(1));  // opened again it stays pinned
    recent.clear();
    settle(recent);
    REQUIRE(names(recent, FileKind::project) == QStringList{"1.limner"});
    recent.set_pinned(FileKind::project, file(1), false);
    recent.clear();
    settle(recent);
    CHECK(recent.files(FileKind::project).empty());
}

TEST_CASE("Recent files are kept for the next start, also those of a second editor", "[recent]") {
    const QTemporaryDir folder;
    const QString list = folder.filePath("settings/recent.json");
    const QString anna = touch(folder.filePath(QString::fromUtf8("Anna 肖像 & портрет.limner")));
    const QString photo = touch(folder.filePath("photo.png"));
    {
        RecentFiles one(list), other(list);
        settle(one);
        settle(other);
        one.add(FileKind::project, anna);
        settle(one);
        other.add(FileKind::picture, photo);
        other.set_pinned(FileKind::picture, photo, true);
    }
    {
        RecentFiles later(list);
        settle(later);
        CHECK(later.files(FileKind::project) == std::vector{ui::RecentFile{anna}});
        CHECK(later.files(FileKind::picture) == std::vector{ui::RecentFile{photo, true}});
        CHECK(QDir(folder.filePath("settings")).entryList(QDir::Files) == QStringList{"recent.json"});
        later.replace(FileKind::project, anna, photo);  // moved
        settle(later);
        CHECK(later.files(FileKind::project) == std::vector{ui::RecentFile{photo}});
    }
    QFile damaged(list);
    REQUIRE(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"projects\": [1, {\"file\": \"relative\"}, {\"file\": \"/a\"}, {\"file\": \"/a\"}], ");
    damaged.close();
    RecentFiles fresh(list);
    settle(fresh);
    CHECK(fresh.files(FileKind::project).empty());
    fresh.add(FileKind::project, anna);
    settle(fresh);
    CHECK(fresh.files(FileKind::project).size() == 1);
}

TEST_CASE("Whatever way a file is opened or saved, it is listed", "[recent]") {
    const QTemporaryDir folder;
    Editor e;
    RecentFiles& recent = e.window.recent();
    const auto newest = [&](FileKind kind, const QString& file) {
        INFO(file.toStdString());
        CHECK(QTest::qWaitFor(
            [&] { return !recent.files(kind).empty() && recent.files(kind).front().file == file; }, 10000));
    };
    const QString saved = folder.filePath("saved.limner"), opened = project_in(folder, "opened.limner");
    e.window.files().save_project_as(saved);
    newest(FileKind::project, saved);
    e.window.files().save_incremental();
    newest(FileKind::project, folder.filePath("saved_001.limner"));
    e.window.open(opened);
    newest(FileKind::project, opened);

    QImage photo(80, 60, QImage::Format_RGB32);
    photo.fill(QColor(200, 150, 120));
    const QString picture = folder.filePath("photo.png"), again = folder.filePath("again.png");
    REQUIRE(photo.save(picture));
    REQUIRE(photo.save(again));
    e.window.open(picture);
    newest(FileKind::picture, picture);
    e.window.files().import_reference(again);
    newest(FileKind::picture, again);
    const QString map = folder.filePath("map.png"), second = folder.filePath("second.png");
    const LabelMap labels(64, 64, std::uint8_t(FaceClass::hair));
    REQUIRE(write_label_map(map.toStdString(), labels));
    REQUIRE(write_label_map(second.toStdString(), labels));
    e.window.open(map);
    newest(FileKind::picture, map);
    e.window.files().import_labels(second, LabelSet::limner);
    newest(FileKind::picture, second);

    ModelSummary model;
    model.place = folder.filePath("model.pt").toStdString();
    touch(folder.filePath("model.pt"));
    e.window.models().open(model);
    newest(FileKind::model, folder.filePath("model.pt"));

    // What could not be opened is no use in the list.
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    e.window.open(folder.filePath("gone.limner"));
    REQUIRE(notices.wait(10000));
    settle(recent);
    CHECK_FALSE(names(recent, FileKind::project).contains("gone.limner"));
}

TEST_CASE("The menu of recent files opens them, shows projects, and greys what is gone", "[recent]") {
    const QTemporaryDir folder;
    Editor e;
    RecentFiles& recent = e.window.recent();
    auto& menu = e.find<QMenu>("menu.file.recent");
    REQUIRE(menu.actions().front()->text() == "Nothing was opened yet");
    const QString anna = project_in(folder, "Anna & Bert.limner", 31), gone = folder.filePath("gone.limner");
    touch(gone);
    const QString deep = folder.filePath(QStringList(5, QString(60, 'd')).join('/'));
    REQUIRE(QDir().mkpath(deep));
    const QString far = touch(deep + "/far.png");
    for (const QString& file : {anna, gone}) recent.add(FileKind::project, file);
    recent.add(FileKind::picture, far);
    settle(recent);
    REQUIRE(QFile::remove(gone));

    // Nobody has looked yet.
    REQUIRE(entry_of(menu, gone));
    CHECK(entry_of(menu, gone)->isEnabled());
    const auto& locate = e.find<QMenu>("menu.file.recent.locate");
    CHECK(locate.isEmpty());
    looked_at(e);
    CHECK_FALSE(entry_of(menu, gone)->isEnabled());
    CHECK(entry_of(menu, gone)->toolTip().startsWith(gone));
    CHECK(entry_of(menu, gone)->toolTip().contains("not there"));
    REQUIRE(entry_of(locate, gone));

    REQUIRE(entry_of(menu, anna)->isEnabled());
    CHECK(entry_of(menu, anna)->text().endsWith("Anna && Bert.limner"));
    CHECK(entry_of(menu, anna)->icon().pixmap(16).toImage().pixelColor(8, 8) == QColor(255, 0, 0));
    CHECK(entry_of(menu, far)->text().contains(QChar(0x2026)));
    CHECK(entry_of(menu, far)->text().endsWith("/far.png"));
    CHECK(entry_of(menu, far)->toolTip() == far);
    CHECK(menu.toolTipsVisible());

    // Located where it went, it is opened, and listed in place of the lost one.
    const QString moved = project_in(folder, "moved.limner", 32);
    const ui::FileDialogHand hand(moved);
    entry_of(locate, gone)->trigger();
    REQUIRE(QTest::qWaitFor([&] { return e.window.files().project_file() == moved; }, 10000));
    settle(recent);
    CHECK(names(recent, FileKind::project) == QStringList{"moved.limner", "Anna & Bert.limner"});

    // A file that comes back is black again.
    REQUIRE(QFile::remove(far));
    looked_at(e);
    CHECK_FALSE(entry_of(menu, far)->isEnabled());
    touch(far);
    looked_at(e);
    CHECK(entry_of(menu, far)->isEnabled());
    CHECK(locate.isEmpty());

    auto& pin = e.find<QMenu>("menu.file.recent.pin");
    for (QAction* action : pin.actions())
        if (action->toolTip() == anna) action->trigger();
    settle(recent);
    CHECK(recent.files(FileKind::project).front() == ui::RecentFile{anna, true});
    entry_of(menu, anna)->trigger();
    REQUIRE(QTest::qWaitFor([&] { return e.portrait() == portrait_from_seed(31); }, 10000));
    CHECK(e.window.files().project_file() == anna);
    menu.findChild<QAction*>("recent.clear")->trigger();
    settle(recent);
    CHECK(names(recent, FileKind::project) == QStringList{"Anna & Bert.limner"});
    CHECK(recent.files(FileKind::picture).empty());
}

TEST_CASE("The menu of recent files shows photos, and models that were loaded before", "[recent]") {
    const QTemporaryDir folder;
    Editor e;
    RecentFiles& recent = e.window.recent();
    auto& menu = e.find<QMenu>("menu.file.recent");
    QImage green(40, 30, QImage::Format_RGB32), blue(96, 96, QImage::Format_RGB32);
    green.fill(QColor(0, 255, 0));
    blue.fill(QColor(0, 0, 255));
    const QString photo = folder.filePath("photo.png"), text = touch(folder.filePath("text.png"));
    REQUIRE(green.save(photo));
    const QString model = touch(folder.filePath("model.pt"));
    recent.add(FileKind::picture, photo);
    recent.add(FileKind::picture, text);
    recent.add(FileKind::model, model);
    settle(recent);
    const auto middle = [&](const QString& file) {
        return entry_of(menu, file)->icon().pixmap(16).toImage().pixelColor(8, 8);
    };
    looked_at(e);
    CHECK(middle(photo) == QColor(0, 255, 0));
    CHECK(entry_of(menu, text)->icon().isNull());  // it is none
    CHECK(entry_of(menu, model)->icon().isNull());

    const QString kept = ui::ModelShelf::thumbnail_file(model);
    REQUIRE(QDir().mkpath(QFileInfo(kept).path()));
    REQUIRE(blue.save(kept));
    looked_at(e);
    CHECK(middle(model) == QColor(0, 0, 255));
    REQUIRE(QFile::remove(kept));
}
