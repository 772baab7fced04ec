#include "engine/nn/stylegan_layers.h"

#include <algorithm>
#include <cmath>

#include "engine/nn/fused_fir.h"
#include "engine/nn/styled_finish.h"
#include "engine/nn/winograd.h"

namespace limner::nn {
namespace {

constexpr double leak = 0.2;
const double sqrt2 = std::sqrt(2.0);

Tensor scaled_channels(const Tensor& x, const Tensor& s) { return x * s.unsqueeze(-1).unsqueeze(-1); }

/// First and last true of `used` [n], on the host, as (begin, end); (0, 0) where there is none.
std::pair<std::int64_t, std::int64_t> extent(const Tensor& used) {
    const auto* flags = used.data_ptr<bool>();
    const auto* end = flags + used.numel();
    const auto* first = std::find(flags, end, true);
    if (first == end) return {0, 0};
    while (!*(end - 1)) --end;
    return {first - flags, end - flags};
}

/// Rows or columns [from, to) of axis `axis`, zeros where they lie outside.
Tensor window(const Tensor& x, std::int64_t axis, std::int64_t from, std::int64_t to) {
    const auto size = x.size(axis);
    const auto inside = x.slice(axis, std::max<std::int64_t>(from, 0), std::min(to, size));
    const auto before = std::max<std::int64_t>(-from, 0), after = std::max<std::int64_t>(to - size, 0);
    if (before == 0 && after == 0) return inside;
    return axis == 3 ? torch::constant_pad_nd(inside, {before, after})
                     : torch::constant_pad_nd(inside, {0, 0, before, after});
}

/// t with outer(t, t) = kernel; nothing when there is none.
std::optional<std::array<float, 4>> separated(const Tensor& kernel) {
    const auto total = kernel.sum().item<float>();
    const auto sums = kernel.sum(1);
    if (!(total > 0)) return std::nullopt;
    const auto taps = sums / std::sqrt(total);
    if (!torch::outer(taps, taps).allclose(kernel, 1e-6, 1e-7)) return std::nullopt;
    std::array<float, 4> result{};
    for (std::int64_t i = 0; i < 4; ++i) result[std::size_t(i)] = taps[i].item<float>();
    return result;
}

/// The one that WinogradConv::doubling() knows: [1, 3, 3, 1] with gain 4.
bool is_usual_filter(const std::optional<std::array<float, 4>>& taps) {
    constexpr std::array usual{0.25f, 0.75f, 0.75f, 0.25f};
    return taps && std::ranges::equal(*taps, usual, [](float a, float b) { return std::abs(a - b) < 1e-6f; });
}

}  // namespace

Tensor biased_leaky(const Tensor& x, const Tensor& bias) {
    const auto shaped = x.dim() == 4 ? bias.view({1, -1, 1, 1}) : bias;
    return torch::leaky_relu(x + shaped, leak) * sqrt2;
}

Tensor finish_styled(Tensor y, const Tensor& noise, const Tensor& bias) {
    if (torch::GradMode::is_enabled()) return biased_leaky(y + noise, bias);
    // Bound by memory, not arithmetic: nothing is allocated.
    return torch::leaky_relu_(y.add_(noise).add_(bias.view({1, -1, 1, 1})), leak).mul_(sqrt2);
}

Tensor pixel_norm(const Tensor& x) { return x * torch::rsqrt(x.square().mean(-1, /*keepdim=*/true) + 1e-8); }

Tensor resize_bilinear(const Tensor& x, std::int64_t height, std::int64_t width) {
    if (x.size(2) == height && x.size(3) == width) return x;
    return torch::upsample_bilinear2d(x, {height, width}, /*align_corners=*/true);
}

Tensor resize_nearest(const Tensor& x, std::int64_t height, std::int64_t width) {
    const auto indices = [&](std::int64_t in, std::int64_t out) {
        return torch::arange(out, torch::dtype(torch::kInt64).device(x.device())).mul_(in).div_(out, "floor");
    };
    return x.index_select(-2, indices(x.size(-2), height)).index_select(-1, indices(x.size(-1), width));
}

Tensor fir(const Tensor& x, const Tensor& kernel, std::int64_t before, std::int64_t after) {
    if (has_fused_fir(x, kernel)) return fused_fir(x, kernel, {.before = before, .after = after});
    const auto channels = x.size(1);
    const auto padded =
        before == 0 && after == 0 ? x : torch::constant_pad_nd(x, {before, after, before, after});
    const auto weight = kernel.view({1, 1, kernel.size(0), kernel.size(1)})
                            .expand({channels, 1, kernel.size(0), kernel.size(1)});
    return torch::conv2d(padded, weight, {}, /*stride=*/1, /*padding=*/torch::IntArrayRef{0}, /*dilation=*/1,
                         channels);
}

Tensor upsample_fir(const Tensor& x, const Tensor& kernel) {
    if (has_fused_fir(x, kernel)) return fused_fir(x, kernel, {.up = 2, .before = 2, .after = 1});
    const auto N = x.size(0), C = x.size(1), h = x.size(2), w = x.size(3);
    auto spread = torch::zeros({N, C, h, 2, w, 2}, x.options());
    spread.select(5, 0).select(3, 0).copy_(x);
    return fir(spread.view({N, C, 2 * h, 2 * w}), kernel, 2, 1);
}

Tensor clamped(Tensor x, double limit) {
    if (std::isinf(limit)) return x;
    return torch::GradMode::is_enabled() ? x.clamp(-limit, limit) : x.clamp_(-limit, limit);
}

EqualLinear EqualLinear::make(const Tensor& weight, const Tensor& bias, double lr_mul, bool activate) {
    return {(weight * (lr_mul / std::sqrt(double(weight.size(1))))).contiguous(), bias * lr_mul, activate};
}

Tensor EqualLinear::forward(const Tensor& x) const {
    if (!activate) return torch::addmm(bias, x, weight.t());
    return torch::leaky_relu(torch::addmm(bias, x, weight.t()), leak) * sqrt2;
}

Tensor equalised(const Tensor& weight) {
    const auto fan_in = double(weight.size(1) * weight.size(2) * weight.size(3));
    return (weight / std::sqrt(fan_in)).contiguous();
}

Tensor DownBlock::forward(const Tensor& x) const {
    auto y = clamped(biased_leaky(torch::conv2d(x, conv1, {}, 1, 1), bias1), clamp);
    y = clamped(biased_leaky(torch::conv2d(fir(y, kernel, 2, 2), conv2, {}, 2), bias2), clamp);
    const auto s = torch::conv2d(fir(x, skip_kernel, 1, 1), skip, {}, 2);
    return (y + s) / sqrt2;
}

ModulatedConv ModulatedConv::plain(const Tensor& weight, EqualLinear affine, bool demodulate,
                                   WeightScale scale) {
    ModulatedConv conv;
    const auto kernel = weight.dim() == 5 ? weight.squeeze(0) : weight;
    conv.weight = scale == WeightScale::equalised ? equalised(kernel) : kernel;
    if (demodulate) conv.squares = conv.weight.square().sum({2, 3});
    conv.affine = std::move(affine);
    conv.padding = conv.weight.size(2) / 2;
    return conv;
}

ModulatedConv ModulatedConv::doubling(const Tensor& weight, EqualLinear affine, const Tensor& blur,
                                      WeightScale scale) {
    auto conv = plain(weight, std::move(affine), /*demodulate=*/true, scale);
    conv.weight =
        conv.weight.transpose(0, 1).contiguous();  // not flipped: conv_transpose2d scatters it as it is
    conv.blur = blur;
    conv.taps = separated(blur);
    return conv;
}

void ModulatedConv::use_winograd(std::int64_t side) {
    // Kernels are read once for every four rows of the result: few rows do not pay for them.
    constexpr std::int64_t smallest = 32, smallest_doubling = 64;
    const bool doubles = blur.defined();
    if (!weight.device().is_cpu() || weight.scalar_type() != torch::kFloat32 || !squares.defined() ||
        padding != 1 || (doubles && !is_usual_filter(taps)) ||
        side < (doubles ? smallest_doubling : smallest))
        return;
    const auto plain = (doubles ? weight.transpose(0, 1) : weight).contiguous();  // [O, I, 3, 3]
    const std::span<const float> values(plain.data_ptr<float>(), std::size_t(plain.numel()));
    const auto out = int(plain.size(0)), in = int(plain.size(1));
    winograd = std::make_shared<const WinogradConv>(doubles ? WinogradConv::doubling(values, out, in)
                                                            : WinogradConv(values, out, in));
}

Tensor ModulatedConv::convolve(const Tensor& x) const {
    if (!blur.defined()) return torch::conv2d(x, weight, {}, 1, padding);
    return fir(torch::conv_transpose2d(x, weight, {}, /*stride=*/2), blur, 1, 1);  // h -> 2h+1 -> 2h
}

Modulation ModulatedConv::modulate(const Tensor& w) const {
    Modulation modulation{affine.forward(w), {}};
    if (squares.defined()) modulation.d = torch::rsqrt(torch::mm(modulation.s.square(), squares.t()) + 1e-8);
    return modulation;
}

Tensor ModulatedConv::forward(const Tensor& x, const Modulation& modulation, const Tensor& masks) const {
    const auto& [s, d] = modulation;
    const auto B = x.size(0), K = s.size(0) / B;
    if (K == 1) {
        const auto y = convolve(scaled_channels(x, s));
        return d.defined() ? scaled_channels(y, d) : y;
    }
    const bool trained =
        torch::GradMode::is_enabled() && (x.requires_grad() || s.requires_grad() || masks.requires_grad());
    if (!trained && x.size(2) >= 16) return mix_boxes(x, s, d, masks);
    auto y = convolve(scaled_channels(x.repeat_interleave(K, 0), s));
    if (d.defined()) y = scaled_channels(y, d);
    return (y.view({B, K, y.size(1), y.size(2), y.size(3)}) * masks.unsqueeze(2)).sum(1);
}

// Each style is evaluated only inside the box where its mask is not zero: a style on the lips costs what the
// lips cost.
Tensor ModulatedConv::mix_boxes(const Tensor& x, const Tensor& s, const Tensor& d,
                                const Tensor& masks) const {
    const auto B = x.size(0), K = s.size(0) / B, H = masks.size(2), W = masks.size(3);
    const auto O = blur.defined() ? weight.size(1) : weight.size(0);
    auto y = torch::zeros({B, O, H, W}, x.options());
    const auto used = masks != 0;
    // All boxes at once: a device is waited for twice, however many styles there are.
    const auto rows = used.any(3).to(torch::kCPU), columns = used.any(2).to(torch::kCPU);
    for (std::int64_t b = 0; b < B; ++b)
        for (std::int64_t k = 0; k < K; ++k) {
            const auto [top, bottom] = extent(rows[b][k]);
            const auto [left, right] = extent(columns[b][k]);
            if (top == bottom) continue;
            const auto row = b * K + k;
            const auto image = x.slice(0, b, b + 1);
            Tensor part;  // [1, O, bottom - top, right - left]
            if (!blur.defined()) {
                const auto input = window(window(image, 2, top - padding, bottom + padding), 3,
                                          left - padding, right + padding);
                part = torch::conv2d(scaled_channels(input, s.slice(0, row, row + 1)), weight);
            } else {
                // Row Y of the result reads rows Y-1 .. Y+2 of the transposed convolution, whose row r reads
                // input rows (r-2)/2 .. r/2.
                const auto first = [](std::int64_t y0) { return std::max<std::int64_t>(0, (y0 - 3) / 2); };
                const auto y0 = first(top), x0 = first(left);
                const auto input = image.slice(2, y0, std::min(image.size(2), (bottom + 1) / 2 + 1))
                                       .slice(3, x0, std::min(image.size(3), (right + 1) / 2 + 1));
                const auto wide =
                    torch::conv_transpose2d(scaled_channels(input, s.slice(0, row, row + 1)), weight, {}, 2);
                part = fir(window(window(wide, 2, top - 1 - 2 * y0, bottom + 2 - 2 * y0), 3,
                                  left - 1 - 2 * x0, right + 2 - 2 * x0),
                           blur, 0, 0);
            }
            if (d.defined()) part = scaled_channels(part, d.slice(0, row, row + 1));
            part = part * masks[b][k].slice(0, top, bottom).slice(1, left, right);
            y.slice(0, b, b + 1).slice(2, top, bottom).slice(3, left, right).add_(part);
        }
    return y;
}

namespace {

// y [N, O, ...] as the convolution left it (one more row and column when it doubles) -> [N, O, H, W].
Tensor finished(const ModulatedConv& conv, const Tensor& y, const Tensor& gains, const Tensor& noise,
                const Tensor& bias, double clamp) {
    const bool doubles = conv.blur.defined();
    const auto N = y.size(0), O = y.size(1), H = y.size(2) - (doubles ? 1 : 0),
               W = y.size(3) - (doubles ? 1 : 0);
    const auto result = doubles ? torch::empty({N, O, H, W}) : y;
    const auto* in = y.data_ptr<float>();
    auto* out = result.data_ptr<float>();
    const auto* gain = gains.data_ptr<float>();
    const auto* shift = bias.data_ptr<float>();
    const auto* grain = noise.defined() ? noise.data_ptr<float>() : nullptr;
    const auto grain_step = noise.defined() && noise.size(0) > 1 ? H * W : 0;
    at::parallel_for(0, N * O, /*grain_size=*/1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> row(std::size_t(W + 3));
        for (auto i = begin; i < end; ++i) {
            const ChannelFinish finish{gain[i], shift[i % O], std::isinf(clamp) ? 0.0f : float(clamp),
                                       grain ? grain + (i / O) * grain_step : nullptr};
            if (doubles)
                smooth_and_finish_channel(in + i * (H + 1) * (W + 1), out + i * H * W, H, W, *conv.taps,
                                          finish, row.data());
            else
                finish_channel(out + i * H * W, H * W, finish);
        }
    });
    return result;
}

Tensor styled_by_winograd(const ModulatedConv& conv, const Tensor& x, const Modulation& modulation,
                          const Tensor& noise, const Tensor& bias, double clamp) {
    const auto factor = conv.blur.defined() ? 2 : 1;
    const auto input = x.contiguous(), scale = modulation.s.contiguous(), gain = modulation.d.contiguous(),
               shift = bias.contiguous(), grain = noise.defined() ? noise.contiguous() : noise;
    const auto y = torch::empty({1, shift.size(0), factor * x.size(2), factor * x.size(3)}, x.options());
    WinogradLayer layer;
    layer.x = input.data_ptr<float>();
    layer.height = int(x.size(2));
    layer.width = int(x.size(3));
    layer.scale = scale.data_ptr<float>();
    layer.gain = gain.data_ptr<float>();
    layer.bias = shift.data_ptr<float>();
    layer.noise = grain.defined() ? grain.data_ptr<float>() : nullptr;
    if (!std::isinf(clamp)) layer.clamp = float(clamp);
    conv.winograd->run(layer, y.data_ptr<float>(), torch::get_num_threads());
    return y;
}

}  // namespace

Tensor styled(const ModulatedConv& conv, const Tensor& x, const Tensor& w, const Tensor& noise,
              const Tensor& bias, double clamp) {
    const auto modulation = conv.modulate(w);
    const bool on_device = modulation.d.defined() && has_fused_finish(conv, x);
    const bool fused = !torch::GradMode::is_enabled() && x.device().is_cpu() &&
                       x.scalar_type() == torch::kFloat32 && modulation.d.defined() &&
                       (!conv.blur.defined() || conv.taps);
    if (!fused && !on_device) {
        auto y = conv.forward(x, modulation, {});
        return clamped(noise.defined() ? finish_styled(std::move(y), noise, bias) : biased_leaky(y, bias),
                       clamp);
    }
    if (fused && conv.winograd && x.size(0) == 1)
        return styled_by_winograd(conv, x, modulation, noise, bias, clamp);
    const auto scaled = scaled_channels(x, modulation.s);
    const auto y = conv.blur.defined() ? torch::conv_transpose2d(scaled, conv.weight, {}, /*stride=*/2)
                                       : torch::conv2d(scaled, conv.weight, {}, 1, conv.padding);
    if (on_device) return fused_finish(conv, y, modulation.d, noise, bias, clamp);
    return finished(conv, y.contiguous(), modulation.d.contiguous(),
                    noise.defined() ? noise.contiguous() : noise, bias.contiguous(), clamp);
}

}  // namespace limner::nn
