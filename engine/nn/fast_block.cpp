#include "engine/nn/fast_block.h"

namespace limner::nn {
namespace {

WinogradConv prepared(const SynthesisLayer& layer) {
    const bool doubling = layer.conv.blur.defined();
    // [O, I, 3, 3]; the doubling layer keeps it transposed.
    const auto weight = (doubling ? layer.conv.weight.transpose(0, 1) : layer.conv.weight).contiguous();
    const std::span<const float> values(weight.data_ptr<float>(), std::size_t(weight.numel()));
    const auto out = int(weight.size(0)), in = int(weight.size(1));
    return doubling ? WinogradConv::doubling(values, out, in) : WinogradConv(values, out, in);
}

}  // namespace

FastBlock::FastBlock(SynthesisBlock block)
    : block_(std::move(block)), first_(prepared(*block_.conv0)), second_(prepared(block_.conv1)) {}

Tensor FastBlock::layer(const SynthesisLayer& layer, const WinogradConv& conv, const Tensor& x,
                        const Tensor& w, const Noise& noise) const {
    TORCH_CHECK(x.size(0) == 1, "FastBlock draws one picture at a time");
    const auto side = layer.conv.blur.defined() ? 2 * x.size(2) : x.size(2);
    const auto modulation = layer.conv.modulate(w);
    const auto input = x.contiguous(), scale = modulation.s.contiguous(), gain = modulation.d.contiguous(),
               bias = layer.bias.contiguous();
    auto map = layer.noise_for(1, side, noise);
    if (map.defined()) map = map.contiguous();
    auto y = torch::empty({1, bias.size(0), side, side});
    WinogradLayer job;
    job.x = input.data_ptr<float>();
    job.height = int(x.size(2));
    job.width = int(x.size(3));
    job.scale = scale.data_ptr<float>();
    job.gain = gain.data_ptr<float>();
    job.bias = bias.data_ptr<float>();
    job.noise = map.defined() ? map.data_ptr<float>() : nullptr;
    if (layer.clamp < unlimited) job.clamp = float(layer.clamp);
    conv.run(job, y.data_ptr<float>(), torch::get_num_threads());
    return y;
}

SynthesisBlock::State FastBlock::forward(const SynthesisBlock::State& in, const Tensor& w,
                                         const Noise& noise) const {
    const auto hidden = layer(*block_.conv0, first_, in.x, w.select(1, 0), noise);
    SynthesisBlock::State out{layer(block_.conv1, second_, hidden, w.select(1, 1), noise), in.rgb};
    if (out.rgb.defined() && block_.resample.defined()) out.rgb = upsample_fir(out.rgb, block_.resample);
    if (block_.to_rgb) {
        const auto rgb = block_.to_rgb->forward(out.x, w.select(1, 2));
        out.rgb = out.rgb.defined() ? out.rgb + rgb : rgb;
    }
    return out;
}

}  // namespace limner::nn
