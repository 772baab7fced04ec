#include "engine/media/webp.h"

#include <string>

#include "engine/media/tiff_directory.h"

#ifdef LIMNER_WITH_WEBP
#include <webp/decode.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <memory>
#endif

namespace limner {

#ifdef LIMNER_WITH_WEBP
namespace {

constexpr int lossless_quality = 100, most_careful = 6;

tl::unexpected<Error> damaged(std::string_view name) {
    return failure(Errc::bad_image,
                   "Could not read " + std::string(name) + ": the WebP data is damaged, or ends too early.");
}

const std::uint8_t* data(std::span<const std::byte> bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

int append(const std::uint8_t* bytes, std::size_t size, const WebPPicture* picture) {
    auto& all = *static_cast<std::vector<std::byte>*>(picture->custom_ptr);
    const auto more = std::as_bytes(std::span(bytes, size));
    all.insert(all.end(), more.begin(), more.end());
    return 1;
}

bool is_opaque(const Image& image) {
    for (const Rgba& pixel : image.pixels)
        if (pixel.a != 255) return false;
    return true;
}

using Mux = std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)>;

/// What a chunk beside the picture holds, a part of `bytes`; nothing when there is none.
std::span<const std::byte> chunk(std::span<const std::byte> bytes, const char (&name)[5]) {
    const WebPData file{data(bytes), bytes.size()};
    const Mux mux(WebPMuxCreate(&file, /*copy_data=*/0), WebPMuxDelete);
    WebPData found;
    if (!mux || WebPMuxGetChunk(mux.get(), name, &found) != WEBP_MUX_OK) return {};
    return std::as_bytes(std::span(found.bytes, found.size));
}

tl::unexpected<Error> no_memory() {
    return failure(Errc::out_of_memory, "There was not enough memory for the WebP picture.");
}

Result<std::vector<std::byte>> with_xmp(std::span<const std::byte> bytes, std::string_view xmp) {
    const WebPData file{data(bytes), bytes.size()},
        packet{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
    const Mux mux(WebPMuxCreate(&file, /*copy_data=*/0), WebPMuxDelete);
    WebPData whole;
    if (!mux || WebPMuxSetChunk(mux.get(), "XMP ", &packet, /*copy_data=*/0) != WEBP_MUX_OK ||
        WebPMuxAssemble(mux.get(), &whole) != WEBP_MUX_OK)
        return no_memory();
    const auto* start = reinterpret_cast<const std::byte*>(whole.bytes);
    std::vector<std::byte> all(start, start + whole.size);
    WebPDataClear(&whole);
    return all;
}

}  // namespace

bool has_webp() { return true; }

Result<ImageHeader> inspect_webp(std::span<const std::byte> bytes, std::string_view name) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data(bytes), bytes.size(), &features) != VP8_STATUS_OK) return damaged(name);
    if (features.has_animation)
        return failure(Errc::unsupported_file, "Could not read " + std::string(name) +
                                                   ": it is an animation; save one picture of it.");
    ImageHeader header{ImageKind::webp, features.width, features.height};
    header.channels = features.has_alpha ? 4 : 3;
    header.orientation = exif_orientation(chunk(bytes, "EXIF"));
    return header;
}

Result<Image> decode_webp(std::span<const std::byte> bytes, std::string_view name) {
    int width = 0, height = 0;
    if (!WebPGetInfo(data(bytes), bytes.size(), &width, &height)) return damaged(name);
    Image image(width, height);
    static_assert(sizeof(Rgba) == 4);
    auto* pixels = reinterpret_cast<std::uint8_t*>(image.pixels.data());
    if (!WebPDecodeRGBAInto(data(bytes), bytes.size(), pixels, image.pixels.size() * 4, width * 4))
        return damaged(name);
    return image;
}

Result<std::vector<std::byte>> encode_webp(const Image& image, int quality, std::string_view xmp) {
    if (image.width > WEBP_MAX_DIMENSION || image.height > WEBP_MAX_DIMENSION)
        return failure(Errc::limit_exceeded, "A WebP picture has at most " +
                                                 std::to_string(WEBP_MAX_DIMENSION) + " pixels on a side.");
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture))
        return failure(Errc::missing_component, "The system's libwebp is another than this build's.");
    config.quality = static_cast<float>(quality);
    config.method = most_careful;
    config.use_sharp_yuv = 1;  // lips and irises are where halved colour shows
    picture.use_argb = 1;
    if (quality >= lossless_quality) {
        config.lossless = config.exact = 1;
        config.quality = 75;  // of a lossless file: the effort
        config.method = 4;
    }
    picture.width = image.width;
    picture.height = image.height;
    const std::unique_ptr<WebPPicture, decltype(&WebPPictureFree)> owner(&picture, WebPPictureFree);
    const auto* pixels = reinterpret_cast<const std::uint8_t*>(image.pixels.data());
    std::vector<std::byte> bytes;
    picture.writer = append;
    picture.custom_ptr = &bytes;
    const bool imported = is_opaque(image) ? WebPPictureImportRGBX(&picture, pixels, image.width * 4)
                                           : WebPPictureImportRGBA(&picture, pixels, image.width * 4);
    if (!imported || !WebPEncode(&config, &picture)) return no_memory();
    return xmp.empty() ? bytes : with_xmp(bytes, xmp);
}

std::string webp_xmp(std::span<const std::byte> bytes) {
    const auto packet = chunk(bytes, "XMP ");
    return {reinterpret_cast<const char*>(packet.data()), packet.size()};
}
#else
namespace {

tl::unexpected<Error> no_library() {
    return failure(Errc::missing_component,
                   "This build of Limner has no libwebp, so WebP pictures cannot be read or written.");
}

}  // namespace

bool has_webp() { return false; }
Result<ImageHeader> inspect_webp(std::span<const std::byte>, std::string_view) { return no_library(); }
Result<Image> decode_webp(std::span<const std::byte>, std::string_view) { return no_library(); }
Result<std::vector<std::byte>> encode_webp(const Image&, int, std::string_view) { return no_library(); }
std::string webp_xmp(std::span<const std::byte>) { return {}; }
#endif

}  // namespace limner
