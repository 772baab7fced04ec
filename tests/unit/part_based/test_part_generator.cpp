#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/checkpoints/checkpoint.h"
#include "engine/generators/part_based/lifted_network.h"
#include "engine/generators/part_based/part_family.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/part_based/made_parts.h"

using namespace limner;
using namespace limner::parts;

namespace {

/// Thirteen classes, as the label set has them.
PartConfig face_config() {
    auto c = small_config();
    c.classes = 13;
    c.transparent = {10, 12};
    return c;
}

CheckpointTree made_tree(const PartConfig& c = face_config()) {
    torch::manual_seed(11);
    auto file = made_file(c);
    // Flat depths: every class shows through everywhere.
    for (auto& [name, array] : file.weights)
        if (name.find("to_depth.") != std::string::npos && !name.ends_with("kernel"))
            array = nn::to_array(nn::to_tensor(array) * 0.1);
    return tree_of(file);
}

Picture drawn(Generator& generator, const Portrait& portrait, const RenderRequest& request = {.rung = 2}) {
    auto picture = generator.render(portrait, request);
    if (!picture) FAIL(picture.error().message);
    return std::move(*picture);
}

}  // namespace

TEST_CASE("A part-based model draws a portrait with labels, the same each time", "[part-based]") {
    const auto generator = open_parts(made_tree(), {"made", "Made"});
    REQUIRE(generator);
    auto& g = **generator;
    CHECK(g.info().resolution == 64);
    CHECK(g.info().rungs.size() == 3);
    CHECK(g.info().rungs[2].size == 64);
    CHECK(g.info().capabilities.part_styles);
    CHECK(g.info().capabilities.approximate_pose);
    const auto portrait = portrait_from_seed(3);
    const auto first = drawn(g, portrait);
    CHECK(first.image->width == 64);
    CHECK(first.labels->width == 64);
    for (const auto value : first.labels->pixels) CHECK(value < face_class_count);
    CHECK(*drawn(g, portrait).image == *first.image);
    CHECK(*drawn(g, portrait_from_seed(4)).image != *first.image);
    CHECK(*drawn(g, portrait).image == *first.image);  // back through the cache
    CHECK(g.free_memory() > 0);
    CHECK(g.memory_in_use() == 0);
    CHECK(*drawn(g, portrait).image == *first.image);

    CHECK(drawn(g, portrait, {.rung = 0}).image->width == 16);
    CHECK(drawn(g, portrait, {.rung = 0}).labels->width == 64);
    CHECK(drawn(g, portrait, {.rung = 2, .size = 100}).image->width == 100);
    const auto stopped = g.render(portrait, {.rung = 2, .cancelled = [] { return true; }});
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Errc::cancelled);
}

TEST_CASE("Each seed of a portrait reaches its part", "[part-based]") {
    const auto generator = open_parts(made_tree(), {"made", "Made"});
    REQUIRE(generator);
    auto& g = **generator;
    const auto portrait = portrait_from_seed(3);
    const auto before = drawn(g, portrait);
    for (const auto part : {Part::background, Part::skin, Part::eyes, Part::brows, Part::mouth, Part::hair,
                            Part::clothes, Part::glasses, Part::accessories}) {
        auto edited = portrait;
        edited.style(part).seed = 12;
        INFO(name(part));
        CHECK(*drawn(g, edited).image != *before.image);
    }
    for (auto HeadShape::*source : {&HeadShape::identity, &HeadShape::hair, &HeadShape::wear}) {
        auto edited = portrait;
        (edited.head.*source).seed = 12;
        CHECK(*drawn(g, edited).image != *before.image);
        (edited.head.*source) = {3, 12, 0.5f};
        CHECK(*drawn(g, edited).image != *before.image);
    }
    // The average head is the same for everybody.
    auto average = portrait, other = portrait_from_seed(4);
    average.head.identity_amount = other.head.identity_amount = 0;
    CHECK(*drawn(g, average).image == *drawn(g, other).image);
    CHECK(*drawn(g, average).image != *before.image);
}

TEST_CASE("Painted pixels become what was painted", "[part-based]") {
    const auto generator = open_parts(made_tree(), {"made", "Made"});
    REQUIRE(generator);
    auto& g = **generator;
    auto portrait = portrait_from_seed(3);
    const auto before = drawn(g, portrait);
    auto strokes = std::make_shared<LabelMap>(64, 64, PaintedLabels::unpainted);
    for (int y = 20; y < 40; ++y)
        for (int x = 10; x < 30; ++x) strokes->at(x, y) = std::uint8_t(FaceClass::hair);
    portrait.painted = PaintedLabels{strokes, portrait.pose, false};
    const auto after = drawn(g, portrait);
    CHECK(*after.image != *before.image);
    CHECK(after.labels->at(15, 30) == std::uint8_t(FaceClass::hair));
    portrait.painted = PaintedLabels{std::make_shared<LabelMap>(64, 64, PaintedLabels::unpainted), {}, false};
    CHECK(*drawn(g, portrait).image == *before.image);
}

TEST_CASE("Models with fewer or more classes than the label set draw too", "[part-based]") {
    auto c = small_config();
    SECTION("five") {}
    SECTION("fifteen") {
        c.classes = 15;
        c.transparent = {14};
    }
    SECTION("of two stages") {
        c.pooled_size = 16;
        c.coarse_size = 32;
        c.channels = {6, 5};
    }
    const auto generator = open_parts(made_tree(c), {"made", "Made"});
    REQUIRE(generator);
    CHECK((*generator)->info().rungs.size() == 3);
    auto portrait = portrait_from_seed(1);
    portrait.painted = PaintedLabels{std::make_shared<LabelMap>(64, 64, std::uint8_t(FaceClass::clothes)),
                                     portrait.pose, true};
    CHECK(drawn(**generator, portrait).image->width == 64);
}

TEST_CASE("A model pack draws what the checkpoint draws", "[part-based]") {
    const TemporaryFolder folder;
    const auto tree = made_tree();
    const auto files = write_parts_pack(tree, folder / "pack", {});
    if (!files) FAIL(files.error().message);
    const auto pack = read_checkpoint(folder / "pack");
    REQUIRE(pack);
    REQUIRE(is_part_based(*pack));
    CHECK(describe_parts(*pack)[0].keys.fits());
    CHECK(describe_parts(*pack)[0].configuration == describe_parts(tree)[0].configuration);
    const auto a = open_parts(tree, {"a", "A"}), b = open_parts(*pack, {"b", "B"});
    REQUIRE(a);
    REQUIRE(b);
    for (const float amount : {1.0f, 0.7f}) {
        auto portrait = portrait_from_seed(5);
        portrait.style(Part::hair).seed = 12;
        portrait.head.identity_amount = amount;
        const auto one = drawn(**a, portrait), other = drawn(**b, portrait);
        CHECK(*one.image == *other.image);
        CHECK(*one.labels == *other.labels);
    }
}

TEST_CASE("A description reports what does not fit", "[part-based]") {
    auto tree = made_tree();
    tree.arrays.erase("g_ema/style.1.bias");
    tree.scalars.erase("args/depth_layers");
    const auto about = describe_parts(tree);
    REQUIRE(about.size() == 1);
    CHECK(about[0].family == "semantic-stylegan");
    CHECK(about[0].keys.missing == std::vector<std::string>{"style.1.bias", "args/depth_layers"});
    CHECK(open_parts(tree, {"made", "Made"}).error().code == Errc::model_mismatch);
}

TEST_CASE("A flat model turns over the bridge, and its front stays the published network", "[part-based]") {
    const auto generator = open_parts(made_tree(), {"made", "Made"});
    REQUIRE(generator);
    auto& g = **generator;
    auto portrait = portrait_from_seed(3);
    portrait.pose = {};
    const auto front = drawn(g, portrait);
    portrait.pose.yaw = 12_deg;
    const auto turned = drawn(g, portrait);
    CHECK(*turned.image != *front.image);
    CHECK(*drawn(g, portrait).image == *turned.image);
    portrait.pose.yaw = -12_deg;
    CHECK(*drawn(g, portrait).image != *turned.image);
    CHECK(drawn(g, portrait, {.rung = 0}).image->width == 16);

    // Strokes of the turned view appear in it.
    auto strokes = std::make_shared<LabelMap>(64, 64, PaintedLabels::unpainted);
    for (int y = 20; y < 40; ++y)
        for (int x = 10; x < 30; ++x) strokes->at(x, y) = std::uint8_t(FaceClass::hair);
    portrait.painted = PaintedLabels{strokes, portrait.pose, false};
    CHECK(drawn(g, portrait).labels->at(15, 30) == std::uint8_t(FaceClass::hair));
    portrait.painted.reset();
    portrait.pose = {};
    CHECK(*drawn(g, portrait).image == *front.image);
}

TEST_CASE("A lifted model draws what its camera sees", "[part-based][lift]") {
    auto c = face_config();
    c.feature_channels = 5;
    c.lift.emplace();
    c.lift->slices = 12;
    c.lift->samples = 16;
    c.lift->render_size = c.coarse_size;
    const auto tree = made_tree(c);
    const auto generator = open_parts(tree, {"made", "Made"});
    if (!generator) FAIL(generator.error().message);
    auto& g = **generator;
    CHECK(g.info().capabilities.pose);
    CHECK_FALSE(g.info().capabilities.approximate_pose);
    auto portrait = portrait_from_seed(3);
    portrait.pose = {};
    const auto front = drawn(g, portrait);
    CHECK(front.image->width == 64);
    portrait.pose.yaw = 25_deg;
    const auto turned = drawn(g, portrait);
    CHECK(*turned.image != *front.image);

    // What the generator shows is the network's own view.
    const torch::NoGradGuard no_grad;
    const auto network = LiftedNetwork::load(*part_file(tree));
    REQUIRE(network);
    const auto parts = network->draw_parts(torch::zeros({1, c.expanded_rows(), c.latent}));
    const auto one = network->view(parts, 5_deg, 3_deg), same = network->view(parts, {5_deg, 3_deg, {}, 1});
    CHECK(one.masks.equal(same.masks));
    auto strokes = std::make_shared<LabelMap>(64, 64, std::uint8_t(FaceClass::clothes));
    portrait.painted = PaintedLabels{strokes, portrait.pose, false};
    CHECK(drawn(g, portrait).labels->at(30, 30) == std::uint8_t(FaceClass::clothes));
}
