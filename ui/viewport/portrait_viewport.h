#pragma once
// The viewport: the finished portrait, or what lies beside it or was before; drag to turn the head, J + drag
// to turn the light.

#include <QTimer>
#include <QVariantAnimation>

#include "ui/session/channels.h"
#include "ui/session/comparison.h"
#include "ui/viewport/picture_view.h"

namespace limner::ui {

class HeadGizmo;
class WipeHandle;

class PortraitViewport final : public PictureView {
    Q_OBJECT
public:
    PortraitViewport(EditorSession& session, PenWatch& pens, QWidget* parent);

    Comparison& comparison() { return comparison_; }
    Channel channel() const { return channel_; }
    /// Where the picture has no such channel its colours are shown.
    void set_channel(Channel channel);
    /// The next, or the previous, channel that the picture has.
    void step_channel(int by);

    /// "preview", "paused", "preparing head", or nothing at full quality.
    QString badge() const;
    void set_badges_shown(bool shown);
    /// The small head in the corner; it is there once there is a portrait.
    void set_gizmo_shown(bool shown);
    bool gizmo_shown() const { return gizmo_shown_; }
    /// Without motion the final picture replaces the preview at once.
    void set_motion(bool motion) { motion_ = motion; }

Q_SIGNALS:
    void channel_changed();

protected:
    QRectF picture_room() const override;
    ToolId tool_for(Qt::KeyboardModifiers modifiers) const override;
    bool wheel_command(Qt::KeyboardModifiers modifiers, double notches) override;
    void double_clicked(const PointerSample& sample) override;
    void update_cursor() override;
    bool long_pressed(QPointF dip) override;
    std::vector<Layer> layers() const override;
    void paint_overlay(QPainter& painter) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void on_frame();
    void on_comparison();
    /// The picture of the channel, or its colours.
    QImage pixels(const Picture& picture) const;
    /// Pictures again, of the same frame.
    void redraw();
    /// Words on a dark ground, in the lower corner of `room`.
    void paint_tag(QPainter& painter, const QRectF& room, const QString& text) const;
    void paint_comparison(QPainter& painter) const;
    void flash_part();
    void build_gizmo();
    void update_gizmo();

    Comparison comparison_{session_};
    CompareMode compare_mode_ = CompareMode::off;  // that the view is arranged for
    WipeHandle* wipe_;
    HeadGizmo* gizmo_;
    bool gizmo_shown_ = true;
    Channel channel_ = Channel::colour;
    QImage shown_, before_;        // the picture, and the preview that fades into it
    QImage earlier_, difference_;  // of the comparison; null until drawn
    bool snapshot_hovers_ = false;
    QVariantAnimation fade_;
    QImage outline_;
    QTimer outline_timer_;
    bool shown_is_preview_ = false, badges_shown_ = true, motion_ = true;
};

}  // namespace limner::ui
