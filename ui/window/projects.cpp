// MainWindow and its project: opening again, saving under other names, going back, and what another editor
// has open.

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>

#include "ui/session/clipboard_actions.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/recent_menu.h"
#include "ui/window/revert_menu.h"

namespace limner::ui {

void MainWindow::connect_projects() {
    connect(files_, &FileActions::used, recent_, &RecentFiles::add);
    connect(models_, &ModelShelf::opened, recent_,
            [this](const QString& file) { recent_->add(FileKind::model, file); });
    connect(clipboard_, &ClipboardActions::file_pasted, this, &MainWindow::open);
    connect(clipboard_, &ClipboardActions::portrait_pasted, this,
            [this](const Portrait& portrait) { start_portrait(portrait); });
    files_->set_locked_question([this](const QString& file, const LockHolder& holder, auto open) {
        if (unattended_) return open(OpenAs::read_only);
        ask_about_locked(file, holder, std::move(open));
    });
}

void MainWindow::connect_project_menus() {
    recent_menu_ = new RecentMenu(*recent_, *menuBar()->findChild<QMenu*>("menu.file.recent"));
    connect(recent_menu_, &RecentMenu::open_wanted, this, &MainWindow::open_recent);
    connect(recent_menu_, &RecentMenu::locate_wanted, this, &MainWindow::locate_recent);
    auto* revert = new RevertMenu(*files_, *menuBar()->findChild<QMenu*>("menu.file.revert"));
    connect(revert, &RevertMenu::revert_wanted, this, &MainWindow::revert);
}

void MainWindow::open_recent(FileKind kind, const QString& file) {
    if (kind != FileKind::project) return open(file);
    when_saved([this, file] { files_->open_project(file); });
}

void MainWindow::locate_recent(FileKind kind, const QString& file) {
    const QFileInfo lost(file);
    const QString found = QFileDialog::getOpenFileName(
        this, tr("Locate %1").arg(lost.fileName()), lost.absolutePath(),
        kind == FileKind::project ? tr("Limner project (*.limner);;All files (*)") : tr("All files (*)"));
    if (found.isEmpty()) return;
    recent_->replace(kind, file, found);
    open_recent(kind, found);
}

void MainWindow::save_incremental() {
    if (files_->project_file().isEmpty()) return save_as_dialog();
    files_->save_incremental();
}

void MainWindow::save_copy_dialog(std::function<void()> saved) {
    const QString file =
        ask_for_project_file(tr("Save a copy"), FileActions::copy_of(files_->suggested_file()));
    if (file.isEmpty()) return;
    // The open project's own file is no copy of it.
    if (file == files_->project_file()) return files_->save_project_as(file, std::move(saved));
    files_->save_elsewhere(file, files_->content(), std::move(saved));
}

void MainWindow::revert(const QString& version) {
    const auto go = [this, version] { files_->revert_to(version); };
    if (unattended_ || session_.document().undo_stack().isClean()) return go();
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Revert"),
                        tr("The portrait has changes that are in no file yet. Going back drops them."),
                        QMessageBox::NoButton, this);
    box->setObjectName("project.revert");
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* copy = box->addButton(tr("&Save a copy…"), QMessageBox::AcceptRole);
    auto* drop = box->addButton(tr("&Drop the changes"), QMessageBox::DestructiveRole);
    copy->setObjectName("project.revert.copy");
    drop->setObjectName("project.revert.drop");
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(copy, &QPushButton::clicked, this, [this, go] { save_copy_dialog(go); });
    connect(drop, &QPushButton::clicked, this, go);
    box->open();
}

void MainWindow::ask_about_locked(const QString& file, const LockHolder& holder,
                                  std::function<void(OpenAs)> open) {
    const QString name = QFileInfo(file).fileName();
    const QString since = locale().toString(holder.since, QLocale::ShortFormat);
    const QString program = holder.program.isEmpty() ? QString("limner") : holder.program;
    const QString text =
        holder.here
            ? tr("\"%1\" is open already: in %2 on this computer, since %3.").arg(name, program, since)
            : tr("\"%1\" is open already: in %2 on the computer \"%4\", since %3.")
                  .arg(name, program, since, holder.host);
    auto* box = new QMessageBox(QMessageBox::Question, tr("The project is open already"), text,
                                QMessageBox::NoButton, this);
    box->setObjectName("project.locked");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("When both save, the later one overwrites what the other one saved."));
    const auto choice = [&](const char* id, const QString& title, QMessageBox::ButtonRole role, OpenAs as) {
        QPushButton* button = box->addButton(title, role);
        button->setObjectName(QString("project.locked.") + id);
        connect(button, &QPushButton::clicked, this, [open, as] { open(as); });
        return button;
    };
    box->setDefaultButton(
        choice("read-only", tr("Open &read-only"), QMessageBox::AcceptRole, OpenAs::read_only));
    choice("copy", tr("Open a &copy"), QMessageBox::AcceptRole, OpenAs::copy);
    choice("anyway", tr("Open &anyway"), QMessageBox::DestructiveRole, OpenAs::anyway);
    box->setEscapeButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    // The box would rather squeeze four buttons than be wider than its text.
    auto* buttons = box->findChild<QDialogButtonBox*>();
    buttons->ensurePolished();
    buttons->setMinimumWidth(buttons->sizeHint().width());
    box->open();
}

}  // namespace limner::ui
