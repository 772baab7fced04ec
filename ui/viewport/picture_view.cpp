#include "ui/viewport/picture_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTabletEvent>
#include <QTextDocument>
#include <QTimer>
#include <QTouchEvent>
#include <QWheelEvent>
#include <QtMath>
#include <cmath>

#include "ui/session/needed_capability.h"
#include "ui/tools/grab_tool.h"
#include "ui/viewport/pen_watch.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double wheel_factor = 1.15;
constexpr int tap_ms = 200;
constexpr int told_after_ms = 100;                    // what is over sooner is not worth a word
constexpr double turn_step = 15, upright_within = 2;  // degrees

/// Clockwise, in degrees.
double direction(QPointF from) { return qRadiansToDegrees(std::atan2(from.y(), from.x())); }

}  // namespace

PictureView::PictureView(EditorSession& session, PenWatch& pens, QWidget* parent)
    : QWidget(parent), session_(session), pens_(pens), surface_(make_surface(*this, this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_TabletTracking);
    setAttribute(Qt::WA_AcceptTouchEvents);
    // The hand lies on the screen before its pen is told.
    connect(&pens_, &PenWatch::came_near, this, [this] { touch_.drop(); });
    connect(&pens_, &PenWatch::left, this, &PictureView::drop_hover);
    connect(&pens_, &PenWatch::moved, this, [this](QPointF global) {
        if (hover_ && !pen_down_ && !QRectF(rect()).contains(mapFromGlobal(global))) drop_hover();
    });
    connect(&session_, &EditorSession::tool_changed, this, [this] { update_cursor(); });
    connect(&session_, &EditorSession::opening_changed, this, [this] {
        if (session_.opening()) cancel_gesture();
        QTimer::singleShot(session_.opening() ? told_after_ms : 0, this, &PictureView::repaint_soon);
    });
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

void PictureView::view_changed() {
    repaint_soon();
    Q_EMIT zoom_changed();
}

void PictureView::fit() {
    transform_.fit();
    view_changed();
}

void PictureView::set_zoom(double zoom) {
    transform_.set_zoom(zoom);
    view_changed();
}

void PictureView::turn_view(double degrees) {
    transform_.turn_about(transform_.centre(), degrees);
    view_changed();
}

void PictureView::mirror_view() {
    transform_.mirror();
    view_changed();
}

void PictureView::fit_width() {
    transform_.fit_width();
    view_changed();
}

void PictureView::set_guides(const std::set<Guide>& guides) {
    guides_ = guides;
    repaint_soon();
}

void PictureView::paint_handles(QPainter& painter) const {
    const auto labels = session_.labels();
    if (!labels || session_.active_tool() != ToolId::grab || gesture_active()) return;
    const double side = transform_.target().width();
    const auto near =
        hover_ ? GrabTool::handle_at(*labels, transform_.to_picture(*hover_), side) : std::nullopt;
    for (const FaceHandle& handle : face_handles(*labels)) {
        const bool held = near && near->feature == handle.feature;
        const QPointF at = transform_.to_dip({handle.x, handle.y});
        painter.setPen(QPen(QColor(0, 0, 0, 190), 1.5));
        painter.setBrush(held ? theme().accent : QColor(255, 255, 255, 200));
        painter.drawEllipse(at, held ? 6.5 : 4.0, held ? 6.5 : 4.0);
    }
}

void PictureView::paint_guides(QPainter& painter) const { ui::paint_guides(painter, transform_, guides_); }

void PictureView::room_changed() {
    transform_.set_view(picture_room(), devicePixelRatioF());
    view_changed();
}

void PictureView::zoom_step(bool up) { set_zoom(transform_.next_step(up)); }

void PictureView::resizeEvent(QResizeEvent*) {
    surface_->setGeometry(rect());
    transform_.set_view(picture_room(), devicePixelRatioF());
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
            modifiers,
            space_};
}

bool PictureView::start(const PointerSample& at, Hand hand) {
    const ToolId id = tool_for(at.modifiers);
    PointerSample clean = at;
    // The modifier that chose the tool is no modifier of the tool.
    if (id != session_.active_tool()) clean.modifiers &= ~Qt::AltModifier;
    if (!begin_gesture(id, clean)) return false;
    hand_ = hand;
    return true;
}

bool PictureView::begin_gesture(ToolId id, const PointerSample& at) {
    // A second button or another hand during a gesture starts nothing.
    if (current_tool_ || session_.refuse_while_opening()) return false;
    if (id != ToolId::move) session_.put_down();  // turning the head would leave its view
    used_while_held_ = true;
    current_tool_ = &session_.tool(id);
    hand_ = Hand::none;
    current_tool_->press(session_, at);
    repaint_soon();
    return true;
}

void PictureView::go_on(const PointerSample& at) {
    if (current_tool_) current_tool_->move(session_, at);
}

void PictureView::finish(const PointerSample& at) {
    if (!current_tool_) return;  // Esc took it back
    std::exchange(current_tool_, nullptr)->release(session_, at);
    repaint_soon();
}

void PictureView::point_at(QPointF dip) {
    hover_ = dip;
    Q_EMIT pointer_moved(transform_.to_picture(dip));
    repaint_soon();
}

void PictureView::click_at(QPointF dip, Qt::KeyboardModifiers modifiers) {
    pressure_ = 1;
    const PointerSample at = sample(dip, modifiers, 1, 0);
    if (start(at, Hand::mouse)) finish(at);
}

bool PictureView::cancel_gesture() {
    if (drag_from_) {
        drag_from_.reset();
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
        drag_from_ = event->position();
        view_drag_ = event->modifiers() & Qt::ControlModifier ? ViewDrag::zoom
                     : event->modifiers() & Qt::ShiftModifier ? ViewDrag::turn
                                                              : ViewDrag::pan;
        drag_turn_ = transform_.turn();
        update_cursor();
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    pressure_ = 1;
    start(sample(event->position(), event->modifiers(), 1, event->timestamp()), Hand::mouse);
}

void PictureView::drag_view(QPointF dip, Qt::KeyboardModifiers modifiers) {
    const QPointF d = dip - *drag_from_, middle = transform_.centre();
    switch (view_drag_) {
        case ViewDrag::pan:
            transform_.pan(d);
            break;
        case ViewDrag::zoom:
            transform_.zoom_about(middle, std::pow(1.01, -d.y()));
            break;
        case ViewDrag::turn: {
            drag_turn_ += within_one_turn(direction(dip - middle) - direction(*drag_from_ - middle));
            const double turn = within_one_turn(drag_turn_);
            const double wanted = modifiers & Qt::ControlModifier ? std::round(turn / turn_step) * turn_step
                                  : std::abs(turn) <= upright_within ? 0
                                                                     : turn;
            transform_.turn_about(middle, wanted - transform_.turn());
            break;
        }
    }
    drag_from_ = dip;
    view_changed();
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF dip = event->position();
    hover_ = dip;
    if (drag_from_) {
        drag_view(dip, event->modifiers());
    } else if (current_tool_ && hand_ == Hand::mouse) {
        current_tool_->move(session_, sample(dip, event->modifiers(), 1, event->timestamp()));
    }
    update_cursor();
    Q_EMIT pointer_moved(transform_.to_picture(dip));
    repaint_soon();
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (drag_from_ && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        drag_from_.reset();
        update_cursor();
        return;
    }
    if (event->button() != Qt::LeftButton || !current_tool_ || hand_ != Hand::mouse) return;
    finish(sample(event->position(), event->modifiers(), 1, event->timestamp()));
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    mousePressEvent(event);
    double_clicked(sample(event->position(), event->modifiers(), 1, event->timestamp()));
}

// --- pens --------------------------------------------------------------------------------------------------

void PictureView::tabletEvent(QTabletEvent* event) {
    // Accepted, it makes no mouse event; an ignored one does: barrel buttons, and panning with the space bar.
    const PointerSample at =
        sample(event->position(), event->modifiers(), event->pressure(), event->timestamp());
    switch (event->type()) {
        case QEvent::TabletPress:
            if (event->button() != Qt::LeftButton || space_) return event->ignore();
            setFocus(Qt::MouseFocusReason);
            pen_down_ = true;
            pressure_ = at.pressure;
            start(at, Hand::pen);
            break;
        case QEvent::TabletMove:
            if (!pen_down_ && drag_from_) return event->ignore();
            pressure_ = pen_down_ ? at.pressure : 1;
            if (current_tool_ && hand_ == Hand::pen) current_tool_->move(session_, at);
            break;
        case QEvent::TabletRelease:
            if (!pen_down_) return event->ignore();
            pen_down_ = false;
            pressure_ = 1;
            if (current_tool_ && hand_ == Hand::pen) finish(at);
            break;
        default:
            break;
    }
    event->accept();
    hover_ = event->position();
    update_cursor();
    Q_EMIT pointer_moved(at.picture);
    repaint_soon();
}

void PictureView::drop_hover() {
    hover_.reset();
    Q_EMIT pointer_left();
    repaint_soon();
}

// --- fingers -----------------------------------------------------------------------------------------------

bool PictureView::touch_event(QTouchEvent& event) {
    // Some systems tell the fingers on a trackpad as well; they are its pointer and its gestures.
    if (event.device()->type() != QInputDevice::DeviceType::TouchScreen) return false;
    event.accept();  // fingers make no mouse events here, also those that do nothing
    if (event.type() == QEvent::TouchCancel) {
        touch_.drop();
        return true;
    }
    if (event.type() == QEvent::TouchBegin) {
        touch_.begin();
        if (!pens_.pen_near()) setFocus(Qt::MouseFocusReason);
    }
    if (pens_.pen_near()) touch_.drop();
    touch_modifiers_ = event.modifiers();
    std::vector<Finger> fingers;
    for (const QEventPoint& point : event.points())
        fingers.push_back({point.id(), mapFromGlobal(point.globalPosition()),
                           point.state() != QEventPoint::State::Released});
    touch_.update(fingers, event.timestamp());
    return true;
}

void PictureView::show(const ViewTransform& transform) {
    transform_ = transform;
    view_changed();
}

void PictureView::finger_pressed(const FingerSample& at, bool again) {
    pressure_ = 1;
    hover_ = at.dip;
    const PointerSample pressed = sample(at.dip, touch_modifiers_, 1, at.time_ms);
    if (start(pressed, Hand::finger) && again) double_clicked(pressed);
}

void PictureView::finger_moved(const FingerSample& at) {
    hover_ = at.dip;
    if (current_tool_ && hand_ == Hand::finger)
        current_tool_->move(session_, sample(at.dip, touch_modifiers_, 1, at.time_ms));
    Q_EMIT pointer_moved(transform_.to_picture(at.dip));
    repaint_soon();
}

void PictureView::finger_released(const FingerSample& at) {
    if (current_tool_ && hand_ == Hand::finger) finish(sample(at.dip, touch_modifiers_, 1, at.time_ms));
    drop_hover();
}

void PictureView::finger_dropped() {
    if (current_tool_ && hand_ == Hand::finger) cancel_gesture();
    drop_hover();
}

// --- wheel, trackpad, keys ---------------------------------------------------------------------------------

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
    view_changed();
}

bool PictureView::trackpad_event(const QNativeGestureEvent& event) {
    switch (event.gestureType()) {
        case Qt::BeginNativeGesture:
            trackpad_turning_ = ViewTurning(transform_.turn());
            return true;
        case Qt::ZoomNativeGesture:
            transform_.zoom_about(event.position(), 1 + event.value());
            break;
        case Qt::RotateNativeGesture:
            transform_.turn_about(event.position(),
                                  trackpad_turning_.turned_by(event.value()) - transform_.turn());
            break;
        default:
            return false;
    }
    view_changed();
    return true;
}

bool PictureView::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::StyleChange:  // another theme
            repaint_soon();
            break;
        case QEvent::ScreenChangeInternal:  // perhaps one of another scale
            room_changed();
            break;
        case QEvent::NativeGesture:
            if (trackpad_event(*static_cast<QNativeGestureEvent*>(event))) return true;
            break;
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel:
            if (touch_event(*static_cast<QTouchEvent*>(event))) return true;
            break;
        default:
            break;
    }
    return QWidget::event(event);
}

void PictureView::hold_tool(ToolId id, const char* command) {
    if (const auto why = why_not(command, session_.model()); why && !why->isEmpty())
        return session_.hint(*why);
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
    if (event->isAutoRepeat() && (event->key() == Qt::Key_Space || event->key() == Qt::Key_Q ||
                                  event->key() == Qt::Key_J || event->key() == Qt::Key_G))
        return;
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (event->key() == Qt::Key_Escape && cancel_gesture()) return;
    if (event->key() == Qt::Key_Space && plain) {
        space_ = true;
        update_cursor();
    } else if (event->key() == Qt::Key_Q && plain) {
        hold_tool(ToolId::pose, "tool.pose");
    } else if (event->key() == Qt::Key_J && plain) {
        hold_tool(ToolId::light, "tool.light");
    } else if (event->key() == Qt::Key_G && plain) {
        hold_tool(ToolId::grab, "tool.grab");
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
    } else if (event->key() == Qt::Key_Q || event->key() == Qt::Key_J || event->key() == Qt::Key_G) {
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

void PictureView::leaveEvent(QEvent*) { drop_hover(); }

void PictureView::paint_opening(QPainter& painter) const {
    if (!session_.opening()) return;
    const QString text = tr("The project is being opened…");
    QRectF box = painter.fontMetrics().boundingRect(text);
    box = box.adjusted(-14, -8, 14, 8);
    box.moveCenter(QRectF(rect()).center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignCenter, text);
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
