#include <catch2/catch.hpp>

#include "engine/generators/style_based/stylegan2_family.h"
#include "tests/unit/official/made_networks.h"

using namespace limner;
using made::Stylegan2Shape;

TEST_CASE("StyleGAN2: sizes and joining are read from the tensors", "[official][stylegan2]") {
    const Stylegan2Shape shapes[] = {
        {},
        {.latent = 4, .label = 3, .style = 10, .layers = 1},
        {.latent = 16, .style = 5, .layers = 8, .channels = {9, 9, 8, 4, 2, 1}},
        {.channels = {3, 4}, .joining = nn::Joining::residual},
        {.channels = {3, 4, 5, 6}, .joining = nn::Joining::plain},
        {.channels = {4}},
    };
    for (const auto& shape : shapes) {
        const auto config = stylegan2_config(*find_stylegan2(made::stylegan2_tree(shape)));
        REQUIRE(config);
        CHECK(config->mapping.latent == shape.latent);
        CHECK(config->mapping.label == shape.label);
        CHECK(std::int64_t(config->mapping.widths.size()) == shape.layers);
        CHECK(config->synthesis.style == shape.style);
        CHECK(config->synthesis.channels == shape.channels);
        CHECK(config->synthesis.joining == shape.joining);
        CHECK(config->synthesis.slot_count() == 2 * std::int64_t(shape.channels.size()));
    }
}

TEST_CASE("StyleGAN2: a bare state dictionary and a pack are found as well", "[official][stylegan2]") {
    const auto weights = made::stylegan2_tree({}).below("G_ema");
    CheckpointTree bare, pack;
    bare.arrays = weights;
    made::add_below(pack, "generator", weights);
    CHECK(is_stylegan2(bare));
    CHECK(is_stylegan2(pack));
    CHECK_FALSE(is_stylegan2(CheckpointTree{}));
}

TEST_CASE("StyleGAN2: options come from the modules, the arguments or the pack, in this order",
          "[official][stylegan2]") {
    auto tree = made::stylegan2_tree({});
    const auto read = [&] { return stylegan2_sizes(*find_stylegan2(tree)); };
    CHECK(std::isinf(read().clamp));
    CHECK(read().mapping_rate == 0.01);
    tree.scalars["G_ema/_init_kwargs/synthesis_kwargs/conv_clamp"] = std::int64_t(128);
    tree.scalars["G_ema/_init_kwargs/mapping_kwargs/lr_multiplier"] = 0.5;
    CHECK(read().clamp == 128);
    CHECK(read().mapping_rate == 0.5);
    tree.scalars["G_ema/synthesis.b4.conv1/conv_clamp"] = 256.0;
    tree.scalars["G_ema/mapping.fc0/bias_gain"] = 0.25;
    CHECK(read().clamp == 256);
    CHECK(read().mapping_rate == 0.25);

    CheckpointTree pack;
    made::add_below(pack, "generator", tree.below("G_ema"));
    pack.scalars["generator/conv_clamp"] = std::string("64.5");
    CHECK(stylegan2_sizes(*find_stylegan2(pack)).clamp == 64.5);
    pack.scalars["generator/conv_clamp"] = std::string("nonsense");
    CHECK(std::isinf(stylegan2_sizes(*find_stylegan2(pack)).clamp));
}

TEST_CASE("StyleGAN2: one message names every key that does not fit", "[official][stylegan2]") {
    auto tree = made::stylegan2_tree({});
    tree.arrays.erase("G_ema/synthesis.b8.conv1.bias");
    tree.arrays.erase("G_ema/synthesis.b16.conv1.weight");
    tree.arrays.erase("G_ema/mapping.fc1.weight");
    tree.arrays.emplace("G_ema/synthesis.b8.extra", tree.arrays.at("G_ema/synthesis.b4.const"));
    tree.arrays["G_ema/synthesis.b16.torgb.bias"] = tree.arrays.at("G_ema/synthesis.b4.const");
    const auto config = stylegan2_config(*find_stylegan2(tree));
    REQUIRE_FALSE(config);
    CHECK(config.error().code == Errc::model_mismatch);
    for (const auto* key : {"synthesis.b8.conv1.bias", "synthesis.b16.conv1.weight", "mapping.fc1.weight",
                            "synthesis.b8.extra", "synthesis.b16.torgb.bias"})
        CHECK(config.error().message.find(key) != std::string::npos);
}

TEST_CASE("StyleGAN2: a network that is no leaky one is refused", "[official][stylegan2]") {
    auto tree = made::stylegan2_tree({});
    tree.scalars["G_ema/synthesis.b8.conv0/activation"] = std::string("swish");
    const auto config = stylegan2_config(*find_stylegan2(tree));
    REQUIRE_FALSE(config);
    CHECK(config.error().message.find("swish") != std::string::npos);
}
