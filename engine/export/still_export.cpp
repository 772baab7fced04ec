#include "engine/export/still_export.h"

#include "engine/core/file.h"
#include "engine/export/aligned_channels.h"
#include "engine/export/layered_still.h"
#include "engine/media/exr.h"
#include "engine/media/image_file.h"
#include "engine/media/jpeg.h"
#include "engine/media/label_file.h"
#include "engine/media/tiff.h"
#include "engine/media/webp.h"
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

Result<DeepImage> deep_image(const Picture& picture, const Portrait& portrait, const Background& background) {
    if (background.kind == Background::Kind::generated) return deepened(*picture.image);
    return cut_out(picture, portrait, background);
}

/// The picture, and whatever else the model gives about it.
Result<std::vector<std::byte>> encode_channels(const DeepImage& image, const Picture& picture) {
    const auto channels = aligned_channels(picture);
    const auto address = [](const auto& channel) { return channel ? &*channel : nullptr; };
    return encode_exr({.colour = &image,
                       .depth = address(channels.depth),
                       .normals = address(channels.normals),
                       .labels = address(channels.labels)});
}

Result<> write_depth(const fs::path& file, const DepthMap& depth) {
    if (file.extension() == ".png") return write_depth_png(file, depth);
    const auto bytes = encode_depth_exr(depth);
    return bytes ? replace_file(file, *bytes) : tl::unexpected(bytes.error());
}

}  // namespace

Result<> check_still(const StillTargets& targets, const StillSettings& settings) {
    const auto& file = targets.picture;
    const auto wrong = [](const fs::path& name, const std::string& why) {
        return failure(Errc::wrong_use, name.string() + ": " + why);
    };
    if (settings.bits != 8 && settings.bits != 16)
        return failure(Errc::wrong_use, "A picture has 8 or 16 bits per channel.");
    const auto& format = still_format(file);
    const std::string title(format.title);
    if (!can_write(format.kind))
        return failure(Errc::missing_component, "Could not write " + file.string() +
                                                    ": this build of Limner has no library for " + title +
                                                    "; .png works.");
    if (!format.alpha && settings.background.kind == Background::Kind::transparent)
        return wrong(file, title + " holds no transparency; PNG does.");
    if (!format.deep && settings.bits != 8)
        return wrong(file, title + " holds 8 bits per channel here; PNG holds 16.");
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
    const auto shallow = [&] { return still_image(picture, portrait, settings.background); };
    const auto deep = [&] { return deep_image(picture, portrait, settings.background); };
    switch (still_format(name).kind) {
        case StillKind::jpeg:
            return shallow().and_then(
                [&](const Image& image) { return encode_jpeg(image, settings.quality); });
        case StillKind::webp:
            return shallow().and_then(
                [&](const Image& image) { return encode_webp(image, settings.quality); });
        case StillKind::tiff:
            return settings.bits == 16 ? deep().and_then(encode_tiff16) : shallow().and_then(encode_tiff);
        case StillKind::exr:
            return deep().and_then([&](const DeepImage& image) { return encode_channels(image, picture); });
        case StillKind::ora:
            return layered_still(picture, portrait, settings.background).and_then(encode_open_raster);
        case StillKind::png:
            break;
    }
    std::vector<PngText> texts;
    if (settings.recipe) {
        auto recipe = recipe_text(portrait);
        if (!recipe) return tl::unexpected(recipe.error());
        texts.push_back({recipe_keyword, std::move(*recipe)});
    }
    if (settings.bits == 16)
        return deep().and_then([&](const DeepImage& image) { return encode_png16(image, texts); });
    return shallow().and_then([&](const Image& image) { return encode_png(image, texts); });
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
