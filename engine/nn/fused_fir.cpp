#include "engine/nn/fused_fir.h"

#include <cmath>

#include "engine/device/cuda_stream.h"
#include "engine/nn/cuda_fir.h"

namespace limner::nn {
namespace {

/// sqrt(2) times the slopes of the leaky activation.
constexpr float slope_above = 1.41421356237309505f, slope_below = 0.2f * slope_above;

bool has_kernel(const Tensor& x) {
    return !torch::GradMode::is_enabled() && x.is_cuda() && x.dim() == 4 &&
           (x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kHalf);
}

/// Floats that lie together, as the kernel reads them.
Tensor plain(const Tensor& x) { return x.to(torch::kFloat32).contiguous(); }

const float* numbers(const Tensor& x) { return x.defined() ? x.data_ptr<float>() : nullptr; }

/// `layer` but for sizes and type, which are those of x.
Tensor run(CudaFir layer, const Tensor& x, const FirShape& shape) {
    const auto input = x.contiguous();
    const auto size = [&](std::int64_t in) {
        return (in * shape.up + shape.before + shape.after - layer.taps) / shape.down + 1;
    };
    const auto N = x.size(0), C = x.size(1), H = size(x.size(2)), W = size(x.size(3));
    auto out = torch::empty({N, C, H, W}, x.options().memory_format(torch::MemoryFormat::Contiguous));
    layer.half = x.scalar_type() == torch::kHalf;
    layer.planes = N * C;
    layer.channels = int(C);
    layer.height = int(x.size(2)), layer.width = int(x.size(3));
    layer.out_height = int(H), layer.out_width = int(W);
    layer.up = int(shape.up), layer.down = int(shape.down);
    layer.top = layer.left = int(shape.before);
    const CudaStreamGuard guard(x.device());
    const char* error = launch_cuda_fir(layer, input.data_ptr(), out.data_ptr(), guard.stream());
    TORCH_CHECK(!error, "CUDA error: ", error);  // device_error() knows these words
    return out;
}

}  // namespace

bool has_fused_fir(const Tensor& x, const Tensor& kernel) {
    return has_kernel(x) && kernel.size(0) == kernel.size(1) && kernel.size(0) <= most_taps;
}

bool has_fused_finish(const ModulatedConv& conv, const Tensor& x) {
    return conv.blur.defined() ? has_fused_fir(x, conv.blur) : has_kernel(x);
}

Tensor fused_fir(const Tensor& x, const Tensor& kernel, const FirShape& shape) {
    // The filter stays on the device: to look whether it is separable would be to wait for it.
    const auto filter = plain(kernel);
    CudaFir layer;
    layer.taps = int(kernel.size(0));
    layer.kernel = numbers(filter);
    return run(layer, x, shape);
}

Tensor fused_finish(const ModulatedConv& conv, const Tensor& y, const Tensor& gains, const Tensor& noise,
                    const Tensor& bias, double clamp) {
    const auto gain = plain(gains), shift = plain(bias), grain = noise.defined() ? plain(noise) : noise;
    Tensor filter;
    CudaFir layer;
    FirShape shape;
    if (conv.blur.defined()) {
        shape.before = shape.after = 1;
        layer.taps = int(conv.blur.size(0));
        if (conv.taps) {
            std::copy(conv.taps->begin(), conv.taps->end(), layer.line);
        } else {
            filter = plain(conv.blur);
            layer.kernel = numbers(filter);
        }
    }
    layer.gain = numbers(gain);
    layer.bias = numbers(shift);
    layer.noise = numbers(grain);
    if (grain.defined() && grain.size(0) > 1) layer.noise_step = grain[0].numel();
    layer.slope_above = slope_above, layer.slope_below = slope_below;
    if (!std::isinf(clamp)) layer.limit = float(clamp);
    return run(layer, y, shape);
}

}  // namespace limner::nn
