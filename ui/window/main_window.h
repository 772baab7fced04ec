#pragma once
// The window: puts views, panels, bars and commands together. What they do lies in their own files.
//
//     EditorSession session;
//     MainWindow window(session);
//     window.show();
//     session.link().start([] { return Engine::start({}); });

#include <QMainWindow>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "ui/session/editor_session.h"
#include "ui/session/export_actions.h"
#include "ui/session/file_actions.h"

class QDockWidget;

namespace limner::ui {

class CommandRegistry;
class Safekeeper;
class StatusLine;
struct RecoveredWork;
class ViewArea;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(EditorSession& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    CommandRegistry& commands() { return *commands_; }
    ViewArea& views() { return *views_; }
    FileActions& files() { return *files_; }
    ExportActions& exports() { return *exports_; }
    /// Off in tests and when pictures of the window are taken: no question on close, no stored layout.
    void set_unattended(bool unattended) { unattended_ = unattended; }
    void restore_layout();
    /// From now on a crash takes nothing; what earlier ones left below `roots` is offered (protection.cpp).
    void protect(std::vector<std::filesystem::path> roots);

    // Called by commands.
    void new_portrait(std::uint64_t seed);
    void open_dialog();
    /// Opens any file; a project only once the present one is safe.
    void open(const QString& file);
    void save();
    void save_as_dialog();
    void import_labels_dialog();
    void reference_dialog();
    void export_picture_dialog();
    void turntable_dialog();
    void mesh_dialog();
    void people_dialog();
    void export_labels_dialog();
    void toggle_canvas_only();
    void toggle_full_screen();
    void show_jobs();
    void show_palette();
    void show_shortcuts();
    void show_model_information();
    void show_about();
    /// Esc in a view, after its gestures.
    void escape();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build_docks();
    void update_title();
    /// Goes on with `go` at once when everything is saved, else after the user's answer.
    void when_saved(std::function<void()> go);
    /// Goes on with `go` when no export runs any more, or at once when the user says so.
    void when_exported(std::function<void()> go);
    void offer(const std::vector<RecoveredWork>& works);

    EditorSession& session_;
    FileActions* files_;
    ExportActions* exports_;
    ViewArea* views_;
    CommandRegistry* commands_;
    StatusLine* status_;
    std::unique_ptr<Safekeeper> safekeeper_;  // goes before what it reads
    std::function<void()> after_saving_;
    QDockWidget* jobs_dock_ = nullptr;
    QByteArray full_layout_;  // while only the canvas is shown
    bool unattended_ = false, closing_ = false;
};

/// Fills the registry and the menu bar (commands.cpp).
void build_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands);
void build_menus(MainWindow& window, const CommandRegistry& commands);

}  // namespace limner::ui
