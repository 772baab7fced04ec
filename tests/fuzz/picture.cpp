// Fuzz target of the readers of pictures: PNG, JPEG and WebP, label maps, the recipes inside them and inside
// a TIFF.

#include <cstdint>
#include <cstdlib>

#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/portrait/recipe.h"

using namespace limner;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    (void)recipe_in_picture(bytes, "fuzzed");
    const auto header = inspect_image(bytes, "fuzzed");
    // Larger ones are as good as these, and cost the fuzzer its speed.
    if (!header || header->width > 512 || header->height > 512) return 0;
    if (const auto image = decode_image(bytes, "fuzzed"))
        if (image->pixels.size() != std::size_t(image->width) * std::size_t(image->height)) std::abort();
    (void)decode_label_map(bytes, "fuzzed");
    (void)decode_png_texts(bytes, "fuzzed");
    return 0;
}
