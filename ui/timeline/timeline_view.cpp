#include "ui/timeline/timeline_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/dialogs/easing_dialog.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int names_width = 150, ruler_height = 22, row_height = 20, margin = 10;
constexpr double key_radius = 5, grab_radius = 7, snap_dips = 8, drag_start = 3;
constexpr double most_zoom = 64;
const QColor playhead_colour(0xE0, 0x52, 0x4A);

struct NamedEasing {
    KeyEasing easing;
    const char* title;
};
constexpr NamedEasing easings[] = {
    {KeyEasing::smooth, QT_TRANSLATE_NOOP("limner::ui::TimelineView", "Smooth")},
    {KeyEasing::linear, QT_TRANSLATE_NOOP("limner::ui::TimelineView", "Linear")},
    {KeyEasing::ease_in, QT_TRANSLATE_NOOP("limner::ui::TimelineView", "Begin slowly")},
    {KeyEasing::ease_out, QT_TRANSLATE_NOOP("limner::ui::TimelineView", "End slowly")},
    {KeyEasing::hold, QT_TRANSLATE_NOOP("limner::ui::TimelineView", "Hold until the next key")}};

/// Smooth keys are diamonds, straight ones triangles to the right, held ones squares, those with a curve of
/// their own circles.
QPainterPath key_shape(KeyEasing easing, QPointF centre, double r) {
    QPainterPath path;
    if (easing == KeyEasing::hold) {
        path.addRect(QRectF(centre - QPointF(r, r) * 0.8, QSizeF(2 * r, 2 * r) * 0.8));
    } else if (easing == KeyEasing::custom) {
        path.addEllipse(centre, 0.9 * r, 0.9 * r);
    } else if (easing == KeyEasing::linear) {
        path.addPolygon(
            {centre + QPointF(-r * 0.8, -r), centre + QPointF(r, 0), centre + QPointF(-r * 0.8, r)});
        path.closeSubpath();
    } else {
        path.addPolygon({centre + QPointF(0, -r), centre + QPointF(r, 0), centre + QPointF(0, r),
                         centre + QPointF(-r, 0)});
        path.closeSubpath();
    }
    return path;
}

}  // namespace

TimelineView::TimelineView(PortraitDocument& document, Playhead& playhead, const FrameCache& kept,
                           QWidget* parent)
    : QAbstractScrollArea(parent), document_(document), playhead_(playhead), kept_(kept) {
    setObjectName("timeline.view");
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight);  // time goes to the right in every language
    viewport()->setMouseTracking(true);
    connect(&playhead_, &Playhead::changed, this, &TimelineView::show_document);
    for (QScrollBar* bar : {horizontalScrollBar(), verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    show_document();
}

void TimelineView::show_document() {
    rows_ = timeline_rows(playhead_.animation(), open_groups_);
    unkeyed_ = playhead_.unkeyed();
    std::erase_if(chosen_,
                  [this](const KeyId& id) { return !find_key(playhead_.animation(), id.first, id.second); });
    setAccessibleDescription(tr("Frame %1 of %2").arg(playhead_.frame()).arg(playhead_.animation().frames));
    update_bars();
    viewport()->update();
}

// --- places ------------------------------------------------------------------------------------------------

void TimelineView::update_bars() {
    const int width = std::max(1, viewport()->width() - names_width - 2 * margin);
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setRange(0, int(width * (zoom_ - 1)));
    const int rows_shown = viewport()->height() - ruler_height;
    verticalScrollBar()->setPageStep(rows_shown);
    verticalScrollBar()->setSingleStep(row_height);
    verticalScrollBar()->setRange(0, std::max(0, int(rows_.size()) * row_height - rows_shown));
}

double TimelineView::x_of(double frame) const {
    const double width = std::max(1, viewport()->width() - names_width - 2 * margin);
    const double share = frame / std::max(1, playhead_.animation().frames - 1);
    return names_width + margin + share * width * zoom_ - horizontalScrollBar()->value();
}

int TimelineView::y_of(std::size_t row) const {
    return ruler_height + int(row) * row_height + row_height / 2 - verticalScrollBar()->value();
}

int TimelineView::frame_at(double x) const {
    const double width = std::max(1, viewport()->width() - names_width - 2 * margin);
    const double share = (x - names_width - margin + horizontalScrollBar()->value()) / (width * zoom_);
    return int(std::lround(share * (playhead_.animation().frames - 1)));
}

int TimelineView::row_at(double y) const {
    if (y < ruler_height) return -1;
    const int row = int(y - ruler_height + verticalScrollBar()->value()) / row_height;
    return row < int(rows_.size()) ? row : -1;
}

std::set<KeyId> TimelineView::keys_under(QPointF at) const {
    const int row = row_at(at.y());
    if (row < 0 || at.x() < names_width) return {};
    std::optional<int> nearest;
    for (const int frame : key_frames(rows_[std::size_t(row)], playhead_.animation()))
        if (std::abs(x_of(frame) - at.x()) <= grab_radius &&
            (!nearest || std::abs(x_of(frame) - at.x()) < std::abs(x_of(*nearest) - at.x())))
            nearest = frame;
    return nearest ? keys_at(rows_[std::size_t(row)], playhead_.animation(), *nearest) : std::set<KeyId>{};
}

// --- painting ----------------------------------------------------------------------------------------------

void TimelineView::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), t.background);
    if (rows_.empty()) {
        painter.setPen(t.text_weak);
        painter.drawText(viewport()->rect().adjusted(12, ruler_height, -12, 0),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Add the first key with Alt+K, or put a movement here"));
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) paint_row(painter, row);
    paint_ruler(painter);
    paint_kept(painter);
    paint_ends(painter);
    if (!rows_.empty() || playhead_.frame() > 0) paint_playhead(painter);
    if (drag_ == Drag::frame && dragged_) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(pressed_at_, pointer_).normalized());
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelineView::paint_ruler(QPainter& painter) const {
    const Theme& t = theme();
    painter.fillRect(QRect(0, 0, viewport()->width(), ruler_height), t.surface);
    painter.setPen(t.line);
    painter.drawLine(0, ruler_height - 1, viewport()->width(), ruler_height - 1);
    const double per_frame = x_of(1) - x_of(0);
    static constexpr int steps[] = {1, 2, 5, 10, 15, 30, 60, 150, 300, 600, 1500, 3000, 6000, 15000, 30000};
    const auto step_of = [&](double least) {
        const auto step =
            std::find_if(std::begin(steps), std::end(steps), [&](int s) { return s * per_frame >= least; });
        return step == std::end(steps) ? steps[std::size(steps) - 1] : *step;
    };
    const int labelled = step_of(fontMetrics().horizontalAdvance("00000") + 14), marked = step_of(6);
    painter.save();
    painter.setClipRect(names_width, 0, viewport()->width() - names_width, ruler_height);
    const int first = std::max(0, frame_at(names_width) / labelled * labelled);
    for (int frame = first; frame < playhead_.animation().frames; frame += std::min(labelled, marked)) {
        const double x = x_of(frame);
        if (x > viewport()->width()) break;
        const bool big = frame % labelled == 0;
        painter.setPen(big ? t.text_weak : t.line);
        painter.drawLine(QPointF(x, ruler_height - (big ? 8 : 4)), QPointF(x, ruler_height - 1));
        if (big)
            painter.drawText(QRectF(x - 40, 0, 80, ruler_height - 7), Qt::AlignCenter,
                             locale().toString(frame));
    }
    painter.restore();
    painter.setPen(t.text_weak);
    painter.drawText(
        QRect(8, 0, names_width - 12, ruler_height), Qt::AlignVCenter | Qt::AlignLeft,
        tr("%1 s").arg(locale().toString(playhead_.frame() / playhead_.animation().rate, 'f', 2)));
}

void TimelineView::show_kept() { viewport()->update(0, 0, viewport()->width(), ruler_height); }

// A green line below the frames whose picture is kept; where frames lie closer than dips, of one for each
// dip.
void TimelineView::paint_kept(QPainter& painter) {
    const Animation& animation = playhead_.animation();
    if (kept_.size() == 0 || animation.tracks.empty()) return;
    const double per_frame = std::max(1e-6, x_of(1) - x_of(0));
    const int step = std::max(1, int(std::floor(1 / per_frame)));
    const int first = std::max(0, frame_at(names_width)) / step * step,
              last = std::min(animation.frames - 1, frame_at(viewport()->width()));
    std::vector<int> frames;
    for (int frame = first; frame <= last; frame += step) frames.push_back(frame);
    const std::vector<bool>& kept = kept_frames_.of(frames, document_.state(), kept_);
    painter.save();
    painter.setClipRect(names_width, 0, viewport()->width() - names_width, ruler_height);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (!kept[i]) continue;
        std::size_t end = i + 1;
        while (end < frames.size() && kept[end]) ++end;
        const double from = x_of(frames[i] - 0.5 * step), to = x_of(frames[end - 1] + 0.5 * step);
        painter.fillRect(QRectF(from, ruler_height - 3, to - from, 3), theme().ok);
        i = end;
    }
    painter.restore();
}

void TimelineView::paint_row(QPainter& painter, std::size_t index) const {
    const Theme& t = theme();
    const TimelineRow& row = rows_[index];
    const int middle = y_of(index), top = middle - row_height / 2;
    if (middle < 0 || top > viewport()->height()) return;
    if (row.is_group) painter.fillRect(QRect(0, top, viewport()->width(), row_height), t.surface);
    const bool within_group = !row.is_group && rows_.size() > 1;
    const int indent = row.is_group ? 20 : within_group ? 30 : 20;
    const bool unkeyed = std::any_of(row.tracks.begin(), row.tracks.end(), [&](const std::string& track) {
        return std::find(unkeyed_.begin(), unkeyed_.end(), track) != unkeyed_.end();
    });
    painter.setPen(unkeyed ? t.warn : row.is_group ? t.text : t.text_weak);
    painter.drawText(QRect(indent, top, names_width - indent - 4, row_height),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(row.title, Qt::ElideRight, names_width - indent - 4));
    if (row.is_group) {
        QPolygonF arrow{{8, middle - 3.5}, {12, middle + 0.0}, {8, middle + 3.5}};
        if (row.open) arrow = {{6.5, middle - 2.0}, {13.5, middle - 2.0}, {10, middle + 2.5}};
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.text_weak);
        painter.drawPolygon(arrow);
    }
    painter.setPen(t.line);
    painter.drawLine(0, top + row_height - 1, viewport()->width(), top + row_height - 1);
    painter.save();
    painter.setClipRect(names_width, top, viewport()->width() - names_width, row_height);
    const auto frames = key_frames(row, playhead_.animation());
    if (frames.size() > 1) {
        painter.setPen(QPen(t.text_disabled, 1));
        painter.drawLine(QPointF(x_of(frames.front()), middle), QPointF(x_of(frames.back()), middle));
    }
    for (const int frame : frames) {
        const auto keys = keys_at(row, playhead_.animation(), frame);
        const bool chosen =
            std::any_of(keys.begin(), keys.end(), [this](const KeyId& key) { return chosen_.contains(key); });
        const KeyEasing easing =
            row.is_group ? KeyEasing::smooth : find_key(playhead_.animation(), row.tracks[0], frame)->easing;
        const bool outside = frame >= playhead_.animation().frames;
        painter.setPen(QPen(t.background, 1));
        painter.setBrush(outside ? t.text_disabled : chosen ? t.accent : row.is_group ? t.text_weak : t.text);
        painter.drawPath(key_shape(easing, QPointF(x_of(frame), middle), row.is_group ? 4 : key_radius));
    }
    painter.restore();
}

// Brackets at the in and out points, a veil over what is not played.
void TimelineView::paint_ends(QPainter& painter) const {
    const Animation& animation = playhead_.animation();
    const auto part = played_part(animation);
    const bool from_start = part.first == 0, to_end = part.last == animation.frames - 1;
    if (from_start && to_end) return;
    const Theme& t = theme();
    QColor veil = t.background;
    veil.setAlphaF(0.6f);
    painter.save();
    painter.setClipRect(QRect(names_width, 0, viewport()->width() - names_width, viewport()->height()));
    const double height = viewport()->height(), left = x_of(part.first), right = x_of(part.last);
    const auto bracket = [&](double x, int way) {
        painter.setPen(QPen(t.accent, 2));
        painter.drawPolyline(
            QPolygonF{{x + 5 * way, 2}, {x, 2}, {x, ruler_height - 2.0}, {x + 5 * way, ruler_height - 2.0}});
        painter.setPen(QPen(t.accent, 1));
        painter.drawLine(QPointF(x, ruler_height), QPointF(x, height));
    };
    if (!from_start) {
        painter.fillRect(QRectF(names_width, 0, left - names_width, height), veil);
        bracket(left, 1);
    }
    if (!to_end) {
        painter.fillRect(QRectF(right, 0, viewport()->width() - right, height), veil);
        bracket(right, -1);
    }
    painter.restore();
}

void TimelineView::paint_playhead(QPainter& painter) const {
    const double x = x_of(playhead_.frame());
    if (x < names_width) return;
    painter.setPen(QPen(playhead_colour, 1.5));
    painter.drawLine(QPointF(x, 4), QPointF(x, viewport()->height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(playhead_colour);
    painter.drawPolygon(QPolygonF{{x - 5, 0}, {x + 5, 0}, {x + 5, 7}, {x, 12}, {x - 5, 7}});
}

void TimelineView::resizeEvent(QResizeEvent*) { update_bars(); }

// --- pointer -----------------------------------------------------------------------------------------------

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    playhead_.end_through();
    pressed_at_ = pointer_ = event->position();
    dragged_ = false;
    gesture_ = new_gesture();
    const int row = row_at(pointer_.y());
    const bool near_line =
        std::abs(pointer_.x() - x_of(playhead_.frame())) <= 4 && keys_under(pointer_).empty();
    if (pointer_.y() < ruler_height || (pointer_.x() >= names_width && near_line)) {
        if (pointer_.x() < names_width) return;
        drag_ = Drag::scrub;
        playhead_.pause();
        playhead_.go_to(frame_at(pointer_.x()));
        return;
    }
    if (row >= 0 && pointer_.x() < names_width) {
        const TimelineRow& pressed = rows_[std::size_t(row)];
        if (pressed.is_group) return toggle_group(pressed);
        chosen_.clear();
        for (const int frame : key_frames(pressed, playhead_.animation()))
            chosen_.merge(keys_at(pressed, playhead_.animation(), frame));
        return viewport()->update();
    }
    const auto keys = keys_under(pointer_);
    const bool add = bool(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    if (keys.empty()) {
        if (!add) chosen_.clear();
        drag_ = Drag::frame;
        return viewport()->update();
    }
    const bool all_chosen =
        std::all_of(keys.begin(), keys.end(), [this](const KeyId& key) { return chosen_.contains(key); });
    if (!all_chosen) {
        if (!add) chosen_.clear();
        chosen_.insert(keys.begin(), keys.end());
    } else if (event->modifiers() & Qt::ControlModifier) {
        for (const KeyId& key : keys) chosen_.erase(key);
    }
    drag_ = Drag::keys;
    grabbed_ = chosen_;
    before_drag_ = playhead_.animation();
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    if (drag_ == Drag::none) {
        const bool on_ruler = pointer_.y() < ruler_height && pointer_.x() >= names_width;
        viewport()->setCursor(on_ruler                        ? Qt::SizeHorCursor
                              : !keys_under(pointer_).empty() ? Qt::PointingHandCursor
                                                              : Qt::ArrowCursor);
        return;
    }
    if (!dragged_ && (pointer_ - pressed_at_).manhattanLength() < drag_start) return;
    dragged_ = true;
    if (drag_ == Drag::scrub) playhead_.go_to(frame_at(pointer_.x()));
    if (drag_ == Drag::keys) drag_keys(pointer_, event->modifiers());
    if (drag_ == Drag::frame) choose_framed();
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
    drag_ = Drag::none;
    grabbed_.clear();
    before_drag_ = {};
    viewport()->update();
}

bool TimelineView::cancel_drag() {
    const bool moved = drag_ == Drag::keys && dragged_;
    drag_ = Drag::none;
    if (moved) {
        chosen_ = grabbed_;
        document_.cancel(gesture_);
    }
    grabbed_.clear();
    before_drag_ = {};
    viewport()->update();
    return moved;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    const int row = row_at(event->position().y());
    if (row < 0 || event->position().x() < names_width || !keys_under(event->position()).empty()) return;
    // A key with the value that the animation has there.
    const int frame = std::clamp(frame_at(event->position().x()), 0, playhead_.animation().frames - 1);
    Animation after = playhead_.animation();
    const Portrait shown = portrait_at(after, document_.portrait(), frame);
    for (const std::string& track : rows_[std::size_t(row)].tracks)
        if (!find_key(after, track, frame))
            set_key(after, track, {.frame = frame, .value = *keyed_value(shown, track)});
    document_.edit_animation(after, tr("Add key"));
}

int TimelineView::snapped_way(int way) const {
    const double per_frame = std::max(1e-6, x_of(1) - x_of(0));
    std::optional<int> best;
    for (const auto& [track, keys] : before_drag_.tracks)
        for (const Key& key : keys) {
            if (grabbed_.contains({track, key.frame})) continue;
            for (const auto& [moved_track, frame] : grabbed_) {
                const int candidate = key.frame - frame;
                if (std::abs(candidate - way) * per_frame > snap_dips) continue;
                if (!best || std::abs(candidate - way) < std::abs(*best - way)) best = candidate;
            }
        }
    return best.value_or(way);
}

void TimelineView::drag_keys(QPointF to, Qt::KeyboardModifiers modifiers) {
    int way = frame_at(to.x()) - frame_at(pressed_at_.x());
    if (modifiers & Qt::ShiftModifier) way = snapped_way(way);
    int first = most_animation_frames;
    for (const auto& [track, frame] : grabbed_) first = std::min(first, frame);
    way = std::max(way, -first);
    const bool copy = bool(modifiers & Qt::AltModifier);
    const Animation after = with_moved_keys(before_drag_, grabbed_, way, copy);
    chosen_.clear();
    for (const auto& [track, frame] : grabbed_) chosen_.emplace(track, frame + way);
    document_.edit_animation(after, copy ? tr("Copy keys") : tr("Move keys"), gesture_);
}

void TimelineView::choose_framed() {
    const QRectF frame = QRectF(pressed_at_, pointer_).normalized();
    chosen_.clear();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (y_of(row) < frame.top() || y_of(row) > frame.bottom()) continue;
        for (const int at : key_frames(rows_[row], playhead_.animation()))
            if (x_of(at) >= frame.left() && x_of(at) <= frame.right())
                chosen_.merge(keys_at(rows_[row], playhead_.animation(), at));
    }
}

void TimelineView::toggle_group(const TimelineRow& row) {
    const QString id = row.group_id;
    if (!open_groups_.erase(id)) open_groups_.insert(id);
    show_document();
}

void TimelineView::remove_chosen() {
    if (chosen_.empty()) return;
    playhead_.end_through();
    document_.edit_animation(without_keys(playhead_.animation(), chosen_), tr("Remove keys"));
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
    const double x = event->position().x(), from = zoom_;
    const double along = x - names_width - margin + horizontalScrollBar()->value();
    zoom_ = std::clamp(zoom_ * std::pow(1.25, event->angleDelta().y() / 120.0), 1.0, most_zoom);
    update_bars();
    horizontalScrollBar()->setValue(int(std::lround(along * zoom_ / from - (x - names_width - margin))));
    viewport()->update();
    event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Space:
        case Qt::Key_K:
            return playhead_.playing() ? playhead_.pause() : playhead_.play();
        case Qt::Key_Left:
        case Qt::Key_Right:
            playhead_.pause();
            return playhead_.go_to(playhead_.frame() + (event->key() == Qt::Key_Right ? 1 : -1));
        case Qt::Key_Up:
        case Qt::Key_Down:
            playhead_.pause();
            return playhead_.go_to_key(event->key() == Qt::Key_Down);
        case Qt::Key_Home:
            return playhead_.go_to(0);
        case Qt::Key_End:
            return playhead_.go_to(playhead_.animation().frames - 1);
        case Qt::Key_I:
            return playhead_.set_in();
        case Qt::Key_O:
            return playhead_.set_out();
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            return remove_chosen();
        case Qt::Key_Escape:
            if (cancel_drag()) return;
            break;
        case Qt::Key_A:
            if (!(event->modifiers() & Qt::ControlModifier)) break;
            for (const auto& [track, keys] : playhead_.animation().tracks)
                for (const Key& key : keys) chosen_.emplace(track, key.frame);
            return viewport()->update();
        default:
            break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

bool TimelineView::chosen_have(KeyEasing easing) const {
    return std::all_of(chosen_.begin(), chosen_.end(), [&](const KeyId& id) {
        const Key* key = find_key(playhead_.animation(), id.first, id.second);
        return key && key->easing == easing;
    });
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    playhead_.end_through();
    const auto keys = keys_under(event->pos());
    if (!keys.empty() &&
        !std::all_of(keys.begin(), keys.end(), [this](const KeyId& key) { return chosen_.contains(key); }))
        chosen_ = keys;
    viewport()->update();
    if (chosen_.empty()) return;
    QMenu menu(this);
    for (const NamedEasing& named : easings) {
        QAction* action = menu.addAction(tr(named.title), this, [this, &named] {
            document_.edit_animation(with_easing(playhead_.animation(), chosen_, named.easing),
                                     tr("Easing: %1").arg(tr(named.title)));
        });
        action->setCheckable(true);
        action->setChecked(chosen_have(named.easing));
    }
    QAction* custom =
        menu.addAction(tr("Custom…"), this, [this] { (new EasingDialog(document_, chosen_, this))->open(); });
    custom->setCheckable(true);
    custom->setChecked(chosen_have(KeyEasing::custom));
    menu.addSeparator();
    menu.addAction(tr("Remove keys"), this, [this] { remove_chosen(); });
    menu.exec(event->globalPos());
}

bool TimelineView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto keys = keys_under(help->pos());
        const int row = row_at(help->pos().y());
        QString text;
        if (!keys.empty()) {
            text = tr("%1, frame %2").arg(rows_[std::size_t(row)].title).arg(keys.begin()->second);
        } else if (row >= 0 && help->pos().x() < names_width) {
            text = rows_[std::size_t(row)].title;
        }
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace limner::ui
