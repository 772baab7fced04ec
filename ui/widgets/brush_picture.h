#pragma once
// What a brush draws, small: a stroke whose pressure rises and falls.

#include <QPixmap>

#include "ui/painting/brush_path.h"

namespace limner::ui {

/// `brush` in pixels of a map of 512; `size` in dip. In the colour of texts of the theme.
QPixmap brush_picture(const BrushShape& brush, const QSize& size, qreal ratio);

}  // namespace limner::ui
