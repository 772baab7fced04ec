// Fuzz target of the readers of pictures: PNG and JPEG, label maps, the texts inside a PNG.

#include <cstdint>
#include <cstdlib>

#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"

using namespace limner;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto header = inspect_image(bytes, "fuzzed");
    // Larger ones are as good as these, and cost the fuzzer its speed.
    if (!header || header->width > 512 || header->height > 512) return 0;
    if (const auto image = decode_image(bytes, "fuzzed"))
        if (image->pixels.size() != std::size_t(image->width) * std::size_t(image->height)) std::abort();
    (void)decode_label_map(bytes, "fuzzed");
    (void)decode_png_texts(bytes, "fuzzed");
    return 0;
}
