#include "engine/media/tiff.h"

#include "engine/core/limits.h"

#ifdef LIMNER_WITH_TIFF
#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#endif

namespace limner {

#ifdef LIMNER_WITH_TIFF
namespace {

/// A file in memory: libtiff goes back to fill in the directory.
struct MemoryFile {
    std::vector<std::byte> bytes;
    std::size_t at = 0;
};

tmsize_t read_nothing(thandle_t, void*, tmsize_t) { return 0; }

tmsize_t write_bytes(thandle_t handle, void* data, tmsize_t count) {
    auto& file = *static_cast<MemoryFile*>(handle);
    const auto size = std::size_t(count);
    try {
        if (file.bytes.size() < file.at + size) file.bytes.resize(file.at + size);
    } catch (const std::bad_alloc&) {
        return 0;  // nothing may be thrown through C
    }
    std::memcpy(file.bytes.data() + file.at, data, size);
    file.at += size;
    return count;
}

toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
    auto& file = *static_cast<MemoryFile*>(handle);
    const auto from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : file.bytes.size();
    return file.at = from + std::size_t(offset);
}

toff_t size_of(thandle_t handle) { return static_cast<MemoryFile*>(handle)->bytes.size(); }
int close_nothing(thandle_t) { return 0; }
int stay_silent(TIFF*, void*, const char*, const char*, va_list) { return 1; }

template <class Pixel>
Result<std::vector<std::byte>> encode(const Grid<Pixel>& image, std::string_view xmp) {
    using Value = decltype(Pixel::a);
    const auto edge = int(limits::image_edge);
    if (image.empty() || image.width > edge || image.height > edge)
        return failure(Errc::limit_exceeded, "A picture of " + std::to_string(image.width) + " x " +
                                                 std::to_string(image.height) +
                                                 " pixels cannot be written as TIFF.");
    const bool opaque = std::all_of(image.pixels.begin(), image.pixels.end(),
                                    [](const Pixel& p) { return p.a == std::numeric_limits<Value>::max(); });
    const int channels = opaque ? 3 : 4;
    MemoryFile file;
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), stay_silent, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), stay_silent, nullptr);
    std::unique_ptr<TIFF, decltype(&TIFFClose)> tiff(
        TIFFClientOpenExt("memory", "wl", &file, read_nothing, write_bytes, seek_to, close_nothing, size_of,
                          nullptr, nullptr, options.get()),
        &TIFFClose);
    if (!tiff) throw std::bad_alloc();  // memory has no other way to fail
    const auto set = [&](std::uint32_t tag, auto... value) { TIFFSetField(tiff.get(), tag, value...); };
    set(TIFFTAG_IMAGEWIDTH, std::uint32_t(image.width));
    set(TIFFTAG_IMAGELENGTH, std::uint32_t(image.height));
    set(TIFFTAG_BITSPERSAMPLE, int(8 * sizeof(Value)));
    set(TIFFTAG_SAMPLESPERPIXEL, channels);
    set(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    set(TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    set(TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    set(TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
    set(TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    set(TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    set(TIFFTAG_XRESOLUTION, 72.0);
    set(TIFFTAG_YRESOLUTION, 72.0);
    const std::uint16_t straight[] = {EXTRASAMPLE_UNASSALPHA};
    if (!opaque) set(TIFFTAG_EXTRASAMPLES, 1, straight);
    set(TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff.get(), 0));
    if (!xmp.empty()) set(TIFFTAG_XMLPACKET, std::uint32_t(xmp.size()), xmp.data());
    std::vector<Value> row(std::size_t(image.width) * std::size_t(channels));
    for (int y = 0; y < image.height; ++y) {
        auto* value = row.data();
        for (int x = 0; x < image.width; ++x) {
            const auto& p = image.at(x, y);
            *value++ = p.r, *value++ = p.g, *value++ = p.b;
            if (!opaque) *value++ = p.a;
        }
        if (TIFFWriteScanline(tiff.get(), row.data(), std::uint32_t(y), 0) != 1) throw std::bad_alloc();
    }
    if (TIFFFlush(tiff.get()) != 1) throw std::bad_alloc();
    tiff.reset();
    return std::move(file.bytes);
}

}  // namespace

Result<std::vector<std::byte>> encode_tiff(const Image& image, std::string_view xmp) {
    return encode(image, xmp);
}
Result<std::vector<std::byte>> encode_tiff16(const DeepImage& image, std::string_view xmp) {
    return encode(image, xmp);
}
bool can_write_tiff() { return true; }

#else
namespace {

tl::unexpected<Error> no_tiff() {
    return failure(Errc::missing_component,
                   "This build of Limner has no libtiff, so it cannot write .tif files; .png works.");
}

}  // namespace

Result<std::vector<std::byte>> encode_tiff(const Image&, std::string_view) { return no_tiff(); }
Result<std::vector<std::byte>> encode_tiff16(const DeepImage&, std::string_view) { return no_tiff(); }
bool can_write_tiff() { return false; }
#endif

}  // namespace limner
