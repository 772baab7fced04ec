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
    /// "needs a model that ..." for controls that the loaded model cannot serve.
    static QString missing_text(const QString& what);
    EditorSession& session_;

private:
    QWidget* body_;
    QVBoxLayout* column_;
};

}  // namespace limner::ui
