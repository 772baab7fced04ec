#pragma once
// What shapes the result of a training: a struct of numbers with documented defaults per model, as one flat
// JSON file. The table of its fields binds it alike to that file, to the options of the program and to the
// copy that is kept with a run.
//
//     FieldRecipe recipe;
//     if (auto ok = read_recipe("limner-live-field.json", "limner-live-field", fields_of(recipe)); !ok) ...

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/error.h"

namespace limner::training {

/// A stretch of the texture training, written RESOLUTION:STEPS, with a letter a where the discriminator takes
/// part and f where the field's views do: "256:500af".
struct TexturePhase {
    int resolution = 64;  // 64, 128 or 256
    std::int64_t steps = 1000;
    bool adversarial = false, field_views = false;
};

struct RecipeField {
    const char* key;  // in the file; on the command line --key with - for _
    const char* meaning;
    std::variant<std::int64_t*, double*, std::vector<TexturePhase>*> value;
    double least = 0, most = 0;  // of a number
};
using RecipeFields = std::vector<RecipeField>;

/// Sets one field from the text of an option. wrong_use naming the field and what it takes.
Result<> set_field(const RecipeField& field, const std::string& text);

/// Sets the fields that `file` names and leaves the others. wrong_use when it is for another model than
/// `model`, names something unknown or holds a value out of range; file_not_found.
Result<> read_recipe(const std::filesystem::path& file, std::string_view model, const RecipeFields& fields);

/// The whole recipe as such a file.
std::string recipe_text(std::string_view model, const RecipeFields& fields);

/// The first thing in which two recipe texts differ, "steps is 8000 there, 9000 here"; empty when they agree.
std::string recipe_difference(const std::string& there, const std::string& here);

}  // namespace limner::training
