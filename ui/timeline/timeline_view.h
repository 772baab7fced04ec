#pragma once
// Tracks and keys over time: a ruler to scrub on, a row of diamonds per group or track.
//
// Press on the ruler or drag the red line: scrub. A green line is below the frames whose picture is kept. I
// and O set the in and out points; what lies outside is dark. Keys: click chooses, Ctrl adds, drag moves, Alt
// copies, Shift snaps to other keys; drag on empty ground chooses what it frames; right click: easing.
// Ctrl+wheel zooms in time.

#include <QAbstractScrollArea>
#include <set>

#include "ui/session/frame_cache.h"
#include "ui/session/playhead.h"
#include "ui/timeline/kept_frames.h"
#include "ui/timeline/timeline_rows.h"

namespace limner::ui {

class TimelineView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    TimelineView(PortraitDocument& document, Playhead& playhead, const FrameCache& kept, QWidget* parent);

    const std::set<KeyId>& chosen() const { return chosen_; }
    const std::vector<TimelineRow>& rows() const { return rows_; }
    /// Takes a drag in progress back; false: there is none that changed anything.
    bool cancel_drag();
    /// What `kept` holds has changed.
    void show_kept();
    /// The middle of `frame`, and of a row, in the viewport.
    double x_of(double frame) const;
    int y_of(std::size_t row) const;
    QSize sizeHint() const override { return {600, 120}; }
    QSize minimumSizeHint() const override { return {320, 84}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    enum class Drag { none, scrub, keys, frame };
    void show_document();
    void update_bars();
    void paint_ruler(QPainter& painter) const;
    void paint_kept(QPainter& painter);
    void paint_row(QPainter& painter, std::size_t row) const;
    void paint_ends(QPainter& painter) const;
    void paint_playhead(QPainter& painter) const;
    int frame_at(double x) const;
    /// -1 above and below the rows.
    int row_at(double y) const;
    /// The keys under `at`; empty when there are none.
    std::set<KeyId> keys_under(QPointF at) const;
    void toggle_group(const TimelineRow& row);
    void drag_keys(QPointF to, Qt::KeyboardModifiers modifiers);
    void choose_framed();
    /// The nearest frame with a key that does not move, where one is near.
    int snapped_way(int way) const;
    void remove_chosen();
    bool chosen_have(KeyEasing easing) const;

    PortraitDocument& document_;
    Playhead& playhead_;
    const FrameCache& kept_;
    KeptFrames kept_frames_;
    std::vector<TimelineRow> rows_;
    std::vector<std::string> unkeyed_;  // tracks changed without a key
    std::set<QString> open_groups_{"pose"};
    std::set<KeyId> chosen_;
    double zoom_ = 1;  // 1 = the whole animation
    Drag drag_ = Drag::none;
    bool dragged_ = false;
    QPointF pressed_at_, pointer_;
    std::set<KeyId> grabbed_;  // where they were when the drag began
    Animation before_drag_;
    GestureId gesture_ = 0;
};

}  // namespace limner::ui
