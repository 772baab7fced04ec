#include "ui/panels/jobs_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>

#include "ui/dialogs/details_dialog.h"
#include "ui/recovery/log_file.h"
#include "ui/session/desktop.h"
#include "ui/session/job_queue.h"
#include "ui/widgets/file_drag.h"
#include "ui/widgets/icons.h"

namespace limner::ui {
namespace {

QString state_text(const Job& job) {
    using State = Job::State;
    switch (job.state) {
        case State::waiting:
            return JobsPanel::tr("waiting");
        case State::stopping:
            return JobsPanel::tr("stopping…");
        case State::stopped:
            return job.path.isEmpty() ? JobsPanel::tr("stopped") : JobsPanel::tr("stopped; a part is there");
        case State::done:
            return job.path.isEmpty() ? job.text : QFileInfo(job.path).fileName();
        case State::failed:
            return job.text;
        case State::running:
            break;
    }
    if (job.total == 1) return JobsPanel::tr("rendering…");
    const QString frame = JobsPanel::tr("frame %1 of %2").arg(job.done).arg(job.total);
    const int left = job.seconds_left();
    if (left < 0) return frame;
    if (left < 60) return JobsPanel::tr("%1, about %2 s left").arg(frame).arg(left);
    return JobsPanel::tr("%1, about %2 min left").arg(frame).arg((left + 59) / 60);
}

}  // namespace

class JobsPanel::Row final : public QWidget {
public:
    Row(JobQueue& jobs, int id, QWidget* parent) : QWidget(parent) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(8, 6, 8, 6);
        column->setSpacing(4);
        title_->setTextFormat(Qt::PlainText);
        title_->setWordWrap(true);
        // Below the words, and two in a row: a narrow panel has no more room.
        std::array<QHBoxLayout*, 3> rows;
        for (auto*& row : rows) {
            row = new QHBoxLayout;
            row->setSpacing(8);
        }
        const auto wire = [&](QAbstractButton* b, const char* name, const QString& tip, auto&& act) {
            b->setObjectName(QString("jobs.%1.%2").arg(name).arg(id));
            b->setToolTip(tip);
            connect(b, &QPushButton::clicked, this, act);
        };
        int placed = 0;
        const auto button = [&](QPushButton* b, const char* name, const QString& tip, auto&& act) {
            rows[std::size_t(placed++ / 2)]->addWidget(b);
            wire(b, name, tip, act);
        };
        // Does `act` with what is known of the job by then.
        const auto with_job = [&jobs, id](auto&& act) {
            return [&jobs, id, act] {
                if (const Job* job = jobs.find(id)) act(*job);
            };
        };
        button(keep_, "keep", JobsPanel::tr("Stops and makes a shorter video of the frames so far"),
               [&jobs, id] { jobs.stop(id, true); });
        button(stop_, "stop", JobsPanel::tr("Stops the job; half-written files are removed"),
               [&jobs, id] { jobs.stop(id); });
        button(open_, "open", JobsPanel::tr("Opens the file with the program that belongs to it"),
               with_job([](const Job& job) { open_with_desktop(job.path); }));
        button(show_, "show", JobsPanel::tr("Opens the folder"),
               with_job([](const Job& job) { show_in_folder(job.path); }));
        button(copy_, "copy", JobsPanel::tr("Puts the file's name and folder on the clipboard"),
               with_job([](const Job& job) {
                   QApplication::clipboard()->setText(QDir::toNativeSeparators(job.path));
               }));
        // What starts another one, or takes this one off, changes the list that a job is found in.
        button(again_, "again", JobsPanel::tr("Does the same with the portrait as it is now"),
               with_job([](const Job& job) { std::function<void()>(job.again)(); }));
        for (QHBoxLayout* row : {rows[0], rows[1]}) row->addStretch(1);
        rows[2]->addWidget(retry_);
        rows[2]->addWidget(details_);
        rows[2]->addStretch(1);
        wire(retry_, "retry", JobsPanel::tr("Tries once more, with the portrait as it was then"),
             [&jobs, id] { jobs.retry(id); });
        wire(details_, "details", JobsPanel::tr("The message, and the end of the log"),
             with_job([this](const Job& job) {
                 (new DetailsDialog(job.title, job.text, log_end(), this))->open();
             }));
        remove_->setIcon(icon("close"));
        remove_->setAutoRaise(true);
        remove_->setAccessibleName(JobsPanel::tr("Remove"));
        wire(remove_, "remove", JobsPanel::tr("Takes the line off the list"),
             [&jobs, id] { jobs.remove(id); });
        bar_->setTextVisible(false);
        bar_->setFixedHeight(4);
        text_->setProperty("weak", true);
        text_->setTextFormat(Qt::PlainText);
        text_->setWordWrap(true);
        auto* head = new QHBoxLayout;
        head->addWidget(title_, 1);
        head->addWidget(remove_, 0, Qt::AlignTop);
        column->addLayout(head);
        column->addWidget(bar_);
        column->addWidget(text_);
        for (QHBoxLayout* row : rows) column->addLayout(row);
        new FileDrag(*this, [&jobs, id] {
            const Job* job = jobs.find(id);
            const bool there = job && job->ended() && !job->path.isEmpty();
            return there ? QStringList{job->path} : QStringList();
        });
    }

    void show_job(const Job& job) {
        const bool ended = job.ended(), running = job.state == Job::State::running;
        title_->setText(job.title);
        bar_->setRange(0, running && job.total == 1 ? 0 : job.total);  // 0: a bar that only says "busy"
        bar_->setValue(job.done);
        bar_->setVisible(!ended);
        text_->setText(state_text(job));
        keep_->setVisible(running && job.can_keep);
        keep_->setEnabled(job.done > 0);
        stop_->setVisible(!ended);
        stop_->setEnabled(job.state != Job::State::stopping);
        const bool there = ended && !job.path.isEmpty(), failed = job.state == Job::State::failed;
        for (QWidget* button : {open_, show_, copy_}) button->setVisible(there);
        setToolTip(there ? JobsPanel::tr("Can be dragged into another program") : QString());
        again_->setVisible(ended && !failed && job.again);
        for (QWidget* button : {retry_, details_}) button->setVisible(failed);
        remove_->setVisible(ended);
        setAccessibleName(job.title);
        setAccessibleDescription(text_->text());
        bar_->setAccessibleName(job.title);
    }

private:
    QLabel* title_ = new QLabel(this);
    QProgressBar* bar_ = new QProgressBar(this);
    QLabel* text_ = new QLabel(this);
    QPushButton* keep_ = new QPushButton(JobsPanel::tr("Keep so far"), this);
    QPushButton* stop_ = new QPushButton(JobsPanel::tr("Cancel"), this);
    QPushButton* open_ = new QPushButton(JobsPanel::tr("Open"), this);
    QPushButton* show_ = new QPushButton(JobsPanel::tr("Show in folder"), this);
    QPushButton* copy_ = new QPushButton(JobsPanel::tr("Copy path"), this);
    QPushButton* again_ = new QPushButton(JobsPanel::tr("Again"), this);
    QPushButton* retry_ = new QPushButton(JobsPanel::tr("Retry"), this);
    QPushButton* details_ = new QPushButton(JobsPanel::tr("Details"), this);
    QToolButton* remove_ = new QToolButton(this);
};

JobsPanel::JobsPanel(JobQueue& jobs, QWidget* parent)
    : QWidget(parent), jobs_(jobs), empty_(new QLabel(tr("Nothing works in the background."), this)) {
    setObjectName("jobs");
    setAccessibleName(tr("Jobs"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName("jobs.scroll");
    scroll->setAccessibleName(tr("Jobs"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(scroll);
    body->setProperty("panel_body", true);
    list_ = new QVBoxLayout(body);
    list_->setContentsMargins(0, 0, 0, 0);
    list_->setSpacing(0);
    empty_->setProperty("weak", true);
    empty_->setContentsMargins(8, 8, 8, 8);
    list_->addWidget(empty_);
    list_->addStretch(1);
    scroll->setWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(&jobs_, &JobQueue::changed, this, &JobsPanel::update_rows);
    update_rows();
}

void JobsPanel::update_rows() {
    std::erase_if(rows_, [this](const auto& entry) {
        if (jobs_.find(entry.first)) return false;
        entry.second->hide();
        entry.second->deleteLater();
        return true;
    });
    for (const Job& job : jobs_.jobs()) {
        auto& row = rows_[job.id];
        if (!row) {
            row = new Row(jobs_, job.id, this);
            list_->insertWidget(0, row);  // the newest first
        }
        row->show_job(job);
    }
    empty_->setVisible(rows_.empty());
}

}  // namespace limner::ui
