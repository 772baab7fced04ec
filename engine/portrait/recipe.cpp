#include "engine/portrait/recipe.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/media/png.h"
#include "engine/media/webp.h"
#include "engine/media/xmp.h"
#include "engine/portrait/base64.h"
#include "engine/portrait/portrait_json.h"
#include "engine/portrait/project_file.h"

namespace limner {
namespace {

using nlohmann::json;

constexpr const char* painted_key = "painted";

Result<LabelMap> painted_from(const json& recipe, std::string_view name) {
    const auto found = recipe.find(painted_key);
    if (found == recipe.end() || !found->is_string())
        return failure(Errc::bad_project, "the painted map is missing");
    auto labels = decode_label_map(from_base64(found->get_ref<const std::string&>()), name);
    if (!labels || !is_painting(*labels)) return failure(Errc::bad_project, "the painted map is damaged");
    return labels;
}

/// The recipe as it stands in a picture, where there is one.
Result<std::optional<std::string>> text_in_picture(std::span<const std::byte> bytes, std::string_view name) {
    if (is_tiff(bytes)) return text_in_xmp(tiff_xmp(bytes), recipe_keyword);
    const auto header = inspect_image(bytes, name);
    if (!header) return tl::unexpected(header.error());
    if (header->kind == ImageKind::webp) return text_in_xmp(webp_xmp(bytes), recipe_keyword);
    if (header->kind != ImageKind::png) return std::nullopt;
    const auto texts = decode_png_texts(bytes, name);
    if (!texts) return tl::unexpected(texts.error());
    for (const auto& text : *texts)
        if (text.keyword == recipe_keyword) return text.text;
    return std::nullopt;
}

}  // namespace

Result<std::string> recipe_text(const Portrait& portrait) {
    auto object = to_json(portrait, painted_key, json::object());
    if (!object) return tl::unexpected(object.error());
    json recipe{
        {"format", {{"major", current_project_format.major}, {"minor", current_project_format.minor}}},
        {"portrait", std::move(*object)}};
    if (portrait.painted) {
        if (!portrait.painted->labels)
            return failure(Errc::wrong_use, "The portrait has a painting without pixels.");
        const auto png = encode_label_map(*portrait.painted->labels);
        if (!png) return tl::unexpected(png.error());
        recipe[painted_key] = base64(*png);
    }
    return recipe.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Portrait> portrait_from_recipe(std::string_view text, std::string_view name) {
    const auto bad = [&](const std::string& what) {
        return failure(Errc::bad_project,
                       "Could not use the recipe in " + std::string(name) + ": " + what + ".");
    };
    const auto recipe = parse_json_object(text, "the text");
    if (!recipe) return bad(recipe.error().message);
    const json format = recipe->value("format", json());
    const json major = format.is_object() ? format.value("major", json()) : json();
    if (!major.is_number_unsigned()) return bad("it states no format");
    if (major > current_project_format.major)
        return failure(Errc::unsupported_newer,
                       "Could not use the recipe in " + std::string(name) + ": a newer Limner wrote it.");
    auto portrait = portrait_from_json(recipe->value("portrait", json()));
    if (!portrait) return bad(portrait.error().message);
    if (portrait->portrait.painted) {
        auto labels = painted_from(*recipe, name);
        if (!labels) return bad(labels.error().message);
        portrait->portrait.painted->labels = std::make_shared<const LabelMap>(std::move(*labels));
    }
    return std::move(portrait->portrait);
}

Result<Portrait> read_recipe(const std::filesystem::path& file) {
    const auto content = read_file(file, limits::image_bytes);
    if (!content) return tl::unexpected(content.error());
    return recipe_in_picture(content->bytes, file.string());
}

Result<Portrait> recipe_in_picture(std::span<const std::byte> bytes, std::string_view name) {
    const auto text = text_in_picture(bytes, name);
    if (!text) return tl::unexpected(text.error());
    if (*text) return portrait_from_recipe(**text, name);
    return failure(
        Errc::unsupported_file,
        std::string(name) + " is a picture without a recipe, so nobody knows which portrait it shows.");
}

}  // namespace limner
