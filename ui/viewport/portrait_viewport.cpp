#include "ui/viewport/portrait_viewport.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <algorithm>
#include <cmath>

#include "ui/session/named_views.h"
#include "ui/session/onion_skin.h"
#include "ui/session/pictures.h"
#include "ui/session/texts.h"
#include "ui/tools/pose_tool.h"
#include "ui/viewport/head_gizmo.h"
#include "ui/viewport/wipe_handle.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int fade_ms = 80;
constexpr int outline_ms = 600;
constexpr double camera_step = 1.05;
enum Slot { picture_slot, fading_slot, outline_slot, earlier_slot, difference_slot, onion_slot = 100 };

}  // namespace

PortraitViewport::PortraitViewport(EditorSession& session, PenWatch& pens, QWidget* parent)
    : PictureView(session, pens, parent),
      wipe_(new WipeHandle(this)),
      gizmo_(new HeadGizmo(transform_, this)) {
    setObjectName("view.viewport");
    setAcceptDrops(true);
    wipe_->hide();
    connect(wipe_, &WipeHandle::valueChanged, this, &PortraitViewport::repaint_soon);
    connect(&comparison_, &Comparison::changed, this, &PortraitViewport::on_comparison);
    setAccessibleName(tr("Portrait"));
    build_gizmo();
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
        if (channel_ == Channel::part) redraw();
        if (flash) flash_part();
    });
}

void PortraitViewport::build_gizmo() {
    connect(gizmo_, &HeadGizmo::pressed, this, [this](QPointF dip, Qt::KeyboardModifiers modifiers) {
        setFocus(Qt::MouseFocusReason);
        PointerSample at = sample(dip, modifiers, 1, 0);
        at.picture_centre_dip = dip;  // it turns, wherever it is taken hold of
        begin_gesture(ToolId::pose, at);
    });
    connect(gizmo_, &HeadGizmo::dragged, this,
            [this](QPointF dip, Qt::KeyboardModifiers modifiers) { go_on(sample(dip, modifiers, 1, 0)); });
    connect(gizmo_, &HeadGizmo::released, this,
            [this](QPointF dip, Qt::KeyboardModifiers modifiers, bool moved) {
                // A click on the picture picks a part; here there is none.
                moved ? finish(sample(dip, modifiers, 1, 0)) : void(cancel_gesture());
            });
    connect(gizmo_, &HeadGizmo::view_chosen, this, [this](const QString& id) {
        for (const NamedView& view : named_views())
            if (id == view.id)
                session_.turn_to(view.pose(session_.portrait().pose, session_.pose_limits()), view.title());
    });
    connect(gizmo_, &HeadGizmo::front_chosen, &session_, &EditorSession::front_pose);
    connect(&session_, &EditorSession::portrait_changed, this, &PortraitViewport::update_gizmo);
    connect(&session_, &EditorSession::frame_changed, this, &PortraitViewport::update_gizmo);
    connect(this, &PictureView::zoom_changed, gizmo_, qOverload<>(&QWidget::update));
    update_gizmo();
}

void PortraitViewport::update_gizmo() {
    gizmo_->show_pose(session_.portrait().pose);
    gizmo_->setVisible(gizmo_shown_ && session_.frame().picture.image);
}

void PortraitViewport::set_gizmo_shown(bool shown) {
    gizmo_shown_ = shown;
    update_gizmo();
}

QImage PortraitViewport::pixels(const Picture& picture) const {
    const Channel channel = has_channel(picture, channel_) ? channel_ : Channel::colour;
    return channel_picture(picture, channel, session_.active_part());
}

void PortraitViewport::redraw() {
    fade_.stop();
    before_ = {};
    shown_ = pixels(session_.frame().picture);
    on_comparison();
}

void PortraitViewport::set_channel(Channel channel) {
    if (channel == channel_) return;
    channel_ = channel;
    redraw();
    Q_EMIT channel_changed();
}

void PortraitViewport::step_channel(int by) {
    int next = static_cast<int>(channel_);
    do {
        next = (next + by + channel_count) % channel_count;
    } while (static_cast<Channel>(next) != Channel::colour &&
             !has_channel(session_.frame().picture, static_cast<Channel>(next)));
    set_channel(static_cast<Channel>(next));
}

void PortraitViewport::on_comparison() {
    earlier_ = comparison_.mode() == CompareMode::off ? QImage() : pixels(comparison_.picture());
    difference_ = comparison_.mode() == CompareMode::difference && comparison_.in_pose()
                      ? difference_picture(shown_, earlier_)
                      : QImage();
    if (comparison_.mode() != compare_mode_) {
        compare_mode_ = comparison_.mode();
        wipe_->setVisible(compare_mode_ == CompareMode::wipe);
        wipe_->place();
        room_changed();
    }
    repaint_soon();
}

QRectF PortraitViewport::picture_room() const {
    const QRectF all = rect();
    return comparison_.mode() == CompareMode::side_by_side ? all.adjusted(all.width() / 2, 0, 0, 0) : all;
}

void PortraitViewport::resizeEvent(QResizeEvent* event) {
    PictureView::resizeEvent(event);
    wipe_->place();
    gizmo_->place();
}

void PortraitViewport::on_frame() {
    const Frame& frame = session_.frame();
    // Only the change to the final is faded, and only over the same view.
    const bool fades =
        motion_ && frame.final && shown_is_preview_ && !shown_.isNull() && frame.latency_ms >= 0;
    before_ = fades ? shown_ : QImage();
    shown_ = pixels(frame.picture);
    shown_is_preview_ = !frame.final;
    fade_.stop();
    if (fades) fade_.start();
    const QString pose = pose_text(frame.portrait.pose);
    on_comparison();
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
    return id == ToolId::light || id == ToolId::grab || id == ToolId::eyedropper ? id : ToolId::pose;
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
    const QTransform turning = transform_.turning();
    const CompareMode mode = comparison_.mode();
    const bool in_pose = comparison_.in_pose();
    if (mode == CompareMode::before && in_pose) return {{earlier_slot, earlier_, target, turning}};
    if (mode == CompareMode::difference && !difference_.isNull())
        return {{difference_slot, difference_, target, turning}};
    const bool fading = fade_.state() == QAbstractAnimation::Running && !before_.isNull();
    std::vector<Layer> result;
    if (fading) result.push_back({fading_slot, before_, target, turning});
    const bool nearest = transform_.zoom() >= 4;
    const double opacity = fading ? fade_.currentValue().toDouble() : 1.0;
    result.push_back({picture_slot, shown_, target, turning, opacity, nearest});
    int slot = onion_slot;
    for (const OnionSheet& sheet : session_.onion().sheets())
        result.push_back({slot++, sheet.picture, target, turning, sheet.opacity, nearest});
    if (!outline_.isNull()) result.push_back({outline_slot, outline_, target, turning, 0.9, true});
    const QRectF all = rect();
    if (mode == CompareMode::side_by_side) {
        const double half = all.width() / 2;
        for (Layer& layer : result) layer.clip = all.adjusted(half, 0, 0, 0);
        const QTransform left = QTransform::fromTranslate(-half, 0);
        // A picture of the pose before is better than none while the head turns.
        result.push_back(
            {earlier_slot, earlier_, target, turning * left, 1, nearest, all.adjusted(0, 0, -half, 0)});
    } else if (mode == CompareMode::wipe && in_pose) {
        const double line = wipe_->line();
        for (Layer& layer : result) layer.clip = all.adjusted(line, 0, 0, 0);
        result.push_back(
            {earlier_slot, earlier_, target, turning, 1, nearest, QRectF(0, 0, line, all.height())});
    }
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
    paint_guides(painter);
    paint_handles(painter);
    paint_comparison(painter);
    paint_opening(painter);
    if (snapshot_hovers_) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 3));
        painter.drawRect(rect().adjusted(2, 2, -2, -2));
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

void PortraitViewport::paint_tag(QPainter& painter, const QRectF& room, const QString& text) const {
    const QFontMetrics metrics(font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0, int(room.width()) - 32));
    const QSizeF size(metrics.horizontalAdvance(shown) + 16, metrics.height() + 6);
    const QRectF box(QPointF(room.left() + 8, room.bottom() - 8 - size.height()), size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 20, 20, 170));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(QColor(235, 235, 235));
    painter.setFont(font());
    painter.drawText(box, Qt::AlignCenter, shown);
}

void PortraitViewport::paint_comparison(QPainter& painter) const {
    const QRectF all = rect();
    const CompareMode mode = comparison_.mode();
    if (mode == CompareMode::off) return;
    if (comparison_.foreign()) return paint_tag(painter, all, tr("Before: drawn by another model"));
    const QString before = comparison_.with_start() ? tr("Before") : tr("Before: %1").arg(comparison_.name());
    const QString now = tr("Now");
    const auto line = [&](double x) {
        painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
        painter.drawLine(QPointF(x, 0), QPointF(x, all.height()));
        painter.setPen(QPen(QColor(255, 255, 255, 220), 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, all.height()));
    };
    switch (mode) {
        case CompareMode::off:
            break;
        case CompareMode::before:
            paint_tag(painter, all, comparison_.in_pose() ? before : now);
            break;
        case CompareMode::side_by_side:
            line(all.width() / 2);
            paint_tag(painter, all.adjusted(0, 0, -all.width() / 2, 0), before);
            paint_tag(painter, all.adjusted(all.width() / 2, 0, 0, 0), now);
            break;
        case CompareMode::wipe: {
            const double x = wipe_->line();
            line(x);
            if (x > 80)
                paint_tag(painter, QRectF(0, 0, x, all.height()), comparison_.in_pose() ? before : now);
            if (x < all.width() - 80) paint_tag(painter, all.adjusted(x, 0, 0, 0), now);
            break;
        }
        case CompareMode::difference:
            paint_tag(painter, all, difference_.isNull() ? now : tr("Difference to before, 4 ×"));
            break;
    }
}

void PortraitViewport::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasFormat(snapshot_mime)) return event->ignore();
    event->acceptProposedAction();
    snapshot_hovers_ = true;
    session_.hint(tr("Drop to compare the portrait with this snapshot"));
    repaint_soon();
}

void PortraitViewport::dragLeaveEvent(QDragLeaveEvent*) {
    snapshot_hovers_ = false;
    session_.hint({});
    repaint_soon();
}

void PortraitViewport::dropEvent(QDropEvent* event) {
    snapshot_hovers_ = false;
    session_.hint({});
    repaint_soon();
    event->acceptProposedAction();
    comparison_.compare_with_snapshot(event->mimeData()->data(snapshot_mime).toInt());
}

bool PortraitViewport::long_pressed(QPointF dip) {
    QContextMenuEvent event(QContextMenuEvent::Other, dip.toPoint(), mapToGlobal(dip).toPoint());
    QApplication::sendEvent(this, &event);
    return true;
}

void PortraitViewport::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setObjectName("view.viewport.menu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

}  // namespace limner::ui
