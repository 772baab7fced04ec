#include "ui/viewport/guides.h"

#include <QLineF>

namespace limner::ui {
namespace {

/// Lines of `parts` equal parts, both ways, of the unit square.
QList<QLineF> parted(int parts) {
    QList<QLineF> lines;
    for (int i = 1; i < parts; ++i) {
        const double at = double(i) / parts;
        lines << QLineF(at, 0, at, 1) << QLineF(0, at, 1, at);
    }
    return lines;
}

QList<QLineF> frame(double share) {
    const double low = (1 - share) / 2, high = 1 - low;
    return {{low, low, high, low}, {high, low, high, high}, {high, high, low, high}, {low, high, low, low}};
}

QList<QLineF> lines_of(Guide guide) {
    switch (guide) {
        case Guide::axis:
            return parted(2);
        case Guide::grid:
            return parted(8);
        case Guide::thirds:
            return parted(3);
        case Guide::safe_frame:
            return frame(0.9) + frame(0.8);
    }
    return {};
}

}  // namespace

void paint_guides(QPainter& painter, const ViewTransform& transform, const std::set<Guide>& guides) {
    QList<QLineF> lines;
    for (const Guide guide : guides)
        for (const QLineF& line : lines_of(guide))
            lines << QLineF(transform.to_dip(line.p1()), transform.to_dip(line.p2()));
    // Dark and light, to be seen on every ground.
    painter.setPen(QPen(QColor(0, 0, 0, 110), 3));
    painter.drawLines(lines);
    painter.setPen(QPen(QColor(255, 255, 255, 190), 1));
    painter.drawLines(lines);
}

}  // namespace limner::ui
