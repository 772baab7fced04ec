#include "engine/training/detail_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/random.h"
#include "engine/device/torch_device.h"
#include "engine/generators/live/region_texture.h"
#include "engine/media/contact_sheet.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"
#include "engine/training/field_views.h"
#include "engine/training/losses.h"
#include "engine/training/picture_learner.h"
#include "engine/training/portrait_batch.h"
#include "engine/training/prefetch.h"
#include "engine/training/schedule.h"
#include "engine/training/texture_weights.h"

namespace limner::training {
namespace {

constexpr std::size_t top = live::TextureConfig::base_levels;  // index of the trained level

live::TextureConfig config_with(std::int64_t channels) {
    live::TextureConfig config;
    config.channels.push_back(channels);
    return config;
}

// The parameters of the trained level alone, under the names that they have in the whole network.
struct TopLevel : torch::nn::Module {
    explicit TopLevel(live::RegionTextureImpl& network) {
        const auto size = std::to_string(network.config.resolution());
        register_module("features" + size, network.features[top]);
        register_module("first" + size, network.first[top]);
        register_module("second" + size, network.second[top]);
        register_module("to_rgb" + size, network.to_rgb[top - live::RegionTextureImpl::first_rgb]);
    }
};

// `level`: what the trained one begins with, as far as it is as wide; the rest is random.
live::RegionTexture network_of(std::int64_t channels, const NamedArrays& base, const NamedArrays& level,
                               torch::Device device) {
    live::RegionTexture network(config_with(channels));
    torch::NoGradGuard no_grad;
    for (auto& entry : network->named_parameters())
        if (const auto known = base.find("texture." + entry.key()); known != base.end()) {
            entry.value().copy_(nn::to_tensor(known->second));
            entry.value().set_requires_grad(false);
        } else if (const auto before = level.find("texture." + entry.key());
                   before != level.end() && before->second.shape == entry.value().sizes().vec()) {
            entry.value().copy_(nn::to_tensor(before->second));
        }
    network->to(device);
    return network;
}

class DetailTrainee final : public Trainee {
public:
    DetailTrainee(const DetailRecipe& recipe, PortraitBatcher batcher, const NamedArrays& base,
                  const NamedArrays& level, const RunOptions& options)
        : recipe_(recipe),
          device_(torch_device(options.device)),
          mixed_precision_(options.mixed_precision),
          batcher_(std::move(batcher)),
          network_(network_of(recipe.channels, base, level, device_)),
          level_(*network_),
          learner_(level_, network_->config.classes, device_,
                   {recipe.adversarial_weight, recipe.feature_matching, recipe.discriminator_rate, recipe.r1,
                    options.mixed_precision}),
          batches_([this](std::int64_t step) { return batch_of(step); }) {}

    std::vector<std::string> measures() const override { return PictureLearner::measures(); }
    std::int64_t steps() const override { return recipe_.steps; }

    torch::Tensor train(std::int64_t step) override {
        const auto batch = batches_.take(step).on(device_);
        torch::manual_seed(seed_of(step));
        const auto window = window_of(step);
        torch::Tensor fake;
        {
            const MixedPrecision mixed(device_, mixed_precision_);
            const auto styles = batch.styles + torch::randn_like(batch.styles) * 0.05;
            auto below = base_of(batch, styles, window);
            fake = network_->advance(top, below.state, below.inputs, below.w);
        }
        const auto real = window.of(batch.picture), weight = window.of(batch.weight);
        const auto reconstruction =
            reconstruction_loss(fake, real, weight) + recipe_.grain_weight * grain_loss(fake, real, weight);
        return learner_.learn(step, learning_rate(step), reconstruction,
                              double(step) >= recipe_.adversarial_from * double(recipe_.steps),
                              {fake, real, window.of(batch.masks), weight});
    }

    NamedArrays state() const override { return learner_.state(); }
    Result<> load_state(const NamedArrays& arrays) override { return learner_.load_state(arrays); }

    // Four held-out views: truth, the picture of the levels below enlarged, this level's by the true label
    // map and by the field's.
    Sample sample(std::int64_t) override {
        torch::NoGradGuard no_grad;
        const std::size_t columns = std::min<std::size_t>(4, std::size_t(recipe_.held_out));
        std::vector<std::size_t> views;
        for (std::size_t i = 0; i < columns; ++i)
            views.push_back(batcher_.set().size() - std::size_t(recipe_.held_out) + i);
        learner_.network().swap_average();
        std::vector<Image> truth, enlarged, own, by_field;
        double error = 0, error_below = 0, power = 0, power_below = 0, power_truth = 0;
        for (const auto view : views) {  // one by one: a batch of them would be large
            const auto batch = batcher_.make({view}, batcher_.size(), {}, 0).on(device_);
            const auto coarse = batcher_.make({view}, batcher_.size(), {.field_share = 1}, 0).on(device_);
            const Window whole{0, 0, batcher_.size()};
            const auto picture = [&](const PortraitBatch& from) {
                auto below = base_of(from, from.styles, whole);
                const auto base = below.picture;
                return std::pair(network_->advance(top, below.state, below.inputs, below.w), base);
            };
            const auto [drawn, base] = picture(batch);
            const auto field_drawn = picture(coarse).first;
            const auto large = nn::picture_resized(base[0], batcher_.size()).unsqueeze(0);
            const auto finest = [](const torch::Tensor& x) {
                return (x - torch::avg_pool2d(x, 3, 1, 1, false, false)).square().mean().item<double>();
            };
            error += (drawn - batch.picture).abs().mean().item<double>() / 2;
            error_below += (large - batch.picture).abs().mean().item<double>() / 2;
            power += finest(field_drawn);
            power_below += finest(large);
            power_truth += finest(batch.picture);
            truth.push_back(nn::to_image(batch.picture[0]));
            enlarged.push_back(nn::to_image(large[0]));
            own.push_back(nn::to_image(drawn[0]));
            by_field.push_back(nn::to_image(field_drawn[0]));
        }
        learner_.network().swap_average();
        std::vector<Image> tiles;
        for (auto* row : {&truth, &enlarged, &own, &by_field})
            tiles.insert(tiles.end(), row->begin(), row->end());
        char figures[128];
        std::snprintf(
            figures, sizeof figures,
            "mean absolute error %.4f, enlarged %.4f; finest detail %.2f of the data's, enlarged %.2f",
            error / double(columns), error_below / double(columns), power / power_truth,
            power_below / power_truth);
        return {figures, contact_sheet(tiles, {.columns = int(columns), .gap = 0})};
    }

    NamedArrays exported() const { return learner_.network().average("texture.", true); }

private:
    /// A square of the pictures, in their pixels; even, so that the level below has the same square.
    struct Window {
        std::int64_t x, y, side;
        torch::Tensor of(const torch::Tensor& t, std::int64_t scale = 1) const {
            return t.narrow(2, y / scale, side / scale).narrow(3, x / scale, side / scale);
        }
    };

    struct Below {
        live::TextureState state;
        torch::Tensor inputs, w, picture;  // of the level to come, in the window; picture: of the level below
    };

    // What the levels below make of the whole picture, and of that what lies in the window.
    Below base_of(const PortraitBatch& batch, const torch::Tensor& styles, const Window& window) {
        torch::NoGradGuard no_grad;
        Below below;
        below.w = network_->map_styles(styles, batch.light);
        live::TextureState state;
        below.picture = network_
                            ->forward(torch::avg_pool2d(batch.masks, 2), torch::avg_pool2d(batch.guide, 2),
                                      below.w, state)
                            .images.back();
        below.state = {window.of(state.x, 2), window.of(state.rgb, 2)};
        below.inputs = torch::cat({window.of(batch.masks), window.of(batch.guide)}, 1)
                           .contiguous(at::MemoryFormat::ChannelsLast);
        return below;
    }

    // Anywhere; more often about the middle, where the face is.
    Window window_of(std::int64_t step) const {
        const auto seed = seed_of(step);
        const auto along = [&](const char* stream) {
            const double t = .5 * (uniform(seed, stream, 0) + uniform(seed, stream, 1));
            return std::int64_t(t * double(batcher_.size() - recipe_.window) / 2) * 2;
        };
        return {along("window x"), along("window y"), recipe_.window};
    }

    double learning_rate(std::int64_t step) const {
        return RateSchedule{.warm = 50}.at(recipe_.learning_rate, step, recipe_.steps);
    }

    std::uint64_t seed_of(std::int64_t step) const { return step_seed(recipe_.seed, step); }

    PortraitBatch batch_of(std::int64_t step) const {
        const auto seed = seed_of(step);
        const auto trainable = batcher_.set().size() - std::size_t(recipe_.held_out);
        std::vector<std::size_t> views;
        for (int i = 0; i < recipe_.batch; ++i)
            views.push_back(random_bits(seed, "view", std::uint64_t(i)) % trainable);
        return batcher_.make(views, batcher_.size(),
                             {.brushed = true,
                              .guide_dropout = recipe_.guide_dropout,
                              .field_share = recipe_.field_share,
                              .misfit_weight = 0},
                             seed);
    }

    const DetailRecipe recipe_;
    const torch::Device device_;
    const bool mixed_precision_;
    PortraitBatcher batcher_;
    live::RegionTexture network_;
    TopLevel level_;
    PictureLearner learner_;
    Prefetch<PortraitBatch> batches_;
};

Result<std::unique_ptr<DetailTrainee>> made_trainee(const DetailRecipe& recipe, const TrainingSource& source,
                                                    const RunOptions& options) {
    const live::TextureConfig config;
    auto set = open_portraits(source.data, recipe.held_out, int(2 * config.resolution()));
    if (!set) return tl::unexpected(set.error());
    auto base = read_texture_weights(source.pack);
    if (!base) return tl::unexpected(base.error());
    NamedArrays level;
    if (const auto file = source.pack / "detail.safetensors"; std::filesystem::exists(file)) {
        auto before = read_safetensors(file);
        if (!before) return tl::unexpected(before.error());
        level = std::move(before->arrays);
    }
    auto views = open_field_views(source.data, *set);
    if (!views) return tl::unexpected(views.error());
    auto batcher = PortraitBatcher::create(std::move(*set), std::move(*views));
    if (!batcher) return tl::unexpected(batcher.error());
    batcher->set_statistics(std::move(base->statistics));
    torch::manual_seed(std::uint64_t(recipe.seed));
    return std::make_unique<DetailTrainee>(recipe, std::move(*batcher), base->arrays, level, options);
}

}  // namespace

RecipeFields fields_of(DetailRecipe& recipe) {
    return {{"steps", "in all", &recipe.steps, 1, 1e9},
            {"batch", "pictures in a batch", &recipe.batch, 1, 4096},
            {"window", "side of what a step sees of each picture", &recipe.window, 64, 512},
            {"channels", "of the level", &recipe.channels, 4, 128},
            {"learning_rate", "of Adam; 50 steps of warm-up, cosine from the middle", &recipe.learning_rate,
             0, 1},
            {"guide_dropout", "share of pictures without guide", &recipe.guide_dropout, 0, 1},
            {"field_share", "share of pictures as the field shows them", &recipe.field_share, 0, 1},
            {"grain_weight", "of the difference in grain", &recipe.grain_weight, 0, 100},
            {"adversarial_from", "share of the steps before the discriminator takes part",
             &recipe.adversarial_from, 0, 1},
            {"adversarial_weight", "of the discriminator's loss", &recipe.adversarial_weight, 0, 100},
            {"feature_matching", "weight of the distance between features", &recipe.feature_matching, 0, 100},
            {"discriminator_rate", "learning rate of the discriminator", &recipe.discriminator_rate, 0, 1},
            {"r1", "strength of the discriminator's gradient penalty", &recipe.r1, 0, 100},
            {"held_out", "views never trained on, the last of the set", &recipe.held_out, 1, 1e6},
            {"seed", "of weights, batches and noise", &recipe.seed, 0, 1e15}};
}

Result<> train_detail(const DetailRecipe& recipe, const TrainingSource& source, const RunOptions& options) {
    if (recipe.window % 16 != 0)
        return failure(Errc::wrong_use, "The window's side must be a multiple of 16.");
    if (source.pack.empty())
        return failure(Errc::wrong_use, "A level of detail is trained on top of a model pack: give --pack.");
    return device_guarded(options.device, [&]() -> Result<> {
        auto trainee = made_trainee(recipe, source, options);
        if (!trainee) return tl::unexpected(trainee.error());
        auto copy = recipe;
        return TrainingRun(**trainee, recipe_text(detail_model, fields_of(copy)), options).run();
    });
}

Result<> export_detail(const std::filesystem::path& run, const TrainingSource& source,
                       const std::filesystem::path& file) {
    DetailRecipe recipe;
    const auto state = open_run(run, detail_model, fields_of(recipe));
    if (!state) return tl::unexpected(state.error());
    auto trainee = made_trainee(recipe, source, {});
    if (!trainee) return tl::unexpected(trainee.error());
    if (auto ok = (*trainee)->load_state(state->arrays); !ok) return ok;
    return write_safetensors(file, (*trainee)->exported(),
                             {{"format", detail_model}, {"steps", std::to_string(state->step)}});
}

}  // namespace limner::training
