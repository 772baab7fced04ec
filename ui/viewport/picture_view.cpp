#include "ui/viewport/picture_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTabletEvent>
#include <QTextDocument>
#include <QWheelEvent>
#include <cmath>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double wheel_factor = 1.15;
constexpr int tap_ms = 200;

}  // namespace

PictureView::PictureView(EditorSession& session, QWidget* parent)
    : QWidget(parent), session_(session), surface_(make_surface(*this, this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_TabletTracking);
    connect(&session_, &EditorSession::tool_changed, this, [this] { update_cursor(); });
    connect(&session_, &EditorSession::model_changed, this, [this] {
        if (session_.model()) transform_.set_picture_pixels(session_.model()->resolution);
        repaint_soon();
        Q_EMIT zoom_changed();
    });
}

PictureView::~PictureView() { delete surface_; }

QColor PictureView::background() const { return theme().view_background; }

void PictureView::set_performance_shown(bool shown) {
    if (shown == performance_shown_) return;
    performance_shown_ = shown;
    repaint_soon();
}

PerformanceLog* PictureView::performance() { return performance_shown_ ? &session_.performance() : nullptr; }

void PictureView::fit() {
    transform_.fit();
    repaint_soon();
    Q_EMIT zoom_changed();
}

void PictureView::set_zoom(double zoom) {
    transform_.set_zoom(zoom);
    repaint_soon();
    Q_EMIT zoom_changed();
}

void PictureView::zoom_step(bool up) { set_zoom(transform_.next_step(up)); }

void PictureView::resizeEvent(QResizeEvent*) {
    surface_->setGeometry(rect());
    transform_.set_view(size(), devicePixelRatioF());
    Q_EMIT zoom_changed();
}

PointerSample PictureView::sample(QPointF dip, Qt::KeyboardModifiers modifiers, double pressure,
                                  quint64 time_ms) const {
    return {dip,
            transform_.to_picture(dip),
            transform_.target().center(),
            transform_.target().width(),
            std::pow(pressure, session_.pointer().pen_curve),
            double(time_ms),
            modifiers};
}

void PictureView::start(const PointerSample& at) {
    // A second button during a gesture starts nothing.
    if (current_tool_) return;
    const ToolId id = tool_for(at.modifiers);
    used_while_held_ = true;
    current_tool_ = &session_.tool(id);
    PointerSample clean = at;
    // The modifier that chose the tool is no modifier of the tool.
    if (id != session_.active_tool()) clean.modifiers &= ~Qt::AltModifier;
    current_tool_->press(session_, clean);
    repaint_soon();
}

bool PictureView::cancel_gesture() {
    if (pan_from_) {
        pan_from_.reset();
        return true;
    }
    if (!current_tool_) return false;
    std::exchange(current_tool_, nullptr)->cancel(session_);
    repaint_soon();
    return true;
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (pen_down_) return;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && space_)) {
        pan_from_ = event->position();
        pan_zooms_ = bool(event->modifiers() & Qt::ControlModifier);
        update_cursor();
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    pressure_ = 1;
    start(sample(event->position(), event->modifiers(), 1, event->timestamp()));
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF dip = event->position();
    hover_ = dip;
    if (pan_from_) {
        const QPointF d = dip - *pan_from_;
        if (pan_zooms_) {
            transform_.zoom_about(transform_.centre(), std::pow(1.01, -d.y()));
        } else {
            transform_.pan(d);
        }
        pan_from_ = dip;
        Q_EMIT zoom_changed();
    } else if (current_tool_ && !pen_down_) {
        current_tool_->move(session_, sample(dip, event->modifiers(), 1, event->timestamp()));
    }
    update_cursor();
    Q_EMIT pointer_moved(transform_.to_picture(dip));
    repaint_soon();
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (pan_from_ && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        pan_from_.reset();
        update_cursor();
        return;
    }
    if (event->button() != Qt::LeftButton || !current_tool_ || pen_down_) return;
    Tool* tool = std::exchange(current_tool_, nullptr);
    tool->release(session_, sample(event->position(), event->modifiers(), 1, event->timestamp()));
    repaint_soon();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    mousePressEvent(event);
    double_clicked(sample(event->position(), event->modifiers(), 1, event->timestamp()));
}

void PictureView::tabletEvent(QTabletEvent* event) {
    // Events that follow as emulated mouse events are told apart by pen_down_.
    const PointerSample at =
        sample(event->position(), event->modifiers(), event->pressure(), event->timestamp());
    hover_ = event->position();
    switch (event->type()) {
        case QEvent::TabletPress:
            if (event->button() != Qt::LeftButton || space_) return event->ignore();
            setFocus(Qt::MouseFocusReason);
            if (event->pointerType() == QPointingDevice::PointerType::Eraser &&
                session_.active_tool() == ToolId::brush)
                hold_tool(ToolId::eraser);
            pen_down_ = true;
            pressure_ = at.pressure;
            start(at);
            break;
        case QEvent::TabletMove:
            pressure_ = pen_down_ ? at.pressure : 1;
            if (current_tool_ && pen_down_) current_tool_->move(session_, at);
            break;
        case QEvent::TabletRelease:
            if (!pen_down_) return event->ignore();
            pen_down_ = false;
            pressure_ = 1;
            if (current_tool_) std::exchange(current_tool_, nullptr)->release(session_, at);
            if (event->pointerType() == QPointingDevice::PointerType::Eraser) release_held_tool();
            break;
        default:
            break;
    }
    event->accept();
    update_cursor();
    Q_EMIT pointer_moved(at.picture);
    repaint_soon();
}

bool PictureView::wheel_command(Qt::KeyboardModifiers, double) { return false; }

void PictureView::wheelEvent(QWheelEvent* event) {
    event->accept();
    // A trackpad tells pixels and phases; two fingers pan.
    if (event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull() &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        transform_.pan(event->pixelDelta());
    } else {
        // With Alt the system turns the wheel sideways.
        const int delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
        const double notches = delta / 120.0;
        if (notches == 0 || wheel_command(event->modifiers(), notches)) return repaint_soon();
        transform_.zoom_about(event->position(), std::pow(wheel_factor, notches));
    }
    Q_EMIT zoom_changed();
    repaint_soon();
}

bool PictureView::event(QEvent* event) {
    if (event->type() == QEvent::StyleChange) repaint_soon();  // another theme
    if (event->type() == QEvent::NativeGesture) {
        auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            transform_.zoom_about(gesture->position(), 1 + gesture->value());
            Q_EMIT zoom_changed();
            repaint_soon();
            return true;
        }
    }
    return QWidget::event(event);
}

void PictureView::hold_tool(ToolId id) {
    if (!tool_before_hold_) tool_before_hold_ = session_.active_tool();
    used_while_held_ = false;
    held_.start();
    session_.set_tool(id);
}

void PictureView::release_held_tool() {
    if (!tool_before_hold_) return;
    const ToolId before = *std::exchange(tool_before_hold_, std::nullopt);
    if (used_while_held_ || held_.elapsed() > tap_ms) session_.set_tool(before);
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    if (event->isAutoRepeat() &&
        (event->key() == Qt::Key_Space || event->key() == Qt::Key_Q || event->key() == Qt::Key_J))
        return;
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (event->key() == Qt::Key_Escape && cancel_gesture()) return;
    if (event->key() == Qt::Key_Space && plain) {
        space_ = true;
        update_cursor();
    } else if (event->key() == Qt::Key_Q && plain) {
        hold_tool(ToolId::pose);
    } else if (event->key() == Qt::Key_J && plain) {
        hold_tool(ToolId::light);
    } else {
        update_cursor();
        repaint_soon();
        QWidget::keyPressEvent(event);
    }
}

void PictureView::keyReleaseEvent(QKeyEvent* event) {
    if (event->isAutoRepeat()) return;
    if (event->key() == Qt::Key_Space) {
        space_ = false;
        update_cursor();
    } else if (event->key() == Qt::Key_Q || event->key() == Qt::Key_J) {
        release_held_tool();
    } else {
        update_cursor();
        repaint_soon();
        QWidget::keyReleaseEvent(event);
    }
}

void PictureView::focusOutEvent(QFocusEvent* event) {
    space_ = false;
    release_held_tool();
    QWidget::focusOutEvent(event);
}

void PictureView::leaveEvent(QEvent*) {
    hover_.reset();
    Q_EMIT pointer_left();
    repaint_soon();
}

void PictureView::paint_empty_state(QPainter& painter) const {
    if (session_.frame().picture.image) return;
    const QString error = session_.model_error();
    const QString title = error.isEmpty() ? tr("Loading model…") : tr("No model is loaded");
    const QString text =
        error.isEmpty()
            ? tr("The portrait appears here in a moment.")
            : tr("%1\n\nStart Limner with --models FOLDER to use a model from another place.").arg(error);
    const QRectF box = QRectF(rect()).adjusted(24, 24, -24, -24);
    painter.setPen(theme().view_text);
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() * 1.4);
    painter.setFont(heading);
    const QRectF upper(box.left(), box.top(), box.width(), box.height() / 2 - 6);
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, title);
    painter.setFont(font());
    painter.setPen(theme().view_text_weak);
    const QRectF lower(box.left(), box.center().y() + 6, box.width(), box.height() / 2 - 6);
    painter.drawText(lower, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
}

}  // namespace limner::ui
