#pragma once
// Short notices in the lower right corner of the views: three at most, the newest lowest. Equal ones become
// one with a number; an error stays until it is closed. By keyboard the list of notices does the same.

#include <QWidget>
#include <vector>

#include "ui/session/editor_session.h"

namespace limner::ui {

class Toast;

class Toasts final : public QObject {
    Q_OBJECT
public:
    /// They are children of `views`, and no more than that: none takes the focus.
    explicit Toasts(QWidget& views);

    void show(NoticeLevel level, const QString& text, const NoticeAction& action = {});
    /// Errors go, too.
    void close_all();
    /// The size of the views changed.
    void place();

private:
    QWidget& views_;
    std::vector<Toast*> toasts_;  // oldest first
};

}  // namespace limner::ui
