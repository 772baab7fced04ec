#include <catch2/catch.hpp>

#include "engine/generators/live/live_model.h"
#include "tests/unit/live/random_pack.h"

namespace limner::live {
namespace {

LabelMap blob_map(int size) {
    LabelMap labels(size, size);
    labels.pixels = blob_labels(20, size);
    return labels;
}

/// The level above 256 of random weights, as a pack holds it.
NamedArrays random_detail(std::int64_t channels) {
    TextureConfig config;
    config.channels.push_back(channels);
    NamedArrays level;
    for (auto& [name, array] : nn::parameters_of(*random_texture(config), "texture.", false))
        if (name.find("512") != std::string::npos) level.emplace(name, array);
    return level;
}

}  // namespace

TEST_CASE("A live model answers alike with either executor", "[live]") {
    const torch::NoGradGuard no_grad;
    const RandomPack pack;
    auto model = LiveModel::load(pack.folder());
    REQUIRE(model);

    const auto code = model->geometry_code({});
    const auto fused_field = model->field(code);
    model->execute_with(Executor::eager);
    const auto eager_field = model->field(code);
    std::vector<Vec3f> points(777);
    for (auto& point : points) point = Vec3f::Random();
    std::vector<float> fused_logits(points.size() * 20), eager_logits(fused_logits.size());
    fused_field(points, fused_logits);
    eager_field(points, eager_logits);
    float worst = 0;
    for (std::size_t i = 0; i < eager_logits.size(); ++i)
        worst = std::max(worst, std::abs(fused_logits[i] - eager_logits[i]));
    CHECK(worst <= 1e-3f);

    const auto w = model->map_styles(model->styles({}), {});
    for (const int size : {64, 256}) {
        const auto labels = blob_map(256);
        const auto guide = torch::randn({1, guide_channels, size, size});
        model->execute_with(Executor::eager);
        const auto expected = model->render(labels, guide, w);
        model->execute_with(Executor::fused);
        CHECK((model->render(labels, guide, w) - expected).abs().max().item<double>() <= 2e-4);
    }
}

TEST_CASE("With a level of detail a live model draws twice as large, and its smaller pictures stay",
          "[live]") {
    const torch::NoGradGuard no_grad;
    const RandomPack pack;
    const auto labels = blob_map(512);
    const auto guide = torch::randn({1, guide_channels, 512, 512}), small = torch::avg_pool2d(guide, 2);
    const auto drawn = [&](LiveModel& model, const torch::Tensor& channels, Executor executor) {
        model.execute_with(executor);
        return model.render(labels, channels, model.map_styles(model.styles({}), {}));
    };

    auto without = LiveModel::load(pack.folder());
    REQUIRE(without);
    CHECK(without->resolution() == 256);
    const auto before = drawn(*without, small, Executor::fused);

    pack.write("detail.safetensors", random_detail(24));
    auto with = LiveModel::load(pack.folder());
    REQUIRE(with);
    CHECK(with->resolution() == 512);
    CHECK(torch::equal(drawn(*with, small, Executor::fused), before));
    const auto large = drawn(*with, guide, Executor::fused);
    CHECK(large.size(2) == 512);
    CHECK((large - drawn(*with, guide, Executor::eager)).abs().max().item<double>() <= 2e-4);
}

TEST_CASE("A level of detail that does not fit is refused by name", "[live]") {
    const RandomPack pack;
    auto detail = random_detail(24);
    SECTION("A tensor is missing") {
        detail.erase("texture.second512.weight");
        pack.write("detail.safetensors", detail);
        const auto model = LiveModel::load(pack.folder());
        REQUIRE_FALSE(model);
        CHECK(model.error().code == Errc::model_mismatch);
        CHECK(model.error().message.find("second512.weight") != std::string::npos);
    }
    SECTION("It is something else") {
        pack.write("detail.safetensors", {{"other", RandomPack::random({4})}});
        const auto model = LiveModel::load(pack.folder());
        REQUIRE_FALSE(model);
        CHECK(model.error().code == Errc::model_mismatch);
    }
    SECTION("It holds numbers that are not finite") {
        detail["texture.to_rgb512.bias"] =
            nn::to_array(torch::full({3}, std::numeric_limits<float>::infinity()));
        pack.write("detail.safetensors", detail);
        const auto model = LiveModel::load(pack.folder());
        REQUIRE_FALSE(model);
        CHECK(model.error().code == Errc::bad_checkpoint);
    }
}

}  // namespace limner::live
