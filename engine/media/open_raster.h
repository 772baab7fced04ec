#pragma once
// OpenRaster out: a picture in layers, as Krita, GIMP and MyPaint open it.
//
//     const LayerTree tree{.width = 512, .height = 512, .layers = {{.name = "Portrait", .image =
//     &portrait}}}; const auto bytes = encode_open_raster(tree);
//
// A zip archive: `mimetype`, stored and first; `stack.xml`, the tree; a PNG per layer, cut to what is seen;
// `mergedimage.png` and a thumbnail. Any thread; pure.

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

struct Layer {
    std::string name;                // UTF-8
    Image image;                     // of the whole picture; empty: a group
    std::vector<Layer> layers = {};  // of a group, top first
    bool visible = true;
    float opacity = 1;
};

struct LayerTree {
    int width = 0, height = 0;
    std::vector<Layer> layers;  // top first
};

/// What is seen of the tree, straight alpha.
Image merged(const LayerTree& tree);

/// Equal trees give equal bytes. wrong_use when a layer has another size than the picture, the errors of
/// encode_png().
Result<std::vector<std::byte>> encode_open_raster(const LayerTree& tree);

}  // namespace limner
