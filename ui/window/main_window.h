#pragma once
// The window: puts views, panels, bars and commands together. What they do lies in their own files.
//
//     EditorSession session;
//     Settings settings(settings_file());
//     MainWindow window(session, settings);
//     window.show();
//     session.link().start([] { return Engine::start({}); });

#include <QElapsedTimer>
#include <QMainWindow>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "ui/session/editor_session.h"
#include "ui/session/export_actions.h"
#include "ui/session/file_actions.h"
#include "ui/session/model_shelf.h"

class QDockWidget;

namespace limner::ui {

class BrushShelf;
class ClipboardActions;
class CommandRegistry;
class NoticeLog;
class RecentMenu;
class Safekeeper;
class Settings;
class StatusLine;
struct RecoveredWork;
class ViewArea;
class Workspaces;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(EditorSession& session, Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    CommandRegistry& commands() { return *commands_; }
    ViewArea& views() { return *views_; }
    FileActions& files() { return *files_; }
    ExportActions& exports() { return *exports_; }
    ModelShelf& models() { return *models_; }
    RecentFiles& recent() { return *recent_; }
    BrushShelf& brushes() { return *brushes_; }
    ClipboardActions& clipboard() { return *clipboard_; }
    Workspaces& workspaces() { return *workspaces_; }
    /// Off in tests and when pictures of the window are taken: no question on close, no stored layout.
    void set_unattended(bool unattended) { unattended_ = unattended; }
    /// The user's keys, the window's place, and the workspace that was used last (kept in `workspaces`).
    void restore_layout(const QString& workspaces);
    /// From now on a crash takes nothing; what earlier ones left below `roots` is offered (protection.cpp).
    void protect(std::vector<std::filesystem::path> roots);

    // Called by commands.
    void new_portrait(std::uint64_t seed);
    void open_dialog();
    /// Opens any file, or a folder with a model; a project only once the present one is safe.
    void open(const QString& file);
    /// `saved` follows when the portrait is in a file (see FileActions::save_project_as).
    void save(std::function<void()> saved = {});
    void save_as_dialog(std::function<void()> saved = {});
    void save_incremental();
    void save_copy_dialog(std::function<void()> saved = {});
    /// Back to `version`, the project's file or a backup of it; changes that are in no file are asked about.
    void revert(const QString& version);
    void import_labels_dialog();
    void reference_dialog();
    void export_picture_dialog();
    void turntable_dialog();
    /// The same with the keys of the timeline as its path.
    void animation_dialog();
    void mesh_dialog();
    void people_dialog();
    void export_labels_dialog();
    void import_brushes_dialog();
    void export_brushes_dialog();
    /// The keyboard focus goes to the next, or the previous, panel or view that is shown.
    void go_to_panel(bool next);
    void toggle_canvas_only();
    void toggle_full_screen();
    void show_jobs();
    void show_notices();
    /// What somebody who helps wants to know, on the clipboard.
    void copy_system_report();
    void show_models();
    void load_model_dialog();
    void show_timeline();
    void time_lapse_dialog();
    /// Other people and variations of this one, to choose from.
    void show_seed_browser();
    void show_palette();
    void show_shortcuts();
    void show_model_information();
    void show_about();
    /// Size and quality of the picture, and what it shows.
    void show_picture_information();
    /// The preferences, where the device is chosen.
    void show_device_setting();
    /// The page of a start without a project: what to begin with, and the first steps.
    void show_welcome();
    void show_preferences();
    /// Shows `id`; the canvas-only state ends.
    void go_to_workspace(const QString& id);
    void reset_workspace();
    void save_workspace_dialog();
    void remove_workspace_dialog();
    /// Esc in a view, after its gestures.
    void escape();
    /// One step back or forth, and its name in the status bar and for screen readers.
    void undo();
    void redo();
    /// The folder of the editor's log.
    void show_log();
    /// The last step that is done; null at the start of the list.
    const QUndoCommand* last_step() const;
    /// Something that ran in an event threw `thrown`: what it had begun is undone back to `last_step`, an
    /// autosave is written, and the user is told (protection.cpp).
    void recover(const QUndoCommand* last_step, const QString& thrown);

protected:
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// Views, commands, panels and bars: all that holds words. It is built again in another language, around
    /// the same session (language_change.cpp).
    void build_content();
    /// What the content takes over from the settings; after the first layout of the window.
    void settle_content();
    void remove_content();
    /// Builds the content again, and shows it as it was shown.
    void change_language();
    void build_docks();
    /// Panels and bars as at the first start.
    void arrange_panels();
    void size_panels();
    void fill_workspace_menu();
    void update_title();
    /// Commands the loaded model cannot follow say so.
    void follow_capabilities();
    /// In the hint of the status bar, and read out.
    void announce(const QString& text);
    /// Recent files, the clipboard, and other editors' locks (projects.cpp).
    void connect_projects();
    /// The menus of recent files and backups.
    void connect_project_menus();
    /// What the status bar says about autosaves.
    void connect_safekeeper();
    void open_recent(FileKind kind, const QString& file);
    void locate_recent(FileKind kind, const QString& file);
    void ask_about_locked(const QString& file, const LockHolder& holder, std::function<void(OpenAs)> open);
    /// Where to save the project, by the system's dialog, which proposes `start`; empty when it was
    /// cancelled.
    QString ask_for_project_file(const QString& title, const QString& start);
    /// `portrait` in a new project, once the present one is safe.
    void start_portrait(const Portrait& portrait);
    /// Goes on with `go` at once when everything is saved, else after the user's answer.
    void when_saved(std::function<void()> go);
    /// Goes on with `go` when no export runs any more, or at once when the user says so.
    void when_exported(std::function<void()> go);
    void offer(const std::vector<RecoveredWork>& works);
    /// Makes the setting `key` count (preferences.cpp).
    void apply_setting(const QString& key);
    /// The same where it concerns views and commands; false: it does not.
    bool apply_to_content(const QString& key);

    EditorSession& session_;
    Settings& settings_;
    FileActions* files_;
    ExportActions* exports_;
    ModelShelf* models_;
    RecentFiles* recent_;
    BrushShelf* brushes_;
    RecentMenu* recent_menu_ = nullptr;
    ClipboardActions* clipboard_;
    NoticeLog* notices_;
    Workspaces* workspaces_;
    QObjectList lasting_;  // children that are no content
    ViewArea* views_ = nullptr;
    CommandRegistry* commands_ = nullptr;
    StatusLine* status_ = nullptr;
    std::unique_ptr<Safekeeper> safekeeper_;  // goes before what it reads
    QElapsedTimer recovered_;                 // since the last recover()
    QDockWidget *jobs_dock_ = nullptr, *models_dock_ = nullptr, *timeline_dock_ = nullptr;
    QByteArray first_layout_;  // of the panels
    QByteArray full_layout_;   // while only the canvas is shown
    bool unattended_ = false, closing_ = false, language_changes_ = false;
};

/// Fill the registry (commands.cpp, brush_commands.cpp, class_commands.cpp, selection_commands.cpp,
/// view_commands.cpp) and the menus (menus.cpp).
void build_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands);
void build_selection_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands);
void build_brush_commands(MainWindow& window, CommandRegistry& commands);
void build_class_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands);
void build_timeline_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands);
void build_view_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands);
void build_menus(MainWindow& window, const CommandRegistry& commands);

}  // namespace limner::ui
