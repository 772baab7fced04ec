#include "ui/viewport/view_transform.h"

#include <QtMath>
#include <algorithm>
#include <array>
#include <cmath>

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

void ViewTransform::set_view(const QSizeF& view_dip, double device_pixel_ratio) {
    const QPointF moved((view_dip.width() - view_.width()) / 2, (view_dip.height() - view_.height()) / 2);
    view_ = view_dip;
    ratio_ = device_pixel_ratio;
    if (fitted_) {
        fit();
    } else {
        origin_ += moved;
    }
}

void ViewTransform::set_picture_pixels(int pixels) { pixels_ = std::max(1, pixels); }

void ViewTransform::fit() {
    const double angle = qDegreesToRadians(turn_);
    const double width = std::abs(std::cos(angle)) + std::abs(std::sin(angle));  // of a turned unit square
    side_ = std::max(16.0, (std::min(view_.width(), view_.height()) - 2 * margin_dip) / width);
    origin_ = QPointF((view_.width() - side_) / 2, (view_.height() - side_) / 2);
    fitted_ = true;
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

QTransform ViewTransform::turning() const {
    if (turn_ == 0) return {};
    const QPointF middle = target().center();
    return QTransform::fromTranslate(-middle.x(), -middle.y()) * QTransform().rotate(turn_) *
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
    origin_.setX(std::clamp(origin_.x(), keep - side_, view_.width() - keep));
    origin_.setY(std::clamp(origin_.y(), keep - side_, view_.height() - keep));
    fitted_ = false;
}

}  // namespace limner::ui
