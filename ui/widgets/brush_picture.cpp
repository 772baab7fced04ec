#include "ui/widgets/brush_picture.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double finest = 1.5, widest_share = 0.62;  // of the stroke; a share of the height
constexpr double largest_brush = 512;
constexpr int samples = 16;

/// From a fine line for the smallest brush to a band for the largest: sizes differ by factors.
double width_of(double diameter, double height) {
    const double share = std::log(std::max(1.0, diameter)) / std::log(largest_brush);
    return finest + share * (widest_share * height - finest);
}

}  // namespace

QPixmap brush_picture(const BrushShape& brush, const QSize& size, qreal ratio) {
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    BrushShape drawn = brush;
    drawn.diameter = width_of(brush.diameter, size.height());
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().text);
    BrushPath path(drawn);
    const double margin = drawn.diameter / 2 + 1;
    for (int i = 0; i <= samples; ++i) {
        const double t = double(i) / samples;
        const BrushSample sample{margin + t * (size.width() - 2 * margin),
                                 size.height() * (0.5 - 0.16 * std::sin(2 * std::numbers::pi * t)),
                                 std::sin(std::numbers::pi * t)};
        for (const Dab& dab : i == 0 ? path.begin(sample) : path.extend(sample))
            painter.drawEllipse(QPointF(dab.x, dab.y), dab.diameter / 2, dab.diameter / 2);
    }
    return picture;
}

}  // namespace limner::ui
