#include "app/cli/portrait_output.h"

#include <algorithm>

#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/portrait/recipe.h"
#include "engine/runtime/model_library.h"

namespace limner {

namespace fs = std::filesystem;

NameFields name_fields(const Portrait& portrait, const std::string& input, int size,
                       const CliContext& context) {
    NameFields fields;
    fields.name = input.empty() ? "portrait" : fs::path(input).stem().string();
    fields.model = fs::path(portrait.model).filename().string();
    fields.version = LIMNER_VERSION;
    fields.seed = portrait.head.identity.seed;
    fields.yaw = degrees(portrait.pose.yaw);
    fields.pitch = degrees(portrait.pose.pitch);
    fields.n = context.item.value_or(1);
    if (size == 0)
        if (const auto pack = ModelLibrary(context.model_folders).find(portrait.model))
            size = pack->resolution;
    fields.width = fields.height = size;
    return fields;
}

fs::path output_file(const NameTemplate& names, NameFields fields, const CliContext& context) {
    fs::path file = names.expand(fields);
    std::error_code error;
    const bool counts = names.has("n") && !context.item && !context.force && !context.skip_existing;
    while (counts && fs::exists(file, error)) {
        ++fields.n;
        file = names.expand(fields);
    }
    return file;
}

std::uint64_t picture_bytes(int size) { return std::uint64_t(size) * std::uint64_t(size) * sizeof(Rgba); }

Result<std::vector<std::byte>> encode_portrait(const Image& image, const Portrait& portrait,
                                               const CliContext& context) {
    if (!context.recipe) return encode_png(image);
    auto recipe = recipe_text(portrait);
    if (!recipe) return tl::unexpected(recipe.error());
    const PngText texts[] = {{recipe_keyword, std::move(*recipe)}};
    return encode_png(image, texts);
}

Result<> write_portrait(const fs::path& file, const Image& image, const Portrait& portrait,
                        CliContext& context) {
    const auto bytes = encode_portrait(image, portrait, context);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto written = replace_file(file, *bytes); !written) return written;
    context.add_output({file, "image", image.width, image.height});
    return {};
}

}  // namespace limner
