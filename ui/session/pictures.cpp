#include "ui/session/pictures.h"

#include <array>
#include <cstring>

namespace limner::ui {
namespace {

/// By value in a label map.
std::array<QRgb, 256> class_colours(const ClassSet& hidden) {
    std::array<QRgb, 256> table{};
    for (std::size_t i = 0; i < std::size_t(face_class_count); ++i) {
        const Rgba c = face_classes()[i].colour;
        if (!hidden[i]) table[i] = qRgba(c.r, c.g, c.b, 255);
    }
    return table;
}

}  // namespace

QImage to_qimage(std::shared_ptr<const Image> image) {
    if (!image || image->empty()) return {};
    auto* keep = new std::shared_ptr<const Image>(image);
    return QImage(
        reinterpret_cast<const uchar*>(image->pixels.data()), image->width, image->height, image->width * 4,
        QImage::Format_RGBA8888,
        [](void* owner) { delete static_cast<std::shared_ptr<const Image>*>(owner); }, keep);
}

Image from_qimage(const QImage& image) {
    const QImage rgba = image.convertToFormat(QImage::Format_RGBA8888);
    Image result(rgba.width(), rgba.height());
    for (int y = 0; y < rgba.height(); ++y)
        std::memcpy(&result.at(0, y), rgba.constScanLine(y), std::size_t(rgba.width()) * 4);
    return result;
}

QImage label_picture(const LabelMap& labels, const ClassSet& hidden) {
    const std::array<QRgb, 256> colours = class_colours(hidden);
    QImage result(labels.width, labels.height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < labels.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < labels.width; ++x) line[x] = colours[labels.at(x, y)];
    }
    return result;
}

void colour_visible(const LabelSurface& surface, const PixelRect& rect, const ClassSet& hidden,
                    QImage& target) {
    const std::array<QRgb, 256> colours = class_colours(hidden);
    for (int y = rect.top; y < rect.bottom; ++y) {
        auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
        for (int x = rect.left; x < rect.right; ++x)
            line[x] = surface.has_base() || surface.strokes().at(x, y) != LabelSurface::unpainted
                          ? colours[surface.visible(x, y)]
                          : 0;
    }
}

QImage part_outline(const LabelMap& labels, Part part) {
    QImage result(labels.width, labels.height, QImage::Format_ARGB32_Premultiplied);
    result.fill(0);
    const auto belongs = [&](int x, int y) {
        if (!labels.contains(x, y)) return false;
        const auto value = labels.at(x, y);
        return value < face_class_count && info(static_cast<FaceClass>(value)).part == part;
    };
    for (int y = 0; y < labels.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < labels.width; ++x)
            if (belongs(x, y) &&
                !(belongs(x - 1, y) && belongs(x + 1, y) && belongs(x, y - 1) && belongs(x, y + 1)))
                line[x] = qRgba(255, 255, 255, 255);
    }
    return result;
}

}  // namespace limner::ui
