#include "engine/export/still_export.h"

#include "engine/core/file.h"
#include "engine/export/aligned_channels.h"
#include "engine/export/layered_still.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/exr.h"
#include "engine/media/image_file.h"
#include "engine/media/jpeg.h"
#include "engine/media/label_file.h"
#include "engine/media/tiff.h"
#include "engine/media/webp.h"
#include "engine/media/xmp.h"
#include "engine/portrait/recipe.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> gives_no(const Portrait& portrait, const std::string& what) {
    return failure(Errc::missing_capability, "The model " + portrait.model + " gives no " + what + ".");
}

/// `area` of a picture of `side` pixels in a channel that shows all of it at any size.
template <class T>
Grid<T> part_of(const Grid<T>& channel, int side, const PixelArea& area) {
    return cut(channel, scaled(area, side, channel.width));
}

/// `picture` at the size at which it is written.
Picture reduced(Picture picture, int samples) {
    if (samples > 1)
        picture.image = std::make_shared<const Image>(flattened(averaged(deepened(*picture.image), samples)));
    return picture;
}

/// The picture, and whatever else the model gives about it.
Result<std::vector<std::byte>> encode_channels(const DeepImage& image, const Picture& picture,
                                               const PixelArea& area) {
    auto channels = aligned_channels(picture);
    const auto crop = [&](auto& channel) {
        if (channel) *channel = cut(*channel, area);
    };
    crop(channels.depth), crop(channels.normals), crop(channels.labels);
    const auto address = [](const auto& channel) { return channel ? &*channel : nullptr; };
    return encode_exr({.colour = &image,
                       .depth = address(channels.depth),
                       .normals = address(channels.normals),
                       .labels = address(channels.labels)});
}

/// Empty where the file shall carry none, or cannot.
Result<std::string> recipe_for(const fs::path& file, const Portrait& portrait,
                               const StillSettings& settings) {
    return settings.recipe && still_format(file).recipe ? recipe_text(portrait) : std::string();
}

void crop_layers(std::vector<Layer>& layers, const PixelArea& area) {
    for (Layer& layer : layers) {
        if (!layer.image.empty()) layer.image = cut(layer.image, area);
        crop_layers(layer.layers, area);
    }
}

Result<std::vector<std::byte>> encode_layers(LayerTree tree, const PixelArea& area) {
    crop_layers(tree.layers, area);
    tree.width = area.width;
    tree.height = area.height;
    return encode_open_raster(tree);
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
    if (!format.alpha && settings.finish.background.kind == Background::Kind::transparent)
        return wrong(file, title + " holds no transparency; PNG does.");
    if (!format.deep && settings.bits != 8)
        return wrong(file, title + " holds 8 bits per channel here; PNG holds 16.");
    const auto depth_kind = targets.depth.extension();
    if (!targets.depth.empty() && depth_kind != ".png" && depth_kind != ".exr")
        return wrong(targets.depth, "depth is written as .png or .exr.");
    if (depth_kind == ".exr" && !can_write_exr()) return tl::unexpected(encode_depth_exr({}).error());
    return {};
}

Result<Image> still_image(const Picture& picture, const Finish& finish) {
    if (finish == Finish()) return *picture.image;
    return finished(picture, finish).map(flattened);
}

Result<std::vector<std::byte>> encode_still(const fs::path& name, const Picture& picture,
                                            const Portrait& portrait, const StillSettings& settings) {
    const auto& finish = settings.finish;
    const auto area = area_in(picture, finish);
    if (!area) return tl::unexpected(area.error());
    auto recipe = recipe_for(name, portrait, settings);
    if (!recipe) return tl::unexpected(recipe.error());
    const auto xmp = recipe->empty() ? std::string() : xmp_packet({recipe_keyword, *recipe});
    const auto shallow = [&] { return still_image(picture, finish); };
    const auto deep = [&] { return finished(picture, finish); };
    switch (still_format(name).kind) {
        case StillKind::jpeg:
            return shallow().and_then(
                [&](const Image& image) { return encode_jpeg(image, settings.quality); });
        case StillKind::webp:
            return shallow().and_then(
                [&](const Image& image) { return encode_webp(image, settings.quality, xmp); });
        case StillKind::tiff:
            if (settings.bits == 16)
                return deep().and_then([&](const DeepImage& image) { return encode_tiff16(image, xmp); });
            return shallow().and_then([&](const Image& image) { return encode_tiff(image, xmp); });
        case StillKind::exr:
            return deep().and_then([&](const DeepImage& image) {
                return encode_channels(image, reduced(picture, finish.samples), *area);
            });
        case StillKind::ora: {
            const auto background = loaded(finish.background);
            if (!background) return tl::unexpected(background.error());
            return layered_still(reduced(picture, finish.samples), portrait, *background)
                .and_then([&](LayerTree tree) { return encode_layers(std::move(tree), *area); });
        }
        case StillKind::png:
            break;
    }
    std::vector<PngText> texts;
    if (!recipe->empty()) texts.push_back({recipe_keyword, std::move(*recipe)});
    if (settings.bits == 16)
        return deep().and_then([&](const DeepImage& image) { return encode_png16(image, texts); });
    return shallow().and_then([&](const Image& image) { return encode_png(image, texts); });
}

Result<Picture> comparison_strip(const Picture& before, const Picture& after, const Finish& finish) {
    const auto area = area_in(after, finish);
    if (!area) return tl::unexpected(area.error());
    Finish alike = finish;
    alike.crop = {Crop::Kind::typed, *area};
    std::vector<Image> pictures;
    for (const auto* picture : {&before, &after}) {
        auto image = still_image(*picture, alike);
        if (!image) return tl::unexpected(image.error());
        pictures.push_back(std::move(*image));
    }
    constexpr int gap = 8;
    const auto sheet = contact_sheet(pictures, {.columns = 2, .gap = gap});
    // Between them alone: around them there is nothing to part.
    Picture strip;
    strip.image =
        std::make_shared<const Image>(cut(sheet, {gap, gap, sheet.width - 2 * gap, sheet.height - 2 * gap}));
    return strip;
}

Result<> write_still(const StillTargets& targets, const Picture& picture, const Portrait& portrait,
                     const StillSettings& settings, const std::function<void(ExportedFile)>& written,
                     const Picture* before) {
    if (!targets.labels.empty() && !picture.labels) return gives_no(portrait, "label map");
    if (!targets.depth.empty() && !picture.depth) return gives_no(portrait, "depth");
    const auto area = area_in(picture, settings.finish);
    if (!area) return tl::unexpected(area.error());
    const int side = picture.image->width / settings.finish.samples;
    if (!targets.picture.empty()) {
        const auto shown = before ? comparison_strip(*before, picture, settings.finish) : picture;
        if (!shown) return tl::unexpected(shown.error());
        auto as = settings;
        if (before) as.finish = {};  // done
        const auto bytes = encode_still(targets.picture, *shown, portrait, as);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto done = replace_file(targets.picture, *bytes); !done) return done;
        if (before)
            written({targets.picture, "image", shown->image->width, shown->image->height});
        else
            written({targets.picture, "image", area->width, area->height});
    }
    if (!targets.labels.empty()) {
        const auto labels = part_of(*picture.labels, side, *area);
        if (auto done = write_label_map(targets.labels, labels, targets.label_set); !done) return done;
        written({targets.labels, "label-map", labels.width, labels.height});
    }
    if (targets.depth.empty()) return {};
    const auto depth = part_of(*picture.depth, side, *area);
    if (auto done = write_depth(targets.depth, depth); !done) return done;
    written({targets.depth, "depth", depth.width, depth.height});
    return {};
}

}  // namespace limner
