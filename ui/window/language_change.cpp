// MainWindow in another language: all that holds words is built again around the same session, files, jobs
// and notices, and shown as it was. Steps of the undo list, jobs and notices keep the words they were made
// with.

#include <QDockWidget>
#include <QLayout>
#include <QRubberBand>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <algorithm>
#include <map>
#include <utility>

#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/seed_browser.h"
#include "ui/recovery/safekeeper.h"
#include "ui/settings/setting_list.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/recovered_page.h"
#include "ui/window/status_line.h"
#include "ui/window/welcome_page.h"

namespace limner::ui {
namespace {

/// Commands that are on or off and belong to nothing else that remembers it.
constexpr const char* switches[] = {"view.overlay", "view.performance"};

/// How the views show the portrait.
struct Looks {
    explicit Looks(ViewArea& views)
        : layout(views.view_layout()),
          share(views.canvas_share()),
          overlay(views.canvas().overlay_opacity()),
          canvas(views.canvas().transform()),
          viewport(views.viewport().transform()) {}
    void restore(ViewArea& views) const {
        views.set_view_layout(layout);
        views.set_canvas_share(share);
        views.canvas().set_overlay_opacity(overlay);
        views.canvas().set_transform(canvas);
        views.viewport().set_transform(viewport);
    }
    ViewLayout layout;
    double share, overlay;
    ViewTransform canvas, viewport;
};

/// The panels at the sides are as wide as they were, or as their words need.
class SideWidths {
public:
    explicit SideWidths(const QMainWindow& window) {
        for (const auto* dock : window.findChildren<QDockWidget*>())
            if (const auto area = window.dockWidgetArea(const_cast<QDockWidget*>(dock)); is_side(area, *dock))
                widths_[area] = std::max(widths_[area], dock->isVisible() ? dock->width() : 0);
    }
    void restore(QMainWindow& window) {
        const auto docks = window.findChildren<QDockWidget*>();
        for (const auto* dock : docks)
            if (const auto area = window.dockWidgetArea(const_cast<QDockWidget*>(dock)); is_side(area, *dock))
                widths_[area] = std::max(widths_[area], dock->minimumSizeHint().width());
        for (auto* dock : docks)
            if (const auto area = window.dockWidgetArea(dock); is_side(area, *dock) && dock->isVisible())
                window.resizeDocks({dock}, {widths_[area]}, Qt::Horizontal);
    }

private:
    static bool is_side(Qt::DockWidgetArea area, const QDockWidget& dock) {
        return !dock.isFloating() && (area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea);
    }
    std::map<Qt::DockWidgetArea, int> widths_;
};

/// What goes on in the new language where it is open; the language is chosen in two of them.
struct OpenPages {
    bool preferences = false, seeds = false;
    int welcome = -1;  // the tab; -1: not open

    explicit OpenPages(const MainWindow& window) {
        preferences = window.findChild<PreferencesDialog*>();
        if (const auto* tabs = window.findChild<QTabWidget*>("welcome.tabs")) welcome = tabs->currentIndex();
        seeds = window.findChild<SeedBrowser*>();
    }
    void open(MainWindow& window) const {
        if (seeds) window.show_seed_browser();
        if (welcome >= 0) {
            window.show_welcome();
            window.findChild<QTabWidget*>("welcome.tabs")->setCurrentIndex(welcome);
        }
        if (!preferences) return;
        window.show_preferences();
        window.findChild<PreferencesDialog*>()->show_setting(setting::language.key);
    }
};

/// Made by Qt for its own use.
bool is_of_qt(const QObject& child) {
    return qobject_cast<const QTabBar*>(&child) || qobject_cast<const QRubberBand*>(&child) ||
           child.objectName().startsWith("qt_") || child.inherits("QDockWidgetGroupWindow");
}

}  // namespace

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // Several translators come and go: one change for them all, when whoever asked for it has returned.
    if (event->type() != QEvent::LanguageChange || std::exchange(language_changes_, true)) return;
    QMetaObject::invokeMethod(this, &MainWindow::change_language, Qt::QueuedConnection);
}

void MainWindow::remove_content() {
    // Those that float in a common window are its children.
    for (QDockWidget* dock : findChildren<QDockWidget*>()) delete dock;
    // The last first: they know those before them.
    const QObjectList all = children();
    for (auto child = all.rbegin(); child != all.rend(); ++child)
        if (children().contains(*child) && !lasting_.contains(*child) && !is_of_qt(**child)) delete *child;
}

void MainWindow::change_language() {
    language_changes_ = false;
    for (PictureView* view : views_->views()) view->cancel_gesture();
    const bool canvas_only = !full_layout_.isEmpty();
    if (canvas_only) toggle_canvas_only();
    const Looks looks(*views_);
    const OpenPages pages(*this);
    const QByteArray panels = saveState();
    const QSize size = this->size();
    SideWidths widths(*this);
    const QJsonObject keys = commands_->key_changes();
    std::vector<const char*> changed;
    for (const char* id : switches)
        if (commands_->action(id)->isChecked()) changed.push_back(id);
    const bool unprotected = status_->unprotected();
    std::vector<RecoveredWork> recovered;
    if (const auto* page = views_->findChild<RecoveredPage*>()) recovered = page->works();

    setUpdatesEnabled(false);
    remove_content();
    unsetLocale();  // figures and dates are written as the new language does
    build_content();
    for (const AnySetting& setting : all_settings()) apply_to_content(setting.key);
    settle_content();
    commands_->set_key_changes(keys);
    for (const char* id : switches) {
        const bool on = std::find(changed.begin(), changed.end(), id) != changed.end();
        if (commands_->action(id)->isChecked() != on) commands_->run(id);
    }
    if (safekeeper_) connect_safekeeper();
    status_->set_unprotected(unprotected);
    // The panels have their sizes first once they are laid out.
    QTimer::singleShot(0, this, [=, this]() mutable {
        restoreState(panels);
        widths.restore(*this);
        if (!isMaximized() && !isFullScreen()) resize(size);  // it grew for the first layout of the panels
        for (auto* tabs : findChildren<QTabBar*>(Qt::FindDirectChildrenOnly))
            tabs->setAccessibleName(tr("Panels"));
        looks.restore(*views_);
        if (canvas_only) toggle_canvas_only();
        status_->layout()->invalidate();
        status_->layout()->activate();
        setUpdatesEnabled(true);
        if (!recovered.empty()) offer(recovered);
        views_->current_view().setFocus();
        pages.open(*this);
    });
}

}  // namespace limner::ui
