#include "ui/session/job_queue.h"

#include <spdlog/spdlog.h>

#include <QMetaObject>
#include <algorithm>
#include <exception>
#include <new>

namespace limner::ui {
namespace {

/// The border of the thread: what a library throws ends the job, not the program.
JobEnd end_of(const JobWork& work, JobControl& control) {
    try {
        return work(control);
    } catch (const std::bad_alloc&) {
        return {
            failure(Errc::out_of_memory, "There was not enough memory; fewer or smaller pictures need less."),
            {},
            {}};
    } catch (const std::exception& exception) {
        spdlog::error("job: {}", exception.what());
        return {failure(Errc::internal, "Limner itself failed; the log holds the details."), {}, {}};
    }
}

}  // namespace

int Job::seconds_left() const {
    constexpr qint64 known_after_ms = 5000;
    if (state != State::running || done == 0 || clock.elapsed() < known_after_ms) return -1;
    const double left = double(clock.elapsed()) / 1000 * (total - done) / done;
    return left < 60 ? int(left) + 1 : int(left / 10 + 1) * 10;
}

JobQueue::JobQueue(QObject* parent) : QObject(parent) { pool_.setMaxThreadCount(1); }

JobQueue::~JobQueue() {
    for (const auto& [id, control] : controls_) control->progress->cancel();
    pool_.waitForDone();
}

int JobQueue::add(const QString& title, int total, bool can_keep, JobWork work, std::function<void()> again) {
    const int id = ++last_id_;
    Job added{.id = id, .title = title, .total = std::max(total, 1), .can_keep = can_keep};
    added.again = std::move(again);
    jobs_.push_back(std::move(added));
    works_[id] = work;
    auto control = std::make_shared<JobControl>();
    // One message at a time is on its way to the interface, whatever the number of steps.
    struct Mailbox {
        std::atomic<int> done = 0;
        std::atomic<bool> posted = false;
    };
    auto mailbox = std::make_shared<Mailbox>();
    control->report = [this, id, mailbox](int done) {
        mailbox->done = done;
        if (mailbox->posted.exchange(true)) return;
        QMetaObject::invokeMethod(
            this,
            [this, id, mailbox] {
                mailbox->posted = false;
                if (Job* j = job(id); j && !j->ended()) j->done = std::max(j->done, mailbox->done.load());
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    };
    controls_.emplace_back(id, control);
    pool_.start([this, id, control, work = std::move(work)] {
        JobEnd result{failure(Errc::cancelled, "Stopped."), {}, {}};
        if (!control->progress->cancelled()) {
            QMetaObject::invokeMethod(
                this, [this, id] { start(id); }, Qt::QueuedConnection);
            result = end_of(work, *control);
        }
        QMetaObject::invokeMethod(
            this, [this, id, result = std::move(result)] { end(id, result); }, Qt::QueuedConnection);
    });
    Q_EMIT changed();
    return id;
}

void JobQueue::start(int id) {
    Job* j = job(id);
    if (!j || j->state != Job::State::waiting) return;
    j->state = Job::State::running;
    j->clock.start();
    Q_EMIT changed();
}

void JobQueue::end(int id, const JobEnd& end) {
    std::erase_if(controls_, [id](const auto& entry) { return entry.first == id; });
    Job* j = job(id);
    if (!j) return;
    j->path = end.path;
    j->text = end.text;
    if (end.result) {
        j->state = Job::State::done;
        j->done = j->total;
    } else {
        const bool stopped = end.result.error().code == Errc::cancelled;
        j->state = stopped ? Job::State::stopped : Job::State::failed;
        if (j->text.isEmpty()) j->text = QString::fromStdString(end.result.error().message);
    }
    if (j->state != Job::State::failed) works_.erase(id);
    const Job copy = *j;
    Q_EMIT changed();
    Q_EMIT ended(copy);
}

void JobQueue::stop(int id, bool keep) {
    for (const auto& [known, control] : controls_)
        if (known == id) {
            control->keep = keep;
            control->progress->cancel();
        }
    if (Job* j = job(id); j && !j->ended()) j->state = Job::State::stopping;
    Q_EMIT changed();
}

void JobQueue::stop_all() {
    std::vector<int> active;
    for (const auto& entry : controls_) active.push_back(entry.first);
    for (const int id : active) stop(id);
}

void JobQueue::retry(int id) {
    const Job* found = find(id);
    if (!found || found->state != Job::State::failed) return;
    const Job failed = *found;
    const JobWork work = works_.at(id);
    remove(id);
    add(failed.title, failed.total, failed.can_keep, work, failed.again);
}

void JobQueue::remove(int id) {
    const auto gone = std::erase_if(jobs_, [id](const Job& j) { return j.id == id && j.ended(); });
    if (!gone) return;
    works_.erase(id);
    Q_EMIT changed();
}

Job* JobQueue::job(int id) {
    const auto found = std::find_if(jobs_.begin(), jobs_.end(), [id](const Job& j) { return j.id == id; });
    return found == jobs_.end() ? nullptr : &*found;
}

const Job* JobQueue::find(int id) const { return const_cast<JobQueue*>(this)->job(id); }

int JobQueue::active() const {
    return int(std::count_if(jobs_.begin(), jobs_.end(), [](const Job& j) { return !j.ended(); }));
}

int JobQueue::percent() const {
    int done = 0, total = 0;
    for (const Job& j : jobs_)
        if (!j.ended()) done += j.done, total += j.total;
    return total > 0 ? 100 * done / total : 0;
}

}  // namespace limner::ui
