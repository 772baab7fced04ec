#pragma once
// What Canvas and Viewport share: a surface, zoom, pan and turn, and pointer, pen, finger and key events
// turned into tool calls.

#include <QElapsedTimer>
#include <QWidget>
#include <optional>
#include <set>

#include "ui/session/editor_session.h"
#include "ui/viewport/guides.h"
#include "ui/viewport/picture_surface.h"
#include "ui/viewport/touch_hand.h"
#include "ui/viewport/view_transform.h"

class QNativeGestureEvent;
class QTouchEvent;

namespace limner::ui {

class PenWatch;

class PictureView : public QWidget, protected SceneSource, private TouchView {
    Q_OBJECT
public:
    /// `pens` must outlive the view.
    PictureView(EditorSession& session, PenWatch& pens, QWidget* parent);
    ~PictureView() override;

    const ViewTransform& transform() const { return transform_; }
    void fit();
    void set_zoom(double zoom);
    void set_transform(const ViewTransform& transform) { show(transform); }
    void zoom_step(bool up);
    /// Turns the picture in the view clockwise, about the middle of the view.
    void turn_view(double degrees);
    /// Swaps left and right in the view, and back.
    void mirror_view();
    void fit_width();
    void set_guides(const std::set<Guide>& guides);
    void repaint_soon() { surface_->update(); }
    void set_performance_shown(bool shown);
    /// Esc: cancels the gesture in progress; false when there is none.
    bool cancel_gesture();
    QSize sizeHint() const override { return {480, 480}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

Q_SIGNALS:
    /// Zoom, place, turn or mirroring.
    void zoom_changed();
    /// A short tap of two, three or four fingers.
    void fingers_tapped(int fingers);
    /// The pointer is over this point of the picture (0..1); outside values mean outside.
    void pointer_moved(QPointF picture);
    void pointer_entered();
    void pointer_left();

protected:
    /// The tool that a press with these modifiers gets.
    virtual ToolId tool_for(Qt::KeyboardModifiers modifiers) const = 0;
    /// Wheel with modifiers; false = zoom about the pointer.
    virtual bool wheel_command(Qt::KeyboardModifiers modifiers, double notches);
    virtual void double_clicked(const PointerSample&) {}
    virtual void update_cursor() = 0;
    /// Where the picture is fitted into.
    virtual QRectF picture_room() const { return rect(); }
    /// picture_room() changed.
    void room_changed();
    bool one_finger_pans() const override { return space_; }
    bool long_pressed(QPointF) override { return false; }

    QColor background() const override;
    PerformanceLog* performance() override;
    void paint_empty_state(QPainter& painter) const;
    /// That a project is on its way.
    void paint_opening(QPainter& painter) const;
    void paint_guides(QPainter& painter) const;
    /// What the grab tool can take hold of, while it is active.
    void paint_handles(QPainter& painter) const;
    std::optional<QPointF> hover() const { return hover_; }
    /// As if the pointer were there.
    void point_at(QPointF dip);
    /// Press and release of the tool, by the keyboard.
    void click_at(QPointF dip, Qt::KeyboardModifiers modifiers);
    PointerSample sample(QPointF dip, Qt::KeyboardModifiers modifiers, double pressure,
                         quint64 time_ms) const;
    /// A gesture of the tool `id` that does not begin on the picture; false while another one is in progress.
    bool begin_gesture(ToolId id, const PointerSample& sample);
    void go_on(const PointerSample& sample);
    void finish(const PointerSample& sample);
    bool gesture_active() const { return current_tool_ != nullptr; }
    double last_pressure() const { return pressure_; }
    bool panning() const { return drag_from_.has_value() || space_; }
    const PenWatch& pens() const { return pens_; }

    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void enterEvent(QEnterEvent*) override { Q_EMIT pointer_entered(); }
    void leaveEvent(QEvent*) override;
    bool event(QEvent* event) override;

    EditorSession& session_;
    ViewTransform transform_;

private:
    enum class ViewDrag { pan, zoom, turn };
    enum class Hand { mouse, pen, finger, none };

    /// False while another gesture is in progress.
    bool start(const PointerSample& sample, Hand hand);
    void hold_tool(ToolId id, const char* command);
    void release_held_tool();
    void view_changed();
    void drag_view(QPointF dip, Qt::KeyboardModifiers modifiers);
    bool trackpad_event(const QNativeGestureEvent& event);
    bool touch_event(QTouchEvent& event);
    void drop_hover();

    // TouchView
    const ViewTransform& shown() const override { return transform_; }
    void show(const ViewTransform& transform) override;
    void finger_pressed(const FingerSample& at, bool again) override;
    void finger_moved(const FingerSample& at) override;
    void finger_released(const FingerSample& at) override;
    void finger_dropped() override;
    void tapped(int fingers) override { Q_EMIT fingers_tapped(fingers); }

    PenWatch& pens_;
    QWidget* surface_;
    Tool* current_tool_ = nullptr;  // the one whose gesture is in progress
    Hand hand_ = Hand::mouse;       // that makes the gesture in progress
    TouchHand touch_{*this};
    Qt::KeyboardModifiers touch_modifiers_;
    std::optional<QPointF> hover_, drag_from_;
    ViewDrag view_drag_ = ViewDrag::pan;
    double drag_turn_ = 0;  // of the view, before it snaps
    ViewTurning trackpad_turning_;
    std::set<Guide> guides_;
    bool performance_shown_ = false;
    bool space_ = false, pen_down_ = false;
    double pressure_ = 1;
    std::optional<ToolId> tool_before_hold_;
    bool used_while_held_ = false;
    QElapsedTimer held_;
};

}  // namespace limner::ui
