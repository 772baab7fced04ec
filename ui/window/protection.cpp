// MainWindow against crashes: the journal while it runs, the page of recovered work at the start.

#include <QFileDialog>
#include <QPointer>

#include "ui/dialogs/details_dialog.h"
#include "ui/recovery/log_file.h"
#include "ui/recovery/safekeeper.h"
#include "ui/settings/setting_list.h"
#include "ui/timeline/timeline_view.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/value_slider.h"
#include "ui/window/main_window.h"
#include "ui/window/recovered_page.h"
#include "ui/window/status_line.h"
#include "ui/window/welcome_page.h"

namespace limner::ui {

void MainWindow::protect(std::vector<std::filesystem::path> roots) {
    safekeeper_ = std::make_unique<Safekeeper>(session_, *files_, std::move(roots));
    connect_safekeeper();
    connect(safekeeper_.get(), &Safekeeper::recovered, this, &MainWindow::offer);
    apply_setting(setting::autosave_minutes.key);
    safekeeper_->look_for_work();
}

void MainWindow::connect_safekeeper() {
    const Safekeeper* keeper = safekeeper_.get();
    connect(keeper, &Safekeeper::autosaved, status_, &StatusLine::show_autosaved);
    connect(keeper, &Safekeeper::unprotected, status_, &StatusLine::set_unprotected);
}

const QUndoCommand* MainWindow::last_step() const {
    const QUndoStack& steps = session_.document().undo_stack();
    return steps.index() > 0 ? steps.command(steps.index() - 1) : nullptr;
}

void MainWindow::recover(const QUndoCommand* last_step, const QString& thrown) {
    session_.document().take_back_to(last_step);
    for (PictureView* view : views_->views()) view->cancel_gesture();
    for (ValueSlider* slider : findChildren<ValueSlider*>()) slider->cancel_drag();
    for (TimelineView* view : findChildren<TimelineView*>()) view->cancel_drag();
    // What throws whenever it is painted must not fill the disk.
    if (recovered_.isValid() && !recovered_.hasExpired(1000)) return;
    recovered_.start();
    if (safekeeper_) safekeeper_->autosave();
    const QString text =
        tr("Something unexpected happened, and what was being done was taken back. The work is "
           "safe; save it under another name if this happens again. LM-901");
    const auto details = [this, text, thrown] {
        (new DetailsDialog(tr("Unexpected error"), text + '\n' + thrown, log_end(), this))->open();
    };
    session_.notify(NoticeLevel::error, text, {tr("Details"), details});
}

void MainWindow::offer(const std::vector<RecoveredWork>& works) {
    auto* page = new RecoveredPage(works, views_);
    if (auto* start = findChild<WelcomePage*>()) start->set_recovered(*page);
    // It may be gone by the time that one of its questions is answered.
    connect(page, &RecoveredPage::open_wanted, this,
            [this, page = QPointer(page)](const RecoveredWork& work) {
                when_saved([this, page, work] {
                    files_->open_recovered(work.content, work.file, [this, page, work] {
                        // The old folder goes once the new journal holds the same.
                        safekeeper_->keep_now([page, work] {
                            if (page) page->settle(work);
                        });
                    });
                });
            });
    connect(page, &RecoveredPage::save_wanted, this,
            [this, page = QPointer(page)](const RecoveredWork& work) {
                const QString file = QFileDialog::getSaveFileName(this, tr("Save recovered work"), work.file,
                                                                  tr("Limner project (*.limner)"));
                if (file.isEmpty()) return;
                files_->save_elsewhere(file.endsWith(".limner") ? file : file + ".limner", work.content,
                                       [page, work] {
                                           if (page) page->settle(work);
                                       });
            });
}

}  // namespace limner::ui
