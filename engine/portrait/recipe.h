#pragma once
// Recipes: a whole portrait as text that travels inside an exported picture, so that the picture opens again
// as the portrait it shows.
//
//     const auto recipe = recipe_text(portrait);
//     write_png("face.png", image, {{{recipe_keyword, *recipe}}});
//     Result<Portrait> again = read_recipe("face.png");
//
// One JSON object: "format" as in a project, "portrait" as in its portrait.json, "painted" = the painted map
// as PNG in base64. Any thread but the interface's.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/error.h"
#include "engine/portrait/portrait.h"

namespace limner {

inline constexpr const char* recipe_keyword = "Limner recipe";

/// Equal portraits give equal texts. wrong_use when a value cannot be written.
Result<std::string> recipe_text(const Portrait& portrait);
/// bad_project, unsupported_newer; `name` is for messages. Pure.
Result<Portrait> portrait_from_recipe(std::string_view text, std::string_view name);

/// The portrait in the PNG, WebP or TIFF `file`. unsupported_file when the picture carries no recipe; the
/// errors of portrait_from_recipe() and of reading.
Result<Portrait> read_recipe(const std::filesystem::path& file);
/// The same of a picture in memory; `name` is for messages. Any thread but the interface's.
Result<Portrait> recipe_in_picture(std::span<const std::byte> bytes, std::string_view name);

}  // namespace limner
