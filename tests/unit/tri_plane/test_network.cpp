// Configurations of the family beyond the fixtures, on random weights.

#include <catch2/catch.hpp>

#include "engine/generators/tri_plane/eg3d_family.h"
#include "engine/generators/tri_plane/eg3d_network.h"
#include "tests/unit/tri_plane/random_network.h"
#include "tests/unit/tri_plane/random_scene.h"

using namespace limner;

namespace {

Eg3dNetwork loaded(const RandomNetwork& made) {
    auto network = Eg3dNetwork::load(random_tree(made));
    if (!network) FAIL(network.error().message);
    return std::move(*network);
}

torch::Tensor frontal() { return as_tensor(view_label(0, 0)); }

}  // namespace

TEST_CASE("Every super-resolution gives its published size from any ray grid", "[tri_plane]") {
    const torch::NoGradGuard no_grad;
    for (const auto& variant : super_resolution_variants) {
        INFO(variant.class_name);
        const auto network = loaded({.super_resolution = std::string(variant.class_name)});
        CHECK(network.config.super_resolution->output == variant.output);
        const auto ws = torch::randn({1, network.backbone.sizes.slot_count(), eg3d_w_size});
        for (const std::int64_t side : {variant.input / 4, variant.input}) {
            const auto picture = network.enlarge(torch::randn({1, 32, side, side}), ws);
            CHECK(picture.sizes() == torch::IntArrayRef({1, 3, variant.output, variant.output}));
            CHECK(torch::isfinite(picture).all().item<bool>());
        }
        const auto larger = torch::randn({1, 32, 2 * variant.input, 2 * variant.input});
        if (variant.keeps_larger)
            CHECK_THROWS_AS(network.enlarge(larger, ws), c10::ValueError);
        else
            CHECK(network.enlarge(larger, ws).size(2) == variant.output);
    }
}

TEST_CASE("The fast super-resolution gives the picture of the exact one", "[tri_plane]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(6);
    for (const auto* name : {"SuperresolutionHybrid2X", "SuperresolutionHybrid8X"})
        for (const auto* noise : {"none", "const"}) {
            INFO(name << ", noise " << noise);
            const auto network =
                loaded({.super_resolution = name, .options = {{"superresolution_noise_mode", noise}}});
            const auto& exact = network.super_resolution;
            auto fast = exact;
            fast.use_winograd();
            const auto w = torch::randn({1, eg3d_w_size});
            const auto start = exact.prepare(torch::randn({1, 32, 24, 24}));
            const auto expected = exact.advance(exact.advance(start, 0, w), 1, w).rgb;
            const auto picture = fast.advance(fast.advance(start, 0, w), 1, w).rgb;
            const auto largest = expected.abs().max().item<double>();
            CHECK((picture - expected).abs().max().item<double>() < 2e-5 * std::max(largest, 1.0));
        }
}

TEST_CASE("The conditioning label counts as much as the file says", "[tri_plane]") {
    const torch::NoGradGuard no_grad;
    const auto z = torch::randn({1, 64}), turned = as_tensor(view_label(0.5, 0));
    const auto differs = [&](const RandomNetwork& made) {
        const auto network = loaded(made);
        return !network.map(z, frontal()).equal(network.map(z, turned));
    };
    CHECK(differs({}));
    CHECK_FALSE(differs({.options = {{"c_scale", std::int64_t(0)}}}));
    CHECK_FALSE(differs({.options = {{"c_gen_conditioning_zero", true}}}));
}

TEST_CASE("An option that cannot be used is refused by name", "[tri_plane]") {
    const auto refusal = [](const std::string& name, const CheckpointScalar& value) {
        const auto network = Eg3dNetwork::load(random_tree({.options = {{name, value}}}));
        REQUIRE_FALSE(network);
        return network.error();
    };
    CHECK(refusal("depth_resolution", std::int64_t(0)).message.find("depth_resolution") != std::string::npos);
    CHECK(refusal("depth_resolution", 7.5).code == Errc::model_mismatch);
    CHECK(refusal("ray_start", 9.0).message.find("ray_end") != std::string::npos);
    CHECK(refusal("ray_start", "auto").code == Errc::model_mismatch);
    CHECK(refusal("clamp_mode", "relu").code == Errc::unsupported_file);
    CHECK(refusal("superresolution_module", "a.b.Unknown").code == Errc::unsupported_file);
    CHECK(refusal("box_warp", std::nan("")).code == Errc::model_mismatch);
}

TEST_CASE("Missing and unknown tensors are named together", "[tri_plane]") {
    auto tree = random_tree({});
    tree.arrays.erase("G_ema/decoder.net.2.bias");
    tree.arrays.emplace("G_ema/decoder.net.4.bias", tree.arrays.at("G_ema/decoder.net.0.bias"));
    const auto network = Eg3dNetwork::load(tree);
    REQUIRE_FALSE(network);
    CHECK(network.error().code == Errc::model_mismatch);
    CHECK(network.error().message.find("decoder.net.2.bias") != std::string::npos);
    CHECK(network.error().message.find("decoder.net.4.bias") != std::string::npos);
}

TEST_CASE("Options written as text are read as they were", "[tri_plane]") {
    const auto tree = random_tree({.options = {{"ray_start", "auto"},
                                               {"ray_end", "auto"},
                                               {"box_warp", 1.6},
                                               {"white_back", true},
                                               {"depth_resolution", std::int64_t(64)},
                                               {"avg_camera_pivot/2", -0.06}}});
    const auto weights = *eg3d_weights(tree);
    const auto config = eg3d_config(tree, weights);
    REQUIRE(config);
    CHECK_FALSE(config->march.limits);
    CHECK(config->march.white_background);
    CheckpointTree packed;
    for (const auto& [key, array] : weights) packed.arrays.emplace("tri_plane/" + key, array);
    for (const auto& [key, value] : eg3d_options_text(*config))
        packed.scalars.emplace("tri_plane/" + key, value);
    const auto again = eg3d_config(packed, *eg3d_weights(packed));
    REQUIRE(again);
    CHECK((again->march == config->march));
    CHECK((eg3d_options_text(*again) == eg3d_options_text(*config)));
}

TEST_CASE("EG3D draws a person from any side", "[tri_plane]") {
    auto opened = open_eg3d(random_tree({}), {"test", "Test"});
    REQUIRE(opened);
    auto& generator = **opened;
    REQUIRE(generator.info().rungs.size() == 3);
    CHECK(generator.info().capabilities.pose);
    Portrait portrait = portrait_from_seed(3);
    const auto draw = [&](int rung) {
        auto picture = generator.render(portrait, {.rung = rung});
        REQUIRE(picture);
        return *picture;
    };
    const auto front = draw(2);
    CHECK(front.image->width == 128);
    CHECK((*draw(2).image == *front.image));
    CHECK(generator.memory_in_use() == std::size_t(96 * 32 * 32 * 4));
    REQUIRE(front.depth);
    CHECK(front.depth->width == 16);

    SECTION("turning changes the picture and keeps the planes") {
        portrait.pose.yaw = 20_deg;
        const auto turned = draw(2);
        CHECK_FALSE((*turned.image == *front.image));
        CHECK(generator.memory_in_use() == std::size_t(96 * 32 * 32 * 4));
    }
    SECTION("another person has planes of their own") {
        portrait.head.identity.seed = 99;
        CHECK_FALSE((*draw(2).image == *front.image));
        CHECK(generator.memory_in_use() == std::size_t(2 * 96 * 32 * 32 * 4));
        CHECK(generator.free_memory() > 0);
        CHECK(generator.memory_in_use() == 0);
    }
    SECTION("a draft is as large as the final picture") { CHECK(draw(0).image->width == 128); }
    SECTION("and a cancelled picture is none") {
        const auto picture = generator.render(portrait, {.rung = 2, .cancelled = [] { return true; }});
        REQUIRE_FALSE(picture);
        CHECK(picture.error().code == Errc::cancelled);
    }
}
