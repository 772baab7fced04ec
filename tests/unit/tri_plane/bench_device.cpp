#include "tests/unit/tri_plane/bench_device.h"

#include <chrono>
#include <cstdio>

#include "engine/generators/tri_plane/fused_march.h"
#include "engine/nn/fused_fir.h"
#include "tests/unit/tri_plane/random_scene.h"

namespace limner {
namespace {

/// Of many, with the device idle before and after each.
template <class Work>
double best_ms(const Work& work) {
    double best = 1e12;
    for (int run = 0; run < 30; ++run) {
        torch::cuda::synchronize();
        const auto start = std::chrono::steady_clock::now();
        work();
        torch::cuda::synchronize();
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        best = std::min(best, time.count());
    }
    return best;
}

template <class Plain, class Fused>
void compare(const char* title, const Plain& plain, const Fused& fused) {
    const double slow = best_ms(plain), fast = best_ms(fused);
    std::printf("%-52s operators %8.3f ms   kernel %8.3f ms   ratio %.1f\n", title, slow, fast, slow / fast);
    std::fflush(stdout);
}

void bench_march(torch::Device device) {
    const auto there = [&](const torch::Tensor& tensor) { return tensor.to(device); };
    const auto decoder = random_decoder(64);
    TriPlaneField field{there(torch::upsample_bilinear2d(torch::randn({3, 32, 17, 17}), {256, 256}, true))
                            .view({1, 3, 32, 256, 256}),
                        published_axes,
                        {there(decoder.hidden_weight), there(decoder.hidden_bias),
                         there(decoder.output_weight), there(decoder.output_bias)}};
    const auto rays = label_rays(as_tensor(view_label(0.3, 0.1)).to(device), 128);
    const MarchSettings settings;
    if (!has_fused_march(field, settings)) {
        std::puts("This Limner was built without CUDA kernels (LIMNER_CUDA): they are not timed.");
        return;
    }
    compare(
        "device: rays 128^2 x 96", [&] { render_rays(field, rays, settings); },
        [&] { draw_rays(field, rays, settings); });
    auto halves = field;
    halves.planes =
        field.planes.to(torch::kHalf).permute({0, 1, 3, 4, 2}).contiguous().permute({0, 1, 4, 2, 3});
    compare(
        "device: rays 128^2 x 96, planes of halves, laid out", [&] { render_rays(field, rays, settings); },
        [&] { draw_rays(halves, rays, settings); });
}

void bench_fir(torch::Device device) {
    const auto row = torch::tensor({1.0f, 3.0f, 3.0f, 1.0f});
    const auto blur = (torch::outer(row, row) / 16).to(device);
    const std::int64_t channels = 128, side = 512;  // the widest layer of EG3D's super-resolution to 512
    const auto on = torch::TensorOptions(device);
    const auto conv = nn::ModulatedConv::doubling(torch::randn({channels, 4, 3, 3}, on), {}, blur);
    const auto y = torch::randn({1, channels, side + 1, side + 1}, on);
    const auto gain = torch::rand({1, channels}, on), bias = torch::randn({channels}, on),
               noise = torch::randn({1, 1, side, side}, on), rgb = torch::randn({1, 3, 256, 256}, on);
    if (!nn::has_fused_finish(conv, y)) return;
    // Operators are what fir() falls back to where gradients are recorded; none is.
    compare(
        "device: smooth and finish 128 x 512^2",
        [&] {
            const torch::AutoGradMode with_gradients(true);
            const auto smooth = nn::fir(y, blur, 1, 1) * gain.view({1, channels, 1, 1});
            nn::clamped(nn::biased_leaky(smooth + noise, bias), 256);
        },
        [&] { nn::fused_finish(conv, y, gain, noise, bias, 256); });
    compare(
        "device: colours 256^2 -> 512^2",
        [&] {
            const torch::AutoGradMode with_gradients(true);
            nn::upsample_fir(rgb, blur);
        },
        [&] { nn::upsample_fir(rgb, blur); });
}

}  // namespace

void bench_device() {
    if (!torch::cuda::is_available()) {
        std::puts("No CUDA device answers: its kernels are not timed.");
        return;
    }
    const torch::NoGradGuard no_grad;
    const torch::Device device(torch::kCUDA, 0);
    bench_march(device);
    bench_fir(device);
}

}  // namespace limner
