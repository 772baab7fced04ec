#pragma once
// The viewport: the finished portrait; drag to turn the head, J + drag to turn the light.

#include <QTimer>
#include <QVariantAnimation>

#include "ui/viewport/picture_view.h"

namespace limner::ui {

class PortraitViewport final : public PictureView {
    Q_OBJECT
public:
    PortraitViewport(EditorSession& session, PenWatch& pens, QWidget* parent);

    /// "preview", "paused", "preparing head", or nothing at full quality.
    QString badge() const;
    void set_badges_shown(bool shown);
    /// Without motion the final picture replaces the preview at once.
    void set_motion(bool motion) { motion_ = motion; }

protected:
    ToolId tool_for(Qt::KeyboardModifiers modifiers) const override;
    bool wheel_command(Qt::KeyboardModifiers modifiers, double notches) override;
    void double_clicked(const PointerSample& sample) override;
    void update_cursor() override;
    bool long_pressed(QPointF dip) override;
    std::vector<Layer> layers() const override;
    void paint_overlay(QPainter& painter) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void on_frame();
    void flash_part();

    QImage shown_, before_;  // the picture, and the preview that fades into it
    QVariantAnimation fade_;
    QImage outline_;
    QTimer outline_timer_;
    bool shown_is_preview_ = false, badges_shown_ = true, motion_ = true;
};

}  // namespace limner::ui
