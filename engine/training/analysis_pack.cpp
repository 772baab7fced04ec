#include "engine/training/analysis_pack.h"

#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/face_analysis/analyser_file.h"
#include "engine/training/analysis_recipe.h"
#include "engine/training/landmarks_trainer.h"
#include "engine/training/parser_trainer.h"
#include "engine/training/training_run.h"

namespace limner::training {
namespace {

// The model that the run's recipe is for.
Result<std::string> model_of(const std::filesystem::path& run) {
    const auto read = read_file(run / "recipe.json", limits::json_bytes);
    if (!read) return tl::unexpected(read.error());
    const auto* text = reinterpret_cast<const char*>(read->bytes.data());
    const auto json = nlohmann::json::parse(text, text + read->bytes.size(), nullptr, false);
    const auto model = json.is_object() ? json.value("model", nlohmann::json()) : nlohmann::json();
    if (model != parser_model && model != landmarks_model)
        return failure(Errc::wrong_use, run.string() + " is no run of a face analyser.");
    return model.get<std::string>();
}

NamedArrays exported(const NamedArrays& state) {
    constexpr std::string_view average = "network/average/";
    NamedArrays arrays;
    for (const auto& [name, array] : state) {
        if (name.starts_with(average))
            arrays.emplace(name.substr(average.size()), make_half_array(array.to_floats(), array.shape));
        if (name.starts_with("statistics.")) arrays.emplace(name, array);  // float32: they are few
    }
    return arrays;
}

std::string card(const std::string& model, AnalyserRole role, std::int64_t steps,
                 const std::string& trained) {
    const bool parser = model == parser_model;
    std::string text = "# " + analyser_id(model, role) + "\n\n";
    text += parser ? "Tells the class of every pixel of a face's picture (256 x 256, 20 classes)."
                   : "Reads 68 landmarks with their uncertainty, pose, expression, gaze, identity, light and "
                     "skin tone off a face's picture (256 x 256).";
    text +=
        " Licence MIT, like the program; for the head model behind its training data see ICT-FaceKit "
        "(MIT).\n\n";
    text += role == AnalyserRole::judging
                ? "* For judging only: no training loss and no editing may use it, so that `limner-cli "
                  "evaluate` measures with a network that taught nothing.\n"
                : "* For editing and for training losses. Figures of an evaluation come from " +
                      analyser_id(model, AnalyserRole::judging) + ", which is trained apart.\n";
    text +=
        "* Trained by Limner for " + std::to_string(steps) +
        " steps on synthetic portraits alone, made harder by turning, mirroring, other backgrounds, things "
        "before the face, colour, blur, noise and JPEG. No photograph was used; how well it holds up on "
        "photographs has to be measured, not assumed.\n";
    text += "* It knows no real person and must not be used to identify or judge people.\n";
    if (!trained.empty()) text += "* Trained on: " + trained + "\n";
    return text;
}

Result<> write_text(const std::filesystem::path& file, const std::string& text) {
    return replace_file(file, std::as_bytes(std::span<const char>(text)));
}

}  // namespace

Result<> write_analysis_pack(const AnalysisPackRecipe& recipe) {
    const auto model = model_of(recipe.run);
    if (!model) return tl::unexpected(model.error());
    AnalysisRecipe trained;
    const auto state = open_run(recipe.run, *model, fields_of(trained));
    if (!state) return tl::unexpected(state.error());
    const auto role = trained.judge ? AnalyserRole::judging : AnalyserRole::editing;

    if (auto ok = prepare(recipe); !ok) return ok;
    const auto weights = recipe.out / analyser_weights;
    const std::map<std::string, std::string> metadata{
        {"format", *model}, {"role", std::string(key(role))}, {"steps", std::to_string(state->step)}};
    if (auto ok = write_safetensors(weights, exported(state->arrays), metadata); !ok) return ok;
    if (auto ok = write_text(recipe.out / "CARD.md", card(*model, role, state->step, recipe.trained)); !ok)
        return ok;

    const nlohmann::ordered_json fields{
        {"id", analyser_id(*model, role)},
        {"title", *model == parser_model ? "Face parser" : "Face landmarks and coefficients"},
        {"family", *model},
        {"role", key(role)},
        {"recipe", nlohmann::ordered_json::parse(recipe_text(*model, fields_of(trained)))},
    };
    return write_manifest(recipe, fields, {analyser_weights});
}

}  // namespace limner::training
