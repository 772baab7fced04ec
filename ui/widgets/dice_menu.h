#pragma once
// What a right click or a long press on dice offers: how far they go, and the throws so far.

#include <QMenu>

class QToolButton;

namespace limner::ui {

class ValueSlider;

class DiceMenu final : public QMenu {
    Q_OBJECT
public:
    /// Opens from `dice`, of which it becomes a child.
    DiceMenu(const QString& object_name, QToolButton* dice);

    /// 0 to 1.
    void set_amount(double amount);
    /// Whether there is an earlier and a later throw to go to.
    void set_walk(bool previous, bool next);

Q_SIGNALS:
    void amount_edited(double amount);
    void previous_asked();
    void next_asked();

private:
    ValueSlider* amount_;
    QAction *previous_, *next_;
};

}  // namespace limner::ui
