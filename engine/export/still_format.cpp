#include "engine/export/still_format.h"

#include <algorithm>

#include "engine/media/exr.h"
#include "engine/media/jpeg.h"
#include "engine/media/tiff.h"
#include "engine/media/webp.h"

namespace limner {
namespace {

constexpr StillFormat formats[] = {
    {.kind = StillKind::png,
     .title = "PNG",
     .extension = ".png",
     .alpha = true,
     .deep = true,
     .quality = false,
     .recipe = true},
    {.kind = StillKind::jpeg,
     .title = "JPEG",
     .extension = ".jpg",
     .alpha = false,
     .deep = false,
     .quality = true,
     .recipe = false},
    {.kind = StillKind::tiff,
     .title = "TIFF",
     .extension = ".tif",
     .alpha = true,
     .deep = true,
     .quality = false,
     .recipe = true},
    {.kind = StillKind::exr,
     .title = "OpenEXR",
     .extension = ".exr",
     .alpha = true,
     .deep = true,
     .quality = false,
     .recipe = false},
    {.kind = StillKind::ora,
     .title = "OpenRaster",
     .extension = ".ora",
     .alpha = true,
     .deep = false,
     .quality = false,
     .recipe = false},
    {.kind = StillKind::webp,
     .title = "WebP",
     .extension = ".webp",
     .alpha = true,
     .deep = false,
     .quality = true,
     .recipe = true},
};

}  // namespace

std::span<const StillFormat> still_formats() { return formats; }

const StillFormat& still_format(StillKind kind) { return formats[static_cast<std::size_t>(kind)]; }

const StillFormat& still_format(const std::filesystem::path& file) {
    const auto extension = file.extension();
    if (extension == ".jpeg") return still_format(StillKind::jpeg);
    if (extension == ".tiff") return still_format(StillKind::tiff);
    const auto found = std::find_if(std::begin(formats), std::end(formats),
                                    [&](const StillFormat& format) { return extension == format.extension; });
    return found == std::end(formats) ? formats[0] : *found;
}

bool can_write(StillKind kind) {
    switch (kind) {
        case StillKind::jpeg:
            return can_write_jpeg();
        case StillKind::tiff:
            return can_write_tiff();
        case StillKind::exr:
            return can_write_exr();
        case StillKind::webp:
            return has_webp();
        case StillKind::png:
        case StillKind::ora:
            break;
    }
    return true;
}

}  // namespace limner
