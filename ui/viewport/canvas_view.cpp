#include "ui/viewport/canvas_view.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/session/pictures.h"
#include "ui/session/texts.h"
#include "ui/settings/setting_list.h"
#include "ui/tools/area_tool.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/transform_tool.h"
#include "ui/viewport/pen_watch.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double ghost_opacity = 0.4, fill_preview_opacity = 0.35;
constexpr double nearest_from_dip = 3;  // side of a label pixel on the screen
constexpr double grid_from_dip = 8;
constexpr double cross_hair_below_dip = 6;
constexpr int coarse_step = 10;  // pixels of the map that an arrow goes with Ctrl or Shift

constexpr QRgb dimmed = qRgba(0, 0, 0, 110);

bool paints(ToolId id) {
    return id == ToolId::brush || id == ToolId::eraser || id == ToolId::fill || id == ToolId::lasso;
}

bool draws_area(ToolId id) {
    return id == ToolId::lasso || id == ToolId::rectangle || id == ToolId::ellipse || id == ToolId::polygon;
}

/// White with a dark edge: seen on every class.
void draw_lines(QPainter& painter, const std::vector<QPolygonF>& lines) {
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(QColor(0, 0, 0, 170), 3), QPen(Qt::white, 1)}) {
        painter.setPen(pen);
        for (const QPolygonF& line : lines) painter.drawPolyline(line);
    }
}

/// Beside the pointer: what is under it is locked.
void paint_lock(QPainter& painter, QPointF at) {
    const QRectF box(at + QPointF(10, -28), QSizeF(18, 18));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(box, 4, 4);
    icon("locked").paint(&painter, box.toRect().adjusted(2, 2, -2, -2));
}

}  // namespace

CanvasView::CanvasView(EditorSession& session, PenWatch& pens, QWidget* parent)
    : PictureView(session, pens, parent) {
    setObjectName("view.canvas");
    setAccessibleName(tr("Canvas"));
    connect(&session_, &EditorSession::labels_changed, this, &CanvasView::recolour);
    connect(&session_, &EditorSession::frame_changed, this, [this] {
        picture_ = to_qimage(session_.frame().picture.image);
        repaint_soon();
    });
    connect(&session_, &EditorSession::class_changed, this, &CanvasView::repaint_soon);
    connect(&session_, &EditorSession::brush_settings_changed, this, &CanvasView::repaint_soon);
    connect(&session_, &EditorSession::reference_changed, this, &CanvasView::repaint_soon);
    connect(&session_, &EditorSession::selection_edited, this, &CanvasView::redraw_selection);
    connect(&session_, &EditorSession::floating_edited, this, &CanvasView::update_cursor);
    connect(&session_, &EditorSession::open_area_edited, this, &CanvasView::repaint_soon);
    connect(this, &CanvasView::pointer_moved, this, &CanvasView::hover_tool);
    connect(this, &CanvasView::pointer_left, this, &CanvasView::hover_tool);
    for (const auto changed :
         {&EditorSession::tool_changed, &EditorSession::class_changed, &EditorSession::brush_settings_changed,
          &EditorSession::selection_edited, &EditorSession::portrait_changed})
        connect(&session_, changed, this, &CanvasView::hover_anew);
    connect(&session_, &EditorSession::labels_changed, this, &CanvasView::hover_anew);
}

bool CanvasView::hovers() const {
    return hover() && !gesture_active() && !panning() &&
           tool_for(QApplication::keyboardModifiers()) == session_.active_tool();
}

void CanvasView::hover_tool() {
    Tool& tool = session_.tool(session_.active_tool());
    hovers() ? tool.hover(session_, sample(*hover(), QApplication::keyboardModifiers(), 1, 0))
             : tool.forget_hover();
    draw_fill_preview();
}

void CanvasView::hover_anew() {
    if (session_.active_tool() == ToolId::fill) session_.tool(ToolId::fill).forget_hover();
    hover_tool();
}

void CanvasView::draw_fill_preview() {
    std::shared_ptr<const std::vector<FilledArea>> source;
    if (session_.active_tool() == ToolId::fill)
        source = static_cast<const FillTool&>(session_.tool(ToolId::fill)).preview();
    if (source == filled_source_) return;
    filled_source_ = std::move(source);
    filled_ = {};
    repaint_soon();
    if (!filled_source_ || filled_source_->empty()) return;
    const LabelSurface& surface = session_.surface();
    filled_ = QImage(surface.size(), surface.size(), QImage::Format_ARGB32_Premultiplied);
    filled_.fill(0);
    for (const FilledArea& each : *filled_source_) {
        const Rgba c = info(static_cast<FaceClass>(each.value)).colour;
        for (int y = 0; y < surface.size(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(filled_.scanLine(y));
            for (int x = 0; x < surface.size(); ++x)
                if (each.area.contains(x, y) && surface.writable_at(x, y)) line[x] = qRgb(c.r, c.g, c.b);
        }
    }
}

bool CanvasView::drop_open_area() {
    AreaTool* area = session_.open_area();
    if (!area) return false;
    area->put_away();
    session_.open_area_changed();
    return true;
}

bool CanvasView::is_for_open_area(const QKeyEvent& event) const {
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return session_.open_area() &&
           ((event.key() == Qt::Key_Backspace && !modifiers) || (enter && !(modifiers & ~Qt::AltModifier)));
}

void CanvasView::set_overlay_opacity(double opacity) {
    overlay_opacity_ = std::clamp(opacity, 0.0, 1.0);
    Q_EMIT overlay_changed();
    repaint_soon();
}

void CanvasView::set_overlay_shown(bool shown) {
    overlay_shown_ = shown;
    Q_EMIT overlay_changed();
    repaint_soon();
}

void CanvasView::set_reference_opacity(double opacity) {
    reference_opacity_ = std::clamp(opacity, 0.0, 1.0);
    repaint_soon();
}

void CanvasView::recolour(const PixelRect& rect) {
    const LabelSurface& surface = session_.surface();
    PixelRect area = rect;
    if (labels_.width() != surface.size()) {
        labels_ = QImage(surface.size(), surface.size(), QImage::Format_ARGB32_Premultiplied);
        area = {0, 0, surface.size(), surface.size()};
    }
    const ClassSet hidden = session_.hidden_classes();
    colour_visible(surface, area, hidden, labels_);
    if (const LabelMap* ghost = session_.ghost(); ghost != ghost_source_ || hidden != ghost_hidden_) {
        ghost_source_ = ghost;
        ghost_hidden_ = hidden;
        ghost_ = ghost ? label_picture(*ghost, hidden) : QImage();
    }
    repaint_soon();
}

ToolId CanvasView::tool_for(Qt::KeyboardModifiers modifiers) const {
    // A lasso that selects begins with Alt, too: it takes from the selection.
    const bool of_lasso = session_.active_tool() == ToolId::lasso && session_.brush().areas_select();
    // And a shape that waits for the next one.
    if ((modifiers & Qt::AltModifier) && !of_lasso && !session_.open_area()) return ToolId::pose;
    if ((modifiers & Qt::ControlModifier) && paints(session_.active_tool()))
        return modifiers & Qt::ShiftModifier ? ToolId::region : ToolId::eyedropper;
    return session_.active_tool();
}

bool CanvasView::wheel_command(Qt::KeyboardModifiers modifiers, double notches) {
    if (!(modifiers & Qt::ShiftModifier)) return false;
    session_.scale_brush(notches);
    return true;
}

bool CanvasView::one_finger_pans() const {
    if (PictureView::one_finger_pans()) return true;
    return finger_ == FingerChoice::pan || (finger_ == FingerChoice::automatic && pens().ever_seen());
}

bool CanvasView::long_pressed(QPointF dip) {
    Q_EMIT palette_asked(mapToGlobal(dip).toPoint());
    return true;
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
    if (gesture_active()) return;
    const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT palette_asked(by_key ? mapToGlobal(hover().value_or(QRectF(rect()).center())).toPoint()
                                : event->globalPos());
}

QPointF CanvasView::key_pointer_dip() const {
    return transform_.to_dip((QPointF(*key_pointer_) + QPointF(0.5, 0.5)) / session_.surface().size());
}

void CanvasView::move_key_pointer(int dx, int dy) {
    const LabelSurface& surface = session_.surface();
    const QPointF from = transform_.to_picture(hover().value_or(QRectF(rect()).center())) * surface.size();
    const QPoint at(static_cast<int>(std::floor(from.x())), static_cast<int>(std::floor(from.y())));
    const int last = surface.size() - 1;
    key_pointer_ = QPoint(std::clamp(at.x() + dx, 0, last), std::clamp(at.y() + dy, 0, last));
    point_at(key_pointer_dip());
    const auto value = surface.visible(key_pointer_->x(), key_pointer_->y());
    const QString name = value < face_class_count ? class_name(static_cast<FaceClass>(value)) : QString();
    setAccessibleDescription(
        tr("x %1, y %2, %3", "pixel, class").arg(key_pointer_->x()).arg(key_pointer_->y()).arg(name));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

int CanvasView::nudge_of(const QKeyEvent& event) const {
    const bool arrow = event.key() >= Qt::Key_Left && event.key() <= Qt::Key_Down;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (!arrow || (modifiers & ~Qt::ShiftModifier) || session_.active_tool() != ToolId::move) return 0;
    if (!session_.floating() && session_.surface().selection().empty()) return 0;
    return modifiers & Qt::ShiftModifier ? coarse_step : 1;
}

bool CanvasView::event(QEvent* event) {
    // Shift with an arrow turns the head, unless there is something to move.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (nudge_of(key) > 0 || is_for_open_area(key)) event->accept();
    }
    return PictureView::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    if (is_for_open_area(*event)) {
        AreaTool& area = *session_.open_area();
        event->key() == Qt::Key_Backspace ? area.remove_last_corner(session_)
                                          : area.close(session_, event->modifiers() & Qt::AltModifier);
        return;
    }
    if (const int by = nudge_of(*event); by > 0) {
        const int key = event->key();
        session_.transform().nudge(session_,
                                   key == Qt::Key_Left    ? -by
                                   : key == Qt::Key_Right ? by
                                                          : 0,
                                   key == Qt::Key_Up     ? -by
                                   : key == Qt::Key_Down ? by
                                                         : 0);
        return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool arrows = modifiers == Qt::NoModifier || modifiers == Qt::ControlModifier;
    const int step = modifiers & Qt::ControlModifier ? coarse_step : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            if (arrows) return move_key_pointer(-step, 0);
            break;
        case Qt::Key_Right:
            if (arrows) return move_key_pointer(step, 0);
            break;
        case Qt::Key_Up:
            if (arrows) return move_key_pointer(0, -step);
            break;
        case Qt::Key_Down:
            if (arrows) return move_key_pointer(0, step);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            // As a click, and with Shift a line from the last dab.
            if (!(modifiers & ~Qt::ShiftModifier))
                return click_at(hover().value_or(QRectF(rect()).center()), modifiers);
            break;
        default:
            break;
    }
    PictureView::keyPressEvent(event);
}

bool CanvasView::meets_lock(QPointF dip) const {
    const ToolId id = tool_for(QApplication::keyboardModifiers());
    const bool writes = draws_area(id) ? session_.brush().areas_write() : paints(id);
    const LabelSurface& surface = session_.surface();
    const QPointF p = transform_.to_picture(dip) * surface.size();
    return writes &&
           surface.locked_at(static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y())));
}

bool CanvasView::picks_class() const {
    if (gesture_active()) return session_.tool(ToolId::eyedropper).active();
    return tool_for(QApplication::keyboardModifiers()) == ToolId::eyedropper;
}

void CanvasView::double_clicked(const PointerSample& sample) {
    const ToolId id = tool_for(sample.modifiers);
    if (id == ToolId::lasso || id == ToolId::polygon)
        return static_cast<AreaTool&>(session_.tool(id))
            .double_clicked(session_, sample.modifiers & Qt::AltModifier);
    if (id != ToolId::move) return;
    cancel_gesture();
    if (session_.floating()) return session_.put_down();
    const QPointF p = sample.picture * session_.surface().size();
    session_.surface().selection() =
        area_at(session_.surface(), static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y())));
    session_.selection_changed();
}

QCursor CanvasView::transform_cursor() const {
    const double side = transform_.target().width();
    const TransformTool& tool = session_.transform();
    if (!tool.floats())
        return session_.surface().selection().empty() ? Qt::ForbiddenCursor : Qt::SizeAllCursor;
    const auto grip = tool.grip_at(transform_.to_picture(hover().value_or(QPointF())), side);
    if (grip->kind == TransformTool::Grip::Kind::inside) return Qt::SizeAllCursor;
    if (grip->kind == TransformTool::Grip::Kind::net) return Qt::PointingHandCursor;
    if (grip->kind == TransformTool::Grip::Kind::outside) {
        static const QCursor turning(icon("turn").pixmap(24, 24));
        return turning;
    }
    // Along the way from the middle to the handle as it is seen: the nearest of four.
    const QPointF middle = (tool.at_grip({TransformTool::Grip::Kind::handle, -1, -1}) +
                            tool.at_grip({TransformTool::Grip::Kind::handle, 1, 1})) /
                           2;
    const QPointF way = transform_.to_dip(tool.at_grip(*grip)) - transform_.to_dip(middle);
    static constexpr Qt::CursorShape shapes[] = {Qt::SizeHorCursor, Qt::SizeFDiagCursor, Qt::SizeVerCursor,
                                                 Qt::SizeBDiagCursor};
    const int eighth = qRound(std::atan2(way.y(), way.x()) / (std::numbers::pi / 4));
    return shapes[(eighth + 8) % 4];
}

void CanvasView::update_cursor() {
    Qt::CursorShape shape = Qt::ArrowCursor;
    const ToolId id = tool_for(QApplication::keyboardModifiers());
    if (id == ToolId::move && !panning()) {
        if (!gesture_active()) setCursor(transform_cursor());
        return;
    }
    if (panning()) {
        shape = Qt::ClosedHandCursor;
    } else if (id == ToolId::grab) {
        shape = gesture_active() ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
    } else if (id == ToolId::pose || id == ToolId::light) {
        shape = Qt::SizeAllCursor;
    } else if (id == ToolId::brush || id == ToolId::eraser) {
        // Near the picture the outline of the brush stands for the pointer.
        const QRectF near_by = transform_.target().adjusted(-40, -40, 40, 40);
        const bool over = hover() && near_by.contains(transform_.turning().inverted().map(*hover()));
        shape = over ? Qt::BlankCursor : Qt::ArrowCursor;
    } else {
        shape = Qt::CrossCursor;
    }
    if (cursor().shape() != shape) setCursor(shape);
}

std::vector<Layer> CanvasView::layers() const {
    std::vector<Layer> result;
    const QRectF target = transform_.target();
    const QTransform turn = transform_.turning();
    const double label_dip = target.width() / std::max(1, session_.surface().size());
    result.push_back({0, picture_, target, turn, 1, false});
    if (const QImage photo = session_.reference_photo(); !photo.isNull())
        result.push_back({1, photo, target, turn, reference_opacity_, false});
    if (overlay_shown_) {
        const bool nearest = label_dip >= nearest_from_dip;
        if (session_.surface().has_base() || session_.surface().any_strokes())
            result.push_back({2, labels_, target, turn, overlay_opacity_, nearest});
        if (!ghost_.isNull()) result.push_back({3, ghost_, target, turn, ghost_opacity, nearest});
    }
    if (!filled_.isNull() && hovers())
        result.push_back({5, filled_, target, turn, fill_preview_opacity, true});
    if (!unselected_.isNull()) result.push_back({4, unselected_, target, turn, 1, true});
    return result;
}

void CanvasView::redraw_selection() {
    const Selection& selection = session_.surface().selection();
    unselected_ = {};
    if (!selection.empty()) {
        unselected_ = QImage(selection.side(), selection.side(), QImage::Format_ARGB32_Premultiplied);
        // The selection's edge is bright, so that it is seen on dark and light classes alike.
        const auto edge = [&](int x, int y) {
            return !selection.contains(x - 1, y) || !selection.contains(x + 1, y) ||
                   !selection.contains(x, y - 1) || !selection.contains(x, y + 1);
        };
        for (int y = 0; y < selection.side(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(unselected_.scanLine(y));
            for (int x = 0; x < selection.side(); ++x)
                line[x] = !selection.contains(x, y) ? dimmed : edge(x, y) ? qRgba(255, 255, 255, 255) : 0;
        }
    }
    repaint_soon();
}

void CanvasView::paint_axis(QPainter& painter, const MirrorAxis& axis) const {
    const QRectF target = transform_.target();
    const double scale = target.width() / session_.surface().size();
    const QPointF through = target.topLeft() + QPointF(axis.x, axis.y) * scale;
    const QPointF along = QPointF(std::sin(axis.tilt), -std::cos(axis.tilt)) * target.height() * 2;
    painter.save();
    painter.setClipRect(target);
    painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
    painter.drawLine(through - along, through + along);
    painter.setPen(QPen(QColor(255, 255, 255, 220), 1, Qt::DashLine));
    painter.drawLine(through - along, through + along);
    painter.restore();
}

void CanvasView::paint_outline(QPainter& painter) const {
    const auto& tool = static_cast<const AreaTool&>(session_.tool(session_.active_tool()));
    std::vector<AreaTool::Points> areas = tool.waiting();
    areas.push_back(tool.outline());
    const BrushSettings& brush = session_.brush();
    const Rgba c = info(session_.active_class()).colour;
    const QColor class_colour(c.r, c.g, c.b, 110);
    const double brush_dip = brush.shape.diameter * transform_.target().width() / session_.surface().size();
    for (const AreaTool::Points& area : areas) {
        if (area.size() < 2) continue;
        QPolygonF shape;
        for (const QPointF& p : area) shape << transform_.to_dip(p);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(class_colour, brush_dip, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (brush.area_use == AreaUse::stroke) painter.drawPolygon(shape);
        if (brush.areas_fill()) painter.setBrush(class_colour);
        if (!brush.areas_write()) painter.setBrush(QColor(255, 255, 255, 50));
        painter.setPen(QPen(QColor(0, 0, 0, 170), 3));
        painter.drawPolygon(shape);
        painter.setPen(QPen(Qt::white, 1));
        painter.drawPolygon(shape);
    }
}

void CanvasView::paint_transform(QPainter& painter) const {
    const TransformTool& tool = session_.transform();
    if (!tool.floats()) return;
    const auto in_view = [this](const std::vector<QPointF>& points) {
        QPolygonF line;
        for (const QPointF& p : points) line << transform_.to_dip(p);
        return line;
    };
    using Grip = TransformTool::Grip;
    Grip near;  // no handle
    if (hover() && !gesture_active())
        near = tool.grip_at(transform_.to_picture(*hover()), transform_.target().width()).value_or(near);
    const auto draw_handle = [&](const Grip& grip) {
        const QPointF at = transform_.to_dip(tool.at_grip(grip));
        const double half = near == grip ? 5 : 3.5;
        painter.setPen(QPen(QColor(0, 0, 0, 190), 1));
        painter.setBrush(near == grip ? theme().accent : QColor(Qt::white));
        painter.drawRect(QRectF(at - QPointF(half, half), at + QPointF(half, half)));
    };
    std::vector<QPolygonF> lines;
    for (const auto& line : tool.net()) lines.push_back(in_view(line));
    if (tool.warping()) {
        draw_lines(painter, lines);
        for (int across = 0; across < LabelWarp::side; ++across)
            for (int down = 0; down < LabelWarp::side; ++down) draw_handle({Grip::Kind::net, across, down});
        return;
    }
    lines.push_back(in_view(tool.outline()));
    lines.back() << lines.back().front();
    const QPointF middle = transform_.to_dip(tool.at_grip({Grip::Kind::handle, 0, 0}));
    lines.push_back({{middle - QPointF(5, 0), middle + QPointF(5, 0)}});
    lines.push_back({{middle - QPointF(0, 5), middle + QPointF(0, 5)}});
    draw_lines(painter, lines);
    for (const int across : {-1, 0, 1})
        for (const int down : {-1, 0, 1})
            if (across != 0 || down != 0) draw_handle({Grip::Kind::handle, across, down});
}

void CanvasView::paint_pixel_grid(QPainter& painter) const {
    const QRectF target = transform_.target();
    const int side = session_.surface().size();
    const double step = target.width() / side;
    if (step < grid_from_dip) return;
    painter.setRenderHint(QPainter::Antialiasing, transform_.turn() != 0);
    painter.setPen(QColor(0, 0, 0, 60));
    const QRectF seen = target.intersected(transform_.turning().inverted().mapRect(QRectF(rect())));
    const auto first = [&](double from, double origin) {
        return std::max(0, static_cast<int>((from - origin) / step));
    };
    for (int i = first(seen.left(), target.left()); i <= side && target.left() + i * step <= seen.right();
         ++i)
        painter.drawLine(QPointF(target.left() + i * step, seen.top()),
                         QPointF(target.left() + i * step, seen.bottom()));
    for (int i = first(seen.top(), target.top()); i <= side && target.top() + i * step <= seen.bottom(); ++i)
        painter.drawLine(QPointF(seen.left(), target.top() + i * step),
                         QPointF(seen.right(), target.top() + i * step));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void CanvasView::paint_brush_outline(QPainter& painter, QPointF at) const {
    const double scale = transform_.target().width() / session_.surface().size();
    const double diameter = std::max(1.0, diameter_at(session_.brush().shape, last_pressure())) * scale;
    const auto& brush = static_cast<const BrushTool&>(session_.tool(session_.active_tool()));
    at = brush.sizing_at().value_or(at);
    painter.setBrush(Qt::NoBrush);
    const bool small = diameter < cross_hair_below_dip;
    const auto draw = [&](const QPen& pen, double grow) {
        painter.setPen(pen);
        if (!small) painter.drawEllipse(at, diameter / 2 + grow, diameter / 2 + grow);
        if (!small) return;
        painter.drawLine(at - QPointF(8, 0), at - QPointF(3, 0));
        painter.drawLine(at + QPointF(3, 0), at + QPointF(8, 0));
        painter.drawLine(at - QPointF(0, 8), at - QPointF(0, 3));
        painter.drawLine(at + QPointF(0, 3), at + QPointF(0, 8));
    };
    draw(QPen(QColor(0, 0, 0, 190), small ? 3 : 1), 0.5);
    draw(QPen(QColor(255, 255, 255, 230), 1), -0.5);
    if (session_.active_tool() == ToolId::brush) {
        const Rgba c = info(session_.active_class()).colour;
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
        painter.setBrush(QColor(c.r, c.g, c.b));
        painter.drawEllipse(at, 2.5, 2.5);
    }
}

void CanvasView::paint_loupe(QPainter& painter, QPointF at) const {
    constexpr int cells = 11;
    constexpr double cell = 9;
    const LabelSurface& surface = session_.surface();
    const QPointF p = transform_.to_picture(at) * surface.size();
    const int cx = static_cast<int>(std::floor(p.x())), cy = static_cast<int>(std::floor(p.y()));
    if (!surface.strokes().contains(cx, cy)) return;
    const double side = cells * cell;
    QPointF corner = at + QPointF(18, 18);
    if (corner.x() + side > width()) corner.setX(at.x() - 18 - side);
    if (corner.y() + side + 24 > height()) corner.setY(at.y() - 42 - side);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int j = 0; j < cells; ++j)
        for (int i = 0; i < cells; ++i) {
            const int across = (i - cells / 2) * (transform_.mirrored() ? -1 : 1);
            const auto value = surface.visible(cx + across, cy + j - cells / 2);
            const Rgba c = face_classes()[std::min<std::size_t>(value, face_class_count - 1)].colour;
            painter.fillRect(QRectF(corner + QPointF(i * cell, j * cell), QSizeF(cell, cell)),
                             QColor(c.r, c.g, c.b));
        }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(QRectF(corner + QPointF(5 * cell, 5 * cell), QSizeF(cell, cell)));
    painter.setPen(QPen(QColor(20, 20, 20), 1));
    painter.drawRect(QRectF(corner, QSizeF(side, side)));
    const auto value = surface.visible(cx, cy);
    const QString name =
        value < face_class_count ? capitalised(class_name(static_cast<FaceClass>(value))) : QString();
    const double wide = std::max<double>(side, painter.fontMetrics().horizontalAdvance(name) + 8);
    const double left = std::max(0.0, std::min(corner.x(), width() - wide));
    const QRectF label(QPointF(left, corner.y() + side), QSizeF(wide, 22));
    painter.fillRect(label, QColor(20, 20, 20, 220));
    painter.setPen(Qt::white);
    painter.drawText(label, Qt::AlignCenter, name);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void CanvasView::paint_overlay(QPainter& painter) {
    if (!session_.frame().picture.image) return paint_empty_state(painter);
    painter.save();
    painter.setTransform(transform_.turning(), true);
    paint_pixel_grid(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1));
    painter.drawRect(transform_.target().adjusted(-0.5, -0.5, 0.5, 0.5));
    if (const auto axis = session_.mirror_axis()) paint_axis(painter, *axis);
    painter.restore();
    paint_guides(painter);
    paint_handles(painter);
    if (draws_area(session_.active_tool())) paint_outline(painter);
    paint_transform(painter);
    paint_opening(painter);
    if (!hover() || panning()) return;
    if (picks_class()) return paint_loupe(painter, *hover());
    if (meets_lock(*hover())) paint_lock(painter, *hover());
    const ToolId id = tool_for(QApplication::keyboardModifiers());
    if (id != ToolId::brush && id != ToolId::eraser) return;
    paint_brush_outline(painter, *hover());
    if (const auto axis = session_.mirror_axis()) {
        const double side = session_.surface().size();
        const QPointF p = transform_.to_picture(*hover()) * side;
        const Dab other = mirrored(Dab{p.x(), p.y(), 0}, *axis);
        painter.setOpacity(0.5);
        paint_brush_outline(painter, transform_.to_dip(QPointF(other.x, other.y) / side));
        painter.setOpacity(1);
    }
}

}  // namespace limner::ui
