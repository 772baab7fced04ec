#include "ui/panels/panel.h"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

#include "ui/session/texts.h"

namespace limner::ui {
namespace {

constexpr int least_width = 220;

}  // namespace

Panel::Panel(const QString& object_name, const QString& title, EditorSession& session, QWidget* parent)
    : QScrollArea(parent), session_(session), body_(new QWidget(this)), column_(new QVBoxLayout(body_)) {
    setObjectName(object_name);
    setAccessibleName(title);
    setWindowTitle(title);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);  // its controls have it
    body_->setProperty("panel_body", true);
    column_->setContentsMargins(8, 8, 8, 8);
    column_->setSpacing(4);
    setWidget(body_);
}

QSize Panel::minimumSizeHint() const {
    const int content = body_->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {std::max(least_width, content), QScrollArea::minimumSizeHint().height()};
}

bool Panel::eventFilter(QObject* object, QEvent* event) {
    // Another model or another language needs another width.
    if (object == body_ && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(object, event);
}

void Panel::allow(QWidget& control, bool can, const QString& what) {
    constexpr const char* own = "own_tooltip";
    control.setEnabled(can);
    if (!can) {
        if (!control.property(own).isValid()) control.setProperty(own, control.toolTip());
        control.setToolTip(cannot_text(what));
    } else if (control.property(own).isValid()) {
        control.setToolTip(control.property(own).toString());
        control.setProperty(own, QVariant());
    }
}

}  // namespace limner::ui
