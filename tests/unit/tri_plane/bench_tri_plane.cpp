// Milliseconds of EG3D at its official size (FFHQ 512-128, random weights made in memory), beside the same
// stages with LibTorch operators in the same run; before that the CUDA kernels, where a device answers. Not a
// test: run it while nothing else runs.
//
//     limner_bench_tri_plane [RUNS] [THREADS]

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "engine/generators/tri_plane/eg3d_family.h"
#include "engine/generators/tri_plane/eg3d_network.h"
#include "tests/unit/tri_plane/bench_device.h"
#include "tests/unit/tri_plane/random_network.h"
#include "tests/unit/tri_plane/random_scene.h"

using namespace limner;
using Clock = std::chrono::steady_clock;

namespace {

int runs = 3;

/// Of all threads of this process: what a busy machine does not change much.
double processor_ms() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1000.0 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

double best(const char* what, const auto& work) {
    double wall = 1e12, processor = 1e12;
    for (int run = 0; run < runs; ++run) {
        const auto start = Clock::now();
        const double before = processor_ms();
        work();
        wall = std::min(wall, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        processor = std::min(processor, processor_ms() - before);
    }
    std::printf("%-52s best %8.1f ms   processor %8.1f ms\n", what, wall, processor);
    std::fflush(stdout);
    return processor;
}

void ratio(const char* what, double plain, double fast) {
    std::printf("  %s: %.1f times less processor time\n", what, plain / fast);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) runs = std::max(1, std::atoi(argv[1]));
    if (argc > 2) torch::set_num_threads(std::max(1, std::atoi(argv[2])));
    bench_device();
    const c10::InferenceMode inference;
    const auto tree = random_tree({.latent = 512,
                                   .embedded = 512,
                                   .plane_side = 256,
                                   .channel_base = 32768,
                                   .channel_max = 512,
                                   .super_resolution = "SuperresolutionHybrid8XDC",
                                   .neural_resolution = 128});
    const auto network = *Eg3dNetwork::load(tree);
    const auto label = view_label(0.3, 0.1);
    const auto ws = network.map(torch::randn({1, 512}), as_tensor(label));
    std::printf("%d threads, %s, %zu parameters\n", torch::get_num_threads(), march::kernels().name,
                network.parameter_count);

    torch::Tensor planes;
    const auto slow_backbone = best("backbone, LibTorch operators", [&] { planes = network.planes(ws); });
    auto backbone = network.backbone;
    backbone.use_winograd();
    ratio("Winograd", slow_backbone, best("backbone, Winograd", [&] { backbone.forward(ws, {}); }));
    const auto& settings = network.config.march;
    StreamingMarch march(weights_of(network.decoder), network.config.axes, settings,
                         torch::get_num_threads());
    const auto flat = floats(planes);
    best("planes to pixel-major", [&] { march.set_planes(flat, 256, 256); });
    const auto plain =
        best("rays 128^2 x 96, LibTorch operators", [&] { network.render(planes, as_tensor(label), 128); });
    const auto fast = best("rays 128^2 x 96, streaming",
                           [&] { march.render(label_march_rays(label, 128, settings), settings); });
    ratio("streaming", plain, fast);

    const auto features = torch::randn({1, 32, 128, 128}).clamp(-1, 1);
    const auto w = ws.select(1, 13);
    const auto& exact = network.super_resolution;
    auto quick = exact;
    quick.use_winograd();
    const auto slow_sr =
        best("super-resolution to 512, LibTorch operators", [&] { exact.forward(features, w); });
    const auto fast_sr = best("super-resolution to 512, Winograd",
                              [&] { quick.advance(quick.advance(exact.prepare(features), 0, w), 1, w); });
    ratio("Winograd", slow_sr, fast_sr);

    auto generator = *open_eg3d(tree, {"bench", "bench"});
    auto portrait = portrait_from_seed(3);
    generator->render(portrait, {.rung = 0});  // planes
    const auto& rungs = generator->info().rungs;
    for (int rung = 0; rung < int(rungs.size()); ++rung) {
        const auto title = "picture after a turn, rung " + rungs[std::size_t(rung)].name;
        best(title.c_str(), [&] {
            portrait.pose.yaw += 1_deg;
            generator->render(portrait, {.rung = rung});
        });
    }
    return 0;
}
