#include <unistd.h>

#include <catch2/catch.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/generators/live/live_model.h"
#include "engine/nn/arrays.h"
#include "engine/nn/parameters.h"
#include "tests/unit/live/random_networks.h"

namespace limner::live {
namespace {

// A pack of random weights in a folder of its own.
struct RandomPack {
    std::filesystem::path folder;

    RandomPack()
        : folder(std::filesystem::temp_directory_path() / ("limner-pack-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder);
        auto field = nn::parameters_of(*random_field(), "field.", false);
        field["landmarks.basis"] = random({210, identity_size + expression_size + 1});
        auto texture = nn::parameters_of(*random_texture(), "texture.", false);
        texture["statistics.style_mean"] = random({part_count, style_size});
        texture["statistics.style_scale"] = random({part_count, style_size});
        texture["statistics.light_mean"] = random({light_size});
        texture["statistics.light_scale"] = random({light_size});
        const NamedArrays bank{{"bank.geometry", random({9, geometry_size})},
                               {"bank.styles", random({9, part_count, style_size})}};
        REQUIRE(write_safetensors(folder / "field.safetensors", field));
        REQUIRE(write_safetensors(folder / "texture.safetensors", texture));
        REQUIRE(write_safetensors(folder / "bank.safetensors", bank));
    }
    ~RandomPack() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    static Array random(std::vector<std::int64_t> shape) { return nn::to_array(torch::randn(shape)); }
};

}  // namespace

TEST_CASE("A live model answers alike with either executor", "[live]") {
    const torch::NoGradGuard no_grad;
    const RandomPack pack;
    auto model = LiveModel::load(pack.folder);
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
        const auto masks = masks_of(blob_labels(20), 20, size);
        const auto guide = torch::randn({1, guide_channels, size, size});
        model->execute_with(Executor::eager);
        const auto expected = model->render(masks, guide, w);
        model->execute_with(Executor::fused);
        CHECK((model->render(masks, guide, w) - expected).abs().max().item<double>() <= 2e-4);
    }
}

}  // namespace limner::live
