#include <torch/torch.h>

#include <catch2/catch.hpp>

#include "engine/generators/part_based/part_network.h"
#include "tests/unit/part_based/made_parts.h"

using namespace limner;
using namespace limner::parts;

TEST_CASE("All sizes come from the tensors", "[part-based]") {
    auto expected = small_config();
    SECTION("small") {}
    SECTION("joined by the coarse map at the last stage, and deeper") {
        expected.coarse_size = 32;
        expected.channels = {10, 8, 6};
        expected.local_layers = 3;
        expected.depth_layers = 3;
        expected.base_layers = 0;
    }
    SECTION("two classes, four stages, nothing transparent") {
        expected.classes = 2;
        expected.transparent = {};
        expected.pooled_size = 4;
        expected.channels = {5, 7, 3, 2};
        expected.residual = false;
        expected.frequencies = 3;
    }
    const auto config = part_config(made_file(expected));
    REQUIRE(config);
    CHECK(config->size == expected.size);
    CHECK(config->latent == expected.latent);
    CHECK(config->mapping_layers == expected.mapping_layers);
    CHECK(config->classes == expected.classes);
    CHECK(config->local_layers == expected.local_layers);
    CHECK(config->base_layers == expected.base_layers);
    CHECK(config->depth_layers == expected.depth_layers);
    CHECK(config->local_width == expected.local_width);
    CHECK(config->coarse_channels == expected.coarse_channels);
    CHECK(config->coarse_size == expected.coarse_size);
    CHECK(config->pooled_size == expected.pooled_size);
    CHECK(config->channels == expected.channels);
    CHECK(config->frequencies == expected.frequencies);
    CHECK(config->transparent == expected.transparent);
    CHECK(config->residual == expected.residual);
    CHECK_FALSE(config->lift);
}

TEST_CASE("Values of args are read as an official file and as a model pack spell them", "[part-based]") {
    auto file = made_file(small_config());
    for (auto& [name, value] : file.arguments) {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) value = std::to_string(*whole);
        if (const auto* flag = std::get_if<bool>(&value)) value = std::string(*flag ? "true" : "false");
    }
    const auto config = part_config(file);
    REQUIRE(config);
    CHECK(config->depth_layers == 4);
    CHECK(config->transparent == std::vector<std::int64_t>{4});
    CHECK(config->residual);
}

TEST_CASE("Everything that does not fit is named in one message", "[part-based]") {
    auto file = made_file(small_config());
    file.weights.erase("local_nets.0.linears.0.conv.weight");
    file.weights.erase("local_nets.3.to_depth.bias");
    file.weights.erase("render_net.convs.2.weight");
    file.weights["local_nets.1.surprise"] = file.weights.at("style.1.bias");
    file.weights["style.2.bias"] = file.weights.at("pos_embed.weights");
    file.arguments.erase("base_layers");
    file.arguments["depth_layers"] = std::int64_t(99);
    file.arguments["residual_refine"] = std::string("perhaps");
    file.arguments["transparent_dims/1"] = std::int64_t(5);
    const auto config = part_config(file);
    REQUIRE_FALSE(config);
    CHECK(config.error().code == Errc::model_mismatch);
    for (const auto* name :
         {"local_nets.0.linears.0.conv.weight", "local_nets.3.to_depth.bias", "render_net.convs.2.weight",
          "local_nets.1.surprise", "style.2.bias is [6, 26, 1, 1], not [12]", "args/base_layers",
          "args/depth_layers should be a number from 1 to 7", "args/residual_refine should be true or false",
          "args/transparent_dims/1 should be a number from 0 to 4"}) {
        INFO(config.error().message);
        CHECK(config.error().message.find(name) != std::string::npos);
    }
    // The rest still fits: a hole does not make its neighbours unknown.
    CHECK(config.error().message.find("local_nets.2.") == std::string::npos);
}

TEST_CASE("Whichever single tensor is gone or misshapen, loading refuses and does not crash",
          "[part-based]") {
    const torch::NoGradGuard no_grad;
    auto config = small_config();
    SECTION("flat") {}
    SECTION("lifted") {
        config.lift.emplace();
        config.lift->render_size = config.coarse_size;
        config.coarse_channels = 11;
    }
    const auto all = made_file(config);
    REQUIRE(PartNetwork::load(all));
    for (const auto& key : part_keys(config)) {
        INFO(key.name);
        auto fewer = all;
        fewer.weights.erase(key.name);
        CHECK(PartNetwork::load(fewer).has_value() == key.optional);
        auto other = all;
        other.weights[key.name].shape.insert(other.weights[key.name].shape.begin(), 1);
        CHECK_FALSE(PartNetwork::load(other));
        auto whole_numbers = all;
        whole_numbers.weights[key.name].dtype = DType::i32;
        CHECK_FALSE(PartNetwork::load(whole_numbers));
    }
}

TEST_CASE("Only the averaged generator is taken", "[part-based]") {
    auto tree = tree_of(made_file(small_config()));
    REQUIRE(part_file(tree));
    CheckpointTree raw;
    for (const auto& [name, array] : tree.arrays) raw.arrays.emplace("g/" + name.substr(6), array);
    CHECK(is_part_based(raw));
    const auto refused = part_file(raw);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::model_mismatch);
    CHECK_FALSE(is_part_based(CheckpointTree()));
}
