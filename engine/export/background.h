#pragma once
// What stands behind the head in an exported picture: the model's own, nothing, a colour, two, or a picture.
// The label map says which pixels are head; at its border the share is soft, and the old background's colour
// is taken out of the mixed pixels.
//
//     const auto cut_out = with_background(*picture.image, *picture.labels,
//     *background_from_text("transparent"));
//
// All functions but loaded(): any thread; pure.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/image.h"
#include "engine/media/png.h"

namespace limner {

struct Background {
    enum class Kind { generated, transparent, colour, gradient, picture } kind = Kind::generated;
    Rgba colour{0x80, 0x80, 0x80};  // opaque; of a gradient the colour at the top
    Rgba lower{0x40, 0x40, 0x40};   // of a gradient: the colour at the bottom
    std::filesystem::path file;     // of a picture, which covers the frame
    /// What `file` holds, see loaded().
    std::shared_ptr<const Image> picture = {};
    /// The same in words: neither colours that are not seen count, nor what was read of the file.
    bool operator==(const Background& other) const;
};

/// "generated", "transparent", "#RRGGBB", "gradient:#RRGGBB,#RRGGBB" or "picture:FILE", in the words of the
/// command line.
std::optional<Background> background_from_text(std::string_view text);
std::string to_text(const Background& background);

/// With its picture, where it has one and it is not there yet. The errors of read_image(). Any thread but the
/// interface's.
Result<Background> loaded(Background background);

/// How much of each pixel of a width x height picture belongs to the head, 0 to 1 [height, width]. `labels`
/// show the whole picture at any size.
Grid<float> head_share(const LabelMap& labels, int width, int height);

/// `image` before `background`, which is loaded and not Kind::generated. 16 bits, because the mixed pixels of
/// the border have more than 8.
DeepImage with_background(const Image& image, const LabelMap& labels, const Background& background);

/// What stands behind the head alone: `background`, which is loaded, of a colour, two, or a picture.
Image backdrop(const Background& background, int width, int height);
/// A picture of `width` x `height` pixels that shows as much of `image` as fills it, from its middle.
Image covering(const Image& image, int width, int height);

DeepImage deepened(const Image& image);
/// Rounded to 8 bits: the inverse of deepened().
Image flattened(const DeepImage& image);

}  // namespace limner
