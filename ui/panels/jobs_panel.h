#pragma once
// What works in the background: each job with its progress, and what can be done about it.

#include <QWidget>
#include <map>

class QLabel;
class QVBoxLayout;

namespace limner::ui {

class JobQueue;
struct Job;

class JobsPanel final : public QWidget {
    Q_OBJECT
public:
    JobsPanel(JobQueue& jobs, QWidget* parent);

private:
    class Row;
    void update_rows();

    JobQueue& jobs_;
    QVBoxLayout* list_;
    QLabel* empty_;
    std::map<int, Row*> rows_;  // by job
};

}  // namespace limner::ui
