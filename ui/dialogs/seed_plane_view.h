#pragma once
// The plane of people as small pictures: drag to move, wheel for the step between two pictures, click to
// choose.

#include <QWidget>

#include "ui/session/seed_plane.h"
#include "ui/session/small_pictures.h"

namespace limner::ui {

class SeedPlaneView final : public QWidget {
    Q_OBJECT
public:
    /// Of a step of 1: how often it can be halved.
    static constexpr int most_halvings = 3;

    SeedPlaneView(EditorSession& session, const SmallPictures& pictures, QWidget* parent);

    /// Puts `seed` into the middle.
    void set_origin(std::uint64_t seed);
    std::uint64_t origin() const { return plane_.origin; }
    /// The way on the plane from picture to picture is 1 / 2^halvings; the middle stays.
    void set_halvings(int halvings);
    int halvings() const { return halvings_; }
    /// What is shown, the nearest to the middle first.
    std::vector<Portrait> shown() const;

    QSize sizeHint() const override { return {480, 480}; }
    QSize minimumSizeHint() const override { return {288, 288}; }

Q_SIGNALS:
    /// Other people are shown.
    void moved();
    void halvings_changed();
    void taken(const limner::Portrait& portrait, const QString& name);
    void kept(const limner::Portrait& portrait, const QString& name);
    /// The pointer is over this one; empty when it is over none.
    void pointed(const QString& name);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    double step() const { return 1.0 / (1 << halvings_); }
    CodeSource code(QPoint tile) const;
    Portrait portrait(QPoint tile) const;
    QRectF place(QPoint tile) const;
    QPoint tile_at(QPointF point) const;
    std::vector<QPoint> tiles() const;
    void move_by(QPointF tiles);

    EditorSession& session_;
    const SmallPictures& pictures_;
    SeedPlane plane_;
    int halvings_ = 0;
    QPointF middle_;  // of the view, in tiles
    QPointF pressed_, last_;
    bool dragging_ = false;
};

/// "Seed 4711", "Seeds 3 and 4, 25 %".
QString code_text(const CodeSource& code);

}  // namespace limner::ui
