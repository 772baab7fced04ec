#pragma once
// Short notices in the lower right corner of the views: three at most, the newest lowest. Equal ones become
// one with a number.

#include <QWidget>
#include <vector>

#include "ui/session/editor_session.h"

class QLabel;
class QTimer;

namespace limner::ui {

class Toasts final : public QObject {
    Q_OBJECT
public:
    /// They are children of `views`, and no more than that: they take neither focus nor clicks.
    explicit Toasts(QWidget& views);

    void show(NoticeLevel level, const QString& text);
    /// The size of the views changed.
    void place();

private:
    struct Toast {
        QLabel* label;
        QTimer* timer;
        QString text;
        int count = 0;  // 0: not shown
    };
    void drop(QLabel* label);

    QWidget& views_;
    std::vector<Toast> toasts_;  // oldest first
};

}  // namespace limner::ui
