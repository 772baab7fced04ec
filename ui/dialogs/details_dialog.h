#pragma once
// What went wrong, as text for somebody who helps: the message, and what the log said last.

#include <QDialog>

namespace limner::ui {

class DetailsDialog final : public QDialog {
    Q_OBJECT
public:
    /// `log` may be empty.
    DetailsDialog(const QString& title, const QString& message, const QString& log, QWidget* parent);
};

}  // namespace limner::ui
