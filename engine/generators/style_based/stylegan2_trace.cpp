#include "engine/generators/style_based/stylegan2_trace.h"

#include "engine/generators/style_based/stylegan2_discriminator.h"
#include "engine/generators/style_based/stylegan2_network.h"
#include "engine/nn/arrays.h"

namespace limner {
namespace {

constexpr std::int64_t shown_channels = 8;

Tensor matrix(const NamedArrays& inputs, const std::string& name, std::int64_t width) {
    const auto tensor = nn::to_tensor(inputs.at(name)).to(torch::kFloat32);
    TORCH_CHECK_VALUE(tensor.dim() == 2 && tensor.size(0) > 0 && tensor.size(1) == width, name,
                      " should have the shape [pictures, ", width, "], not ", tensor.sizes());
    return tensor;
}

NamedArrays trace(const Stylegan2& net, const Stylegan2Discriminator* discriminator,
                  const NamedArrays& inputs) {
    NamedArrays outputs;
    const auto put = [&](const std::string& name, const Tensor& value) {
        outputs.emplace(name, nn::to_array(value));
    };
    const auto slots = net.config().synthesis.slot_count();
    outputs.emplace("num_ws", make_array(std::span<const std::int64_t>(&slots, 1), {}));
    if (!inputs.contains("z")) return outputs;
    const auto z = matrix(inputs, "z", net.config().mapping.latent);
    Tensor label;
    if (net.config().mapping.label > 0 && inputs.contains("c"))
        label = matrix(inputs, "c", net.config().mapping.label);
    TORCH_CHECK_VALUE(!label.defined() || label.size(0) == z.size(0), "z and c should have as many rows");

    const auto& synthesis = net.synthesis();
    const auto ws = net.map(z, label), tighter = net.truncated(ws, 0.7);
    put("w_psi1", ws.select(1, 0));
    put("w_psi07", tighter.select(1, 0));
    put("w_psi05_cut4", net.truncated(ws, 0.5, 4));
    const auto image = synthesis.forward(ws, {});
    put("image_psi1", image);
    put("image_psi07", synthesis.forward(tighter, {}));
    const auto first = ws.slice(0, 0, 1);
    put("image_psi1_nonoise", synthesis.forward(first, {nn::NoiseMode::none}));
    if (ws.size(0) > 1) {
        const auto mix = Stylegan2::mixed(first, ws.slice(0, 1, 2), slots / 2);
        put("ws_mix", mix);
        put("image_mix", synthesis.forward(mix, {}));
    }
    synthesis.forward(first, {}, [&](const std::string& name, const Tensor& value) {
        if (name.ends_with(".x"))
            put(name.substr(0, name.size() - 2) + "_x8", value.slice(1, 0, shown_channels));
        else
            put(name.substr(0, name.size() - 4) + "_img", value);
    });
    if (discriminator) {
        const bool labelled = discriminator->config().mapping.label > 0;
        if (labelled && !label.defined()) label = torch::zeros({z.size(0), net.config().mapping.label});
        put("d_logits", discriminator->score(image, labelled ? label : Tensor()));
    }
    return outputs;
}

}  // namespace

Result<NamedArrays> trace_stylegan2(const CheckpointTree& tree, const NamedArrays& inputs) {
    const torch::NoGradGuard no_grad;
    const auto source = find_stylegan2(tree);
    if (!source) return failure(Errc::model_mismatch, "The file holds no StyleGAN2 generator.");
    const auto net = Stylegan2::load(*source);
    if (!net) return tl::unexpected(net.error());
    std::optional<Stylegan2Discriminator> discriminator;
    if (const auto d = find_stylegan2_discriminator(tree)) {
        auto loaded = Stylegan2Discriminator::load(*d);
        if (!loaded) return tl::unexpected(loaded.error());
        discriminator = std::move(*loaded);
    }
    try {
        return trace(*net, discriminator ? &*discriminator : nullptr, inputs);
    } catch (const c10::ValueError& error) {
        return failure(Errc::wrong_use,
                       std::string("An input does not fit: ") + error.what_without_backtrace() + ".");
    } catch (const c10::Error& error) {
        return failure(Errc::wrong_use, std::string("The inputs do not fit together: ") +
                                            error.what_without_backtrace() + ".");
    }
}

}  // namespace limner
