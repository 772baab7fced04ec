#include "engine/media/image_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_header.h"
#include "engine/media/jpeg.h"
#include "engine/media/webp.h"

namespace limner {

Result<Image> decode_image(std::span<const std::byte> bytes, std::string_view name) {
    const auto header = inspect_image(bytes, name);
    if (!header) return tl::unexpected(header.error());
    auto image = header->kind == ImageKind::png    ? decode_png(bytes, name)
                 : header->kind == ImageKind::jpeg ? decode_jpeg(bytes, name)
                                                   : decode_webp(bytes, name);
    if (!image) return image;
    if (image->width != header->width || image->height != header->height)
        return failure(Errc::bad_image, "Could not read " + std::string(name) + ": its header is damaged.");
    if (header->orientation != 1) return oriented(*image, header->orientation);
    return image;
}

Result<Image> read_image(const std::filesystem::path& file) {
    const auto content = read_file(file, limits::image_bytes);
    if (!content) return tl::unexpected(content.error());
    return decode_image(content->bytes, file.string());
}

Result<> check_png_name(const std::filesystem::path& file) {
    auto extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    constexpr std::array others{".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".exr",
                                ".ora", ".gif",  ".bmp",  ".pdf", ".svg"};
    if (std::find(others.begin(), others.end(), extension) == others.end()) return {};
    return failure(Errc::wrong_use, "Could not write " + file.string() +
                                        ": it would be a PNG, so its name must end with .png.");
}

Result<> write_png(const std::filesystem::path& file, const Image& image, std::span<const PngText> texts) {
    if (auto named = check_png_name(file); !named) return named;
    const auto bytes = encode_png(image, texts);
    if (!bytes) return tl::unexpected(bytes.error());
    return replace_file(file, *bytes);
}

Result<> write_depth_png(const std::filesystem::path& file, const DepthMap& depth) {
    if (auto named = check_png_name(file); !named) return named;
    Grid<std::uint16_t> values(depth.width, depth.height);
    std::transform(depth.pixels.begin(), depth.pixels.end(), values.pixels.begin(), [](float d) {
        // Written so that NaN becomes "nothing there".
        return d > 0 ? static_cast<std::uint16_t>(std::min(std::round(d * depth_steps), 65535.0f))
                     : std::uint16_t(0);
    });
    const auto bytes = encode_grey16_png(values);
    if (!bytes) return tl::unexpected(bytes.error());
    return replace_file(file, *bytes);
}

Image oriented(const Image& image, int orientation) {
    // EXIF counts the eight ways by where row 0 and column 0 of the stored picture are shown.
    const int w = image.width, h = image.height;
    const bool sideways = orientation >= 5 && orientation <= 8;
    Image result(sideways ? h : w, sideways ? w : h);
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const auto& pixel = image.at(x, y);
            switch (orientation) {
                case 2:
                    result.at(w - 1 - x, y) = pixel;
                    break;
                case 3:
                    result.at(w - 1 - x, h - 1 - y) = pixel;
                    break;
                case 4:
                    result.at(x, h - 1 - y) = pixel;
                    break;
                case 5:
                    result.at(y, x) = pixel;
                    break;
                case 6:
                    result.at(h - 1 - y, x) = pixel;
                    break;
                case 7:
                    result.at(h - 1 - y, w - 1 - x) = pixel;
                    break;
                case 8:
                    result.at(y, w - 1 - x) = pixel;
                    break;
                default:
                    result.at(x, y) = pixel;
            }
        }
    return result;
}

Image shrunk(const Image& image, int edge) {
    const int longest = std::max(image.width, image.height);
    if (longest <= edge || edge <= 0) return image;
    const auto scaled = [&](int side) {
        return std::max(1, int((std::int64_t(side) * edge + longest / 2) / longest));
    };
    Image result(scaled(image.width), scaled(image.height));
    for (int y = 0; y < result.height; ++y)
        for (int x = 0; x < result.width; ++x) {
            const int x0 = int(std::int64_t(x) * image.width / result.width);
            const int x1 = std::max(x0 + 1, int(std::int64_t(x + 1) * image.width / result.width));
            const int y0 = int(std::int64_t(y) * image.height / result.height);
            const int y1 = std::max(y0 + 1, int(std::int64_t(y + 1) * image.height / result.height));
            std::uint64_t r = 0, g = 0, b = 0, a = 0;
            for (int v = y0; v < y1; ++v)
                for (int u = x0; u < x1; ++u) {
                    const auto& pixel = image.at(u, v);
                    r += std::uint64_t(pixel.r) * pixel.a;
                    g += std::uint64_t(pixel.g) * pixel.a;
                    b += std::uint64_t(pixel.b) * pixel.a;
                    a += pixel.a;
                }
            const auto count = std::uint64_t(x1 - x0) * std::uint64_t(y1 - y0);
            const auto mean = [&](std::uint64_t sum) {
                return a ? static_cast<std::uint8_t>((sum + a / 2) / a) : std::uint8_t(0);
            };
            result.at(x, y) = {mean(r), mean(g), mean(b), static_cast<std::uint8_t>((a + count / 2) / count)};
        }
    return result;
}

}  // namespace limner
