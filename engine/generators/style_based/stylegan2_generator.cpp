// StyleGAN2 behind Limner's generator interface: Portrait -> codes per slot -> picture.

#include <torch/torch.h>

#include <algorithm>

#include "engine/core/random.h"
#include "engine/device/torch_device.h"
#include "engine/generators/layer_mode.h"
#include "engine/generators/stopwatch.h"
#include "engine/generators/style_based/stylegan2_family.h"
#include "engine/generators/style_based/stylegan2_network.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"

namespace limner {
namespace {

// What the slots of a portrait network mean (specs/eg3d-animation.md, section 7.5): the head's shape, then
// features and hair, then colour and texture.
constexpr std::int64_t first_middle_slot = 4, first_fine_slot = 8;
// Intermediate results are kept below the fine slots: small, and reused while only colours change.
constexpr std::size_t remembered_levels = 5;  // 4 ... 64

/// What decides a picture.
struct Codes {
    CodeSource coarse, middle, fine;
    float amount = 1;
    bool operator==(const Codes&) const = default;
};

Codes codes_of(const Portrait& portrait) {
    return {portrait.head.identity, portrait.head.hair, portrait.style(Part::skin),
            portrait.head.identity_amount};
}

/// Slots before the first that differs; asks a device once.
std::int64_t same_slots(const Tensor& a, const Tensor& b) {
    const auto same = (a == b).all(2)[0].to(torch::kCPU);
    const auto* flags = same.data_ptr<bool>();
    return std::find(flags, flags + same.numel(), false) - flags;
}

class Stylegan2Generator final : public Generator {
public:
    Stylegan2Generator(Stylegan2 network, const ModelName& name, torch::Device device)
        : network_(std::move(network)), device_(device) {
        const auto R = int(network_.config().synthesis.resolution());
        info_.id = name.id;
        info_.title = name.title;
        info_.family = stylegan2_family.name;
        info_.version = "1";
        info_.resolution = R;
        info_.capabilities = {.identity = true, .hair_shape = true};
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
        if (const auto codes = codes_of(portrait); !picture_.defined() || codes != shown_) {
            const auto ws = slots(codes);
            watch.lap("mapping");
            auto drawn = synthesise(ws, request.cancelled);
            if (!drawn) return tl::unexpected(drawn.error());
            picture_ = *drawn;
            shown_ = codes;
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
        states_.clear();
        return before;
    }

    std::size_t memory_in_use() const override {
        std::size_t bytes = picture_.defined() ? picture_.nbytes() : 0;
        for (const auto& state : states_)
            bytes += state.x.nbytes() + (state.rgb.defined() ? state.rgb.nbytes() : 0);
        return bytes;
    }

private:
    /// w of one source in every slot [1, slots, D]; a blend is taken in w, where halfway is a face again.
    Tensor mapped(const CodeSource& source) const {
        const auto one = [&](std::uint64_t seed) {
            const auto& sizes = network_.config().mapping;
            Tensor label;
            if (sizes.label > 0) {  // classes are one-hot; the seed chooses one
                label = torch::zeros({1, sizes.label});
                label[0][std::int64_t(random_bits(seed, "stylegan2.class") % std::uint64_t(sizes.label))] = 1;
            }
            const auto z = nn::latent(seed, "stylegan2.z", sizes.latent).to(device_);
            return network_.map(z, label.defined() ? label.to(device_) : label);
        };
        const auto w = one(source.seed);
        return source.blend > 0 ? torch::lerp(w, one(source.blend_seed), double(source.blend)) : w;
    }

    Tensor slots(const Codes& codes) const {
        const auto count = network_.config().synthesis.slot_count();
        auto ws = mapped(codes.coarse);
        if (codes.middle != codes.coarse)
            ws = Stylegan2::mixed(ws, mapped(codes.middle), std::min(first_middle_slot, count));
        if (codes.fine != codes.middle)
            ws = Stylegan2::mixed(ws, mapped(codes.fine), std::min(first_fine_slot, count));
        return network_.truncated(ws, double(codes.amount));
    }

    /// Starts at the first block whose codes changed since the last picture.
    Result<Tensor> synthesise(const Tensor& ws, const std::function<bool()>& cancelled) {
        const auto& synthesis = network_.synthesis();
        std::size_t level = 0;
        const auto same = states_.empty() ? 0 : same_slots(ws, ws_);
        while (level < states_.size() && level + 1 < synthesis.blocks.size() &&
               nn::SynthesisNetwork::first_slot(level + 1) + 1 <= same)  // its RGB branch included
            ++level;
        states_.resize(level);
        ws_ = ws;
        auto state = level > 0 ? states_.back() : nn::SynthesisBlock::State();
        for (; level < synthesis.blocks.size(); ++level) {
            if (cancelled && cancelled()) return failure(Errc::cancelled, "The picture was not finished.");
            state = synthesis.advance(std::move(state), level, ws, {});
            if (level < remembered_levels) states_.push_back(state);
        }
        return state.rgb[0];
    }

    GeneratorInfo info_;
    LayerMode layer_mode_;
    Stylegan2 network_;
    torch::Device device_;
    Codes shown_;
    Tensor picture_;  // [3, R, R]
    Tensor ws_;       // of states_
    std::vector<nn::SynthesisBlock::State> states_;
};

}  // namespace

Result<std::unique_ptr<Generator>> open_stylegan2(const CheckpointTree& tree, const ModelName& name,
                                                  Device device) {
    const torch::NoGradGuard no_grad;
    const nn::WeightsOn weights(torch_device(device));
    const auto source = find_stylegan2(tree);
    if (!source) return failure(Errc::model_mismatch, "The file holds no StyleGAN2 generator.");
    auto network = Stylegan2::load(*source);
    if (!network) return tl::unexpected(network.error());
    network->use_winograd();
    return std::make_unique<Stylegan2Generator>(std::move(*network), name, torch_device(device));
}

}  // namespace limner
