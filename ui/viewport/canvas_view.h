#pragma once
// The canvas: the label map over the rendered face, for painting.

#include "ui/tools/fill_tool.h"
#include "ui/viewport/picture_view.h"

namespace limner::ui {

enum class FingerChoice;

class CanvasView final : public PictureView {
    Q_OBJECT
public:
    CanvasView(EditorSession& session, PenWatch& pens, QWidget* parent);

    /// Of the label map over the face, 0..1.
    double overlay_opacity() const { return overlay_opacity_; }
    void set_overlay_opacity(double opacity);
    bool overlay_shown() const { return overlay_shown_; }
    void set_overlay_shown(bool shown);
    double reference_opacity() const { return reference_opacity_; }
    void set_reference_opacity(double opacity);
    /// Drops an area whose corners were clicked and that is not closed; false when there is none.
    bool drop_open_area();
    /// What one finger does.
    void set_finger(FingerChoice choice) { finger_ = choice; }

Q_SIGNALS:
    void overlay_changed();
    /// A right click or a long press, here on the screen.
    void palette_asked(QPoint global);

protected:
    ToolId tool_for(Qt::KeyboardModifiers modifiers) const override;
    bool wheel_command(Qt::KeyboardModifiers modifiers, double notches) override;
    void double_clicked(const PointerSample& sample) override;
    void update_cursor() override;
    bool one_finger_pans() const override;
    bool long_pressed(QPointF dip) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    std::vector<Layer> layers() const override;
    void paint_overlay(QPainter& painter) override;

private:
    void recolour(const PixelRect& rect);
    /// Lets the tool look at the pointer while no button is down.
    void hover_tool();
    /// The map, a lock or a setting changed under the pointer.
    void hover_anew();
    /// No button is down, and the pointer is that of the active tool.
    bool hovers() const;
    void draw_fill_preview();
    /// A key for an area whose corners were clicked.
    bool is_for_open_area(const QKeyEvent& event) const;
    void paint_brush_outline(QPainter& painter, QPointF at) const;
    void paint_pixel_grid(QPainter& painter) const;
    void paint_axis(QPainter& painter, const MirrorAxis& axis) const;
    /// The area that is being drawn, in the colour of its class.
    void paint_outline(QPainter& painter) const;
    /// The box of what floats, with its handles.
    void paint_transform(QPainter& painter) const;
    /// By what a press of the move tool would take hold of.
    QCursor transform_cursor() const;
    /// An arrow moves what is selected or floats, by this many pixels; 0: it does something else.
    int nudge_of(const QKeyEvent& event) const;
    void redraw_selection();
    /// Moves the pointer of the keyboard by pixels of the map.
    void move_key_pointer(int dx, int dy);
    /// The middle of its pixel, in the view.
    QPointF key_pointer_dip() const;
    void paint_loupe(QPainter& painter, QPointF at) const;
    bool picks_class() const;
    /// Whether the active tool writes classes, and would meet a locked one at `dip`.
    bool meets_lock(QPointF dip) const;

    QImage picture_;  // of the frame: the same from paint to paint, so that it is uploaded once
    QImage labels_, ghost_;
    QImage unselected_;  // dims what the selection leaves out; null while nothing is selected
    QImage filled_;      // what a click would fill; null for nothing
    std::shared_ptr<const std::vector<FilledArea>> filled_source_;
    const LabelMap* ghost_source_ = nullptr;
    ClassSet ghost_hidden_;
    FingerChoice finger_{};              // automatic
    std::optional<QPoint> key_pointer_;  // pixel of the map, once arrows were used
    double overlay_opacity_ = 0.7, reference_opacity_ = 1;
    bool overlay_shown_ = true;
};

}  // namespace limner::ui
