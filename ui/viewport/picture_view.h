#pragma once
// What Canvas and Viewport share: a surface, zoom and pan, and pointer, pen and key events turned into tool
// calls.

#include <QElapsedTimer>
#include <QWidget>
#include <optional>

#include "ui/session/editor_session.h"
#include "ui/viewport/picture_surface.h"
#include "ui/viewport/view_transform.h"

class QNativeGestureEvent;

namespace limner::ui {

class PictureView : public QWidget, protected SceneSource {
    Q_OBJECT
public:
    PictureView(EditorSession& session, QWidget* parent);
    ~PictureView() override;

    const ViewTransform& transform() const { return transform_; }
    void fit();
    void set_zoom(double zoom);
    void zoom_step(bool up);
    void repaint_soon() { surface_->update(); }
    void set_performance_shown(bool shown);
    /// Esc: cancels the gesture in progress; false when there is none.
    bool cancel_gesture();
    QSize sizeHint() const override { return {480, 480}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

Q_SIGNALS:
    void zoom_changed();
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

    QColor background() const override;
    PerformanceLog* performance() override;
    void paint_empty_state(QPainter& painter) const;
    std::optional<QPointF> hover() const { return hover_; }
    bool gesture_active() const { return current_tool_ != nullptr; }
    double last_pressure() const { return pressure_; }
    bool panning() const { return pan_from_.has_value() || space_; }

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
    PointerSample sample(QPointF dip, Qt::KeyboardModifiers modifiers, double pressure,
                         quint64 time_ms) const;
    void start(const PointerSample& sample);
    void hold_tool(ToolId id);
    void release_held_tool();

    QWidget* surface_;
    Tool* current_tool_ = nullptr;  // the one whose gesture is in progress
    std::optional<QPointF> hover_, pan_from_;
    bool performance_shown_ = false;
    bool pan_zooms_ = false, space_ = false, pen_down_ = false;
    double pressure_ = 1;
    std::optional<ToolId> tool_before_hold_;
    bool used_while_held_ = false;
    QElapsedTimer held_;
};

}  // namespace limner::ui
