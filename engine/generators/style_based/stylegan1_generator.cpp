// StyleGAN behind Limner's generator interface. DiscoFaceGAN's snapshots take pose, light and expression as
// numbers; of others a portrait is its seed.

#include <torch/torch.h>

#include <algorithm>

#include "engine/device/torch_device.h"
#include "engine/generators/layer_mode.h"
#include "engine/generators/stopwatch.h"
#include "engine/generators/style_based/disco_factors.h"
#include "engine/generators/style_based/identity_decoder.h"
#include "engine/generators/style_based/stylegan1_family.h"
#include "engine/generators/style_based/stylegan1_network.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"

namespace limner {
namespace {

using torch::Tensor;

// Draws for the mean over all hair and backgrounds of an average identity (section 9: 50,000; the error of
// fewer is far below what can be seen).
constexpr std::int64_t mean_draws = 8192;

class Stylegan1Generator final : public Generator {
public:
    Stylegan1Generator(Stylegan1 network, std::optional<IdentityDecoder> decoder, const ModelName& name,
                       torch::Device device)
        : network_(std::move(network)),
          decoder_(std::move(decoder)),
          device_(device),
          factors_(network_.config().latent == DiscoFactors::size) {
        const auto R = int(network_.config().resolution());
        info_.id = name.id;
        info_.title = name.title;
        info_.family = stylegan1_family.name;
        info_.version = "1";
        info_.resolution = R;
        info_.capabilities.identity = true;
        if (factors_) {
            auto& can = info_.capabilities;
            can.pose = can.light = can.expression = can.hair_shape = true;
            info_.expressions = disco_expressions();
            // As far as the photographs it was trained on turn.
            info_.pose_limits = {35_deg, 60_deg, 18_deg, 35_deg, 30_deg};
        }
        for (const auto& [title, side] : {std::pair("sketch", R / 4), {"draft", R / 2}, {"final", R}})
            info_.rungs.push_back({std::to_string(side) + " " + title, side});
        info_.parameter_count = network_.parameter_count();
    }

    const GeneratorInfo& info() const override { return info_; }

    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
        const c10::InferenceMode inference;
        const auto layers = layer_mode_.choose(request.full_precision, *this);
        Picture picture;
        Stopwatch watch(picture.stages);
        // There is no cheaper draft of the same content: the network is evaluated once and every rung shows
        // its picture.
        const auto latents = latents_of(portrait);
        const float amount = factors_ ? portrait.head.identity_amount : 1;
        if (!picture_.defined() || amount != shown_amount_ || !latents.equal(shown_)) {
            const auto ws = slots(latents.to(device_), amount);
            watch.lap("mapping");
            if (request.cancelled && request.cancelled())
                return failure(Errc::cancelled, "The picture was not finished.");
            const auto drawn = network_.synthesise(ws, true, {}, request.cancelled);
            if (!drawn.defined()) return failure(Errc::cancelled, "The picture was not finished.");
            picture_ = drawn[0];
            shown_ = latents;
            shown_amount_ = amount;
            watch.lap("synthesis");
        }
        const auto rung = std::size_t(std::clamp(request.rung, 0, int(info_.rungs.size()) - 1));
        const auto side = request.size > 0 ? request.size : info_.rungs[rung].size;
        auto image = nn::finished_picture(picture_, side);
        if (!image) {
            picture_ = Tensor();
            return tl::unexpected(image.error());
        }
        picture.image = std::move(*image);
        watch.lap("picture");
        return picture;
    }

    std::size_t free_memory() override {
        const auto before = memory_in_use();
        picture_ = Tensor();
        return before;
    }
    std::size_t memory_in_use() const override { return picture_.defined() ? picture_.nbytes() : 0; }

private:
    /// On the host, where it is compared with what is shown.
    Tensor latents_of(const Portrait& portrait) const {
        if (factors_) {
            auto factors = disco_factors(portrait);
            if (decoder_) factors.identity = decoder_->identity(portrait.head.identity);
            return torch::tensor(factors.latents()).unsqueeze(0);
        }
        const auto one = [&](std::uint64_t seed) {
            return nn::latent(seed, "stylegan1.z", network_.config().latent);
        };
        const auto& source = portrait.head.identity;
        const auto z = one(source.seed);
        return source.blend > 0 ? torch::lerp(z, one(source.blend_seed), double(source.blend)) : z;
    }

    Tensor slots(const Tensor& latents, float amount) {
        if (amount == 1) return network_.per_slot(network_.map(latents));
        if (!mean_identity_.defined()) mean_identity_ = mean_identity();
        return network_.identity_truncated(latents, mean_identity_, double(amount));
    }

    /// [slots, D]: identities and noise drawn, everything else 0.
    Tensor mean_identity() const {
        auto draws = nn::latent(0, "stylegan1.mean", mean_draws * DiscoFactors::size)
                         .view({mean_draws, DiscoFactors::size});
        if (decoder_)
            draws.slice(1, 0, Stylegan1::identity_size)
                .copy_(decoder_->decode(draws.slice(1, 0, IdentityDecoder::code_size)));
        const auto noise = DiscoFactors::size - 32;
        draws.slice(1, Stylegan1::identity_size, noise).zero_();
        return network_.per_slot(network_.map(draws.to(device_)).mean(0, true))[0];
    }

    GeneratorInfo info_;
    LayerMode layer_mode_;
    Stylegan1 network_;
    std::optional<IdentityDecoder> decoder_;
    torch::Device device_;
    bool factors_;  // DiscoFaceGAN's latents
    Tensor shown_, picture_, mean_identity_;
    float shown_amount_ = 1;
};

}  // namespace

Result<std::unique_ptr<Generator>> open_stylegan1(const CheckpointTree& tree, const ModelName& name,
                                                  Device device) {
    const torch::NoGradGuard no_grad;
    const nn::WeightsOn weights(torch_device(device));
    const auto source = find_stylegan1(tree);
    if (!source) return failure(Errc::model_mismatch, "The file holds no StyleGAN generator.");
    auto network = Stylegan1::load(*source);
    if (!network) return tl::unexpected(network.error());
    return std::make_unique<Stylegan1Generator>(std::move(*network), IdentityDecoder::find(tree), name,
                                                torch_device(device));
}

}  // namespace limner
