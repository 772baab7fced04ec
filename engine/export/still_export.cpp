#include "engine/export/still_export.h"

#include "engine/core/file.h"
#include "engine/media/exr.h"
#include "engine/media/image_file.h"
#include "engine/media/jpeg.h"
#include "engine/media/label_file.h"
#include "engine/portrait/recipe.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> gives_no(const Portrait& portrait, const std::string& what) {
    return failure(Errc::missing_capability, "The model " + portrait.model + " gives no " + what + ".");
}

/// The picture before a background other than its own.
Result<DeepImage> cut_out(const Picture& picture, const Portrait& portrait, const Background& background) {
    if (!picture.labels) return gives_no(portrait, "label map, so its background cannot be replaced");
    return with_background(*picture.image, *picture.labels, background);
}

Result<> write_depth(const fs::path& file, const DepthMap& depth) {
    if (file.extension() == ".png") return write_depth_png(file, depth);
    const auto bytes = encode_depth_exr(depth);
    return bytes ? replace_file(file, *bytes) : tl::unexpected(bytes.error());
}

}  // namespace

bool is_jpeg(const fs::path& file) { return file.extension() == ".jpg" || file.extension() == ".jpeg"; }

Result<> check_still(const StillTargets& targets, const StillSettings& settings) {
    const auto& file = targets.picture;
    const auto wrong = [](const fs::path& name, const std::string& why) {
        return failure(Errc::wrong_use, name.string() + ": " + why);
    };
    if (settings.bits != 8 && settings.bits != 16)
        return failure(Errc::wrong_use, "A picture has 8 or 16 bits per channel.");
    if (is_jpeg(file)) {
        if (!can_write_jpeg()) return tl::unexpected(encode_jpeg({}, settings.quality).error());
        if (settings.background.kind == Background::Kind::transparent)
            return wrong(file, "JPEG holds no transparency; PNG does.");
        if (settings.bits != 8) return wrong(file, "JPEG holds 8 bits per channel; PNG holds 16.");
    }
    const auto depth_kind = targets.depth.extension();
    if (!targets.depth.empty() && depth_kind != ".png" && depth_kind != ".exr")
        return wrong(targets.depth, "depth is written as .png or .exr.");
    if (depth_kind == ".exr" && !can_write_exr()) return tl::unexpected(encode_depth_exr({}).error());
    return {};
}

Result<Image> still_image(const Picture& picture, const Portrait& portrait, const Background& background) {
    if (background.kind == Background::Kind::generated) return *picture.image;
    return cut_out(picture, portrait, background).map(flattened);
}

Result<std::vector<std::byte>> encode_still(const fs::path& name, const Picture& picture,
                                            const Portrait& portrait, const StillSettings& settings) {
    if (is_jpeg(name)) {
        const auto image = still_image(picture, portrait, settings.background);
        return image ? encode_jpeg(*image, settings.quality) : tl::unexpected(image.error());
    }
    std::vector<PngText> texts;
    if (settings.recipe) {
        auto recipe = recipe_text(portrait);
        if (!recipe) return tl::unexpected(recipe.error());
        texts.push_back({recipe_keyword, std::move(*recipe)});
    }
    if (settings.bits == 16) {
        const auto image = settings.background.kind == Background::Kind::generated
                               ? Result<DeepImage>(deepened(*picture.image))
                               : cut_out(picture, portrait, settings.background);
        return image ? encode_png16(*image, texts) : tl::unexpected(image.error());
    }
    const auto image = still_image(picture, portrait, settings.background);
    return image ? encode_png(*image, texts) : tl::unexpected(image.error());
}

Result<> write_still(const StillTargets& targets, const Picture& picture, const Portrait& portrait,
                     const StillSettings& settings, const std::function<void(ExportedFile)>& written) {
    if (!targets.labels.empty() && !picture.labels) return gives_no(portrait, "label map");
    if (!targets.depth.empty() && !picture.depth) return gives_no(portrait, "depth");
    if (!targets.picture.empty()) {
        const auto bytes = encode_still(targets.picture, picture, portrait, settings);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto done = replace_file(targets.picture, *bytes); !done) return done;
        written({targets.picture, "image", picture.image->width, picture.image->height});
    }
    if (!targets.labels.empty()) {
        if (auto done = write_label_map(targets.labels, *picture.labels, targets.label_set); !done)
            return done;
        written({targets.labels, "label-map", picture.labels->width, picture.labels->height});
    }
    if (targets.depth.empty()) return {};
    if (auto done = write_depth(targets.depth, *picture.depth); !done) return done;
    written({targets.depth, "depth", picture.depth->width, picture.depth->height});
    return {};
}

}  // namespace limner
