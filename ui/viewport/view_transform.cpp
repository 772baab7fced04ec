#include "ui/viewport/view_transform.h"

#include <QtMath>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace limner::ui {
namespace {

constexpr double margin_dip = 8;
constexpr std::array steps{0.05, 0.10, 0.167, 0.25, 0.333, 0.5,  0.667, 1.0, 1.5,
                           2.0,  3.0,  4.0,   6.0,  8.0,   12.0, 16.,   32., 64.0};

}  // namespace

double within_one_turn(double degrees) {
    const double rest = std::remainder(degrees, 360.0);
    return rest <= -180 ? rest + 360 : rest;
}

void ViewTransform::set_view(const QRectF& view_dip, double device_pixel_ratio) {
    const QPointF moved = view_dip.center() - view_.center();
    const double before = zoom();
    view_ = view_dip;
    const bool other_screen = std::exchange(ratio_, device_pixel_ratio) != device_pixel_ratio;
    if (fitted_) return fit();
    origin_ += moved;
    // As many pixels of the screen for one of the picture as before.
    if (other_screen) set_zoom(before);
}

void ViewTransform::set_picture_pixels(int pixels) { pixels_ = std::max(1, pixels); }

double ViewTransform::turned_width() const {
    const double angle = qDegreesToRadians(turn_);
    return std::abs(std::cos(angle)) + std::abs(std::sin(angle));
}

void ViewTransform::fit() {
    side_ = std::max(16.0, (std::min(view_.width(), view_.height()) - 2 * margin_dip) / turned_width());
    origin_ = centre() - QPointF(side_, side_) / 2;
    fitted_ = true;
}

void ViewTransform::fit_width() {
    side_ = std::max(16.0, (view_.width() - 2 * margin_dip) / turned_width());
    origin_ = centre() - QPointF(side_, side_) / 2;
    fitted_ = false;
}

void ViewTransform::zoom_about(QPointF dip, double factor) {
    const double wanted = std::clamp(zoom() * factor, least_zoom, most_zoom);
    const QPointF anchor = to_picture(dip);
    side_ = wanted * pixels_ / ratio_;
    hold(anchor, dip);
    fitted_ = false;
}

void ViewTransform::turn_about(QPointF dip, double degrees) {
    const QPointF anchor = to_picture(dip);
    turn_ = within_one_turn(turn_ + degrees);
    hold(anchor, dip);
    fitted_ = false;
}

void ViewTransform::mirror() {
    const QPointF anchor = to_picture(centre());
    mirrored_ = !mirrored_;
    turn_ = within_one_turn(-turn_);
    hold(anchor, centre());
}

QTransform ViewTransform::turning() const {
    if (turn_ == 0 && !mirrored_) return {};
    const QPointF middle = target().center();
    return QTransform::fromTranslate(-middle.x(), -middle.y()) *
           QTransform::fromScale(mirrored_ ? -1 : 1, 1) * QTransform().rotate(turn_) *
           QTransform::fromTranslate(middle.x(), middle.y());
}

QPointF ViewTransform::to_picture(QPointF dip) const {
    return (turning().inverted().map(dip) - origin_) / side_;
}

double ViewTransform::next_step(bool up) const {
    const double now = zoom();
    if (up) {
        for (const double step : steps)
            if (step > now * 1.001) return step;
        return most_zoom;
    }
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        if (*step < now / 1.001) return *step;
    return least_zoom;
}

void ViewTransform::pan(QPointF dip) {
    origin_ += dip;
    // Some of the picture always stays in the view.
    const double keep = std::min(48.0, side_ / 2);
    origin_.setX(std::clamp(origin_.x(), view_.left() + keep - side_, view_.right() - keep));
    origin_.setY(std::clamp(origin_.y(), view_.top() + keep - side_, view_.bottom() - keep));
    fitted_ = false;
}

}  // namespace limner::ui
