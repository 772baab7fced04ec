#include "engine/media/image_header.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/core/begins_with.h"
#include "engine/core/checked.h"
#include "engine/core/limits.h"
#include "engine/media/tiff_directory.h"
#include "engine/media/webp.h"

namespace limner {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::array<std::uint8_t, 8> png_signature{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
constexpr int scan_limit = 100;  // progressive scans; each one costs a pass over the whole picture

std::uint8_t byte_at(Bytes bytes, std::size_t i) { return std::to_integer<std::uint8_t>(bytes[i]); }
std::uint32_t big16(Bytes bytes, std::size_t i) {
    return std::uint32_t(byte_at(bytes, i)) << 8 | byte_at(bytes, i + 1);
}
std::uint32_t big32(Bytes bytes, std::size_t i) { return big16(bytes, i) << 16 | big16(bytes, i + 2); }

tl::unexpected<Error> damaged(std::string_view name, const std::string& what) {
    return failure(Errc::bad_image, "Could not read " + std::string(name) + ": " + what + ".");
}

// Every chunk lies within the file, up to the last one. libpng would take the memory that a chunk states
// before it looks for the data.
bool chunks_fit(Bytes bytes) {
    constexpr std::size_t frame = 4 + 4 + 4;  // length, type, checksum
    for (std::size_t i = png_signature.size(); bytes.size() - i >= frame;) {
        const std::size_t length = big32(bytes, i);
        if (length > bytes.size() - i - frame) return false;
        if (begins_with(bytes.subspan(i + 4), "IEND")) return true;
        i += frame + length;
    }
    return false;
}

Result<ImageHeader> inspect_png(Bytes bytes, std::string_view name) {
    constexpr std::size_t header_end = 8 + 8 + 13 + 4;
    if (bytes.size() < header_end || big32(bytes, 8) != 13 || !begins_with(bytes.subspan(12), "IHDR"))
        return damaged(name, "the PNG header is damaged");
    if (!chunks_fit(bytes)) return damaged(name, "the PNG file ends too early");
    const std::uint32_t width = big32(bytes, 16), height = big32(bytes, 20);
    if (width == 0 || height == 0 || width > 0x7FFFFFFF || height > 0x7FFFFFFF)
        return damaged(name, "the PNG header states an impossible size");
    ImageHeader header{ImageKind::png, int(width), int(height)};
    header.bit_depth = byte_at(bytes, 24);
    switch (byte_at(bytes, 25)) {
        case 0:
            header.channels = 1;
            break;
        case 2:
            header.channels = 3;
            break;
        case 3:
            header.channels = 1;
            header.indexed = true;
            break;
        case 4:
            header.channels = 2;
            break;
        case 6:
            header.channels = 4;
            break;
        default:
            return damaged(name, "the PNG header states an unknown colour type");
    }
    return header;
}

bool is_frame_header(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Next marker inside entropy-coded data: 0xFF followed by neither a stuffed zero, a restart nor a fill byte.
std::optional<std::size_t> end_of_scan(Bytes bytes, std::size_t i) {
    for (; i + 1 < bytes.size(); ++i) {
        if (byte_at(bytes, i) != 0xFF) continue;
        const auto next = byte_at(bytes, i + 1);
        if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return i;
    }
    return std::nullopt;
}

Result<ImageHeader> inspect_jpeg(Bytes bytes, std::string_view name) {
    ImageHeader header{ImageKind::jpeg};
    header.width = 0;
    int scans = 0;
    std::size_t i = 2;
    for (;;) {
        while (i + 1 < bytes.size() && byte_at(bytes, i) == 0xFF && byte_at(bytes, i + 1) == 0xFF) ++i;
        if (i + 2 > bytes.size()) return damaged(name, "the JPEG file ends too early");
        if (byte_at(bytes, i) != 0xFF) return damaged(name, "the JPEG data is damaged");
        const std::uint8_t marker = byte_at(bytes, i + 1);
        i += 2;
        if (marker == 0xD9) break;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) continue;
        if (i + 2 > bytes.size()) return damaged(name, "the JPEG file ends too early");
        const std::size_t length = big16(bytes, i);
        if (length < 2) return damaged(name, "the JPEG data is damaged");
        if (length > bytes.size() - i) return damaged(name, "the JPEG file ends too early");
        const Bytes segment = bytes.subspan(i + 2, length - 2);
        if (is_frame_header(marker)) {
            if (header.width != 0 || segment.size() < 6) return damaged(name, "the JPEG header is damaged");
            header.bit_depth = byte_at(segment, 0);
            header.height = int(big16(segment, 1));
            header.width = int(big16(segment, 3));
            header.channels = byte_at(segment, 5);
            if (header.width == 0 || header.height == 0)
                return damaged(name, "the JPEG header states an impossible size");
        } else if (marker == 0xE1 && begins_with(segment, std::string_view("Exif\0\0", 6))) {
            header.orientation = exif_orientation(segment);
        }
        i += length;
        if (marker != 0xDA) continue;
        if (header.width == 0) return damaged(name, "the JPEG header is damaged");
        if (++scans > scan_limit)
            return failure(Errc::limit_exceeded, "Could not read " + std::string(name) +
                                                     ": it has more than " + std::to_string(scan_limit) +
                                                     " progressive scans.");
        const auto next = end_of_scan(bytes, i);
        if (!next) return damaged(name, "the JPEG file ends too early");
        i = *next;
    }
    if (header.width == 0 || scans == 0) return damaged(name, "it holds no picture");
    if (header.bit_depth != 8)
        return failure(Errc::unsupported_file, "Could not read " + std::string(name) +
                                                   ": JPEG pictures with more than 8 bits per channel are "
                                                   "not supported; save it as PNG.");
    return header;
}

Result<> check_limits(const ImageHeader& header, std::string_view name) {
    const auto width = std::uint64_t(header.width), height = std::uint64_t(header.height);
    if (width <= limits::image_edge && height <= limits::image_edge &&
        checked_multiply(width, height).value_or(~0ull) <= limits::image_pixels)
        return {};
    return failure(Errc::limit_exceeded,
                   "Could not read " + std::string(name) + ": " + std::to_string(width) + " x " +
                       std::to_string(height) + " pixels are more than the limit of " +
                       std::to_string(limits::image_edge) + " on a side and " +
                       std::to_string(limits::image_pixels / 1'000'000) + " million in all.");
}

}  // namespace

Result<ImageHeader> inspect_image(Bytes bytes, std::string_view name) {
    if (bytes.size() > limits::image_bytes)
        return failure(Errc::limit_exceeded,
                       "Could not read " + std::string(name) + ": the file is too large.");
    const bool png = bytes.size() >= png_signature.size() &&
                     std::equal(png_signature.begin(), png_signature.end(), bytes.begin(),
                                [](std::uint8_t a, std::byte b) { return std::byte(a) == b; });
    const bool jpeg = bytes.size() >= 3 && byte_at(bytes, 0) == 0xFF && byte_at(bytes, 1) == 0xD8 &&
                      byte_at(bytes, 2) == 0xFF;
    const bool webp =
        begins_with(bytes, "RIFF") && bytes.size() >= 12 && begins_with(bytes.subspan(8), "WEBP");
    if (!png && !jpeg && !webp)
        return failure(Errc::unsupported_file, "Could not read " + std::string(name) +
                                                   ": it is neither a PNG nor a JPEG nor a WebP picture.");
    auto header = png    ? inspect_png(bytes, name)
                  : jpeg ? inspect_jpeg(bytes, name)
                         : inspect_webp(bytes, name);
    if (!header) return header;
    if (auto allowed = check_limits(*header, name); !allowed) return tl::unexpected(allowed.error());
    return header;
}

}  // namespace limner
