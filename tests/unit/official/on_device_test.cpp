// Every published family on a device: the stand-in of tests/support where LibTorch has no CUDA, else the real
// one. What passes here never mixes tensors of host and device, never reads the device's memory as its own,
// brings back pictures, labels and depths alone, and survives the loss of the device at any operation.

#include "engine/generators/on_device.h"

#include <torch/torch.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/checkpoints/checkpoint.h"
#include "engine/generators/official_families.h"
#include "engine/runtime/model_library.h"
#include "tests/support/stand_in_device.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/official/made_networks.h"
#include "tests/unit/part_based/made_parts.h"
#include "tests/unit/tri_plane/random_network.h"

using namespace limner;

namespace {

constexpr Device cuda{Device::Kind::cuda, 0};

CheckpointTree parts_tree(bool lifted) {
    torch::manual_seed(11);
    auto c = parts::small_config();
    c.classes = 13;
    c.transparent = {10, 12};
    if (lifted) {
        c.residual = false;
        c.lift.emplace();
        c.lift->render_size = c.coarse_size;
        c.lift->slices = 8;
        c.lift->samples = 12;
        c.lift->opacity.assign(std::size_t(c.classes), 1);
    }
    return parts::tree_of(parts::made_file(c));
}

struct Model {
    const char* title;
    std::size_t copies;  // to the host for a picture, at most: it, labels, depths, what the caches ask
    CheckpointTree tree;
};

const std::vector<Model>& models() {
    static const auto& made = *new std::vector<Model>{
        {"stylegan2", 2, made::stylegan2_tree({.label = 3, .channels = {6, 6, 5, 5, 4}})},
        {"stylegan", 1,
         *read_checkpoint(std::string(LIMNER_SOURCE_FOLDER) + "/tests/reference/stylegan1/disco.pkl")},
        {"sofgan", 3, made::sofgan_tree(true)},
        {"eg3d", 2, random_tree({.super_resolution = "SuperresolutionHybrid2X"})},
        {"part-based, flat", 16, parts_tree(false)},  // one for each part, whether its code changed
        {"part-based, lifted", 16, parts_tree(true)},
    };
    return made;
}

Result<std::unique_ptr<Generator>> opened(const Model& model, Device device) {
    const auto* family = family_of(model.tree);
    REQUIRE(family);
    return family->open(model.tree, {"made", "Made"}, device);
}

/// As the program opens them: with the way back to the CPU.
std::unique_ptr<Generator> guarded(const Model& model) {
    auto generator = open_on_device([&model](Device where) { return opened(model, where); }, cuda);
    REQUIRE(generator);
    return std::move(*generator);
}

/// Portraits that take every way through the generators.
std::vector<Portrait> portraits() {
    std::vector<Portrait> all(1, portrait_from_seed(1));
    auto turned = all[0];
    turned.pose.yaw = from_degrees(12);
    turned.head.identity_amount = 0.8f;
    all.push_back(turned);
    auto mixed = all[0];
    mixed.head.identity.blend_seed = 5;
    mixed.head.identity.blend = 0.5f;
    mixed.head.hair.seed = 7;
    mixed.style(Part::skin).seed = 8;
    mixed.style(Part::hair).seed = 9;
    all.push_back(mixed);
    auto painted = all[0];
    LabelMap strokes(64, 64, PaintedLabels::unpainted);
    std::fill_n(strokes.pixels.begin() + 64 * 20, 64 * 8, std::uint8_t(FaceClass::hair));
    painted.painted =
        PaintedLabels{std::make_shared<const LabelMap>(std::move(strokes)), painted.pose, false};
    all.push_back(painted);
    return all;
}

Picture drawn(Generator& generator, const Portrait& portrait, const RenderRequest& request = {.rung = 2}) {
    auto picture = generator.render(portrait, request);
    if (!picture) FAIL(picture.error().message);
    return std::move(*picture);
}

/// Share of channels that differ by more than rounding can explain.
double difference(const Image& a, const Image& b) {
    REQUIRE(a.width == b.width);
    std::size_t different = 0;
    const auto add = [&](std::uint8_t x, std::uint8_t y) { different += std::abs(int(x) - int(y)) > 1; };
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const auto &p = a.pixels[i], &q = b.pixels[i];
        add(p.r, q.r), add(p.g, q.g), add(p.b, q.b);
    }
    return double(different) / double(3 * a.pixels.size());
}

void check_same(const Picture& a, const Picture& b) {
    CHECK(difference(*a.image, *b.image) < 0.002);
    REQUIRE(bool(a.labels) == bool(b.labels));
    if (a.labels) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < a.labels->pixels.size(); ++i)
            same += a.labels->pixels[i] == b.labels->pixels[i];
        CHECK(double(same) > 0.998 * double(a.labels->pixels.size()));
    }
    REQUIRE(bool(a.depth) == bool(b.depth));
    if (a.depth) CHECK(a.depth->pixels.size() == b.depth->pixels.size());
}

}  // namespace

TEST_CASE("In full precision published models draw the same, layer by layer and nothing kept", "[official]") {
    for (const auto& model : models()) {
        auto generator = opened(model, {});
        REQUIRE(generator);
        const auto names = [](const Picture& picture) {
            std::vector<std::string> stages;
            for (const auto& stage : picture.stages) stages.emplace_back(stage.stage);
            return stages;
        };
        for (const auto& portrait : portraits()) {
            INFO(model.title);
            (*generator)->free_memory();
            const auto fast = drawn(**generator, portrait);
            const auto plain = drawn(**generator, portrait, {.rung = 2, .full_precision = true});
            check_same(fast, plain);
            CHECK(names(plain) == names(fast));
            const auto again = drawn(**generator, portrait);
            CHECK((again.image->pixels == fast.image->pixels));
            CHECK(names(again) == names(fast));
        }
    }
}

TEST_CASE("A published model draws on a device what it draws on the processor", "[official][on-device]") {
    if (!stand_in::exists() && !torch::cuda::is_available()) return;
    stand_in::fail(stand_in::Trouble::none);
    for (const auto& model : models()) {
        auto host = opened(model, {}), device = opened(model, cuda);
        REQUIRE(host);
        REQUIRE(device);
        for (std::size_t i = 0; i < portraits().size(); ++i) {
            INFO(model.title << ", portrait " << i);
            const auto portrait = portraits()[i];
            check_same(drawn(**device, portrait), drawn(**host, portrait));
            stand_in::take_counts();
            check_same(drawn(**device, portrait, {.rung = 0}), drawn(**host, portrait, {.rung = 0}));
            drawn(**device, portrait_from_seed(100 + i));
            const auto counts = stand_in::take_counts();
            CHECK(counts.waits == 2);  // of two pictures: whether their numbers are finite
            CHECK(counts.downloads <= 2 * model.copies);
        }
        if ((*device)->info().capabilities.mesh) {
            const auto mesh = (*device)->mesh(portraits()[0], {.resolution = 24, .level = 0});
            REQUIRE(mesh);
            CHECK(mesh->positions.size() ==
                  (*host)->mesh(portraits()[0], {.resolution = 24, .level = 0})->positions.size());
        }
        (*device)->free_memory();
        CHECK((*device)->memory_in_use() == 0);
    }
}

TEST_CASE("A device may be lost at any operation of a picture, and the picture comes",
          "[official][on-device]") {
    if (!stand_in::exists()) return;
    for (const auto& model : models()) {
        INFO(model.title);
        stand_in::fail(stand_in::Trouble::none);
        auto host = opened(model, {});
        REQUIRE(host);
        const auto portrait = portraits()[2];
        const auto expected = drawn(**host, portrait);
        std::size_t whole = 0;
        {
            const auto generator = guarded(model);
            stand_in::take_counts();
            drawn(*generator, portrait);
            whole = stand_in::take_counts().operations;
        }
        REQUIRE(whole > 10);
        constexpr std::size_t steps = 3;
        for (std::size_t step = 0; step < steps; ++step) {
            const auto generator = guarded(model);
            CHECK(generator->device() == "CUDA 0");
            drawn(*generator, portraits()[0]);  // caches lie on the device when it goes
            stand_in::fail(stand_in::Trouble::lost, whole * step / steps);
            check_same(drawn(*generator, portrait), expected);
            CHECK(generator->device().starts_with("CPU"));
            check_same(drawn(*generator, portrait), expected);
            stand_in::fail(stand_in::Trouble::none);
        }
    }
}

TEST_CASE("A device short of memory once is asked again, and given up the second time",
          "[official][on-device]") {
    if (!stand_in::exists()) return;
    stand_in::fail(stand_in::Trouble::none);
    const auto& model = models()[0];
    const auto generator = guarded(model);
    const auto portrait = portraits()[0];
    stand_in::fail(stand_in::Trouble::out_of_memory, 5);
    const auto first = generator->render(portrait, {.rung = 2});
    REQUIRE_FALSE(first);
    CHECK(first.error().code == Errc::out_of_memory);
    CHECK(generator->device() == "CUDA 0");
    stand_in::fail(stand_in::Trouble::out_of_memory, 5);
    drawn(*generator, portrait);
    CHECK(generator->device().starts_with("CPU"));

    SECTION("a model that does not fit at all is opened on the processor") {
        stand_in::fail(stand_in::Trouble::out_of_memory, 3);
        const auto small = open_on_device([&](Device where) { return opened(model, where); }, cuda);
        REQUIRE(small);
        drawn(**small, portrait);
        CHECK((*small)->device().empty());
    }
}

TEST_CASE("The engine's options choose the device of a published model", "[official][on-device]") {
    if (!stand_in::exists()) return;
    stand_in::fail(stand_in::Trouble::none);
    const TemporaryFolder folder;
    REQUIRE(family_of(models()[0].tree)->write_pack(models()[0].tree, folder / "pack", {}));
    const auto on = [&](const char* device) {
        auto engine = Engine::start({.model = (folder / "pack").string(), .threads = 1, .device = device});
        REQUIRE(engine);
        REQUIRE((*engine)->render(portrait_from_seed(1), 0, nullptr).get());
        return (*engine)->status().device;
    };
    CHECK(on("cuda:0") == "CUDA 0");
    CHECK(on("auto") == "CUDA 0");
    CHECK(on("cpu") == "CPU 1 thread");
}
