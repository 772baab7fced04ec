#include "engine/generators/part_based/part_trace.h"

#include "engine/generators/part_based/composition.h"
#include "engine/generators/part_based/part_codes.h"
#include "engine/generators/part_based/part_discriminator.h"
#include "engine/generators/part_based/part_inversion.h"
#include "engine/generators/part_based/trace_inputs.h"

namespace limner::parts {
namespace {

class PartTrace {
public:
    PartTrace(const PartNetwork& network, const PartDiscriminator* discriminator, const NamedArrays& inputs)
        : net_(network), c_(network.config()), discriminator_(discriminator), in_(inputs) {}

    NamedArrays run() {
        put("coords", coordinate_grid(c_.coarse_size));
        put("pos_embed", net_.embedded_grid());
        mapping();
        if (in_.has({"wp"})) {
            wp_ = in_.get("wp", {-1, c_.rows(), c_.latent});
            first_ = wp_.slice(0, 0, 1);
            whole();
            stages();
            variants();
            edits();
            if (discriminator_) scores();
            if (in_.has({"path_noise"})) paths();
            if (in_.has({"w_mean"}) && wp_.size(0) > 1) inversion();
        }
        return std::move(outputs_);
    }

private:
    void put(const std::string& name, const Tensor& value) { outputs_.emplace(name, nn::to_array(value)); }
    Tensor expanded(const Tensor& codes) const { return expand_codes(c_, codes); }
    CoarseMap coarse(const Tensor& codes) const { return net_.compose(net_.draw_parts(expanded(codes))); }
    PartImages images(const CoarseMap& map) const { return net_.render(map, net_.stored_noise()); }
    PartImages images(const Tensor& codes) const { return images(coarse(codes)); }
    static Tensor sample0(const Tensor& batch) { return batch.slice(0, 0, 1); }
    Tensor mean() const { return in_.get("w_mean", {c_.latent}); }

    void mapping() {
        if (!in_.has({"z"})) return;
        const auto w = net_.map(in_.get("z", {-1, c_.latent}));
        put("w", w);
        put("w_rgb_0", images(sample0(w)).rgb);
        if (in_.has({"w_mean"})) put("trunc07_rgb_0", images(truncated(sample0(w), mean(), 0.7)).rgb);
    }

    /// Both samples of wp at once.
    void whole() {
        put("wp_expanded", expanded(wp_));
        const auto maps = net_.draw_parts(expanded(wp_));
        const auto map = net_.compose(maps);
        put("part_feats_0", torch::stack(maps.features, 1)[0]);
        put("pseudo_depths", torch::cat(maps.depths, 1));
        put("softmax_masks", map.masks);
        put("coarse_masks", map.signed_masks());
        put("coarse_feat", map.features);
        images_ = images(map);
        signed_masks_ = map.signed_masks();
        put("rgb", images_.rgb);
        put("seg", images_.seg);
        put("rgb_u8", to_bytes(images_.rgb));
        const auto labels = images_.seg.argmax(1);
        put("seg_argmax", labels.to(torch::kUInt8));
        put("seg_rgb_u8", colour_labels(labels));
    }

    /// Layers of local generator 1 and of the render net, sample 0.
    void stages() {
        const auto rows = expanded(first_).slice(1, c_.local_layers, 2 * c_.local_layers);
        auto x = net_.embedded_grid();
        std::vector<Tensor> hidden;
        for (std::int64_t l = 0; l < c_.local_layers; ++l)
            hidden.push_back(x = net_.parts()[1].run(x, rows, l, l + 1));
        put("part1_hidden_0", torch::cat(hidden));
        const auto last = std::to_string(c_.stages() - 1);
        net_.render(coarse(first_), net_.stored_noise(), 0,
                    [&](const std::string& name, const Tensor& value) {
                        if (name != "rgb" + last && name != "seg" + last) put("rn_" + name + "_0", value);
                        return true;
                    });
    }

    void variants() {
        if (in_.has({"w_mean"})) put("wp_trunc05_rgb_0", images(truncated(first_, mean(), 0.5)).rgb);
        const auto maps = net_.draw_parts(expanded(first_));
        const auto map = net_.compose(maps);
        if (in_.has({"composition_mask"})) {
            const auto masked = net_.compose(maps, in_.get("composition_mask", {1, c_.classes}));
            const auto shown = images(masked);
            put("compmask_rgb_0", shown.rgb);
            put("compmask_seg_0", shown.seg);
            put("compmask_coarse_masks_0", masked.signed_masks());
        }
        std::vector<Tensor> noise;
        for (std::int64_t j = 0; j < 2 * c_.stages(); ++j) {
            const auto name = key_of("noise_in_{}", j);
            if (!in_.has({name.c_str()})) break;
            noise.push_back(in_.get(name, {1, 1, c_.stage_size(j / 2), c_.stage_size(j / 2)}));
        }
        if (noise.size() == net_.stored_noise().size()) put("noisein_rgb_0", net_.render(map, noise).rgb);
        put("noresidual_seg_0", net_.render_net().forward(map.features, {}, net_.stored_noise()).seg);
        put("notransp_rgb_0", images(CoarseMap{map.masks, weighted_sum(map.masks, maps.features)}).rgb);
    }

    void edits() {
        if (wp_.size(0) > 1) {
            const auto other = wp_.slice(0, 1, 2);
            if (in_.has({"swap_part"})) {
                const auto k = in_.index("swap_part", c_.classes);
                const auto maps = net_.draw_parts(expanded(swapped(first_, other, part_rows(c_, k))));
                put_edit("swap", net_.compose(maps), /*with_seg=*/true);
                const auto before = torch::cat(net_.draw_parts(expanded(first_)).depths, 1);
                put("swap_part_depth_unchanged",
                    (torch::cat(maps.depths, 1) == before)[0].flatten(1).all(1).to(torch::kInt64));
            }
            if (in_.has({"texswap_part"})) {
                const auto k = in_.index("texswap_part", c_.classes);
                put_edit("texswap", coarse(swapped(first_, other, {c_.texture_row(k)})));
            }
            put("baseswap_rgb_0", images(swapped(first_, other, coarse_rows(c_))).rgb);
        }
        if (in_.has({"interp_keys", "interp_slot"})) {
            const auto keys = in_.get("interp_keys", {-1, c_.latent});
            TORCH_CHECK_VALUE(keys.size(0) > 1, "interp_keys should hold two codes or more");
            const auto codes = spline_codes(keys, in_.rows("interp_codes", 2 * keys.size(0) - 1));
            put("interp_codes", codes);
            const auto row = in_.index("interp_slot", c_.rows());
            if (codes.size(0) > 3) {
                auto edited = first_.clone();
                edited.select(1, row).copy_(codes.slice(0, 3, 4));
                put("interp_rgb_step3", images(edited).rgb);
            }
        }
        if (in_.has({"moved_part", "moved_coords"})) {
            const auto grid = in_.get("moved_coords", {1, 2, c_.coarse_size, c_.coarse_size});
            const auto k = in_.index("moved_part", c_.classes);
            put_edit("moved", net_.compose(net_.draw_parts(expanded(first_), {{k, net_.embed(grid)}})));
        }
    }
    void put_edit(const std::string& name, const CoarseMap& map, bool with_seg = false) {
        const auto edited = images(map);
        put(name + "_rgb_0", edited.rgb);
        if (with_seg) put(name + "_seg_0", edited.seg);
        put(name + "_coarse_masks_0", map.signed_masks());
    }

    void scores() {
        const auto& [rgb, seg] = images_;
        const auto fake = discriminator_->score(rgb, seg);
        put("d_fake", fake);
        put("d_fake_imgonly", discriminator_->score(rgb));
        put("d_fake_single", discriminator_->score(sample0(rgb), sample0(seg)));
        put("loss_g", generator_loss(fake).view({1}));
        put("loss_mask", mask_loss(signed_masks_, seg).view({1}));
        if (!in_.has({"real_img", "real_label"})) return;
        const auto real = in_.get("real_img", {-1, 3, c_.size, c_.size});
        const auto labels = in_.get("real_label", {real.size(0), c_.size, c_.size});
        TORCH_CHECK_VALUE(
            labels.min().item<double>() >= 0 && labels.max().item<double>() < double(c_.classes),
            "real_label should hold labels below ", c_.classes);
        const auto masks = signed_one_hot(labels, c_.classes);
        const auto score = discriminator_->score(real, masks);
        put("d_real", score);
        put("loss_d", discriminator_loss(score, fake).view({1}));
        const torch::AutoGradMode with_gradients(true);
        const auto norms = gradient_norms(*discriminator_, real, masks);
        put("r1_img", norms.rgb.view({1}));
        put("r1_seg", norms.masks.view({1}));
    }

    void paths() {
        const auto noise = in_.get("path_noise", {wp_.size(0), 3, c_.size, c_.size});
        const torch::AutoGradMode with_gradients(true);
        const auto codes = expanded(wp_).detach().clone().set_requires_grad(true);
        const auto rgb = images(net_.compose(net_.draw_parts(codes))).rgb;
        put("path_lengths", path_lengths(rgb, codes, noise));
    }

    /// The first five steps towards the picture of sample 1.
    void inversion() {
        CodeFit fit(net_, images_.rgb.slice(0, 1, 2).clamp(-1, 1), mean());
        std::vector<float> rates;
        std::vector<Tensor> losses;
        while (fit.step() < 5) {
            rates.push_back(float(fit.rate()));
            const auto loss = fit.advance();
            losses.push_back(torch::stack({loss.total, loss.mse}));
            if (fit.step() == 1) {
                put("inv_grad_at_start", fit.gradient());
                put("inv_mse_at_start", loss.mse.view({1}));
            }
        }
        outputs_.emplace("inv_lr", make_array(std::span<const float>(rates), {5}));
        put("inv_loss_mse", torch::stack(losses));
        put("inv_latent_after5", fit.codes());
    }

    const PartNetwork& net_;
    const PartConfig& c_;
    const PartDiscriminator* discriminator_;
    TraceInputs in_;
    NamedArrays outputs_;
    Tensor wp_, first_, signed_masks_;
    PartImages images_;
};

}  // namespace

Result<NamedArrays> trace_parts(const CheckpointTree& tree, const NamedArrays& inputs) {
    const torch::NoGradGuard no_grad;
    const auto file = part_file(tree);
    if (!file) return tl::unexpected(file.error());
    const auto network = PartNetwork::load(*file);
    if (!network) return tl::unexpected(network.error());
    std::optional<PartDiscriminator> discriminator;
    if (const auto d = tree.below("d"); !d.empty()) {
        auto loaded = PartDiscriminator::load(d);
        if (!loaded) return tl::unexpected(loaded.error());
        discriminator = std::move(*loaded);
    }
    auto outputs = trace_lift(inputs);
    if (!outputs) return outputs;
    try {
        outputs->merge(PartTrace(*network, discriminator ? &*discriminator : nullptr, inputs).run());
        return outputs;
    } catch (const c10::Error& error) {
        return failure(Errc::wrong_use,
                       std::string("The inputs do not fit: ") + error.what_without_backtrace() + ".");
    }
}

}  // namespace limner::parts
