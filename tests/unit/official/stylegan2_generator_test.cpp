#include <catch2/catch.hpp>
#include <limits>

#include "engine/checkpoints/checkpoint.h"
#include "engine/generators/style_based/stylegan2_family.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/official/made_networks.h"

using namespace limner;

namespace {

const made::Stylegan2Shape deep{.channels = {6, 6, 5, 5, 4}};  // 64 x 64, ten slots: two of them fine

std::unique_ptr<Generator> opened(const CheckpointTree& tree) {
    auto generator = open_stylegan2(tree, {"made", "Made"});
    REQUIRE(generator);
    return std::move(*generator);
}

Image picture(Generator& generator, const Portrait& portrait, const RenderRequest& request = {.rung = 2}) {
    const auto result = generator.render(portrait, request);
    REQUIRE(result);
    return *result->image;
}

}  // namespace

TEST_CASE("StyleGAN2 generator: a seed is a person, and the amount 0 is everyone's mean",
          "[official][stylegan2]") {
    const auto generator = opened(made::stylegan2_tree(deep));
    CHECK(generator->info().resolution == 64);
    CHECK(generator->info().family == "stylegan2");
    CHECK_FALSE(generator->info().capabilities.pose);
    const auto anna = portrait_from_seed(1), bert = portrait_from_seed(2);
    const auto first = picture(*generator, anna);
    CHECK(first.width == 64);
    CHECK_FALSE(first == picture(*generator, bert));
    CHECK(first == picture(*generator, anna));
    auto mean_anna = anna, mean_bert = bert;
    mean_anna.head.identity_amount = mean_bert.head.identity_amount = 0;
    CHECK(picture(*generator, mean_anna) == picture(*generator, mean_bert));
}

TEST_CASE("StyleGAN2 generator: what it remembers never shows", "[official][stylegan2]") {
    const auto tree = made::stylegan2_tree(deep);
    const auto generator = opened(tree);
    auto portrait = portrait_from_seed(1);
    picture(*generator, portrait);
    SECTION("when only the colours change") { portrait.style(Part::skin).seed = 5; }
    SECTION("when only the hair changes") { portrait.head.hair.seed = 5; }
    SECTION("when the identity is half another's") {
        portrait.head.identity.blend_seed = 9;
        portrait.head.identity.blend = 0.5f;
    }
    CHECK(picture(*generator, portrait) == picture(*opened(tree), portrait));
}

TEST_CASE("StyleGAN2 generator: every rung and size shows the same picture", "[official][stylegan2]") {
    const auto generator = opened(made::stylegan2_tree(deep));
    const auto portrait = portrait_from_seed(1);
    CHECK(picture(*generator, portrait, {.rung = 0}).width == 16);
    CHECK(picture(*generator, portrait, {.rung = 1}).width == 32);
    CHECK(picture(*generator, portrait, {.rung = 2, .size = 100}).width == 100);
    CHECK(generator->memory_in_use() > 0);
    generator->free_memory();
    CHECK(generator->memory_in_use() == 0);
    const auto cancelled = generator->render(portrait, {.rung = 2, .cancelled = [] { return true; }});
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code == Errc::cancelled);
}

TEST_CASE("StyleGAN2 generator: a pack renders as the snapshot it was made of", "[official][stylegan2]") {
    for (const std::int64_t label : {0, 3}) {
        auto shape = deep;
        shape.label = label;
        auto tree = made::stylegan2_tree(shape);
        tree.scalars["G_ema/synthesis.b4.conv1/conv_clamp"] = 0.9;
        const TemporaryFolder folder;
        REQUIRE(write_stylegan2_pack(tree, folder / "pack", {}));
        const auto pack = read_checkpoint(folder / "pack");
        REQUIRE(pack);
        const auto portrait = portrait_from_seed(3);
        CHECK(picture(*opened(tree), portrait) == picture(*opened(*pack), portrait));
    }
}

TEST_CASE("StyleGAN2 generator: a picture of numbers that are not finite is an error of its own",
          "[official][stylegan2]") {
    auto tree = made::stylegan2_tree(deep);
    auto& constant = tree.arrays.at("G_ema/synthesis.b4.const");
    // Finite, or the file would be refused; what is computed with them is not.
    constant = nn::to_array(torch::full(constant.shape, std::numeric_limits<float>::max()));
    const auto picture = opened(tree)->render(portrait_from_seed(1), {});
    REQUIRE_FALSE(picture);
    CHECK(picture.error().code == Errc::wrong_numbers);
}
