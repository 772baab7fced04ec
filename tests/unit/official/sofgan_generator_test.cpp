#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/checkpoints/checkpoint.h"
#include "engine/generators/texture/sofgan_family.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/official/made_networks.h"

using namespace limner;

namespace {

std::unique_ptr<Generator> opened(const CheckpointTree& tree) {
    auto generator = open_sofgan(tree, {"made", "Made"});
    REQUIRE(generator);
    return std::move(*generator);
}

Picture drawn(Generator& generator, const Portrait& portrait, int rung = 2) {
    auto result = generator.render(portrait, {.rung = rung});
    REQUIRE(result);
    return std::move(*result);
}

/// Hair above, skin below, from a file.
PaintedLabels two_classes() {
    LabelMap map(64, 64, std::uint8_t(FaceClass::skin));
    std::fill_n(map.pixels.begin(), map.pixels.size() / 2, std::uint8_t(FaceClass::hair));
    return {std::make_shared<const LabelMap>(std::move(map)), {}, /*from_file=*/true};
}

}  // namespace

TEST_CASE("SofGAN generator: head, pose and seed decide labels, depth and picture", "[official][sofgan]") {
    const auto generator = opened(made::sofgan_tree(true));
    CHECK(generator->info().capabilities.pose);
    CHECK(generator->info().rungs.size() >= 3);
    const auto portrait = portrait_from_seed(1);
    const auto first = drawn(*generator, portrait);
    CHECK(first.image->width == 64);
    CHECK(first.labels->width == 128);
    CHECK(first.depth->width == 128);
    CHECK(*first.labels == *first.model_labels);
    auto turned = portrait;
    turned.pose.yaw = from_degrees(20);
    const auto second = drawn(*generator, turned);
    CHECK_FALSE(second.depth->pixels == first.depth->pixels);
    CHECK(*drawn(*generator, portrait).image == *first.image);
    auto other = portrait;
    other.head.identity.seed = 2;
    CHECK_FALSE(drawn(*generator, other).depth->pixels == first.depth->pixels);
    CHECK(generator->memory_in_use() > 0);
    generator->free_memory();
    CHECK(*drawn(*generator, portrait).image == *first.image);
}

TEST_CASE("SofGAN generator: the texture network alone draws label maps", "[official][sofgan]") {
    const auto generator = opened(made::sofgan_tree(false));
    CHECK_FALSE(generator->info().capabilities.pose);
    CHECK(generator->info().capabilities.labels);
    auto portrait = portrait_from_seed(1);
    const auto bare = generator->render(portrait, {});
    REQUIRE_FALSE(bare);
    CHECK(bare.error().code == Errc::missing_capability);
    portrait.painted = two_classes();
    const auto picture = drawn(*generator, portrait);
    CHECK(picture.labels->at(5, 5) == std::uint8_t(FaceClass::hair));
    CHECK(picture.labels->at(5, 120) == std::uint8_t(FaceClass::skin));
    CHECK_FALSE(picture.depth);
}

TEST_CASE("SofGAN generator: a part's style changes the picture, an absent part's does not",
          "[official][sofgan]") {
    const auto generator = opened(made::sofgan_tree(false));
    auto portrait = portrait_from_seed(1);
    portrait.painted = two_classes();
    const auto before = *drawn(*generator, portrait).image;
    auto restyled = portrait;
    restyled.style(Part::hair).seed = 8;
    CHECK_FALSE(*drawn(*generator, restyled).image == before);
    auto absent = portrait;
    absent.style(Part::glasses).seed = 8;
    CHECK(*drawn(*generator, absent).image == before);
}

TEST_CASE("SofGAN generator: a field alone asks for its texture network", "[official][sofgan]") {
    auto tree = made::sofgan_tree(true);
    std::erase_if(tree.arrays, [](const auto& entry) { return entry.first.starts_with("g_ema/"); });
    const auto generator = open_sofgan(tree, {"made", "Made"});
    REQUIRE_FALSE(generator);
    CHECK(generator.error().code == Errc::model_mismatch);
}

TEST_CASE("SofGAN generator: a field of more classes than SofGAN's is refused", "[official][sofgan]") {
    auto tree = made::sofgan_tree(true);
    tree.arrays["model/pixel_generator.net.3.weight"] = nn::to_array(torch::zeros({21, 8}));
    tree.arrays["model/pixel_generator.net.3.bias"] = nn::to_array(torch::zeros({21}));
    const auto generator = open_sofgan(tree, {"made", "Made"});
    REQUIRE_FALSE(generator);
    CHECK(generator.error().code == Errc::model_mismatch);
    CHECK(generator.error().message.find("21 classes") != std::string::npos);
}

TEST_CASE("SofGAN generator: a pack renders as the files it was made of", "[official][sofgan]") {
    const auto tree = made::sofgan_tree(true);
    const TemporaryFolder folder;
    REQUIRE(write_sofgan_pack(tree, folder / "pack", {}));
    const auto pack = read_checkpoint(folder / "pack");
    REQUIRE(pack);
    const auto portrait = portrait_from_seed(3);
    const auto direct = drawn(*opened(tree), portrait), packed = drawn(*opened(*pack), portrait);
    CHECK(*direct.labels == *packed.labels);
    CHECK(*direct.image == *packed.image);
}
