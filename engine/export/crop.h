#pragma once
// Which part of a picture is exported: all of it, the face, the largest part of a shape, or a typed one.
//
//     const auto area = area_of(*crop_from_text("4:5"), 512, 512, {});
//     const Image part = cut(image, *area);
//
// All functions: any thread; pure.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/pixel_area.h"
#include "engine/media/name_template.h"

namespace limner {

struct Crop {
    enum class Kind { full, face, square, four_to_five, nine_to_sixteen, safe, typed } kind = Kind::full;
    PixelArea area;  // of Kind::typed alone, in pixels of the whole picture
    bool operator==(const Crop&) const = default;
};

/// "full", "face", "square", "4:5", "9:16", "safe" or "X,Y,WIDTH,HEIGHT", in the words of the command line.
std::optional<Crop> crop_from_text(std::string_view text);
std::string to_text(const Crop& crop);

/// What `crop` leaves of a picture of `width` x `height`. A face is a square that holds the face of all
/// `labels`, which show the whole picture at any size; so all frames of a film can have one. `safe` leaves
/// the margins out that screens may hide: what lies in the outer safe frame of the views. wrong_use when the
/// area lies outside, no_face when none is seen, missing_capability for a face without labels.
Result<PixelArea> area_of(const Crop& crop, int width, int height,
                          std::span<const std::shared_ptr<const LabelMap>> labels);

/// `area` of a picture of `width` pixels in another of `to` pixels.
PixelArea scaled(const PixelArea& area, int width, int to);

/// `fields` of the whole picture, with {width} and {height} of what `crop` leaves of it. wrong_use when it
/// lies outside, or when `name` asks for the size of a face, which is not known before it is drawn.
Result<NameFields> cropped_fields(NameFields fields, const Crop& crop, const NameTemplate& name);

}  // namespace limner
