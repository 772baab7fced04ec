#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/label_set.h"
#include "engine/generators/live/live_model.h"
#include "engine/media/image_file.h"
#include "engine/training/detail_trainer.h"
#include "engine/training/field_trainer.h"
#include "engine/training/field_views.h"
#include "engine/training/live_pack.h"
#include "engine/training/shard_set.h"
#include "engine/training/texture_trainer.h"
#include "made_set.h"
#include "read_run.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/live/random_pack.h"

using namespace limner;
using namespace limner::training;
using namespace limner::test;

namespace {

FieldRecipe small_field(std::int64_t steps) {
    FieldRecipe recipe;
    recipe.steps = steps;
    recipe.heads = 4;
    recipe.points = 256;
    recipe.held_out = 4;
    return recipe;
}

TextureRecipe small_texture(std::vector<TexturePhase> phases) {
    TextureRecipe recipe;
    recipe.phases = std::move(phases);
    recipe.batch = 2;
    recipe.held_out = 2;
    return recipe;
}

RunOptions run_in(const std::filesystem::path& out) {
    RunOptions options;
    options.out = out;
    return options;
}

/// The same, interrupted when this fraction of the steps is done.
RunOptions stopped_after(double fraction, RunOptions options) {
    const auto target = std::make_shared<Progress*>();
    options.progress = std::make_shared<Progress>([target, fraction](double done, const std::string&) {
        if (done >= fraction) (*target)->cancel();
    });
    *target = options.progress.get();
    return options;
}

}  // namespace

TEST_CASE("Training the field lowers its loss to under half, and the run can be exported", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    const auto run = folder.path() / "run";
    REQUIRE(train_field(small_field(200), folder.path(), run_in(run)));
    const auto curve = curve_of(run);
    REQUIRE(curve.losses.size() == 8);
    CHECK(curve.losses.back() < 0.5 * curve.losses.front());

    const auto plot = read_image(run / "losses.png");
    REQUIRE(plot);
    CHECK(plot->height == 2 * 150);
    CHECK(read_image(run / "sample-000200.png"));
    REQUIRE(export_field(run, folder.path(), folder.path() / "field.safetensors"));
    CHECK(read_safetensors(folder.path() / "field.safetensors")->arrays.contains("landmarks.basis"));
}

TEST_CASE("Training the texture network lowers its loss to under half", "[training]") {
    TemporaryFolder folder;
    test::make_portrait_set(folder.path(), 12);
    const auto run = folder.path() / "run";
    REQUIRE(train_texture(small_texture({{64, 75, false}}), {folder.path()}, run_in(run)));
    const auto curve = curve_of(run);
    REQUIRE(curve.losses.size() == 3);
    CHECK(curve.losses.back() < 0.5 * curve.losses.front());
}

TEST_CASE("Mixed precision trains too", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    test::make_portrait_set(folder.path(), 6);
    auto options = run_in(folder.path() / "field");
    options.mixed_precision = true;
    REQUIRE(train_field(small_field(100), folder.path(), options));
    const auto curve = curve_of(options.out);
    CHECK(curve.losses.back() < 0.7 * curve.losses.front());

    // Few steps: the bfloat16 convolutions of a CPU are slow.
    options.out = folder.path() / "texture";
    auto recipe = small_texture({{64, 1, false}, {64, 1, true}});
    recipe.batch = 1;
    REQUIRE(train_texture(recipe, {folder.path()}, options));
    for (const auto& [name, array] : state_of(options.out).arrays) {
        INFO(name);
        const auto values = array.to_floats();
        CHECK(std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }));
    }
}

TEST_CASE("An interrupted training continues the very same curve to the very same weights", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    const auto recipe = small_field(60);
    const auto whole = run_in(folder.path() / "whole"), pieces = run_in(folder.path() / "pieces");
    REQUIRE(train_field(recipe, folder.path(), whole));

    auto started = pieces;
    started.time_budget_s = 1e-9;
    REQUIRE(train_field(recipe, folder.path(), started));  // saves the untouched start
    CHECK(state_of(pieces.out).step == 0);
    auto stopped = stopped_after(0.3, pieces);
    stopped.part_bytes = 8 << 20;
    CHECK(train_field(recipe, folder.path(), stopped).error().code == Errc::cancelled);
    CHECK(state_of(pieces.out).step == 18);
    CHECK_FALSE(train_field(recipe, folder.path(), stopped_after(0.7, pieces)));
    CHECK(state_of(pieces.out).step == 42);
    REQUIRE(train_field(recipe, folder.path(), pieces));
    CHECK(same_arrays(state_of(whole.out).arrays, state_of(pieces.out).arrays));
    CHECK(curve_of(whole.out).steps == std::vector<std::int64_t>{25, 50});
    CHECK(curve_of(pieces.out).steps == std::vector<std::int64_t>{25, 50});
    CHECK(curve_of(whole.out).losses == curve_of(pieces.out).losses);
}

TEST_CASE("A texture training continues exactly over phases and the discriminator", "[training]") {
    TemporaryFolder folder;
    test::make_portrait_set(folder.path(), 6);
    const auto recipe = small_texture({{64, 4, false}, {64, 3, true}});
    const auto whole = run_in(folder.path() / "whole"), pieces = run_in(folder.path() / "pieces");
    REQUIRE(train_texture(recipe, {folder.path()}, whole));
    CHECK_FALSE(train_texture(recipe, {folder.path()}, stopped_after(0.7, pieces)));
    CHECK(state_of(pieces.out).step == 5);
    REQUIRE(train_texture(recipe, {folder.path()}, pieces));
    CHECK(same_arrays(state_of(whole.out).arrays, state_of(pieces.out).arrays));
}

TEST_CASE("An interrupt saves and says so", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    auto options = run_in(folder.path() / "run");
    options.progress->cancel();
    const auto result = train_field(small_field(60), folder.path(), options);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::cancelled);
    CHECK(state_of(options.out).step == 0);
}

TEST_CASE("An interrupt in the last step leaves a finished training", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    const auto run = run_in(folder.path() / "run");
    CHECK(train_field(small_field(3), folder.path(), stopped_after(1, run)));
    CHECK(state_of(run.out).step == 3);
}

TEST_CASE("A run's folder is never overwritten", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    const auto options = run_in(folder.path() / "run");
    REQUIRE(train_field(small_field(2), folder.path(), options));
    const auto before = state_of(options.out);

    const auto refused = [&](const FieldRecipe& recipe, const RunOptions& run, const char* reason) {
        const auto result = train_field(recipe, folder.path(), run);
        REQUIRE_FALSE(result);
        CHECK(result.error().code == Errc::file_unwritable);
        INFO(result.error().message);
        CHECK(result.error().message.find(reason) != std::string::npos);
        CHECK(same_arrays(before.arrays, state_of(options.out).arrays));
    };
    SECTION("once it is finished") { refused(small_field(2), options, "finished run of 2 steps"); }
    SECTION("by another recipe") { refused(small_field(3), options, "steps is 2 there, 3 here"); }
    SECTION("nor are other files") { refused(small_field(2), run_in(folder.path()), "no training run"); }
}

TEST_CASE("A model pack is not replaced unless that is asked for", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    test::make_portrait_set(folder.path(), 6);
    PackRecipe pack;
    pack.field_data = pack.texture_data = folder.path();
    pack.field_run = folder.path() / "field";
    pack.texture_run = folder.path() / "texture";
    pack.out = folder.path() / "pack";
    REQUIRE(train_field(small_field(1), folder.path(), run_in(pack.field_run)));
    REQUIRE(train_texture(small_texture({{64, 1, false}}), {folder.path()}, run_in(pack.texture_run)));
    REQUIRE(write_live_pack(pack));
    const auto again = write_live_pack(pack);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Errc::file_unwritable);
    std::ofstream(pack.out / "detail.safetensors") << "of the weights before";
    pack.force = true;
    CHECK(write_live_pack(pack));
    CHECK_FALSE(std::filesystem::exists(pack.out / "detail.safetensors"));
}

TEST_CASE("A texture training sees the portraits as the field shows them", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 24);
    test::make_portrait_set(folder.path(), 6);
    const FieldViewRecipe views_of{folder.path(), folder.path() / "field", folder.path()};
    REQUIRE(train_field(small_field(100), folder.path(), run_in(views_of.field_run)));

    auto recipe = small_texture({{64, 2, false, true}});
    recipe.field_share = 1;
    const auto run = run_in(folder.path() / "by field");
    const auto missing = train_texture(recipe, {folder.path()}, run);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::file_not_found);
    CHECK(missing.error().message.find("limner-train views") != std::string::npos);

    Progress progress;
    REQUIRE(write_field_views(views_of, progress));
    const auto portraits = ShardSet::open(folder.path(), "portraits-", {});
    REQUIRE(portraits);
    const auto views = open_field_views(folder.path(), *portraits);
    REQUIRE(views);
    for (std::size_t i = 0; i < views->size(); ++i) {
        const auto labels = views->row<std::uint8_t>("labels", i);
        const auto depth = views->row<std::uint16_t>("depth", i);
        const auto seen = std::ranges::count(labels, std::uint8_t(FaceClass::skin));
        CHECK(seen > 256 * 256 / 50);
        CHECK(std::ranges::equal(labels, depth,
                                 [](int label, int half) { return (label != 0) == (half != 0); }));
    }
    const auto file = folder.path() / "views-00000.safetensors";
    const auto written = std::filesystem::last_write_time(file);
    REQUIRE(write_field_views(views_of, progress));
    CHECK(std::filesystem::last_write_time(file) == written);
    REQUIRE(train_texture(recipe, {folder.path()}, run));

    recipe.phases = {{64, 2, false}, {64, 2, true, true}};
    recipe.locality_weight = recipe.reading_weight = 0.1;
    recipe.misfit_weight = 0.2;
    const auto whole = run_in(folder.path() / "whole"), pieces = run_in(folder.path() / "pieces");
    REQUIRE(train_texture(recipe, {folder.path()}, whole));
    CHECK_FALSE(train_texture(recipe, {folder.path()}, stopped_after(0.7, pieces)));
    CHECK(state_of(pieces.out).step == 3);
    REQUIRE(train_texture(recipe, {folder.path()}, pieces));
    CHECK(same_arrays(state_of(whole.out).arrays, state_of(pieces.out).arrays));

    test::make_portrait_set(folder.path(), 5);
    const auto other = open_field_views(folder.path(), *ShardSet::open(folder.path(), "portraits-", {}));
    REQUIRE_FALSE(other);
    CHECK(other.error().message.find("other portraits") != std::string::npos);
}

TEST_CASE("A texture training goes on from a pack and takes its place there", "[training]") {
    const live::RandomPack pack;
    TemporaryFolder folder;
    test::make_portrait_set(folder.path(), 6);
    std::ofstream(pack.folder() / "manifest.json") << R"({"id": "limner-live", "version": "2"})";
    const auto texture = [&] { return read_safetensors(pack.folder() / "texture.safetensors")->arrays; };
    const auto before = texture();
    const TrainingSource source{folder.path(), pack.folder()};
    auto recipe = small_texture({{64, 1, false}});
    recipe.learning_rate = GENERATE(0.0, 1.0);
    const auto run = run_in(folder.path() / "run");
    REQUIRE(train_texture(recipe, source, run));
    const double share = GENERATE(1.0, 0.0);
    REQUIRE(replace_texture({run.out, source, "3", "here", share}));
    const auto after = texture();
    REQUIRE(after.size() == before.size());
    double largest = 0;
    for (const auto& [name, array] : before) {
        const auto was = array.to_floats(), is = after.at(name).to_floats();
        REQUIRE(was.size() == is.size());
        for (std::size_t i = 0; i < was.size(); ++i)
            largest = std::max(largest, double(std::abs(was[i] - is[i])) / (1 + std::abs(was[i])));
    }
    if (recipe.learning_rate == 0 || share == 0)
        CHECK(largest < 1e-3);  // float16
    else
        CHECK(largest > 2e-3);
    const auto manifest = nlohmann::json::parse(std::ifstream(pack.folder() / "manifest.json"));
    CHECK(manifest["version"] == "3");
    CHECK(manifest["files"].size() == 3);
}

namespace {

// Detail stays near the picture below it: that is grey here, and the portraits are a little brighter.
void make_grey(const live::RandomPack& pack, const std::filesystem::path& portraits) {
    auto texture = read_safetensors(pack.folder() / "texture.safetensors")->arrays;
    for (auto& [name, array] : texture)
        if (name.starts_with("texture.to_rgb") || name.starts_with("texture.flat"))
            array = make_array(std::vector<float>(array.to_floats().size()), array.shape);
    pack.write("texture.safetensors", texture);
    const auto file = portraits / "portraits-00000.safetensors";
    auto set = *read_safetensors(file);
    auto& rgb = set.arrays.at("rgb");
    std::vector<std::uint8_t> bytes;
    for (const float value : rgb.to_floats()) bytes.push_back(std::uint8_t(std::lround(140 + value * 0.02f)));
    rgb = make_array(bytes, rgb.shape);
    REQUIRE(write_safetensors(file, set.arrays, set.metadata));
}

}  // namespace

TEST_CASE("A level of detail learns on top of a pack, resumes exactly and joins the pack", "[training]") {
    const live::RandomPack pack;
    TemporaryFolder folder;
    test::make_portrait_set(folder.path(), 3, 512);
    make_grey(pack, folder.path());
    const TrainingSource source{folder.path(), pack.folder()};
    DetailRecipe recipe;
    recipe.steps = 50;
    recipe.batch = 1;
    recipe.window = 64;
    recipe.channels = 8;
    recipe.learning_rate = 2e-2;
    recipe.adversarial_from = 1;
    recipe.field_share = 0;
    recipe.held_out = 1;
    const auto run = run_in(folder.path() / "run");
    const auto without_views = train_detail(recipe, source, run);
    REQUIRE_FALSE(without_views);
    CHECK(without_views.error().message.find("limner-train views") != std::string::npos);

    Progress progress;
    REQUIRE(write_field_views({.data = source.data, .pack = source.pack}, progress));
    REQUIRE(train_detail(recipe, source, run));
    const auto curve = curve_of(run.out);
    REQUIRE(curve.losses.size() == 2);
    CHECK(curve.losses.back() < 0.7 * curve.losses.front());

    recipe.steps = 5;
    recipe.field_share = 0.5;
    recipe.adversarial_from = 0.4;
    const auto whole = run_in(folder.path() / "whole"), pieces = run_in(folder.path() / "pieces");
    REQUIRE(train_detail(recipe, source, whole));
    CHECK_FALSE(train_detail(recipe, source, stopped_after(0.6, pieces)));
    CHECK(state_of(pieces.out).step == 3);
    REQUIRE(train_detail(recipe, source, pieces));
    CHECK(same_arrays(state_of(whole.out).arrays, state_of(pieces.out).arrays));

    {
        const std::string manifest =
            R"({"id": "limner-live", "version": "2", "resolution": 256, "capabilities": ["pose"]})";
        std::ofstream(pack.folder() / "manifest.json") << manifest;
    }
    const auto picture_256 = [&] {
        auto model = live::LiveModel::load(pack.folder());
        REQUIRE(model);
        const auto guide = torch::ones({1, live::guide_channels, 256, 256});
        return model->render(LabelMap(256, 256, 1), guide, model->map_styles(model->styles({}), {}));
    };
    const auto before = picture_256();
    const auto without_pack = train_detail(recipe, {folder.path()}, run_in(folder.path() / "none"));
    REQUIRE_FALSE(without_pack);
    CHECK(without_pack.error().message.find("--pack") != std::string::npos);
    REQUIRE(add_detail({run.out, source, "3", "here"}));
    CHECK(torch::equal(picture_256(), before));
    CHECK(live::LiveModel::load(pack.folder())->resolution() == 512);
    const auto manifest = nlohmann::json::parse(std::ifstream(pack.folder() / "manifest.json"));
    CHECK(manifest["version"] == "3");
    CHECK(manifest["resolution"] == 512);
    CHECK(manifest["capabilities"].size() == 1);
    CHECK(manifest["files"].size() == 4);

    // Another run goes on from there: one without learning leaves the level as it is.
    recipe.steps = 1;
    recipe.learning_rate = 0;
    const auto again = run_in(folder.path() / "again");
    const auto level = [&] { return read_safetensors(pack.folder() / "detail.safetensors")->arrays; };
    const auto first = level();
    REQUIRE(train_detail(recipe, source, again));
    REQUIRE(add_detail({again.out, source, "4", "here"}));
    CHECK(same_arrays(first, level()));
}

TEST_CASE("A folder without training data is refused in one sentence that says what to do", "[training]") {
    TemporaryFolder folder;
    const auto run = folder.path() / "run";
    const auto result = train_field({}, folder.path(), run_in(run));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::file_not_found);
    CHECK(result.error().message.find("limner-cli synth") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(run));
}

TEST_CASE("A shard that lacks a tensor is refused by name", "[training]") {
    TemporaryFolder folder;
    test::make_field_set(folder.path(), 2);
    const auto set = ShardSet::open(folder.path(), "field-", {"points", "rgb"});
    REQUIRE_FALSE(set);
    CHECK(set.error().message.find("rgb") != std::string::npos);
}

TEST_CASE("A shard whose factors have no names, or not as many, is refused", "[training]") {
    TemporaryFolder folder;
    const auto names = GENERATE(as<std::string>{}, "[1, 2]", "[\"age\"]", "{}", "");
    REQUIRE(write_safetensors(folder.path() / "field-00000.safetensors",
                              {{"factors", make_array(std::vector<float>{1, 2}, {1, 2})}},
                              {{"factor_names", names}}));
    const auto set = ShardSet::open(folder.path(), "field-", {});
    REQUIRE_FALSE(set);
    CHECK(set.error().code == Errc::bad_checkpoint);
}

TEST_CASE("Portraits of another size than the texture network's are refused", "[training]") {
    TemporaryFolder folder;
    const auto names = test::made_factor_names();
    const std::vector<float> numbers(3 * names.size());
    const std::vector<std::uint8_t> bytes(3 * 16);
    NamedArrays arrays;
    arrays.emplace("factors", make_array(numbers, {3, std::int64_t(names.size())}));
    for (const char* name : {"rgb", "labels", "normals", "depth", "camera", "eyes"})
        arrays.emplace(name, make_array(bytes, {3, 4, 4}));
    REQUIRE(write_safetensors(folder.path() / "portraits-00000.safetensors", arrays,
                              {{"factor_names", nlohmann::json(names).dump()}}));
    const auto result =
        train_texture(small_texture({{64, 1, false}}), {folder.path()}, run_in(folder.path() / "run"));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::bad_checkpoint);
    CHECK(result.error().message.find("--size 256") != std::string::npos);
}
