#include "ui/panels/panel.h"

namespace limner::ui {

Panel::Panel(const QString& object_name, const QString& title, EditorSession& session, QWidget* parent)
    : QScrollArea(parent), session_(session), body_(new QWidget(this)), column_(new QVBoxLayout(body_)) {
    setObjectName(object_name);
    setAccessibleName(title);
    setWindowTitle(title);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(220);
    body_->setProperty("panel_body", true);
    column_->setContentsMargins(8, 8, 8, 8);
    column_->setSpacing(4);
    setWidget(body_);
}

QString Panel::missing_text(const QString& what) {
    return tr("The loaded model cannot do this: %1. Another model can, see Help ▸ Model information.")
        .arg(what);
}

}  // namespace limner::ui
