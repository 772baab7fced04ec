#pragma once
// Where the square picture lies in a view. Not part of the portrait, not undoable.

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace limner::ui {

class ViewTransform {
public:
    static constexpr double least_zoom = 0.05, most_zoom = 64;  // 1 = one picture pixel per device pixel

    void set_view(const QSizeF& view_dip, double device_pixel_ratio);
    void set_picture_pixels(int pixels);

    void fit();
    void set_zoom(double zoom) { zoom_about(centre(), zoom / this->zoom()); }
    /// Scales by `factor` so that the point of the picture under `dip` stays there.
    void zoom_about(QPointF dip, double factor);
    /// The next of the named steps (100 %, 150 %, 200 % ...) up or down.
    double next_step(bool up) const;
    void pan(QPointF dip);

    double zoom() const { return side_ * ratio_ / pixels_; }
    QRectF target() const { return {origin_, QSizeF(side_, side_)}; }
    QPointF to_picture(QPointF dip) const { return (dip - origin_) / side_; }
    QPointF to_dip(QPointF picture) const { return origin_ + picture * side_; }
    QPointF centre() const { return {view_.width() / 2, view_.height() / 2}; }
    bool fitted() const { return fitted_; }

private:
    QSizeF view_{1, 1};
    double ratio_ = 1;
    int pixels_ = 512;
    QPointF origin_;
    double side_ = 1;  // dip
    bool fitted_ = true;
};

}  // namespace limner::ui
