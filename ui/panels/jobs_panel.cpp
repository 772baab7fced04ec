#include "ui/panels/jobs_panel.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/session/job_queue.h"

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
        // Below the words: beside them a narrow panel has no room.
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(8);
        const auto button = [&](QPushButton* b, const char* name, const QString& tip, auto&& act) {
            b->setObjectName(QString("jobs.%1.%2").arg(name).arg(id));
            b->setToolTip(tip);
            buttons->addWidget(b);
            connect(b, &QPushButton::clicked, this, act);
        };
        button(keep_, "keep", JobsPanel::tr("Stops and makes a shorter video of the frames so far"),
               [&jobs, id] { jobs.stop(id, true); });
        button(stop_, "stop", JobsPanel::tr("Stops the job; half-written files are removed"),
               [&jobs, id] { jobs.stop(id); });
        button(show_, "show", JobsPanel::tr("Opens the folder"), [&jobs, id] {
            const Job* job = jobs.find(id);
            if (!job) return;
            const QFileInfo file(job->path);
            QDesktopServices::openUrl(
                QUrl::fromLocalFile(file.isDir() ? file.absoluteFilePath() : file.absolutePath()));
        });
        button(remove_, "remove", JobsPanel::tr("Takes the line off the list"),
               [&jobs, id] { jobs.remove(id); });
        bar_->setTextVisible(false);
        bar_->setFixedHeight(4);
        text_->setProperty("weak", true);
        text_->setTextFormat(Qt::PlainText);
        text_->setWordWrap(true);
        buttons->addStretch(1);
        column->addWidget(title_);
        column->addWidget(bar_);
        column->addWidget(text_);
        column->addLayout(buttons);
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
        show_->setVisible(ended && !job.path.isEmpty());
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
    QPushButton* show_ = new QPushButton(JobsPanel::tr("Show in folder"), this);
    QPushButton* remove_ = new QPushButton(JobsPanel::tr("Remove"), this);
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
