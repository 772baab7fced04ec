#pragma once
// A small head with three axes in a corner of the portrait: shows how the head is turned, is dragged to turn
// it, and each end of an axis is a view to click on. A part of the window, never of a picture.

#include <QWidget>
#include <array>
#include <optional>

#include "engine/portrait/portrait.h"

namespace limner::ui {

class ViewTransform;

class HeadGizmo final : public QWidget {
    Q_OBJECT
public:
    static constexpr int side = 64;  // dip

    /// Lies over `parent`, whose picture lies as `transform` says; both must outlive it.
    HeadGizmo(const ViewTransform& transform, QWidget* parent);

    void show_pose(const HeadPose& pose);
    /// Into the upper right corner of the parent.
    void place();
    /// The named view behind the end of an axis at `at`, in dip; null where there is none.
    const char* view_at(QPointF at) const;

Q_SIGNALS:
    // In dip of the parent.
    void pressed(QPointF dip, Qt::KeyboardModifiers modifiers);
    void dragged(QPointF dip, Qt::KeyboardModifiers modifiers);
    /// `moved`: it was more than a click.
    void released(QPointF dip, Qt::KeyboardModifiers modifiers, bool moved);
    /// Of session/named_views.h.
    void view_chosen(const QString& id);
    void front_chosen();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

private:
    struct Point {
        double x, y, z;  // dip from the middle; z towards the viewer
    };
    struct End {
        const char* view;
        QRgb colour;
        Point from_head;  // of length 1
    };
    static const std::array<End, 5>& ends();
    /// A point of the head as it is seen: turned as the head is, and as the view is.
    Point seen(const Point& from_head) const;
    QPointF on_widget(const Point& seen) const;
    void paint_ends(QPainter& painter, bool behind) const;
    void paint_head(QPainter& painter) const;

    const ViewTransform& transform_;
    HeadPose pose_;
    std::optional<QPointF> press_;  // in dip of this widget
    bool moved_ = false;
    const char* hovered_ = nullptr;
};

}  // namespace limner::ui
