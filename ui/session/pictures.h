#pragma once
// Between the engine's pixel buffers and Qt's.

#include <QImage>
#include <memory>

#include "engine/core/image.h"
#include "ui/painting/label_surface.h"

namespace limner::ui {

/// Shares the pixels; the QImage keeps `image` alive. Null for null.
QImage to_qimage(std::shared_ptr<const Image> image);
Image from_qimage(const QImage& image);
/// One display colour per class; `unpainted` and what is hidden are transparent.
QImage label_picture(const LabelMap& labels, const ClassSet& hidden = {});
/// Redraws `rect` of `target` (premultiplied, side of the surface) from what the surface shows.
void colour_visible(const LabelSurface& surface, const PixelRect& rect, const ClassSet& hidden,
                    QImage& target);
/// The border of the pixels whose class belongs to `part`, white on transparent.
QImage part_outline(const LabelMap& labels, Part part);

}  // namespace limner::ui
