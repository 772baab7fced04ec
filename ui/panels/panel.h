#pragma once
// The frame of a panel: a column in a scroll area, at least 220 dip wide and as wide as its texts need.

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/session/editor_session.h"

namespace limner::ui {

class Panel : public QScrollArea {
    Q_OBJECT
public:
    Panel(const QString& object_name, const QString& title, EditorSession& session, QWidget* parent);

    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    QVBoxLayout& column() { return *column_; }
    QWidget* body() { return body_; }
    /// Enables `control`; where the loaded model cannot do `what`, it stays in its place and its tooltip says
    /// so, until another model can.
    static void allow(QWidget& control, bool can, const QString& what);
    EditorSession& session_;

private:
    QWidget* body_;
    QVBoxLayout* column_;
};

}  // namespace limner::ui
