#include "engine/training/texture_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "engine/core/random.h"
#include "engine/generators/live/region_texture.h"
#include "engine/generators/live/tensors.h"
#include "engine/training/discriminator.h"
#include "engine/training/optimiser.h"
#include "engine/training/portrait_batch.h"
#include "engine/training/run_log.h"

namespace limner::training {
namespace {

torch::Tensor weighted_l1(const torch::Tensor& difference, const torch::Tensor& weight) {
    return (difference.abs() * weight).mean();
}

torch::Tensor upsampled(const torch::Tensor& x) {
    namespace F = torch::nn::functional;
    return F::interpolate(x, F::InterpolateFuncOptions()
                                 .scale_factor(std::vector<double>{2, 2})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
}

// L1 + 2 x chroma + Laplacian pyramid of the difference (both are linear, so the difference is enough).
torch::Tensor reconstruction_loss(const torch::Tensor& image, const torch::Tensor& target,
                                  const torch::Tensor& weight) {
    auto difference = image - target;
    auto w = weight;
    auto loss = weighted_l1(difference, w) + 2 * weighted_l1(difference - difference.mean(1, true), w);
    for (const double level : {0.7, 1.0, 1.0}) {
        const auto low = torch::avg_pool2d(difference, 2);
        loss = loss + level * weighted_l1(difference - upsampled(low), w);
        difference = low;
        w = torch::avg_pool2d(w, 2);
    }
    return loss;
}

Image to_image(const torch::Tensor& picture) {  // [3,h,w] in [-1,1]
    const auto bytes =
        ((picture.clamp(-1, 1) + 1) * 127.5).round().to(torch::kUInt8).permute({1, 2, 0}).contiguous();
    Image image(int(bytes.size(1)), int(bytes.size(0)));
    const auto* p = bytes.data_ptr<std::uint8_t>();
    for (auto& pixel : image.pixels) pixel = {p[0], p[1], p[2], 255}, p += 3;
    return image;
}

Image labels_image(const torch::Tensor& masks) {  // [20,h,w]
    const auto index = masks.argmax(0).to(torch::kUInt8).contiguous();
    Image image(int(index.size(1)), int(index.size(0)));
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = info(static_cast<FaceClass>(index.data_ptr<std::uint8_t>()[i])).colour;
    return image;
}

void paste(Image& sheet, const Image& tile, int x0, int y0) {
    for (int y = 0; y < tile.height; ++y)
        for (int x = 0; x < tile.width; ++x) sheet.at(x0 + x, y0 + y) = tile.at(x, y);
}

class TextureRun {
public:
    TextureRun(const TextureRecipe& recipe, PortraitBatcher batcher)
        : recipe_(recipe),
          batcher_(std::move(batcher)),
          network_(live::TextureConfig{}),
          discriminator_(live::TextureConfig{}.classes),
          generator_step_(*network_, {.beta1 = 0.9}),
          discriminator_step_(*discriminator_, {.beta1 = 0.5}) {
        for (const auto& phase : recipe.phases) total_ += phase.steps;
    }

    Result<> run() {
        std::filesystem::create_directories(recipe_.out);
        if (auto resumed = resume(); !resumed) return resumed;
        RunLog log(recipe_.out / "log.csv", {"loss", "generator", "discriminator", "gradient"});
        double saved = 0;
        std::vector<double> sums(4);
        int count = 0;
        for (; step_ < total_; ++step_) {
            if (recipe_.time_budget_s > 0 && log.seconds() > recipe_.time_budget_s) break;
            const auto values = train_step();
            for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += values[i];
            if (++count == 25) {
                for (auto& s : sums) s /= count;
                log.report(step_ + 1, total_, sums);
                std::fill(sums.begin(), sums.end(), 0);
                count = 0;
            }
            if (log.seconds() - saved > recipe_.save_every_s) {
                saved = log.seconds();
                ++step_;
                auto stored = save();
                --step_;
                if (!stored) return stored;
            }
        }
        return save();
    }

    Result<> export_to(const std::filesystem::path& file) {
        if (auto resumed = resume(); !resumed) return resumed;
        auto arrays = generator_step_.average("texture.", true);
        const auto& s = batcher_.statistics();
        arrays.emplace("statistics.style_mean", live::array_from(s.style_mean, false));
        arrays.emplace("statistics.style_scale", live::array_from(s.style_scale, false));
        arrays.emplace("statistics.light_mean", live::array_from(s.light_mean, false));
        arrays.emplace("statistics.light_scale", live::array_from(s.light_scale, false));
        return write_safetensors(file, arrays,
                                 {{"format", "limner-live-texture"}, {"steps", std::to_string(step_)}});
    }

private:
    TexturePhase phase() const {
        auto step = step_;
        for (const auto& p : recipe_.phases) {
            if (step < p.steps) return p;
            step -= p.steps;
        }
        return recipe_.phases.back();
    }

    double learning_rate() const {
        const double warm = std::min(1.0, double(step_ + 1) / 100);
        const double t = double(step_) / double(total_);
        return recipe_.learning_rate * warm *
               (t < .5 ? 1.0 : .05 + .95 * .5 * (1 + std::cos(std::numbers::pi * (t - .5) * 2)));
    }

    std::vector<double> train_step() {
        const auto now = phase();
        const auto seed = mix64(recipe_.seed) + std::uint64_t(step_);
        std::vector<std::size_t> views;
        const auto trainable = batcher_.set().size() - std::size_t(recipe_.held_out);
        for (int i = 0; i < recipe_.batch; ++i)
            views.push_back(random_bits(seed, "view", std::uint64_t(i)) % trainable);
        const auto batch = batcher_.make(views, now.resolution, true, recipe_.guide_dropout, seed);

        torch::manual_seed(seed);
        const auto styles = batch.styles + torch::randn_like(batch.styles) * 0.05;
        const auto output =
            network_->forward(batch.masks, batch.guide, network_->map_styles(styles, batch.light));
        torch::Tensor loss;
        auto target = batch.picture, weight = batch.weight;
        double scale = 1;
        for (auto image = output.images.rbegin(); image != output.images.rend(); ++image) {
            const auto part = scale * reconstruction_loss(*image, target, weight);
            loss = loss.defined() ? loss + part : part;
            target = torch::avg_pool2d(target, 2);
            weight = torch::avg_pool2d(weight, 2);
            scale = 0.3;
        }
        const double reconstruction = loss.item<double>();

        double discriminator_loss = 0, generator_loss = 0;
        if (now.adversarial) {
            const auto& fake = output.images.back();
            discriminator_loss = train_discriminator(fake.detach(), batch.picture, batch.masks);
            const auto [logits, features] = discriminator_->forward(fake, batch.masks);
            std::vector<torch::Tensor> real_features;
            {
                torch::NoGradGuard no_grad;
                real_features = discriminator_->forward(batch.picture, batch.masks).second;
            }
            auto adversarial = torch::softplus(-logits).mean();
            generator_loss = adversarial.item<double>();
            torch::Tensor matching = torch::zeros({});
            for (std::size_t i = 0; i < features.size(); ++i)
                matching = matching + (features[i] - real_features[i]).abs().mean();
            loss = loss + recipe_.adversarial_weight * adversarial +
                   recipe_.feature_matching / double(features.size()) * matching;
        }
        generator_step_.zero_grad();
        loss.backward();
        const double gradient = generator_step_.step(learning_rate());
        return {reconstruction, generator_loss, discriminator_loss, gradient};
    }

    double train_discriminator(const torch::Tensor& fake, const torch::Tensor& real,
                               const torch::Tensor& masks) {
        const bool penalise = step_ % 16 == 0;
        const auto real_input = real.clone().set_requires_grad(penalise);
        const auto real_logits = discriminator_->forward(real_input, masks).first;
        const auto fake_logits = discriminator_->forward(fake, masks).first;
        auto loss = torch::softplus(-real_logits).mean() + torch::softplus(fake_logits).mean();
        const double value = loss.item<double>();
        if (penalise) {
            // R1 per patch; the usual strength holds a small discriminator at chance (training notes, 4.4).
            const auto gradient = torch::autograd::grad({real_logits.sum()}, {real_input}, {}, true, true)[0];
            const double patches = double(real_logits.size(2) * real_logits.size(3));
            loss = loss + 16 * recipe_.r1 * gradient.square().sum({1, 2, 3}).mean() / patches;
        }
        discriminator_step_.zero_grad();
        loss.backward();
        discriminator_step_.step(recipe_.discriminator_rate);
        return value;
    }

    Result<> resume() {
        const auto file = recipe_.out / "state.safetensors";
        if (!std::filesystem::exists(file)) return {};
        const auto state = read_safetensors(file);
        if (!state) return tl::unexpected(state.error());
        if (auto ok = generator_step_.load_state(state->arrays, "generator/"); !ok) return ok;
        if (auto ok = discriminator_step_.load_state(state->arrays, "discriminator/"); !ok) return ok;
        step_ = std::stoll(state->metadata.at("step"));
        std::fprintf(stderr, "resuming at step %lld\n", static_cast<long long>(step_));
        return {};
    }

    Result<> save() {
        auto arrays = generator_step_.state("generator/");
        arrays.merge(discriminator_step_.state("discriminator/"));
        if (auto ok = write_safetensors(recipe_.out / "state.safetensors", arrays,
                                        {{"step", std::to_string(step_)}});
            !ok)
            return ok;
        sheet();
        return {};
    }

    // Six held-out views: truth, label map, reconstruction, the same without guide, with the styles of the
    // next view.
    void sheet() {
        torch::NoGradGuard no_grad;
        const int r = phase().resolution, columns = 8, rows = 5;
        Image sheet(columns * r, rows * r);
        std::vector<std::size_t> views;
        for (int i = 0; i < columns; ++i)
            views.push_back(batcher_.set().size() - std::size_t(recipe_.held_out) +
                            std::size_t(i * 7 % recipe_.held_out));
        auto batch = batcher_.make(views, r, false, 0, 0);
        const auto bare = batcher_.make(views, r, true, 1, 0);
        generator_step_.swap_average();
        const auto w = network_->map_styles(batch.styles, batch.light);
        const auto own = network_->forward(batch.masks, batch.guide, w).images.back();
        const auto without = network_->forward(bare.masks, bare.guide, w).images.back();
        const auto other = network_
                               ->forward(batch.masks, batch.guide,
                                         network_->map_styles(batch.styles.roll(1, 0), batch.light))
                               .images.back();
        generator_step_.swap_average();
        for (int i = 0; i < columns; ++i) {
            paste(sheet, to_image(batch.picture[i]), i * r, 0);
            paste(sheet, labels_image(batch.masks[i]), i * r, r);
            paste(sheet, to_image(own[i]), i * r, 2 * r);
            paste(sheet, to_image(without[i]), i * r, 3 * r);
            paste(sheet, to_image(other[i]), i * r, 4 * r);
        }
        write_ppm(recipe_.out / ("sheet-" + std::to_string(step_) + ".ppm"), sheet);
        const double error = (own - batch.picture).abs().mean().item<double>() / 2;
        std::fprintf(stderr, "held out: mean absolute error %.4f of the colour range at %d\n", error, r);
    }

    TextureRecipe recipe_;
    PortraitBatcher batcher_;
    live::RegionTexture network_;
    PatchDiscriminator discriminator_;
    Optimiser generator_step_, discriminator_step_;
    std::int64_t step_ = 0, total_ = 0;
};

Result<PortraitBatcher> open_batcher(const TextureRecipe& recipe) {
    auto set =
        ShardSet::open(recipe.data, "portraits-", {"rgb", "labels", "normals", "depth", "camera", "eyes"});
    if (!set) return tl::unexpected(set.error());
    if (set->size() < std::size_t(recipe.held_out) + std::size_t(recipe.batch))
        return failure(Errc::file_not_found, "The training set in " + recipe.data.string() + " has only " +
                                                 std::to_string(set->size()) + " views; at least " +
                                                 std::to_string(recipe.held_out + recipe.batch) +
                                                 " are needed.");
    return PortraitBatcher::create(std::move(*set));
}

}  // namespace

Result<> train_texture(const TextureRecipe& recipe) {
    torch::manual_seed(recipe.seed);
    auto batcher = open_batcher(recipe);
    if (!batcher) return tl::unexpected(batcher.error());
    return TextureRun(recipe, std::move(*batcher)).run();
}

Result<> export_texture(const TextureRecipe& recipe, const std::filesystem::path& file) {
    auto batcher = open_batcher(recipe);
    if (!batcher) return tl::unexpected(batcher.error());
    return TextureRun(recipe, std::move(*batcher)).export_to(file);
}

}  // namespace limner::training
