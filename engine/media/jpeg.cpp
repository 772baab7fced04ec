#include "engine/media/jpeg.h"

#include <string>

#ifdef LIMNER_WITH_JPEG
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
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

/// What jpeg_mem_dest() hands out is its own: freed whatever happens.
struct EncodedBytes {
    ~EncodedBytes() { std::free(data); }
    unsigned char* data = nullptr;
    unsigned long size = 0;
};

// As above: everything with a destructor belongs to the caller.
bool encode(jpeg_compress_struct& info, ErrorManager& errors, const Image& image, int quality,
            std::vector<JSAMPLE>& row, EncodedBytes& out) {
    if (setjmp(errors.back)) return false;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out.data, &out.size);
    info.image_width = JDIMENSION(image.width);
    info.image_height = JDIMENSION(image.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.dct_method = JDCT_ISLOW;
    for (int i = 0; i < info.num_components; ++i)
        info.comp_info[i].h_samp_factor = info.comp_info[i].v_samp_factor = 1;
    jpeg_start_compress(&info, TRUE);
    row.resize(3 * std::size_t(image.width));
    while (info.next_scanline < info.image_height) {
        const int y = int(info.next_scanline);
        for (int x = 0; x < image.width; ++x) {
            const auto& pixel = image.at(x, y);
            JSAMPLE* p = row.data() + 3 * std::size_t(x);
            p[0] = pixel.r;
            p[1] = pixel.g;
            p[2] = pixel.b;
        }
        JSAMPROW source = row.data();
        jpeg_write_scanlines(&info, &source, 1);
    }
    jpeg_finish_compress(&info);
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

Result<std::vector<std::byte>> encode_jpeg(const Image& image, int quality) {
    jpeg_compress_struct info{};
    ErrorManager errors{};
    info.err = jpeg_std_error(&errors);
    errors.error_exit = give_up;
    errors.emit_message = on_message;
    std::vector<JSAMPLE> row;
    EncodedBytes out;
    const bool done = encode(info, errors, image, quality, row, out);
    jpeg_destroy_compress(&info);
    if (!done) {
        out.data = nullptr;  // libjpeg may have moved it meanwhile: a leak is better than a second free
        return failure(Errc::limit_exceeded, "The picture of " + std::to_string(image.width) + " x " +
                                                 std::to_string(image.height) +
                                                 " pixels cannot be written as JPEG.");
    }
    const auto* bytes = reinterpret_cast<const std::byte*>(out.data);
    return std::vector<std::byte>(bytes, bytes + out.size);
}

bool can_write_jpeg() { return true; }

#else

Result<Image> decode_jpeg(std::span<const std::byte>, std::string_view name) {
    return failure(Errc::missing_component,
                   "Could not read " + std::string(name) +
                       ": this build of Limner has no libjpeg; save the picture as PNG.");
}

Result<std::vector<std::byte>> encode_jpeg(const Image&, int) {
    return failure(Errc::missing_component, "This build of Limner has no libjpeg, so it writes no JPEG.");
}

bool can_write_jpeg() { return false; }
#endif

}  // namespace limner
