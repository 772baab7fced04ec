#pragma once
// Keeps unsaved work safe from a crash: every change goes to a journal at most 250 ms later, and every three
// minutes the whole project beside it. All writing happens on a thread of its own, from copies of values.
//
//     Safekeeper keeper(session, files, work_roots());
//     ...
//     keeper.end();      // a clean end: nothing is left behind

#include <QObject>
#include <QThreadPool>
#include <QTime>
#include <QTimer>
#include <memory>

#include "ui/recovery/recovered_work.h"
#include "ui/session/editor_session.h"
#include "ui/session/file_actions.h"

namespace limner::ui {

class Safekeeper final : public QObject {
    Q_OBJECT
public:
    Safekeeper(EditorSession& session, FileActions& files, std::vector<std::filesystem::path> roots,
               QObject* parent = nullptr);
    /// Writes what is due and leaves it on disk, as a crash would.
    ~Safekeeper() override;

    /// Looks for what crashed editors left; recovered() follows where there is something.
    void look_for_work();
    /// Writes the whole project now; `kept` follows once it is on disk, and only then.
    void keep_now(std::function<void()> kept);
    /// Writes the whole project beside the journal, where there is something to lose; autosaved() follows.
    void autosave();
    /// Waits until everything is written. For tests and the last moments of the program.
    void wait();
    /// A clean end: waits, then removes the folder.
    void end();
    /// Zero: no autosaves; the journal goes on.
    void set_autosave_interval(std::chrono::milliseconds interval);

Q_SIGNALS:
    void autosaved();
    void recovered(const std::vector<limner::ui::RecoveredWork>& works);
    /// Nowhere can be written: a crash would take what is not saved. False when it works again.
    void unprotected(bool yes);

private:
    class Writer;
    void on_change();
    void on_saved();
    bool nothing_to_lose() const;
    ProjectContent content() const;
    void write();
    void later(std::function<void()> work) { thread_.start(std::move(work)); }

    std::vector<std::filesystem::path> roots_;
    EditorSession& session_;
    FileActions& files_;
    std::shared_ptr<Writer> writer_;  // used by thread_ alone
    QThreadPool thread_;
    QTimer due_, autosave_;
    // What the last project record holds besides the portrait: while it is the same, portraits suffice.
    struct Rest {
        std::uint64_t shelf = 0;
        std::shared_ptr<const std::vector<std::byte>> photo;
        bool operator==(const Rest&) const = default;
    };
    std::optional<Rest> written_;
    std::uint64_t shelf_changes_ = 0;
    std::function<void()> kept_;  // waits for the next write
    bool writing_ = false, again_ = false;
    bool frame_alone_ = false;  // the change about to be told is of no value that could be lost
};

}  // namespace limner::ui
