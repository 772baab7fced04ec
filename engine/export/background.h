#pragma once
// What stands behind the head in an exported picture. The label map says which pixels are head; at its border
// the share is soft, and the old background's colour is taken out of the mixed pixels.
//
//     const auto cut_out = with_background(*picture.image, *picture.labels,
//     *background_from_text("transparent"));
//
// All functions: any thread; pure.

#include <optional>
#include <string>
#include <string_view>

#include "engine/core/image.h"
#include "engine/media/png.h"

namespace limner {

struct Background {
    enum class Kind { generated, transparent, colour } kind = Kind::generated;
    Rgba colour{0x80, 0x80, 0x80};  // opaque; of Kind::colour alone
    bool operator==(const Background&) const = default;
};

/// "generated", "transparent" or "#RRGGBB", in the words of the command line.
std::optional<Background> background_from_text(std::string_view text);
std::string to_text(const Background& background);

/// How much of each pixel of a width x height picture belongs to the head, 0 to 1 [height, width]. `labels`
/// show the whole picture at any size.
Grid<float> head_share(const LabelMap& labels, int width, int height);

/// `image` before `background`, which is not Kind::generated. 16 bits, because the mixed pixels of the border
/// have more than 8.
DeepImage with_background(const Image& image, const LabelMap& labels, const Background& background);

DeepImage deepened(const Image& image);
/// Rounded to 8 bits: the inverse of deepened().
Image flattened(const DeepImage& image);

}  // namespace limner
