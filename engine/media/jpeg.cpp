#include "engine/media/jpeg.h"

#include <string>

#ifdef LIMNER_WITH_JPEG
#include <csetjmp>
#include <cstdio>
#include <vector>
// jpeglib.h needs size_t and FILE from the headers above.
#include <jpeglib.h>
#endif

namespace limner {

#ifdef LIMNER_WITH_JPEG
namespace {

struct ErrorManager : jpeg_error_mgr {
    std::jmp_buf back;
};

// libjpeg reports errors by calling error_exit, which must not return. Warnings are damage too: a strict
// reader shows no half picture.
void give_up(j_common_ptr info) { std::longjmp(static_cast<ErrorManager*>(info->err)->back, 1); }
void on_message(j_common_ptr info, int level) {
    if (level < 0) give_up(info);
}

// No object with a destructor may live between setjmp and a longjmp: all of them belong to the caller.
bool decode(jpeg_decompress_struct& info, ErrorManager& errors, std::span<const std::byte> bytes,
            std::vector<JSAMPLE>& row, Image& image) {
    if (setjmp(errors.back)) return false;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&info, TRUE);
    // CMYK is converted by hand: libjpeg only goes as far as CMYK itself.
    const bool cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info);
    const auto width = info.output_width;
    row.resize(std::size_t(width) * std::size_t(info.output_components));
    image = Image(int(width), int(info.output_height));
    while (info.output_scanline < info.output_height) {
        const int y = int(info.output_scanline);
        JSAMPROW target = row.data();
        jpeg_read_scanlines(&info, &target, 1);
        for (unsigned x = 0; x < width; ++x) {
            auto& pixel = image.at(int(x), y);
            if (cmyk) {  // Adobe stores the complement
                const JSAMPLE* p = row.data() + 4 * x;
                const int k = p[3];
                pixel = {JSAMPLE(p[0] * k / 255), JSAMPLE(p[1] * k / 255), JSAMPLE(p[2] * k / 255), 255};
            } else {
                const JSAMPLE* p = row.data() + 3 * x;
                pixel = {p[0], p[1], p[2], 255};
            }
        }
    }
    jpeg_finish_decompress(&info);
    return true;
}

}  // namespace

Result<Image> decode_jpeg(std::span<const std::byte> bytes, std::string_view name) {
    jpeg_decompress_struct info{};
    ErrorManager errors{};
    info.err = jpeg_std_error(&errors);
    errors.error_exit = give_up;
    errors.emit_message = on_message;
    std::vector<JSAMPLE> row;
    Image image;
    const bool done = decode(info, errors, bytes, row, image);
    jpeg_destroy_decompress(&info);
    if (!done)
        return failure(Errc::bad_image,
                       "Could not read " + std::string(name) + ": the JPEG data is damaged.");
    return image;
}

#else

Result<Image> decode_jpeg(std::span<const std::byte>, std::string_view name) {
    return failure(Errc::missing_component,
                   "Could not read " + std::string(name) +
                       ": this build of Limner has no libjpeg; save the picture as PNG.");
}
#endif

}  // namespace limner
