#include "engine/generators/texture/official_pack.h"

#include <torch/torch.h>

#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/generators/geometry_field/official_field.h"
#include "engine/generators/geometry_field/official_latents.h"
#include "engine/generators/texture/official_texture.h"
#include "engine/nn/arrays.h"

namespace limner {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::string list_text(const std::vector<std::int64_t>& values) { return shape_text(values); }

ModelDescription describe_texture(const NamedArrays& weights) {
    ModelDescription about{"sofgan-texture", {}, {}};
    const auto c = official_texture_sizes(weights);
    about.keys = match_keys(weights, official_texture_keys(c));
    about.configuration = {{"resolution", std::to_string(c.resolution)},
                           {"style_size", std::to_string(c.style_size)},
                           {"mapping_layers", std::to_string(c.mapping_layers)},
                           {"styles_per_image", std::to_string(c.style_count())},
                           {"noise_maps", std::to_string(c.noise_count())},
                           {"channels", list_text(c.channels)},
                           {"modulated_convolutions", list_text(c.modulated)},
                           {"label_set", "sofgan" + std::to_string(c.class_count)}};
    return about;
}

ModelDescription describe_field(const NamedArrays& weights) {
    ModelDescription about{"sofgan-field", {}, {}};
    const auto c = official_field_sizes(weights);
    about.keys = match_keys(weights, official_field_keys(c));
    about.configuration = {{"stored_heads", std::to_string(c.instances)},
                           {"code_size", std::to_string(c.code_size)},
                           {"hidden_size", std::to_string(c.hidden_size)},
                           {"marcher_width", std::to_string(c.march_size)},
                           {"label_set", "sofgan" + std::to_string(c.class_count)},
                           {"camera_numbers_per_code", std::to_string(c.pose_numbers)}};
    return about;
}

NamedArrays halved(const NamedArrays& arrays) {
    NamedArrays result;
    for (const auto& [name, array] : arrays)
        result.emplace(name,
                       array.dtype == DType::f32 ? make_half_array(array.to_floats(), array.shape) : array);
    return result;
}

Array doubles_as_floats(const std::vector<double>& values, std::vector<std::int64_t> shape) {
    const std::vector<float> narrow(values.begin(), values.end());
    return make_array(std::span<const float>(narrow), std::move(shape));
}

class PackWriter {
public:
    PackWriter(fs::path folder, const PackOptions& options) : folder_(std::move(folder)), options_(options) {
        manifest_ = {{"id", options.id},
                     {"title", options.title},
                     {"family", "sofgan"},
                     {"version", "1.0"},
                     {"label_set", "sofgan20"},
                     {"licence", options.licence},
                     {"capabilities", json::array()},
                     {"files", json::array()},
                     {"trained", "converted from a published checkpoint; not trained by Limner"}};
    }

    Result<> add_texture(const NamedArrays& weights) {
        const auto texture = OfficialTexture::load(weights);
        if (!texture) return tl::unexpected(texture.error());
        manifest_["resolution"] = texture->config().resolution;
        for (const auto* name : {"labels", "part_styles"}) manifest_["capabilities"].push_back(name);
        constexpr std::int64_t drawn = 4000;
        codes_.emplace("mean_style", nn::to_array(texture->mean_style(options_.seed, drawn)));
        manifest_["mean_codes"] = {{"file", "codes.safetensors"}, {"tensor", "mean_style"},
                                   {"seed", options_.seed},       {"drawn", drawn},
                                   {"pixel_norm", "split"},       {"truncation", 0.7}};
        return write("texture", weights);
    }

    Result<> add_field(const NamedArrays& weights) {
        const auto field = OfficialField::load(weights);
        if (!field) return tl::unexpected(field.error());
        for (const auto* name : {"pose", "identity"}) manifest_["capabilities"].push_back(name);
        const auto codes = field->codes().contiguous();
        const auto N = codes.size(0), L = codes.size(1);
        const auto mixture =
            LatentMixture::fit({codes.data_ptr<float>(), std::size_t(codes.numel())}, N, L, options_.seed);
        const auto K = std::int64_t(mixture.weights.size());
        codes_.emplace("mixture.weights", doubles_as_floats(mixture.weights, {K}));
        codes_.emplace("mixture.means", doubles_as_floats(mixture.means, {K, L}));
        codes_.emplace("mixture.responsibilities", doubles_as_floats(mixture.responsibilities, {N, K}));
        codes_.emplace("mixture.mean", doubles_as_floats(mixture.mean, {L}));
        manifest_["sampling"] = {{"file", "codes.safetensors"},
                                 {"kind", "gaussian mixture"},
                                 {"components", K},
                                 {"seed", options_.seed},
                                 {"iterations", mixture.iterations},
                                 {"mean_log_likelihood", mixture.log_likelihood},
                                 {"truncation", 0.8}};
        manifest_["camera"] = {{"kind", "orthographic"}, {"focal", 36}, {"side", 128}, {"centre", 64}};
        return write("field", weights);
    }

    Result<> write(const std::string& part, const NamedArrays& weights) {
        const auto file = folder_ / (part + ".safetensors");
        const auto written = write_safetensors(file, options_.half ? halved(weights) : weights);
        return written ? note(file) : written;
    }

    Result<std::vector<fs::path>> finish() {
        const auto codes_file = folder_ / "codes.safetensors";
        if (const auto done = write_safetensors(codes_file, codes_); !done)
            return tl::unexpected(done.error());
        if (const auto done = note(codes_file); !done) return tl::unexpected(done.error());
        const std::string card =
            "# " + options_.title +
            "\n\nConverted by `limner-cli convert` from a published SofGAN checkpoint (Chen, Liu et al., "
            "ACM TOG 41(1), 2022).\n\n* Weights: as published" +
            (options_.half ? ", rounded to float16" : ", unchanged") +
            ".\n* Added on conversion: the mean style and the distribution of heads, which the checkpoint "
            "does not store.\n"
            "* Licence: " +
            options_.licence +
            ".\n* Limits: yaw beyond 0.55 rad and pitch beyond 0.3 rad were never trained.\n";
        const auto text = manifest_.dump(2) + "\n";
        for (const auto& [name, content] :
             {std::pair<const char*, const std::string*>{"CARD.md", &card}, {"manifest.json", &text}}) {
            const auto done =
                replace_file(folder_ / name, std::as_bytes(std::span(content->data(), content->size())));
            if (!done) return tl::unexpected(done.error());
            files_.push_back(folder_ / name);
        }
        return std::move(files_);
    }

private:
    Result<> note(const fs::path& file) {
        const auto digest = sha256_of_file(file);
        if (!digest) return tl::unexpected(digest.error());
        std::error_code ignored;
        manifest_["files"].push_back({{"name", file.filename().string()},
                                      {"sha256", *digest},
                                      {"bytes", fs::file_size(file, ignored)}});
        files_.push_back(file);
        return {};
    }

    fs::path folder_;
    const PackOptions& options_;
    json manifest_;
    NamedArrays codes_;
    std::vector<fs::path> files_;
};

}  // namespace

std::vector<ModelDescription> describe_sofgan(const CheckpointTree& tree) {
    std::vector<ModelDescription> found;
    if (const auto weights = sofgan_texture_weights(tree)) found.push_back(describe_texture(*weights));
    if (const auto weights = sofgan_field_weights(tree)) found.push_back(describe_field(*weights));
    return found;
}

Result<std::vector<fs::path>> write_sofgan_pack(const std::vector<CheckpointTree>& trees,
                                                const fs::path& folder, const PackOptions& options) {
    const torch::NoGradGuard no_grad;
    std::error_code error;
    if (fs::exists(folder / "manifest.json", error) && !options.overwrite)
        return failure(Errc::file_unwritable, "The folder " + folder.string() + " holds a model already.");
    fs::create_directories(folder, error);
    if (error)
        return failure(Errc::file_unwritable,
                       "Could not create " + folder.string() + ": " + error.message() + ".");
    PackWriter writer(folder, options);
    bool texture = false, field = false;
    for (const auto& tree : trees) {
        if (!is_official_texture(tree) && !is_official_field(tree))
            return failure(Errc::model_mismatch,
                           "The file holds neither a SofGAN field nor a SofGAN texture generator.");
        if (is_official_texture(tree)) {
            if (std::exchange(texture, true))
                return failure(Errc::wrong_use, "Two texture generators were given.");
            const auto weights = sofgan_texture_weights(tree);
            if (!weights) return tl::unexpected(weights.error());
            if (const auto done = writer.add_texture(*weights); !done) return tl::unexpected(done.error());
            const auto d = tree.below("d");
            if (options.discriminator && !d.empty())
                if (const auto done = writer.write("d", d); !done) return tl::unexpected(done.error());
        }
        if (is_official_field(tree)) {
            if (std::exchange(field, true)) return failure(Errc::wrong_use, "Two fields were given.");
            const auto weights = sofgan_field_weights(tree);
            if (!weights) return tl::unexpected(weights.error());
            if (const auto done = writer.add_field(*weights); !done) return tl::unexpected(done.error());
        }
    }
    return writer.finish();
}

}  // namespace limner
