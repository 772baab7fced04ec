#include "ui/viewport/portrait_viewport.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <algorithm>
#include <cmath>

#include "ui/session/onion_skin.h"
#include "ui/session/pictures.h"
#include "ui/session/texts.h"
#include "ui/tools/pose_tool.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int fade_ms = 80;
constexpr int outline_ms = 600;
constexpr double camera_step = 1.05;
constexpr int onion_slot = 100;

}  // namespace

PortraitViewport::PortraitViewport(EditorSession& session, PenWatch& pens, QWidget* parent)
    : PictureView(session, pens, parent) {
    setObjectName("view.viewport");
    setAccessibleName(tr("Portrait"));
    fade_.setDuration(fade_ms);
    fade_.setStartValue(0.0);
    fade_.setEndValue(1.0);
    connect(&fade_, &QVariantAnimation::valueChanged, this, &PortraitViewport::repaint_soon);
    outline_timer_.setSingleShot(true);
    outline_timer_.setInterval(outline_ms);
    connect(&outline_timer_, &QTimer::timeout, this, [this] {
        outline_ = {};
        repaint_soon();
    });
    connect(&session_, &EditorSession::frame_changed, this, &PortraitViewport::on_frame);
    connect(&session_, &EditorSession::paused_changed, this, &PortraitViewport::repaint_soon);
    connect(&session_.onion(), &OnionSkin::changed, this, &PortraitViewport::repaint_soon);
    connect(&session_, &EditorSession::portrait_changed, this, &PortraitViewport::repaint_soon);
    connect(&session_, &EditorSession::part_changed, this, [this](bool flash) {
        if (flash) flash_part();
    });
}

void PortraitViewport::on_frame() {
    const Frame& frame = session_.frame();
    // Only the change to the final is faded, and only over the same view.
    const bool fades =
        motion_ && frame.final && shown_is_preview_ && !shown_.isNull() && frame.latency_ms >= 0;
    before_ = fades ? shown_ : QImage();
    shown_ = to_qimage(frame.picture.image);
    shown_is_preview_ = !frame.final;
    fade_.stop();
    if (fades) fade_.start();
    const QString pose = pose_text(frame.portrait.pose);
    setAccessibleDescription(badge().isEmpty() ? pose : tr("%1, %2", "pose, state").arg(pose, badge()));
    repaint_soon();
}

void PortraitViewport::flash_part() {
    const auto& labels = session_.frame().picture.labels;
    if (!labels) return;
    outline_ = part_outline(*labels, session_.active_part());
    outline_timer_.start();
    repaint_soon();
}

QString PortraitViewport::badge() const {
    if (session_.link().paused()) return tr("paused");
    const Frame& frame = session_.frame();
    if (!frame.picture.image) return {};
    if (frame.picture.provisional) return tr("preparing head");
    if (!frame.final || !(frame.portrait == session_.portrait())) return tr("preview");
    return {};
}

void PortraitViewport::set_badges_shown(bool shown) {
    badges_shown_ = shown;
    repaint_soon();
}

ToolId PortraitViewport::tool_for(Qt::KeyboardModifiers) const {
    const ToolId id = session_.active_tool();
    return id == ToolId::light || id == ToolId::eyedropper ? id : ToolId::pose;
}

bool PortraitViewport::wheel_command(Qt::KeyboardModifiers modifiers, double notches) {
    const bool control = bool(modifiers & Qt::ControlModifier), shift = bool(modifiers & Qt::ShiftModifier);
    HeadPose pose = session_.portrait().pose;
    const auto factor = static_cast<float>(std::pow(camera_step, notches));
    if ((control && shift) || (modifiers & Qt::AltModifier)) {
        pose.zoom = std::clamp(pose.zoom * factor, 0.5f, 4.0f);
        session_.turn_to(pose, tr("Camera distance"), session_.document().repeat_gesture("wheel.distance"));
        return true;
    }
    if (!control) return false;
    pose.field_of_view = from_degrees(std::clamp(degrees(pose.field_of_view) / factor, 6.0f, 60.0f));
    session_.turn_to(pose, angle_text(tr("Field of view"), pose.field_of_view),
                     session_.document().repeat_gesture("wheel.fov"));
    return true;
}

void PortraitViewport::double_clicked(const PointerSample&) {
    cancel_gesture();
    session_.front_pose();
}

void PortraitViewport::update_cursor() {
    const ToolId id = tool_for(QApplication::keyboardModifiers());
    const Qt::CursorShape shape = panning() || gesture_active() ? Qt::ClosedHandCursor
                                  : id == ToolId::eyedropper    ? Qt::CrossCursor
                                                                : Qt::OpenHandCursor;
    if (cursor().shape() != shape) setCursor(shape);
}

std::vector<Layer> PortraitViewport::layers() const {
    const QRectF target = transform_.target();
    const double turn = transform_.turn();
    const bool fading = fade_.state() == QAbstractAnimation::Running && !before_.isNull();
    std::vector<Layer> result;
    if (fading) result.push_back({1, before_, target, turn, 1, false});
    const bool nearest = transform_.zoom() >= 4;
    result.push_back({0, shown_, target, turn, fading ? fade_.currentValue().toDouble() : 1.0, nearest});
    int slot = onion_slot;
    for (const OnionSheet& sheet : session_.onion().sheets())
        result.push_back({slot++, sheet.picture, target, turn, sheet.opacity, nearest});
    if (!outline_.isNull()) result.push_back({2, outline_, target, turn, 0.9, true});
    return result;
}

void PortraitViewport::paint_overlay(QPainter& painter) {
    if (shown_.isNull()) return paint_empty_state(painter);
    const QRectF target = transform_.target();
    const bool outside = outside_safe_range(session_.portrait().pose, session_.pose_limits());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(outside ? QPen(theme().warn, 3) : QPen(QColor(0, 0, 0, 90), 1));
    painter.drawPolygon(transform_.turning().map(QPolygonF(target.adjusted(-1, -1, 1, 1))));
    // The head ring: inside it the head turns, outside it rolls.
    if (hover() && !panning() && tool_for(QApplication::keyboardModifiers()) == ToolId::pose) {
        const double radius = head_ring * target.width();
        const QPointF d = *hover() - target.center();
        if (std::hypot(d.x(), d.y()) > radius && rect().contains(hover()->toPoint())) {
            painter.setPen(QPen(QColor(255, 255, 255, 110), 1.5, Qt::DashLine));
            painter.drawEllipse(target.center(), radius, radius);
        }
    }
    const QString text = badge();
    if (text.isEmpty() || !badges_shown_) return;
    const QFontMetrics metrics(font());
    const QRectF seen = transform_.turning().mapRect(target).intersected(QRectF(rect()));
    const QSizeF size(metrics.horizontalAdvance(text) + 16, metrics.height() + 6);
    const QRectF box(QPointF(seen.left() + 8, seen.top() + 8), size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 20, 20, 170));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(QColor(235, 235, 235));
    painter.setFont(font());
    painter.drawText(box, Qt::AlignCenter, text);
}

bool PortraitViewport::long_pressed(QPointF dip) {
    QContextMenuEvent event(QContextMenuEvent::Other, dip.toPoint(), mapToGlobal(dip).toPoint());
    QApplication::sendEvent(this, &event);
    return true;
}

void PortraitViewport::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    for (QAction* action : actions())
        if (action->property("context_menu").toBool()) menu.addAction(action);
    if (!menu.isEmpty()) menu.exec(event->globalPos());
}

}  // namespace limner::ui
