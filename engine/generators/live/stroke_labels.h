#pragma once
// Strokes over label maps: PaintedLabels::labels, where PaintedLabels::unpainted lets the map be.

#include "engine/core/label_set.h"

namespace limner::live {

bool has_hat(const LabelMap& strokes);

/// Strokes of another size are enlarged or shrunk; twice as large they keep slanted borders.
void paint(const LabelMap& strokes, LabelMap& labels);

/// Of the painted pixels, the share that `labels` shows as painted; 1 where nothing is painted.
float painted_share(const LabelMap& strokes, const LabelMap& labels);

}  // namespace limner::live
