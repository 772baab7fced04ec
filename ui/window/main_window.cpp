#include "ui/window/main_window.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QToolBar>
#include <QUrl>
#include <algorithm>

#include "ui/panels/classes_panel.h"
#include "ui/panels/edits_panel.h"
#include "ui/panels/head_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/light_panel.h"
#include "ui/panels/models_panel.h"
#include "ui/panels/parts_panel.h"
#include "ui/panels/pose_panel.h"
#include "ui/panels/snapshots_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/panels/tool_options.h"
#include "ui/recovery/log_file.h"
#include "ui/recovery/safekeeper.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/clipboard_actions.h"
#include "ui/session/desktop.h"
#include "ui/session/needed_capability.h"
#include "ui/session/notice_log.h"
#include "ui/session/pictures.h"
#include "ui/settings/languages.h"
#include "ui/settings/setting_list.h"
#include "ui/timeline/key_marks.h"
#include "ui/tools/transform_tool.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/dropped_file.h"
#include "ui/widgets/icons.h"
#include "ui/window/command_registry.h"
#include "ui/window/focus_return.h"
#include "ui/window/notices_popup.h"
#include "ui/window/popup_palette.h"
#include "ui/window/shortcut_sheet.h"
#include "ui/window/status_line.h"
#include "ui/window/system_notice.h"
#include "ui/window/system_report.h"
#include "ui/window/view_memory.h"
#include "ui/window/workspaces.h"

namespace limner::ui {
namespace {

constexpr int layout_version = 1;

/// The first control inside `widget`, or itself, that Tab reaches; null when there is none.
QWidget* first_control(QWidget& widget) {
    const auto reachable = [](const QWidget& w) {
        return w.isVisible() && w.isEnabled() && (w.focusPolicy() & Qt::TabFocus);
    };
    QWidget* control = &widget;
    do {
        if ((control == &widget || widget.isAncestorOf(control)) && reachable(*control)) return control;
        control = control->nextInFocusChain();
    } while (control != &widget);
    return nullptr;
}

/// In a panel behind another one's tab: there is nothing to see of it.
bool behind_a_tab(const QWidget& control) {
    for (const QWidget* widget = &control; widget; widget = widget->parentWidget())
        if (qobject_cast<const QDockWidget*>(widget)) return widget->visibleRegion().isEmpty();
    return false;
}

/// To know a portrait again, beside a question about it.
QPixmap small_picture(const QImage& picture, double ratio) {
    const int side = qRound(96 * ratio);
    QPixmap small =
        QPixmap::fromImage(picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    small.setDevicePixelRatio(ratio);
    return small;
}

/// A file of that name in the folder of `file`; none where there is none.
QString beside(const QString& file, const char* name) {
    return file.isEmpty() ? QString() : QFileInfo(file).absolutePath() + '/' + name;
}

}  // namespace

MainWindow::MainWindow(EditorSession& session, Settings& settings, QWidget* parent)
    : QMainWindow(parent),
      session_(session),
      settings_(settings),
      files_(new FileActions(session, this)),
      exports_(new ExportActions(session, *files_, this)),
      models_(new ModelShelf(session, settings, exports_->jobs(), this)),
      recent_(new RecentFiles(beside(settings.file(), "recent.json"), this)),
      brushes_(new BrushShelf(session, beside(settings.file(), "brushes.json"), this)),
      clipboard_(new ClipboardActions(session, *files_, this)),
      notices_(new NoticeLog(session, this)),
      workspaces_(new Workspaces(*this, [this] { arrange_panels(); })) {
    new SystemNotice(exports_->jobs(), *this);
    lasting_ = children();
    setObjectName("window");
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    connect(workspaces_, &Workspaces::changed, this, &MainWindow::fill_workspace_menu);
    connect(&session_, &EditorSession::model_changed, this, &MainWindow::follow_capabilities);
    connect(&session_.document().undo_stack(), &QUndoStack::cleanChanged, this, &MainWindow::update_title);
    connect(files_, &FileActions::project_changed, this, &MainWindow::update_title);
    connect(files_, &FileActions::model_opened, models_, qOverload<const ModelSummary&>(&ModelShelf::open));
    connect_projects();
    build_content();
    setMinimumSize(1024, 640);
    resize(1440, 900);
    views_->set_view_layout(ViewLayout::split);
    for (const AnySetting& setting : all_settings()) apply_setting(setting.key);
    connect(&settings_, &Settings::changed, this, &MainWindow::apply_setting);
    // The first one is spoken already.
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        if (key == setting::language.key) install_language(*qApp, settings_.get(setting::language));
    });
    settle_content();
    if (!brushes_->remark().isEmpty()) session_.notify(NoticeLevel::warning, brushes_->remark());
}

void MainWindow::build_content() {
    views_ = new ViewArea(session_, this);
    commands_ = new CommandRegistry(*this);
    setCentralWidget(views_);
    connect(views_, &ViewArea::always_fit_chosen, this,
            [this] { settings_.set(setting::fit_paintings, true); });
    auto* options = new ToolOptions(session_, *views_, this);
    build_commands(*this, session_, *commands_);
    build_menus(*this, *commands_);
    auto* toolbox = new QToolBar(tr("Tools"), this);
    toolbox->setObjectName("toolbox");
    toolbox->setMovable(false);
    toolbox->setIconSize({22, 22});
    for (const char* id : {"tool.brush", "tool.eraser", "tool.fill", "tool.lasso", "tool.rectangle",
                           "tool.ellipse", "tool.polygon", "tool.region", "tool.move", "tool.eyedropper",
                           "tool.pose", "tool.light", "tool.grab"})
        toolbox->addAction(commands_->action(id));
    addToolBar(Qt::TopToolBarArea, options);
    addToolBar(Qt::LeftToolBarArea, toolbox);
    options->add_commands(*commands_, *brushes_);
    build_docks();
    first_layout_ = saveState(layout_version);
    fill_workspace_menu();
    connect(notices_, &NoticeLog::cleared, views_, &ViewArea::close_toasts);
    follow_capabilities();
    auto* palette = new PopupPalette(session_, *commands_, *brushes_, this);
    connect(&views_->canvas(), &CanvasView::palette_asked, palette, &PopupPalette::open_at);
    status_ = new StatusLine(session_, *files_, exports_->jobs(), *notices_, *views_, settings_, this);
    setStatusBar(status_);
    connect_project_menus();
    update_title();
}

void MainWindow::settle_content() {
    new FocusReturn(*views_, this);
    new ViewMemory(settings_, session_, *views_, *commands_, this);
}

MainWindow::~MainWindow() = default;

void MainWindow::build_docks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    const auto dock = [this](const char* name, const QString& title, QWidget* content,
                             Qt::DockWidgetArea area) {
        auto* d = new QDockWidget(title, this);
        d->setObjectName(name);
        d->setWidget(content);
        d->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable |
                       QDockWidget::DockWidgetClosable);
        addDockWidget(area, d);
        return d;
    };
    auto* class_list = new ClassesPanel(session_, this);
    class_list->add_commands(*commands_);
    auto* classes = dock("dock.classes", tr("Classes"), class_list, Qt::LeftDockWidgetArea);
    auto* head = dock("dock.head", tr("Head"), new HeadPanel(session_, this), Qt::RightDockWidgetArea);
    auto* part_list = new PartsPanel(session_, this);
    connect(part_list, &PartsPanel::portrait_dropped, files_, &FileActions::take_styles);
    auto* parts = dock("dock.style", tr("Parts"), part_list, Qt::RightDockWidgetArea);
    auto* light = dock("dock.light", tr("Light"), new LightPanel(session_, this), Qt::RightDockWidgetArea);
    auto* pose = dock("dock.pose", tr("Pose"), new PosePanel(session_, this), Qt::RightDockWidgetArea);
    auto* edits = dock("dock.edits", tr("Edits"), new EditsPanel(session_, this), Qt::RightDockWidgetArea);
    auto* history =
        dock("dock.history", tr("History"), new HistoryPanel(session_, this), Qt::RightDockWidgetArea);
    jobs_dock_ =
        dock("dock.jobs", tr("Jobs"), new JobsPanel(exports_->jobs(), this), Qt::RightDockWidgetArea);
    models_dock_ =
        dock("dock.models", tr("Models"), new ModelsPanel(session_, *models_, this), Qt::RightDockWidgetArea);
    // Split before tabs are made: a tabbed dock cannot be split any more.
    splitDockWidget(head, history, Qt::Vertical);
    tabifyDockWidget(history, jobs_dock_);
    tabifyDockWidget(jobs_dock_, models_dock_);
    history->raise();
    tabifyDockWidget(head, parts);
    tabifyDockWidget(parts, light);
    tabifyDockWidget(light, pose);
    tabifyDockWidget(pose, edits);
    head->raise();
    // Their tab says the name already.
    for (QDockWidget* d : {head, parts, light, pose, edits, history, jobs_dock_, models_dock_}) {
        auto* bar = new QWidget(d);
        bar->setFixedHeight(1);
        d->setTitleBarWidget(bar);
        d->setFeatures(QDockWidget::DockWidgetClosable);
    }
    auto* shelf = new SnapshotsPanel(session_, this);
    connect(shelf, &SnapshotsPanel::compare_wanted, this, [this](int index) {
        views_->show_viewport();
        views_->viewport().comparison().compare_with_snapshot(index);
    });
    auto* snapshots = dock("dock.snapshots", tr("Snapshots"), shelf, Qt::BottomDockWidgetArea);
    auto* timeline = new TimelinePanel(session_, this);
    timeline->add_commands(*commands_);
    connect(timeline, &TimelinePanel::export_asked, this, &MainWindow::animation_dialog);
    connect(timeline, &TimelinePanel::project_dropped, files_, &FileActions::take_timeline);
    timeline_dock_ = dock("dock.timeline", tr("Timeline"), timeline, Qt::BottomDockWidgetArea);
    new KeyMarks(session_.playhead(), *this);
    timeline_dock_->hide();  // until it is asked for
    size_panels();
    QMenu* panels = menuBar()->findChild<QMenu*>("menu.view.panels");
    for (QDockWidget* d : {classes, head, parts, light, pose, edits, history, jobs_dock_, models_dock_,
                           snapshots, timeline_dock_})
        if (panels) panels->addAction(d->toggleViewAction());
}

void MainWindow::size_panels() {
    const auto dock = [this](const char* name) { return findChild<QDockWidget*>(name); };
    resizeDocks({dock("dock.classes")}, {178}, Qt::Horizontal);
    resizeDocks({dock("dock.head")}, {296}, Qt::Horizontal);
    resizeDocks({dock("dock.head"), dock("dock.history")}, {620, 170}, Qt::Vertical);
    resizeDocks({dock("dock.snapshots")}, {132}, Qt::Vertical);
}

void MainWindow::arrange_panels() {
    restoreState(first_layout_, layout_version);
    for (const char* name : {"dock.head", "dock.history"}) findChild<QDockWidget*>(name)->raise();
    size_panels();
}

void MainWindow::restore_layout(const QString& workspaces) {
    commands_->set_key_changes(stored_keys());
    QSettings settings;
    const QByteArray geometry = settings.value("window/geometry").toByteArray();
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    workspaces_->restore(workspaces);
}

void MainWindow::update_title() {
    const QString untitled = files_->origin().isEmpty() ? tr("Untitled") : files_->origin();
    const QString name =
        files_->project_file().isEmpty() ? untitled : QFileInfo(files_->project_file()).completeBaseName();
    const QString shown = files_->read_only() ? tr("%1 (read-only)").arg(name) : name;
    setWindowTitle(shown + "[*] " + QChar(0x2013) + " Limner");
    setWindowModified(!session_.document().undo_stack().isClean());
}

void MainWindow::follow_capabilities() {
    for (const QAction* action : commands_->actions()) {
        const QString id = action->objectName();
        const auto why = why_not(id, session_.model());
        if (!why) continue;
        commands_->set_reason_against(id, *why);
        if (!why->isEmpty() && id.startsWith("tool.") && action->isChecked())
            session_.set_tool(ToolId::brush);
    }
}

void MainWindow::announce(const QString& text) {
    session_.hint(text);
    auto* hint = status_->findChild<QLabel*>("status.hint");
    QAccessibleEvent said(hint, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

void MainWindow::undo() {
    if (session_.refuse_while_opening()) return;
    QUndoStack& stack = session_.document().undo_stack();
    const QString step = stack.undoText();
    stack.undo();
    if (!step.isEmpty()) announce(tr("Undone: %1").arg(step));
}

void MainWindow::redo() {
    if (session_.refuse_while_opening()) return;
    QUndoStack& stack = session_.document().undo_stack();
    const QString step = stack.redoText();
    stack.redo();
    if (!step.isEmpty()) announce(tr("Done again: %1").arg(step));
}

void MainWindow::show_log() { show_in_folder(QFileInfo(log_file()).absolutePath()); }

void MainWindow::when_saved(std::function<void()> go) {
    session_.put_down();
    if (unattended_ || session_.document().undo_stack().isClean()) return go();
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("The portrait has changes that are in no file yet."), QMessageBox::NoButton, this);
    box.setObjectName("project.unsaved");
    box.setInformativeText(
        files_->saved_at().isValid()
            ? tr("It was saved last %1.").arg(locale().toString(files_->saved_at(), QLocale::ShortFormat))
            : tr("It was never saved."));
    if (const QImage picture = to_qimage(session_.frame().picture.image); !picture.isNull())
        box.setIconPixmap(small_picture(picture, devicePixelRatioF()));
    auto* save_button = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    auto* drop = box.addButton(tr("Don't save"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save_button);
    box.exec();
    if (box.clickedButton() == drop) return go();
    if (box.clickedButton() == save_button) save(std::move(go));
}

void MainWindow::when_exported(std::function<void()> go) {
    JobQueue& jobs = exports_->jobs();
    if (unattended_ || jobs.active() == 0) return go();
    // The new answer counts, not an earlier "Finish and quit".
    delete jobs.findChild<QObject*>("finish-and-quit", Qt::FindDirectChildrenOnly);
    QMessageBox box(QMessageBox::Question, tr("Exports are running"),
                    tr("Exports that are not finished yet: %1").arg(jobs.active()), QMessageBox::NoButton,
                    this);
    auto* wait = box.addButton(tr("Finish and quit"), QMessageBox::AcceptRole);
    auto* stop = box.addButton(tr("Stop them and quit"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Stay"), QMessageBox::RejectRole));
    // The text is short, and by the style sheet's least width they would be squeezed to its width.
    for (QAbstractButton* button : box.buttons()) button->setMinimumWidth(button->sizeHint().width());
    box.exec();
    if (box.clickedButton() != stop && box.clickedButton() != wait) return;
    if (box.clickedButton() == stop) jobs.stop_all();
    if (box.clickedButton() == stop || jobs.active() == 0) return go();
    auto* waiting = new QObject(&jobs);
    waiting->setObjectName("finish-and-quit");
    connect(&jobs, &JobQueue::changed, waiting, [&jobs, waiting, go = std::move(go)] {
        if (jobs.active() > 0) return;
        jobs.disconnect(waiting);
        waiting->deleteLater();
        go();
    });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!closing_) {
        event->ignore();
        // Queued: a close within a close does nothing.
        const auto close_later = [this] {
            closing_ = true;
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        };
        return when_exported([this, close_later] { when_saved(close_later); });
    }
    if (safekeeper_) safekeeper_->end();
    if (!unattended_ && full_layout_.isEmpty()) {
        QSettings().setValue("window/geometry", saveGeometry());
        workspaces_->keep();
    }
    event->accept();
}

void MainWindow::go_to_workspace(const QString& id) {
    if (!full_layout_.isEmpty()) toggle_canvas_only();
    workspaces_->go_to(id);
    fill_workspace_menu();  // a click on the one that is shown has unchecked it
}

void MainWindow::reset_workspace() {
    if (!full_layout_.isEmpty()) toggle_canvas_only();
    workspaces_->reset();
}

void MainWindow::fill_workspace_menu() {
    QMenu* menu = menuBar()->findChild<QMenu*>("menu.view.workspace");
    menu->clear();
    bool any_own = false;
    for (const QString& id : workspaces_->ids()) {
        if (!workspaces_->is_own(id)) {
            QAction* action = commands_->action("workspace." + id);
            action->setChecked(id == workspaces_->current());
            menu->addAction(action);
            continue;
        }
        if (!std::exchange(any_own, true)) menu->addSeparator();
        QAction* action =
            menu->addAction(QString(id).replace('&', "&&"), this, [this, id] { go_to_workspace(id); });
        action->setCheckable(true);
        action->setChecked(id == workspaces_->current());
    }
    menu->addSeparator();
    for (const char* id : {"workspace.save", "workspace.reset", "workspace.remove"})
        menu->addAction(commands_->action(id));
    commands_->action("workspace.remove")->setEnabled(any_own);
}

void MainWindow::go_to_panel(bool next) {
    std::vector<QWidget*> panels{findChild<QToolBar*>("tool.options"), &views_->canvas(),
                                 &views_->viewport()};
    // A panel behind another one's tab is no place to go to.
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        if (!dock->visibleRegion().isEmpty()) panels.push_back(dock);
    panels.push_back(status_);
    std::erase_if(panels, [](QWidget* panel) { return !panel->isVisible() || !first_control(*panel); });
    if (panels.empty()) return;
    const QWidget* focus = QApplication::focusWidget();
    const auto here = std::find_if(panels.begin(), panels.end(), [&](const QWidget* panel) {
        return focus && (panel == focus || panel->isAncestorOf(focus));
    });
    const auto count = static_cast<std::ptrdiff_t>(panels.size());
    std::ptrdiff_t index = here - panels.begin();
    index = index == count ? 0 : (index + (next ? 1 : count - 1)) % count;
    first_control(*panels[std::size_t(index)])->setFocus(Qt::TabFocusReason);
}

bool MainWindow::focusNextPrevChild(bool next) {
    const QWidget* from = focusWidget();
    do {
        if (!QMainWindow::focusNextPrevChild(next)) return false;
    } while (focusWidget() && focusWidget() != from && behind_a_tab(*focusWidget()));
    return true;
}

void MainWindow::toggle_canvas_only() {
    if (!full_layout_.isEmpty()) {
        restoreState(std::exchange(full_layout_, {}), layout_version);
        menuBar()->show();
        return;
    }
    full_layout_ = saveState(layout_version);
    for (QDockWidget* dock : findChildren<QDockWidget*>()) dock->hide();
    for (QToolBar* bar : findChildren<QToolBar*>()) bar->hide();
    menuBar()->hide();
}

void MainWindow::toggle_full_screen() { setWindowState(windowState() ^ Qt::WindowFullScreen); }

void MainWindow::show_notices() {
    auto* popup = findChild<NoticesPopup*>("notices");
    if (!popup) popup = new NoticesPopup(*notices_, this);
    popup->open_above(status_->bell());
}

void MainWindow::copy_system_report() {
    QApplication::clipboard()->setText(system_report(session_));
    session_.notify(NoticeLevel::info, tr("The system report is on the clipboard"));
}

void MainWindow::escape() {
    if (views_->current_view().cancel_gesture() || views_->canvas().drop_open_area()) return;
    if (session_.floating()) return session_.transform().drop(session_);
    if (Comparison& comparison = views_->viewport().comparison(); comparison.mode() != CompareMode::off)
        return comparison.set_mode(CompareMode::off);
    if (!full_layout_.isEmpty()) return toggle_canvas_only();
    if (isFullScreen()) return toggle_full_screen();
    views_->current_view().setFocus();
}

void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    // Qt makes the tabs of the panels when it needs them.
    if (auto* tabs = event->polished() ? qobject_cast<QTabBar*>(event->child()) : nullptr)
        tabs->setAccessibleName(tr("Panels"));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls()) return;
    event->acceptProposedAction();
    session_.hint(
        tr("Drop a project to open it, a label map to use it, a photo to lay it under the map, a model to "
           "load it"));
}

void MainWindow::dropEvent(QDropEvent* event) {
    session_.hint({});
    const QString file = take_dropped_file(*event);
    // Queued: the program that the file comes from waits until this returns, and open() may ask.
    if (!file.isEmpty())
        QMetaObject::invokeMethod(
            this, [this, file] { open(file); }, Qt::QueuedConnection);
}

void MainWindow::open(const QString& file) {
    if (QFileInfo(file).isDir()) return models_->open(file);
    if (!FileActions::is_project(file)) return files_->open_any(file);
    when_saved([this, file] { files_->open_project(file); });
}

void MainWindow::new_portrait(std::uint64_t seed) {
    Portrait portrait = portrait_from_seed(seed);
    portrait.model = session_.portrait().model;
    start_portrait(portrait);
}

void MainWindow::start_portrait(const Portrait& portrait) {
    if (session_.refuse_while_opening()) return;
    when_saved([this, portrait] {
        session_.shelf().reset({});
        files_->remove_reference();
        session_.document().reset(portrait);
        files_->forget_project();
    });
}

void MainWindow::save(std::function<void()> saved) {
    if (files_->project_file().isEmpty() || files_->read_only()) return save_as_dialog(std::move(saved));
    files_->save_project_as(files_->project_file(), std::move(saved));
}

}  // namespace limner::ui
