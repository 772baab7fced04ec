#pragma once
// A portrait taken apart into layers, for programs that go on painting.
//
//     const auto tree = layered_still(picture, portrait, {});
//     encode_open_raster(*tree);
//
// Seen are the background and the portrait cut out before it; together they look like the picture. Hidden
// stand above them one layer per part, the coloured label map and the depth, and beneath them the picture as
// the model drew it.

#include "engine/core/error.h"
#include "engine/export/background.h"
#include "engine/generators/generator.h"
#include "engine/media/open_raster.h"

namespace limner {

/// `background` is loaded. missing_capability when the model gives no label map. Pure.
Result<LayerTree> layered_still(const Picture& picture, const Portrait& portrait,
                                const Background& background);

}  // namespace limner
