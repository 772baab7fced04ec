#pragma once
// Long work in the background, one job after the other, so that editing goes on meanwhile.
//
//     queue.add(tr("Turntable anna"), 120, [=](JobControl& job) -> JobEnd {
//         for (int i = 0; i < 120 && !job.progress->cancelled(); ++i) { ...; job.report(i + 1); }
//         return {{}, "anna.mp4"};
//     });
//
// The work runs on a thread of its own; everything else belongs to the interface's thread.

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"

namespace limner::ui {

/// The worker's end of a job.
struct JobControl {
    std::shared_ptr<Progress> progress = std::make_shared<Progress>();  // cancelled when the user says so
    std::atomic<bool> keep = false;                                     // ... and what is there shall be kept
    std::function<void(int done)> report;                               // steps done; cheap
};

struct JobEnd {
    Result<> result;  // Errc::cancelled: the user stopped it
    QString path;     // what there is on the disk; empty: nothing
    QString text;     // a sentence for the user; empty: the queue finds one
};
using JobWork = std::function<JobEnd(JobControl&)>;

struct Job {
    enum class State { waiting, running, stopping, done, stopped, failed };
    int id = 0;
    QString title;
    State state = State::waiting;
    int done = 0, total = 1;
    bool can_keep = false;        // a part of it is of use
    QString path, text;           // of JobEnd
    QElapsedTimer clock;          // since it runs
    std::function<void()> again;  // starts another like it; empty: there is none

    bool ended() const { return state == State::done || state == State::stopped || state == State::failed; }
    int percent() const { return total > 0 ? 100 * done / total : 0; }
    /// Seconds left, rounded; -1 while too little is known.
    int seconds_left() const;
};

class JobQueue final : public QObject {
    Q_OBJECT
public:
    explicit JobQueue(QObject* parent = nullptr);
    /// Stops what runs and waits for it.
    ~JobQueue() override;

    int add(const QString& title, int total, bool can_keep, JobWork work, std::function<void()> again = {});
    /// Does the work of a job that failed once more, as it was ordered then.
    void retry(int id);
    /// Stops a job that runs or waits; `keep`: what is there is of use.
    void stop(int id, bool keep = false);
    void stop_all();
    /// Takes an ended job off the list.
    void remove(int id);

    /// Oldest first.
    const std::vector<Job>& jobs() const { return jobs_; }
    const Job* find(int id) const;
    /// Jobs that run or wait.
    int active() const;
    /// Over all that run or wait.
    int percent() const;

Q_SIGNALS:
    void changed();
    void ended(const limner::ui::Job& job);

private:
    Job* job(int id);
    void start(int id);
    void end(int id, const JobEnd& end);

    QThreadPool pool_;
    std::vector<Job> jobs_;
    std::vector<std::pair<int, std::shared_ptr<JobControl>>> controls_;  // of those not ended
    std::map<int, JobWork> works_;  // of those not ended, and of failed ones
    int last_id_ = 0;
};

}  // namespace limner::ui
