#include "tests/ui/screenshot.h"

#include <QPixmap>
#include <QWidget>
#include <algorithm>
#include <cstdlib>

namespace limner::ui {
namespace {

constexpr int reference_width = 320;
constexpr int tiles_across = 20, tiles_down = 12;

QImage tiles(const QImage& image) {
    return image.convertToFormat(QImage::Format_RGB32)
        .scaled(tiles_across, tiles_down, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

QImage small_screenshot(QWidget& widget) {
    return widget.grab()
        .toImage()
        .convertToFormat(QImage::Format_RGB32)
        .scaledToWidth(reference_width, Qt::SmoothTransformation);
}

double screen_distance(const QImage& a, const QImage& b) {
    const QImage p = tiles(a), q = tiles(b);
    int largest = 0;
    for (int y = 0; y < tiles_down; ++y)
        for (int x = 0; x < tiles_across; ++x) {
            const QRgb left = p.pixel(x, y), right = q.pixel(x, y);
            largest =
                std::max({largest, std::abs(qRed(left) - qRed(right)), std::abs(qGreen(left) - qGreen(right)),
                          std::abs(qBlue(left) - qBlue(right))});
        }
    return largest;
}

}  // namespace limner::ui
