#pragma once
// The page "Recovered work" over the views: what crashed editors left, each with Open, Save as, Discard. It
// blocks nothing, and closing it keeps everything for the next start.

#include <QFrame>
#include <vector>

#include "ui/recovery/recovered_work.h"

class QVBoxLayout;

namespace limner::ui {

class RecoveredPage final : public QFrame {
    Q_OBJECT
public:
    RecoveredPage(std::vector<RecoveredWork> works, QWidget* parent);
    /// What is not settled yet.
    std::vector<RecoveredWork> works() const;

Q_SIGNALS:
    void open_wanted(const limner::ui::RecoveredWork& work);
    void save_wanted(const limner::ui::RecoveredWork& work);

public Q_SLOTS:
    /// The work is safe elsewhere: its folder goes, and its row.
    void settle(const limner::ui::RecoveredWork& work);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* add_row(const RecoveredWork& work);
    void place();
    std::vector<std::pair<RecoveredWork, QWidget*>> rows_;
    QVBoxLayout* list_;
};

}  // namespace limner::ui
