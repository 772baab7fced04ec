#pragma once
// Where the square picture lies in a view: moved, scaled, turned and mirrored. Not part of the portrait, not
// undoable.

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

namespace limner::ui {

/// The same direction in degrees above -180 and up to 180.
double within_one_turn(double degrees);

class ViewTransform {
public:
    static constexpr double least_zoom = 0.05, most_zoom = 64;  // 1 = one picture pixel per device pixel

    /// `view_dip`: the room that the picture is fitted into.
    void set_view(const QRectF& view_dip, double device_pixel_ratio);
    void set_picture_pixels(int pixels);

    /// The whole picture in the view, turned as it is.
    void fit();
    /// As wide as the view.
    void fit_width();
    void set_zoom(double zoom) { zoom_about(centre(), zoom / this->zoom()); }
    /// Scales by `factor` so that the point of the picture under `dip` stays there.
    void zoom_about(QPointF dip, double factor);
    /// Turns clockwise so that the point of the picture under `dip` stays there.
    void turn_about(QPointF dip, double degrees);
    /// Swaps left and right of what is seen.
    void mirror();
    /// The next of the named steps (100 %, 150 %, 200 % ...) up or down.
    double next_step(bool up) const;
    void pan(QPointF dip);

    double zoom() const { return side_ * ratio_ / pixels_; }
    /// Clockwise, in degrees above -180 and up to 180.
    double turn() const { return turn_; }
    bool mirrored() const { return mirrored_; }
    /// Where the picture lies, were it neither turned nor mirrored, which is about the middle of this.
    QRectF target() const { return {origin_, QSizeF(side_, side_)}; }
    /// From target() to where it is seen: for a painter.
    QTransform turning() const;
    QPointF to_picture(QPointF dip) const;
    QPointF to_dip(QPointF picture) const { return turning().map(origin_ + picture * side_); }
    QPointF centre() const { return view_.center(); }
    bool fitted() const { return fitted_; }

private:
    /// Moves the picture so that its point `anchor` lies at `dip`.
    void hold(QPointF anchor, QPointF dip) { origin_ += dip - to_dip(anchor); }

    /// Its bounds once turned, for a side of 1.
    double turned_width() const;

    QRectF view_{0, 0, 1, 1};
    double ratio_ = 1;
    int pixels_ = 512;
    QPointF origin_;
    double side_ = 1;  // dip
    double turn_ = 0;  // degrees
    bool mirrored_ = false;
    bool fitted_ = true;
};

}  // namespace limner::ui
