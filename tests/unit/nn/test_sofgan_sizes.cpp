#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/generators/geometry_field/official_field.h"
#include "engine/generators/geometry_field/official_latents.h"
#include "engine/generators/texture/official_texture.h"
#include "engine/generators/texture/official_trace.h"
#include "engine/nn/arrays.h"

using namespace limner;

namespace {

NamedArrays random_weights(const std::vector<ExpectedKey>& keys) {
    NamedArrays weights;
    for (const auto& key : keys) weights.emplace(key.name, nn::to_array(torch::randn(key.shape) * 0.3));
    return weights;
}

OfficialTextureConfig small_texture(std::int64_t steps, std::int64_t D, std::int64_t mapping) {
    OfficialTextureConfig c;
    c.style_size = D;
    c.mapping_layers = mapping;
    c.class_count = 17;
    c.stem = {8, 12, 10};
    for (std::int64_t i = 0; i < steps; ++i) c.channels.push_back(12 - i);
    c.resolution = std::int64_t(4) << (steps - 1);
    for (const std::int64_t i : {6, 8, 10})
        if (i < c.conv_count()) {
            c.modulated.push_back(i);
            c.modulation_hidden.push_back(5);
        }
    return c;
}

CheckpointTree tree_of(const std::string& root, const NamedArrays& weights) {
    CheckpointTree tree;
    for (const auto& [name, array] : weights) tree.arrays.emplace(root + "/" + name, array);
    return tree;
}

}  // namespace

TEST_CASE("Every size of the texture family loads and paints", "[sofgan]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(3);
    for (const auto& [steps, D, mapping] :
         {std::tuple{2, 6, 1}, {4, 32, 2}, {6, 10, 5}, {8, 16, 8}, {9, 8, 3}}) {
        const auto c = small_texture(steps, D, mapping);
        INFO("resolution " << c.resolution);
        const auto weights = random_weights(official_texture_keys(c));
        const auto read = official_texture_config(weights);
        REQUIRE(read);
        CHECK(read->resolution == c.resolution);
        CHECK(read->mapping_layers == mapping);
        CHECK(read->channels == c.channels);
        const auto texture = OfficialTexture::load(weights);
        REQUIRE(texture);
        const auto labels = texture->read_labels(one_hot_labels(torch::randint(17, {1, 128, 128})));
        const std::int64_t K = 3;
        const auto styles = texture->per_layer(texture->map(torch::randn({K, D})));
        auto masks = torch::rand({1, K, 40, 40});
        masks = masks / masks.sum(1, true);
        const auto image = texture->generate(labels, styles, masks, texture->stored_noise());
        CHECK(image.sizes() == torch::IntArrayRef({1, 3, c.resolution, c.resolution}));
        CHECK(image.isfinite().all().item<bool>());
        // The same style in every region is one style.
        const auto one = texture->generate(labels, styles.slice(0, 0, 1), {}, texture->stored_noise());
        const auto same = texture->generate(labels, styles.slice(0, 0, 1).repeat({K, 1, 1}), masks,
                                            texture->stored_noise());
        CHECK((one - same).abs().max().item<double>() < 1e-4 * std::max(1.0, one.abs().max().item<double>()));
    }
}

TEST_CASE("Every size of the field family loads and marches", "[sofgan]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(4);
    for (const auto& [N, L, H, M, classes, pose] :
         {std::tuple{1, 5, 7, 11, 20, 0}, {30, 64, 48, 256, 20, 3}, {4, 16, 16, 32, 2, 0}}) {
        OfficialFieldConfig c{N, L, H, M, classes, pose};
        const auto weights = random_weights(official_field_keys(c));
        const auto field = OfficialField::load(weights);
        REQUIRE(field);
        CHECK(field->codes().sizes() == torch::IntArrayRef({N, L}));
        NamedArrays inputs{
            {"latent", nn::to_array(field->codes().slice(0, 0, 1))},
            {"uv", nn::to_array(pixel_grid(12))},
            {"side_cam2world", nn::to_array(torch::eye(4))},
            {"side_intrinsics",
             nn::to_array(torch::tensor({{9.f, 0.f, 6.f}, {0.f, 9.f, 6.f}, {0.f, 0.f, 1.f}}))}};
        const auto traced = trace_sofgan(tree_of("model", weights), inputs);
        REQUIRE(traced);
        CHECK(traced->at("side_logits").shape == std::vector<std::int64_t>{144, classes});
        CHECK(traced->at("side_labels_up").shape == std::vector<std::int64_t>{24, 24});
    }
}

TEST_CASE("A checkpoint that does not fit names every key at once", "[sofgan]") {
    auto weights = random_weights(official_texture_keys(small_texture(5, 8, 2)));
    const auto report = [&] {
        const auto loaded = OfficialTexture::load(weights);
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().code == Errc::model_mismatch);
        return loaded.error().message;
    };
    weights.erase("convs.3.noise.weight");
    weights.erase("to_rgb1.bias");
    weights["surprise"] = weights.at("conv1.noise.weight");
    weights["convs.1.activate.bias"] = weights.at("conv1.noise.weight");
    const auto message = report();
    for (const auto* key :
         {"convs.3.noise.weight", "to_rgb1.bias", "surprise", "convs.1.activate.bias is [1], not [11]"})
        CHECK(message.find(key) != std::string::npos);

    SECTION("whichever single key is gone, loading refuses and does not crash") {
        const auto all = random_weights(official_texture_keys(small_texture(5, 8, 2)));
        for (const auto& [name, array] : all) {
            auto fewer = all;
            fewer.erase(name);
            INFO(name);
            CHECK_FALSE(OfficialTexture::load(fewer));
            auto other = all;
            other[name].shape.insert(other[name].shape.begin(), 1);
            CHECK_FALSE(OfficialTexture::load(other));
        }
    }
}

TEST_CASE("The mixture of heads resembles the stored codes", "[sofgan]") {
    torch::manual_seed(5);
    // Two clouds far apart, with more numbers than codes, as in the published file.
    const std::int64_t N = 40, L = 96;
    auto codes = torch::randn({N, L}) * 0.1;
    codes.slice(0, 0, N / 4) += 3;
    const auto mixture = LatentMixture::fit({codes.data_ptr<float>(), std::size_t(N * L)}, N, L, 7);
    CHECK(mixture.weights.size() == 16);
    double weight = 0;
    for (const double w : mixture.weights) weight += w;
    CHECK(weight == Approx(1));
    for (std::int64_t j = 0; j < L; ++j)
        CHECK(mixture.mean[std::size_t(j)] == Approx(codes.select(1, j).mean().item<double>()).margin(1e-4));

    CHECK(mixture.sample(1) == mixture.sample(1));
    CHECK(mixture.sample(1) != mixture.sample(2));
    int high = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto z = mixture.sample(seed, /*truncation=*/1);
        double mean = 0;
        for (const float v : z) mean += v / double(L);
        const bool upper = mean > 1.5;
        high += upper;
        CHECK(std::abs(mean - (upper ? 3 : 0)) < 0.3);
    }
    CHECK(high > 60);
    CHECK(high < 140);
    const auto average = mixture.sample(9, /*truncation=*/0);
    for (std::size_t j = 0; j < average.size(); ++j)
        CHECK(average[j] == Approx(mixture.mean[j]).margin(1e-6));
}
