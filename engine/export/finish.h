#pragma once
// What happens to a picture between the model and the file; the same for every picture of an export.
//
//     const auto side = drawn_side(512, finish.samples, engine.info().resolution);   // what the model draws
//     const auto picture = engine.render(portrait, *side, progress).get();
//     const auto image = finished(*picture, finish);

#include "engine/export/background.h"
#include "engine/export/crop.h"
#include "engine/generators/generator.h"

namespace limner {

struct Finish {
    Background background;
    Crop crop;
    int samples = 1;  // per axis and pixel: the picture is drawn that much larger
    bool operator==(const Finish&) const = default;
};

/// Side of the picture that the model draws for one of `size` pixels; 0: the model's own, which is
/// `model_size`. wrong_use when it would be too large.
Result<int> drawn_side(int size, int samples, int model_size);

/// What `finish` leaves of `picture`, in pixels of the finished one before the crop. The errors of area_of().
Result<PixelArea> area_in(const Picture& picture, const Finish& finish);

/// `picture` with the background, the samples and the crop of `finish`. missing_capability when the
/// background is to be replaced and there is no label map; the errors of area_of() and of loaded(). Any
/// thread but the interface's where a background is not loaded.
Result<DeepImage> finished(const Picture& picture, const Finish& finish);

/// Means of `samples` x `samples` pixels, taken of light and not of sRGB's values, each as far as it is
/// opaque. Pure.
DeepImage averaged(const DeepImage& image, int samples);

}  // namespace limner
