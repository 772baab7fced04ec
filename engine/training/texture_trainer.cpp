#include "engine/training/texture_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/label_set.h"
#include "engine/core/random.h"
#include "engine/device/torch_device.h"
#include "engine/generators/live/region_texture.h"
#include "engine/media/contact_sheet.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"
#include "engine/training/feature_reader.h"
#include "engine/training/field_views.h"
#include "engine/training/losses.h"
#include "engine/training/picture_learner.h"
#include "engine/training/portrait_batch.h"
#include "engine/training/prefetch.h"
#include "engine/training/schedule.h"
#include "engine/training/texture_weights.h"

namespace limner::training {
namespace {

Image labels_image(const torch::Tensor& masks) {  // [20,h,w]
    const auto index = masks.argmax(0).to(torch::kUInt8).contiguous();
    Image image(int(index.size(1)), int(index.size(0)));
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = info(static_cast<FaceClass>(index.data_ptr<std::uint8_t>()[i])).colour;
    return image;
}

template <class Module>
Module moved(Module module, torch::Device device) {
    module->to(device);
    return module;
}

class TextureTrainee final : public Trainee {
public:
    /// `start`: weights to begin with, or none.
    TextureTrainee(const TextureRecipe& recipe, PortraitBatcher batcher, const NamedArrays& start,
                   const RunOptions& options)
        : recipe_(recipe),
          device_(torch_device(options.device)),
          mixed_precision_(options.mixed_precision),
          batcher_(std::move(batcher)),
          network_(moved(network_of(start), device_)),
          learner_(*network_, network_->config.classes, device_,
                   {recipe.adversarial_weight, recipe.feature_matching, recipe.discriminator_rate, recipe.r1,
                    options.mixed_precision}),
          batches_([this](std::int64_t step) { return batch_of(step); }) {
        if (follows_field() && recipe.reading_weight > 0) reader_.emplace(device_, mixed_precision_);
    }

    std::vector<std::string> measures() const override {
        auto names = PictureLearner::measures();
        if (follows_field() && recipe_.locality_weight > 0) names.push_back("outside");
        if (reader_) names.push_back("misread");
        return names;
    }

    std::int64_t steps() const override {
        std::int64_t steps = 0;
        for (const auto& phase : recipe_.phases) steps += phase.steps;
        return steps;
    }

    torch::Tensor train(std::int64_t step) override {
        const auto batch = batches_.take(step).on(device_);
        torch::manual_seed(seed_of(step));
        const auto styles = batch.styles + torch::randn_like(batch.styles) * 0.05;
        live::TextureOutput output;
        {
            const MixedPrecision mixed(device_, mixed_precision_);
            output = network_->forward(batch.masks, batch.guide, network_->map_styles(styles, batch.light));
        }
        const auto& drawn = output.images.back();
        auto loss = pyramid_loss(output.images, batch.picture, batch.weight);
        std::vector<torch::Tensor> more;
        if (follows_field() && recipe_.locality_weight > 0)
            more.push_back(phase(step).field_views ? restyled_outside(step, batch, styles, drawn)
                                                   : torch::zeros({}, loss.options()));
        if (more.size() == 1) loss = loss + recipe_.locality_weight * more.front();
        if (reader_) {
            more.push_back(torch::zeros({}, loss.options()));
            if (phase(step).field_views) {
                reader_->learn(batch.picture, batch.truth, reader_rate);
                more.back() = reader_->misread(drawn, batch.masks);
                loss = loss + recipe_.reading_weight * more.back();
            }
        }
        auto measured = learner_.learn(step, learning_rate(step), loss, phase(step).adversarial,
                                       {drawn, batch.picture, batch.masks, batch.weight});
        for (auto& measure : more) measure = measure.detach();
        return more.empty() ? measured : torch::cat({measured, torch::stack(more)});
    }

    NamedArrays state() const override {
        auto arrays = learner_.state();
        if (reader_) arrays.merge(reader_->state());
        return arrays;
    }
    Result<> load_state(const NamedArrays& arrays) override {
        if (auto ok = learner_.load_state(arrays); !ok) return ok;
        return reader_ ? reader_->load_state(arrays) : Result<>{};
    }

    // Eight held-out views: truth, label map, reconstruction, the same without guide, with the styles of the
    // next view; where there are field views, their label map and what comes of it.
    Sample sample(std::int64_t step) override {
        torch::NoGradGuard no_grad;
        const int r = phase(step).resolution, columns = 8;
        std::vector<std::size_t> views;
        for (int i = 0; i < columns; ++i)
            views.push_back(batcher_.set().size() - std::size_t(recipe_.held_out) +
                            std::size_t(i * 7 % recipe_.held_out));
        const auto batch = batcher_.make(views, r, {}, 0).on(device_);
        const auto bare = batcher_.make(views, r, {.brushed = true, .guide_dropout = 1}, 0).on(device_);
        const auto coarse = batcher_.make(views, r, {.field_share = 1}, 0).on(device_);
        learner_.network().swap_average();
        const auto w = network_->map_styles(batch.styles, batch.light);
        const auto other_w = network_->map_styles(batch.styles.roll(1, 0), batch.light);
        const auto own = network_->forward(batch.masks, batch.guide, w).images.back();
        const auto without = network_->forward(bare.masks, bare.guide, w).images.back();
        const auto other = network_->forward(batch.masks, batch.guide, other_w).images.back();
        const auto by_field = network_->forward(coarse.masks, coarse.guide, w).images.back();
        learner_.network().swap_average();

        std::vector<Image> tiles;
        const auto add_row = [&](const torch::Tensor& pictures) {
            for (int i = 0; i < columns; ++i) tiles.push_back(nn::to_image(pictures[i]));
        };
        add_row(batch.picture);
        const auto add_labels = [&](const torch::Tensor& masks) {
            for (int i = 0; i < columns; ++i) tiles.push_back(labels_image(masks[i].to(torch::kCPU)));
        };
        add_labels(batch.masks);
        for (const auto& row : {own, without, other}) add_row(row);
        if (batcher_.has_field_views()) {
            add_labels(coarse.masks);
            add_row(by_field);
        }
        char figures[64];
        std::snprintf(figures, sizeof figures, "mean absolute error %.4f of the colour range at %d",
                      (own - batch.picture).abs().mean().item<double>() / 2, r);
        return {figures, contact_sheet(tiles, {.columns = columns, .gap = 0})};
    }

    NamedArrays exported() const {
        auto arrays = learner_.network().average("texture.", true);
        const auto& s = batcher_.statistics();
        arrays.emplace("statistics.style_mean", nn::to_array(s.style_mean));
        arrays.emplace("statistics.style_scale", nn::to_array(s.style_scale));
        arrays.emplace("statistics.light_mean", nn::to_array(s.light_mean));
        arrays.emplace("statistics.light_scale", nn::to_array(s.light_scale));
        return arrays;
    }

private:
    static constexpr double reader_rate = 1e-3;

    bool follows_field() const { return std::ranges::any_of(recipe_.phases, &TexturePhase::field_views); }

    static live::RegionTexture network_of(const NamedArrays& start) {
        live::RegionTexture network(live::TextureConfig{});
        torch::NoGradGuard no_grad;
        for (auto& entry : network->named_parameters())
            if (const auto known = start.find("texture." + entry.key()); known != start.end())
                entry.value().copy_(nn::to_tensor(known->second));
        return network;
    }

    // Half of the batch once more, one part of each portrait in the style of another: how much of what that
    // changes lies on other parts. Small parts, which suffer most, take their turn as often as large ones.
    torch::Tensor restyled_outside(std::int64_t step, const PortraitBatch& batch, const torch::Tensor& styles,
                                   const torch::Tensor& drawn) {
        const auto n = std::max<std::int64_t>(1, batch.masks.size(0) / 2);
        const auto half = [n](const torch::Tensor& t) { return t.narrow(0, 0, n); };
        const auto part = Part(random_bits(seed_of(step), "restyled", 0) % part_count);
        std::vector<std::int64_t> members;
        for (int c = 0; c < face_class_count; ++c)
            if (info(static_cast<FaceClass>(c)).part == part) members.push_back(c);
        const auto classes = torch::tensor(members).to(device_);
        const auto donors = styles.roll(1, 0);
        const auto other = half(styles).index_copy(1, classes, half(donors).index_select(1, classes));
        const auto after = [&] {
            const MixedPrecision mixed(device_, mixed_precision_);
            return network_
                ->forward(half(batch.masks), half(batch.guide),
                          network_->map_styles(other, half(batch.light)))
                .images.back();
        }();
        return change_outside(half(drawn), after, half(batch.masks).index_select(1, classes).sum(1, true));
    }

    TexturePhase phase(std::int64_t step) const {
        for (const auto& p : recipe_.phases) {
            if (step < p.steps) return p;
            step -= p.steps;
        }
        return recipe_.phases.back();
    }

    double learning_rate(std::int64_t step) const {
        return RateSchedule{.warm = 100}.at(recipe_.learning_rate, step, steps());
    }

    std::uint64_t seed_of(std::int64_t step) const { return step_seed(recipe_.seed, step); }

    PortraitBatch batch_of(std::int64_t step) const {
        const auto seed = seed_of(step);
        const auto trainable = batcher_.set().size() - std::size_t(recipe_.held_out);
        std::vector<std::size_t> views;
        for (int i = 0; i < recipe_.batch; ++i)
            views.push_back(random_bits(seed, "view", std::uint64_t(i)) % trainable);
        const auto now = phase(step);
        return batcher_.make(views, now.resolution,
                             {.brushed = true,
                              .guide_dropout = recipe_.guide_dropout,
                              .field_share = now.field_views ? recipe_.field_share : 0,
                              .misfit_weight = recipe_.misfit_weight,
                              .truth = now.field_views && recipe_.reading_weight > 0},
                             seed);
    }

    const TextureRecipe recipe_;
    const torch::Device device_;
    const bool mixed_precision_;
    PortraitBatcher batcher_;
    live::RegionTexture network_;
    PictureLearner learner_;
    std::optional<FeatureReader> reader_;
    Prefetch<PortraitBatch> batches_;
};

Result<std::unique_ptr<TextureTrainee>> made_trainee(const TextureRecipe& recipe,
                                                     const TrainingSource& source,
                                                     const RunOptions& options) {
    const auto& data = source.data;
    TextureWeights start;
    if (!source.pack.empty()) {
        auto weights = read_texture_weights(source.pack);
        if (!weights) return tl::unexpected(weights.error());
        start = std::move(*weights);
    }
    auto set = open_portraits(data, recipe.held_out, int(live::TextureConfig{}.resolution()));
    if (!set) return tl::unexpected(set.error());
    std::optional<ShardSet> field_views;
    if (std::ranges::any_of(recipe.phases, &TexturePhase::field_views)) {
        auto views = open_field_views(data, *set);
        if (!views) return tl::unexpected(views.error());
        field_views = std::move(*views);
    }
    auto batcher = PortraitBatcher::create(std::move(*set), std::move(field_views));
    if (!batcher) return tl::unexpected(batcher.error());
    if (!source.pack.empty()) batcher->set_statistics(std::move(start.statistics));
    torch::manual_seed(std::uint64_t(recipe.seed));
    return std::make_unique<TextureTrainee>(recipe, std::move(*batcher), start.arrays, options);
}

}  // namespace

RecipeFields fields_of(TextureRecipe& recipe) {
    return {{"phases",
             "RESOLUTION:STEPS,..., with a letter a where the discriminator takes part, f where the field's "
             "views do",
             &recipe.phases},
            {"batch", "pictures in a batch", &recipe.batch, 1, 4096},
            {"learning_rate", "of Adam; 100 steps of warm-up, cosine from the middle", &recipe.learning_rate,
             0, 1},
            {"guide_dropout", "share of pictures without guide", &recipe.guide_dropout, 0, 1},
            {"field_share", "share of field views in the phases with them", &recipe.field_share, 0, 1},
            {"misfit_weight", "of the error where field and portrait disagree", &recipe.misfit_weight, 0, 1},
            {"locality_weight", "of the change outside a restyled part, in the phases with field views",
             &recipe.locality_weight, 0, 100},
            {"reading_weight", "of small features that are not where the map has them, in the same phases",
             &recipe.reading_weight, 0, 100},
            {"adversarial_weight", "of the discriminator's loss", &recipe.adversarial_weight, 0, 100},
            {"feature_matching", "weight of the distance between features", &recipe.feature_matching, 0, 100},
            {"discriminator_rate", "learning rate of the discriminator", &recipe.discriminator_rate, 0, 1},
            {"r1", "strength of the discriminator's gradient penalty", &recipe.r1, 0, 100},
            {"held_out", "views never trained on, the last of the set", &recipe.held_out, 1, 1e6},
            {"seed", "of weights, batches and noise", &recipe.seed, 0, 1e15}};
}

Result<> train_texture(const TextureRecipe& recipe, const TrainingSource& source, const RunOptions& options) {
    return device_guarded(options.device, [&]() -> Result<> {
        auto trainee = made_trainee(recipe, source, options);
        if (!trainee) return tl::unexpected(trainee.error());
        auto copy = recipe;
        return TrainingRun(**trainee, recipe_text(texture_model, fields_of(copy)), options).run();
    });
}

Result<> export_texture(const std::filesystem::path& run, const TrainingSource& source,
                        const std::filesystem::path& file) {
    TextureRecipe recipe;
    const auto state = open_run(run, texture_model, fields_of(recipe));
    if (!state) return tl::unexpected(state.error());
    auto trainee = made_trainee(recipe, source, {});
    if (!trainee) return tl::unexpected(trainee.error());
    if (auto ok = (*trainee)->load_state(state->arrays); !ok) return ok;
    return write_safetensors(file, (*trainee)->exported(),
                             {{"format", texture_model}, {"steps", std::to_string(state->step)}});
}

}  // namespace limner::training
