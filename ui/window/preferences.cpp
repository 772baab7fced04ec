// MainWindow and the settings: what each of them does in the window, and the dialog that shows them. What
// counts from the next start stands in app/studio/main.cpp.

#include <spdlog/spdlog.h>

#include "ui/dialogs/preferences_dialog.h"
#include "ui/recovery/safekeeper.h"
#include "ui/settings/setting_list.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/recovered_page.h"
#include "ui/window/welcome_page.h"

namespace limner::ui {
namespace {

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return spdlog::level::err;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::trace:
            return spdlog::level::trace;
    }
    return spdlog::level::info;
}

}  // namespace

bool MainWindow::apply_to_content(const QString& key) {
    const auto is = [&](const auto& setting) { return key == setting.key; };
    if (is(setting::reduced_motion)) {
        views_->viewport().set_motion(!settings_.get(setting::reduced_motion));
    } else if (is(setting::tab_key)) {
        const bool shows_canvas = settings_.get(setting::tab_key) == TabKey::canvas_only;
        commands_->set_default_keys("view.canvas-only", shows_canvas ? Keys{QKeySequence("Tab")} : Keys());
    } else if (is(setting::show_badges)) {
        views_->viewport().set_badges_shown(settings_.get(setting::show_badges));
    } else if (is(setting::show_gizmo)) {
        views_->viewport().set_gizmo_shown(settings_.get(setting::show_gizmo));
    } else if (is(setting::finger)) {
        views_->canvas().set_finger(settings_.get(setting::finger));
    } else {
        return false;
    }
    return true;
}

void MainWindow::apply_setting(const QString& key) {
    const auto is = [&](const auto& setting) { return key == setting.key; };
    if (apply_to_content(key)) return;
    if (is(setting::pose_sensitivity) || is(setting::invert_pose) || is(setting::pen_curve)) {
        session_.set_pointer({.pen_curve = settings_.get(setting::pen_curve),
                              .degrees_per_dip = static_cast<float>(settings_.get(setting::pose_sensitivity)),
                              .camera_orbits = settings_.get(setting::invert_pose)});
    } else if (is(setting::smoothing)) {
        session_.brush().smoothing = settings_.get(setting::smoothing);
        session_.brush_changed();
    } else if (is(setting::fit_paintings)) {
        session_.set_automatic_fitting(settings_.get(setting::fit_paintings));
    } else if (is(setting::kept_pictures)) {
        session_.set_kept_limit(std::size_t(settings_.get(setting::kept_pictures)) << 20);
    } else if (is(setting::undo_steps)) {
        session_.document().set_undo_limit(static_cast<int>(settings_.get(setting::undo_steps)));
    } else if (is(setting::autosave_minutes) && safekeeper_) {
        safekeeper_->set_autosave_interval(
            std::chrono::minutes(static_cast<int>(settings_.get(setting::autosave_minutes))));
    } else if (is(setting::backups)) {
        files_->set_backups(static_cast<int>(settings_.get(setting::backups)));
    } else if (is(setting::picture_folder)) {
        files_->set_picture_folder(settings_.get(setting::picture_folder));
    } else if (is(setting::log_level)) {
        spdlog::set_level(spdlog_level(settings_.get(setting::log_level)));
    }
}

void MainWindow::show_welcome() {
    if (auto* shown = findChild<WelcomePage*>()) return shown->raise();
    auto* page = new WelcomePage(session_, settings_, *models_, *recent_, *recent_menu_, this);
    connect(page, &WelcomePage::command_wanted, this, [this](const QString& id) { commands_->run(id); });
    connect(page, &WelcomePage::project_wanted, this,
            [this](const QString& file) { open_recent(FileKind::project, file); });
    // Somebody has begun.
    connect(files_, &FileActions::project_changed, page, &QDialog::accept);
    connect(files_, &FileActions::used, page, &QDialog::accept);
    if (auto* recovered = views_->findChild<RecoveredPage*>()) page->set_recovered(*recovered);
    settings_.set(setting::first_steps, false);
    page->show();
}

void MainWindow::show_preferences() { (new PreferencesDialog(settings_, this))->open(); }

void MainWindow::show_device_setting() {
    auto* dialog = new PreferencesDialog(settings_, this);
    dialog->open();
    dialog->show_setting(setting::device.key);
}

}  // namespace limner::ui
