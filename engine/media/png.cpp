#include "engine/media/png.h"

#include "engine/core/limits.h"

#ifdef LIMNER_WITH_PNG
#include <png.h>

#include <csetjmp>
#include <cstring>
#include <limits>
#include <new>
#endif

namespace limner {

#ifdef LIMNER_WITH_PNG
namespace {

using Bytes = std::span<const std::byte>;

// libpng reports errors by longjmp. Every call that may fail runs inside guarded(), whose frame, like that of
// the calls themselves, holds nothing with a destructor.
template <class Step>
bool guarded(png_structp png, Step step) {
    if (setjmp(png_jmpbuf(png))) return false;
    step();
    return true;
}

void on_error(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void on_warning(png_structp, png_const_charp) {}

class PngReader {
public:
    explicit PngReader(Bytes bytes) : rest_(bytes) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning);
        info_ = png_ ? png_create_info_struct(png_) : nullptr;
    }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

    bool read_header() {
        return info_ && guarded(png_, [this] {
                   png_set_user_limits(png_, limits::image_edge, limits::image_edge);
                   png_set_read_fn(png_, this, &PngReader::pull);
                   png_read_info(png_, info_);
               });
    }
    int colour_type() const { return png_get_color_type(png_, info_); }
    int bit_depth() const { return png_get_bit_depth(png_, info_); }
    int width() const { return int(png_get_image_width(png_, info_)); }
    int height() const { return int(png_get_image_height(png_, info_)); }

    bool to_rgba8() {
        return guarded(png_, [this] {
            png_set_expand(png_);
            png_set_scale_16(png_);
            png_set_gray_to_rgb(png_);
            png_set_add_alpha(png_, 0xFF, PNG_FILLER_AFTER);
            png_set_interlace_handling(png_);
            png_read_update_info(png_, info_);
        });
    }
    bool to_values() {
        return guarded(png_, [this] {
            png_set_packing(png_);  // 1, 2, 4 bits become bytes, unscaled
            png_set_interlace_handling(png_);
            png_read_update_info(png_, info_);
        });
    }
    /// Valid after read_header().
    std::vector<PngText> texts() const {
        png_textp entries = nullptr;
        const int count = png_get_text(png_, info_, &entries, nullptr);
        std::vector<PngText> result;
        for (int i = 0; i < count; ++i)
            result.push_back({entries[i].key, entries[i].text ? entries[i].text : ""});
        return result;
    }
    std::size_t row_bytes() const { return png_get_rowbytes(png_, info_); }
    bool read_rows(png_bytepp rows) {
        return guarded(png_, [this, rows] {
            png_read_image(png_, rows);
            png_read_end(png_, nullptr);
        });
    }

private:
    static void pull(png_structp png, png_bytep target, std::size_t count) {
        auto& self = *static_cast<PngReader*>(png_get_io_ptr(png));
        if (count > self.rest_.size()) png_error(png, "truncated");
        std::memcpy(target, self.rest_.data(), count);
        self.rest_ = self.rest_.subspan(count);
    }

    Bytes rest_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

template <class Pixel>
bool read_pixels(PngReader& reader, Grid<Pixel>& grid) {
    if (reader.row_bytes() != std::size_t(grid.width) * sizeof(Pixel)) return false;
    std::vector<png_bytep> rows(std::size_t(grid.height));
    for (int y = 0; y < grid.height; ++y) rows[std::size_t(y)] = reinterpret_cast<png_bytep>(&grid.at(0, y));
    return reader.read_rows(rows.data());
}

tl::unexpected<Error> damaged(std::string_view name) {
    return failure(Errc::bad_image,
                   "Could not read " + std::string(name) + ": the PNG data is damaged or ends too early.");
}

class PngWriter {
public:
    PngWriter() {
        png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning);
        info_ = png_ ? png_create_info_struct(png_) : nullptr;
    }
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    ~PngWriter() { png_destroy_write_struct(&png_, &info_); }

    /// `prepare` sets what stands between header and pixels.
    template <class Prepare>
    Result<std::vector<std::byte>> write(int width, int height, int bit_depth, int colour_type,
                                         std::vector<png_const_bytep> rows, Prepare prepare) {
        const auto rows_data = rows.data();
        const bool written =
            info_ && width > 0 && height > 0 && guarded(png_, [&] {
                png_set_write_fn(png_, this, &PngWriter::push, nullptr);
                png_set_user_limits(png_, limits::image_edge, limits::image_edge);
                png_set_IHDR(png_, info_, png_uint_32(width), png_uint_32(height), bit_depth, colour_type,
                             PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
                prepare(png_, info_);
                png_write_info(png_, info_);
                if (bit_depth == 16) png_set_swap(png_);  // PNG is big-endian
                png_write_image(png_, const_cast<png_bytepp>(rows_data));
                png_write_end(png_, info_);
            });
        if (no_memory_) throw std::bad_alloc();
        if (!written)
            return failure(Errc::limit_exceeded, "The picture of " + std::to_string(width) + " x " +
                                                     std::to_string(height) +
                                                     " pixels cannot be written as PNG.");
        return std::move(out_);
    }

private:
    static void push(png_structp png, png_bytep data, std::size_t count) {
        auto& self = *static_cast<PngWriter*>(png_get_io_ptr(png));
        const auto* begin = reinterpret_cast<const std::byte*>(data);
        try {
            self.out_.insert(self.out_.end(), begin, begin + count);
        } catch (const std::bad_alloc&) {
            self.no_memory_ = true;  // nothing may be thrown through C
        }
        if (self.no_memory_) png_error(png, "no memory");
    }

    std::vector<std::byte> out_;
    bool no_memory_ = false;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

template <class Pixel>
std::vector<png_const_bytep> rows_of(const Grid<Pixel>& grid) {
    std::vector<png_const_bytep> rows(std::size_t(grid.height));
    for (int y = 0; y < grid.height; ++y)
        rows[std::size_t(y)] = reinterpret_cast<png_const_bytep>(&grid.at(0, y));
    return rows;
}

template <class Pixel>
Result<std::vector<std::byte>> encode_colours(const Grid<Pixel>& image, int bits,
                                              std::span<const PngText> texts) {
    std::vector<png_text> entries(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        entries[i].compression = PNG_ITXT_COMPRESSION_zTXt;
        entries[i].key = const_cast<png_charp>(texts[i].keyword.c_str());
        entries[i].text = const_cast<png_charp>(texts[i].text.c_str());
        entries[i].lang = entries[i].lang_key = nullptr;
        entries[i].itxt_length = texts[i].text.size();
    }
    return PngWriter().write(image.width, image.height, bits, PNG_COLOR_TYPE_RGB_ALPHA, rows_of(image),
                             [&](png_structp png, png_infop info) {
                                 png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
                                 if (!entries.empty())
                                     png_set_text(png, info, entries.data(), int(entries.size()));
                             });
}

}  // namespace

Result<Image> decode_png(Bytes bytes, std::string_view name) {
    PngReader reader(bytes);
    if (!reader.read_header() || !reader.to_rgba8()) return damaged(name);
    Image image(reader.width(), reader.height());
    if (!read_pixels(reader, image)) return damaged(name);
    return image;
}

Result<LabelMap> decode_png_values(Bytes bytes, std::string_view name) {
    PngReader reader(bytes);
    if (!reader.read_header()) return damaged(name);
    const bool values = reader.colour_type() == PNG_COLOR_TYPE_PALETTE ||
                        (reader.colour_type() == PNG_COLOR_TYPE_GRAY && reader.bit_depth() <= 8);
    if (!values)
        return failure(Errc::bad_label_map,
                       "Could not read " + std::string(name) +
                           " as a label map: a label map is an indexed or 8-bit grey PNG "
                           "whose pixel values are classes, not a colour picture.");
    if (!reader.to_values()) return damaged(name);
    LabelMap labels(reader.width(), reader.height());
    if (!read_pixels(reader, labels)) return damaged(name);
    return labels;
}

Result<std::vector<PngText>> decode_png_texts(Bytes bytes, std::string_view name) {
    PngReader reader(bytes);
    if (!reader.read_header()) return damaged(name);
    return reader.texts();
}

Result<std::vector<std::byte>> encode_png(const Image& image, std::span<const PngText> texts) {
    return encode_colours(image, 8, texts);
}

Result<std::vector<std::byte>> encode_png16(const DeepImage& image, std::span<const PngText> texts) {
    return encode_colours(image, 16, texts);
}

Result<std::vector<std::byte>> encode_indexed_png(const LabelMap& values, std::span<const Rgba> palette) {
    std::vector<png_color> colours;
    std::vector<png_byte> alpha;
    for (const auto& c : palette.first(std::min<std::size_t>(palette.size(), 256))) {
        colours.push_back({c.r, c.g, c.b});
        alpha.push_back(c.a);
    }
    return PngWriter().write(values.width, values.height, 8, PNG_COLOR_TYPE_PALETTE, rows_of(values),
                             [&](png_structp png, png_infop info) {
                                 png_set_PLTE(png, info, colours.data(), int(colours.size()));
                                 png_set_tRNS(png, info, alpha.data(), int(alpha.size()), nullptr);
                             });
}

Result<std::vector<std::byte>> encode_grey16_png(const Grid<std::uint16_t>& values) {
    return PngWriter().write(values.width, values.height, 16, PNG_COLOR_TYPE_GRAY, rows_of(values),
                             [](png_structp, png_infop) {});
}

#else
namespace {

tl::unexpected<Error> no_png() {
    return failure(Errc::missing_component,
                   "This build of Limner has no libpng, so it cannot use PNG files.");
}

}  // namespace

Result<Image> decode_png(std::span<const std::byte>, std::string_view) { return no_png(); }
Result<LabelMap> decode_png_values(std::span<const std::byte>, std::string_view) { return no_png(); }
Result<std::vector<PngText>> decode_png_texts(std::span<const std::byte>, std::string_view) {
    return no_png();
}
Result<std::vector<std::byte>> encode_png(const Image&, std::span<const PngText>) { return no_png(); }
Result<std::vector<std::byte>> encode_png16(const DeepImage&, std::span<const PngText>) { return no_png(); }
Result<std::vector<std::byte>> encode_indexed_png(const LabelMap&, std::span<const Rgba>) { return no_png(); }
Result<std::vector<std::byte>> encode_grey16_png(const Grid<std::uint16_t>&) { return no_png(); }
#endif

}  // namespace limner
