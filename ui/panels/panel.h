#pragma once
// The frame of a panel: a column in a scroll area, at least 220 dip wide, never forcing the window wider.

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/session/editor_session.h"

namespace limner::ui {

class Panel : public QScrollArea {
    Q_OBJECT
public:
    Panel(const QString& object_name, const QString& title, EditorSession& session, QWidget* parent);

protected:
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
