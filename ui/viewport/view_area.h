#pragma once
// Canvas and viewport in one of four layouts, with what floats above them: the bar about a painted patch, the
// pin of its view, and toasts.

#include <QWidget>
#include <array>

#include "ui/session/editor_session.h"
#include "ui/session/eraser_end.h"
#include "ui/viewport/pen_watch.h"

class QCheckBox;
class QFrame;
class QLabel;
class QPushButton;
class QSplitter;
class QToolButton;

namespace limner::ui {

class CanvasView;
class PictureView;
class PortraitViewport;
class Toasts;

enum class ViewLayout { split, canvas, viewport, overlay };

class ViewArea final : public QWidget {
    Q_OBJECT
public:
    ViewArea(EditorSession& session, QWidget* parent);
    ~ViewArea() override;

    CanvasView& canvas() { return *canvas_; }
    PortraitViewport& viewport() { return *viewport_; }
    std::array<PictureView*, 2> views();
    /// Where it is hidden the layout becomes one that has it.
    void show_viewport();
    PenWatch& pens() { return pens_; }
    /// The view that had the focus last, among those shown.
    PictureView& current_view();
    ViewLayout view_layout() const { return layout_; }
    void set_view_layout(ViewLayout layout);
    /// Of the width, in the split layout, where it is the same when that comes back: 0.1 to 0.9.
    double canvas_share() const { return share_; }
    void set_canvas_share(double share);
    bool performance_shown() const { return performance_shown_; }
    void set_performance_shown(bool shown);
    /// Those of errors, too, which stay by themselves.
    void close_toasts();

Q_SIGNALS:
    void view_layout_changed();
    /// A short tap of two, three or four fingers on a view.
    void fingers_tapped(int fingers);
    /// "Always" was chosen beside the fit of a painting.
    void always_fit_chosen();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build_patch_bar();
    /// Red round the views while every change makes a key.
    /// By themselves, or recorded: a red frame.
    bool makes_keys() const;
    void show_auto_key();
    void place_performance();
    void update_patch();
    void place_floating();

    EditorSession& session_;
    PenWatch pens_;
    EraserEnd eraser_end_{session_};
    QSplitter* splitter_;
    CanvasView* canvas_;
    PortraitViewport* viewport_;
    QFrame* patch_bar_;
    QLabel* patch_text_ = nullptr;
    QPushButton* fit_ = nullptr;
    QCheckBox* always_fit_ = nullptr;
    QToolButton* pin_;
    Toasts* toasts_;
    PictureView* focused_last_ = nullptr;
    ViewLayout layout_ = ViewLayout::split;
    double share_ = 0.5;  // of the width that the canvas has beside the viewport
    bool performance_shown_ = false;
    double canvas_opacity_ = 0.7, overlay_opacity_ = 0.35;
};

}  // namespace limner::ui
