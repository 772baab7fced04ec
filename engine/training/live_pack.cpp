#include "engine/training/live_pack.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/file.h"
#include "engine/generators/live/codes.h"
#include "engine/training/field_trainer.h"
#include "engine/training/shard_set.h"
#include "engine/training/texture_trainer.h"

namespace limner::training {
namespace {

// Every person of the texture set once: geometry and styles of a row belong together, so that brows match
// hair.
Result<> write_bank(const PackRecipe& recipe, const std::filesystem::path& file) {
    auto set = ShardSet::open(recipe.texture_data, "portraits-", {});
    if (!set) return tl::unexpected(set.error());
    const auto reader = live::CodeReader::create(set->factor_names());
    if (!reader) return tl::unexpected(reader.error());
    const auto& names = set->factor_names();
    const auto person = std::find(names.begin(), names.end(), "person.seed") - names.begin();
    std::vector<float> geometry, styles;
    float last = -1;
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < set->size() && rows < recipe.bank_size; ++i) {
        const auto factors = set->row<float>("factors", i);
        if (factors[std::size_t(person)] == last) continue;
        last = factors[std::size_t(person)];
        const auto code = reader->geometry(factors);
        const auto parts = reader->styles(factors);
        geometry.insert(geometry.end(), code.begin(), code.end());
        for (const auto& part : parts) styles.insert(styles.end(), part.begin(), part.end());
        ++rows;
    }
    NamedArrays arrays;
    arrays.emplace("bank.geometry", make_half_array(geometry, {rows, live::geometry_size}));
    arrays.emplace("bank.styles", make_half_array(styles, {rows, part_count, live::style_size}));
    return write_safetensors(file, arrays, {{"format", "limner-live-bank"}});
}

Result<nlohmann::ordered_json> read_manifest(const std::filesystem::path& pack) {
    const auto text = read_file(pack / "manifest.json", 1 << 20);
    if (!text) return tl::unexpected(text.error());
    auto manifest = nlohmann::ordered_json::parse(text->bytes, nullptr, false);
    if (!manifest.is_object())
        return failure(Errc::bad_checkpoint, "The manifest of " + pack.string() + " is no JSON object.");
    return manifest;
}

Result<> rewrite_manifest(const PackedRun& recipe, nlohmann::ordered_json manifest) {
    const auto& pack = recipe.source.pack;
    manifest.erase("files");
    manifest["version"] = recipe.version;
    if (!recipe.trained.empty()) manifest["trained"] = recipe.trained;
    std::vector<const char*> files{"field.safetensors", "texture.safetensors", "bank.safetensors"};
    if (std::filesystem::exists(pack / "detail.safetensors")) files.push_back("detail.safetensors");
    return write_manifest({.out = pack, .force = true}, manifest, files);
}

}  // namespace

Result<> write_live_pack(const PackRecipe& recipe) {
    if (auto ok = prepare(recipe); !ok) return ok;
    std::error_code ignored;
    std::filesystem::remove(recipe.out / "detail.safetensors", ignored);  // of the weights before
    if (auto ok = export_field(recipe.field_run, recipe.field_data, recipe.out / "field.safetensors"); !ok)
        return ok;
    if (auto ok =
            export_texture(recipe.texture_run, {recipe.texture_data}, recipe.out / "texture.safetensors");
        !ok)
        return ok;
    if (auto ok = write_bank(recipe, recipe.out / "bank.safetensors"); !ok) return ok;

    const nlohmann::ordered_json fields{
        {"id", "limner-live"},
        {"title", "Limner live"},
        {"family", "sofgan-live"},
        {"capabilities",
         {"pose", "labels", "part_styles", "identity", "hair_shape", "expression", "gaze", "light",
          "fitted_paintings"}},
    };
    return write_manifest(recipe, fields, {"field.safetensors", "texture.safetensors", "bank.safetensors"});
}

Result<> replace_texture(const PackedRun& recipe) {
    const auto& pack = recipe.source.pack;
    auto manifest = read_manifest(pack);
    if (!manifest) return tl::unexpected(manifest.error());
    const auto file = pack / "texture.safetensors";
    const auto before = read_safetensors(file);
    if (!before) return tl::unexpected(before.error());
    if (auto ok = export_texture(recipe.run, recipe.source, file); !ok) return ok;
    if (recipe.share < 1) {
        auto mixed = read_safetensors(file);
        if (!mixed) return tl::unexpected(mixed.error());
        for (auto& [name, array] : mixed->arrays) {
            const auto from = before->arrays.find(name);
            if (!name.starts_with("texture.") || from == before->arrays.end() ||
                from->second.shape != array.shape)
                continue;
            const auto was = from->second.to_floats();
            auto is = array.to_floats();
            for (std::size_t i = 0; i < is.size(); ++i) is[i] = std::lerp(was[i], is[i], float(recipe.share));
            array = make_half_array(is, array.shape);
        }
        if (auto ok = write_safetensors(file, mixed->arrays, mixed->metadata); !ok) return ok;
    }
    return rewrite_manifest(recipe, std::move(*manifest));
}

Result<> add_detail(const PackedRun& recipe) {
    const auto& pack = recipe.source.pack;
    auto manifest = read_manifest(pack);
    if (!manifest) return tl::unexpected(manifest.error());
    if (auto ok = export_detail(recipe.run, recipe.source, pack / "detail.safetensors"); !ok) return ok;
    (*manifest)["resolution"] = 512;
    return rewrite_manifest(recipe, std::move(*manifest));
}

}  // namespace limner::training
