#include "tests/ui/dialog_tour.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFrame>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidgetItemIterator>
#include <QWindow>
#include <catch2/catch.hpp>
#include <future>

#include "ui/dialogs/details_dialog.h"
#include "ui/dialogs/easing_dialog.h"
#include "ui/dialogs/time_lapse_dialog.h"
#include "ui/project_document.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/pictures.h"
#include "ui/session/project_lock.h"
#include "ui/settings/languages.h"
#include "ui/window/recovered_page.h"
#include "ui/window/workspaces.h"

namespace limner::ui {
namespace {

using Look = std::function<void(QWidget&, const std::string&)>;

void close(QWidget& dialog) {
    dialog.close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// The dialog that `command` opens.
QWidget& opened(Editor& e, const char* command) {
    REQUIRE(e.window.commands().run(command));
    QWidget* dialog = nullptr;
    for (QDialog* each : e.window.findChildren<QDialog*>())
        if (each->isVisible()) dialog = each;
    if (!dialog) dialog = e.window.findChild<QFrame*>("palette");
    REQUIRE(dialog);
    QTest::qWait(0);
    return *dialog;
}

/// Whether it stands there in its own size. A message box is visible before it has one.
bool stands(const QMessageBox* question) {
    return question && question->windowHandle() && question->windowHandle()->isExposed() &&
           question->size() == question->size().expandedTo(question->minimumSizeHint());
}

/// What asks before a file is replaced.
void look_at_question(Editor& e, const Look& look) {
    const QTemporaryDir folder;
    QFile existing(folder.filePath("anna.png"));
    REQUIRE(existing.open(QIODevice::WriteOnly));
    existing.close();
    e.window.files().set_picture_folder(folder.path());
    QWidget& dialog = opened(e, "file.export-picture");
    dialog.findChild<QLineEdit*>("export.picture.place.name")->setText("anna");
    dialog.findChild<QPushButton*>("export.picture.export")->click();
    QMessageBox* question = nullptr;
    REQUIRE(QTest::qWaitFor(
        [&] {
            question = dialog.findChild<QMessageBox*>();
            return stands(question);
        },
        10000));
    look(*question, "export.picture.overwrite");
    close(*question);
    close(dialog);
}

/// Those of the timeline that belong to keys and strokes.
void look_at_timeline(Editor& e, const Look& look) {
    Animation animation;
    set_key(animation, "pose.yaw", {.frame = 0, .value = 0.f});
    e.session.document().edit_animation(animation, "key");
    auto* dialog = new EasingDialog(e.session.document(), {{"pose.yaw", 0}}, &e.window);
    dialog->open();
    QTest::qWait(0);
    look(*dialog, "easing");
    close(*dialog);
    auto* lapse = new TimeLapseDialog(e.session.document(), e.session.playhead(), {{}, {}}, &e.window);
    lapse->open();
    QTest::qWait(0);
    look(*lapse, "time-lapse");
    close(*lapse);
    e.session.document().undo_stack().undo();
}

void look_at_recovered_work(Editor& e, const Look& look) {
    RecoveredWork unsaved, saved;
    unsaved.when = saved.when = QDateTime({2026, 3, 1}, {21, 5});
    unsaved.content.preview = to_qimage(e.session.frame().picture.image).copy();
    saved.file = "/home/anna/portraits/[Anna by the window].limner";
    auto* page = new RecoveredPage({unsaved, saved}, &e.window.views());
    QTest::qWait(0);
    look(*page, "recovered");
    delete page;
}

/// What asks when another editor has the project open.
void look_at_locked_project(Editor& e, const Look& look) {
    const QTemporaryDir folder;
    const QString file = folder.filePath("[Anna by the window].limner");
    REQUIRE(save_project(file, {}));
    const ProjectLock other(file);
    REQUIRE(other.held());
    e.window.set_unattended(false);
    e.window.files().open_project(file);
    QMessageBox* question = nullptr;
    REQUIRE(QTest::qWaitFor(
        [&] {
            question = e.window.findChild<QMessageBox*>("project.locked");
            return stands(question);
        },
        10000));
    look(*question, "project.locked");
    close(*question);
    e.window.set_unattended(true);
}

/// What says why a job failed.
void look_at_details(Editor& e, const Look& look) {
    auto* dialog =
        new DetailsDialog("[Picture of anna]", "[The disk is full.]", "[The end of the log]", &e.window);
    dialog->open();
    QTest::qWait(0);
    look(*dialog, "details");
    close(*dialog);
}

/// What asks before changes are dropped.
void look_at_revert(Editor& e, const Look& look) {
    e.session.randomise_expression(4);
    e.window.set_unattended(false);
    e.window.revert("/anna.limner");
    auto* question = e.window.findChild<QMessageBox*>("project.revert");
    REQUIRE(question);
    QTest::qWait(0);
    look(*question, "project.revert");
    close(*question);
    e.window.set_unattended(true);
    e.undo();
}

/// A dialog that keeps its caller waiting: looked at, then cancelled.
void look_at_waiting(const std::string& name, const Look& look, const std::function<void()>& open) {
    INFO(name);
    bool seen = false;
    QTimer::singleShot(0, qApp, [&] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (!dialog) return;
        seen = true;
        QTest::qWait(0);
        look(*dialog, name);
        dialog->close();
    });
    open();
    CHECK(seen);
}

/// Those of files, folders and colours are Qt's own.
void look_at_choices(Editor& e, const Look& look) {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const auto run = [&](const char* command) { e.window.commands().run(command); };
    look_at_waiting("open", look, [&] { run("file.open"); });
    look_at_waiting("save-as", look, [&] { run("file.save-as"); });
    QWidget& picture = opened(e, "file.export-picture");
    const auto press = [&](const char* button) { picture.findChild<QPushButton*>(button)->click(); };
    look_at_waiting("folder", look, [&] { press("export.picture.place.browse"); });
    auto* background = picture.findChild<QComboBox*>("export.picture.background.choice");
    background->setCurrentIndex(background->findData(int(Background::Kind::colour)));
    look_at_waiting("colour", look, [&] { press("export.picture.background.colour"); });
    close(picture);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs, false);
}

/// Those that wait for a word of the user.
void look_at_questions(Editor& e, const Look& look) {
    look_at_waiting("new-from-seed", look, [&] { e.window.commands().run("file.new-from-seed"); });
    e.session.randomise_expression(4);
    e.window.set_unattended(false);
    look_at_waiting("project.unsaved", look, [&] { e.window.commands().run("file.new"); });
    e.undo();
    std::promise<void> end;
    e.window.exports().jobs().add("[Turntable]", 1, false, [over = end.get_future().share()](JobControl&) {
        over.wait();
        return JobEnd{};
    });
    look_at_waiting("exports-running", look, [&] { e.window.close(); });
    end.set_value();
    e.window.set_unattended(true);
    QWidget& sheet = opened(e, "help.shortcuts");
    look_at_waiting("keys.save", look, [&] { sheet.findChild<QPushButton*>("shortcuts.save")->click(); });
    auto* list = sheet.findChild<QTreeWidget*>("shortcuts.list");
    for (QTreeWidgetItemIterator item(list); *item; ++item)
        if ((*item)->data(0, Qt::UserRole).toString() == "file.open") list->setCurrentItem(*item);
    look_at_waiting("key-in-use", look, [&] {
        auto* key = sheet.findChild<QKeySequenceEdit*>("shortcuts.key");
        key->setKeySequence(QKeySequence::Save);
        Q_EMIT key->editingFinished();
    });
    close(sheet);
    QWidget& preferences = opened(e, "edit.preferences");
    preferences.findChild<QPushButton*>("preferences.reset-all")->click();
    auto* reset = preferences.findChild<QMessageBox*>("preferences.reset-all.question");
    REQUIRE(reset);
    QTest::qWait(0);
    look(*reset, "preferences.reset-all");
    close(*reset);
    close(preferences);
}

}  // namespace

void each_dialog(Editor& e, const Look& look) {
    QSettings().remove("export");             // nothing is remembered
    e.window.workspaces().save_as("[Mine]");  // else there is none to remove
    e.window.commands().run("select.all");    // else there is nothing to grow
    BrushShelf& brushes = e.window.brushes();
    if (brushes.brushes().empty()) {  // else there is none to arrange
        brushes.keep(pseudo_text("Ink"));
        brushes.set_tags(0, {pseudo_text("Lines")});
    }
    for (const char* command :
         {"help.welcome", "edit.preferences", "help.shortcuts", "help.model", "help.about",
          "view.picture-information", "file.export-picture", "file.export-turntable", "file.export-mesh",
          "file.export-people", "workspace.save", "workspace.remove", "select.grow", "class.replace",
          "brush.keep", "brush.arrange", "help.palette"}) {
        INFO(command);
        QWidget& dialog = opened(e, command);
        const std::string name = dialog.objectName().isEmpty() ? command : dialog.objectName().toStdString();
        auto* pages = dialog.findChild<QListWidget*>("preferences.pages");
        auto* tabs = dialog.findChild<QTabWidget*>("welcome.tabs");
        if (auto* list = dialog.findChild<QListWidget*>("brushes.list")) list->setCurrentRow(0);
        const int count = pages ? pages->count() : tabs ? tabs->count() : 1;
        for (int page = 0; page < count; ++page) {
            if (pages) pages->setCurrentRow(page);
            if (tabs) tabs->setCurrentIndex(page);
            QTest::qWait(0);
            look(dialog, count > 1 ? name + '.' + std::to_string(page + 1) : name);
        }
        close(dialog);
    }
    look_at_question(e, look);
    look_at_timeline(e, look);
    look_at_locked_project(e, look);
    look_at_revert(e, look);
    look_at_details(e, look);
    look_at_recovered_work(e, look);
    look_at_questions(e, look);
    look_at_choices(e, look);
}

}  // namespace limner::ui
