// limner_bench_live: milliseconds of the live model's parts, eager LibTorch against the fused executors.
// Best and median of several runs, on random weights; the processor time of all threads tells what a run
// costs when other programs take their share of the clock. Usage: limner_bench_live [runs]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "engine/generators/live/guide.h"
#include "engine/generators/live/outlines.h"
#include "tests/unit/live/random_networks.h"

namespace {

using namespace limner::live;

int runs = 12;

void report(const char* what, const std::function<void()>& body) {
    body();
    std::vector<double> times, costs;
    for (int i = 0; i < runs; ++i) {
        const auto cost = std::clock();
        const auto start = std::chrono::steady_clock::now();
        body();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        costs.push_back(double(std::clock() - cost) * 1e3 / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    std::sort(costs.begin(), costs.end());
    std::printf("%-46s best %8.2f ms   median %8.2f ms   processor %8.2f ms\n", what, times.front(),
                times[times.size() / 2], costs.front());
    std::fflush(stdout);
}

void bench_texture() {
    auto network = random_texture();
    const auto w = network->map_styles(torch::randn({1, 20, 32}), torch::randn({1, 36})).contiguous();
    const auto labels = blob_labels(20);
    char title[80];
    for (const int size : {64, 128, 256}) {
        const auto guide = torch::randn({1, 12, size, size});
        const auto masks = masks_of(labels, 20, size);
        for (const int threads : {1, 2}) {
            torch::set_num_threads(threads);
            std::snprintf(title, sizeof title, "texture %d eager, %d thread(s)", size, threads);
            report(title, [&] { network->forward(masks, guide, w); });
        }
        torch::set_num_threads(1);
        std::vector<float> picture(std::size_t(3 * size * size));
        for (const auto set :
             {fused::Instructions::baseline, fused::Instructions::avx2, fused::Instructions::avx512})
            for (const int threads : {1, 2}) {
                FusedTexture fused(weights_of(*network), std::make_shared<Workers>(threads), set);
                fused.set_styles(floats(w));
                std::snprintf(title, sizeof title, "texture %d fused %s, %d thread(s)", size,
                              fused::kernels(set).name, threads);
                report(title, [&] {
                    fused.render(size, floats(masks), floats(guide), {.picture = picture, .bytes = {}});
                });
            }
        std::vector<std::uint8_t> bytes(std::size_t(4 * size * size));
        FusedTexture fused(weights_of(*network), std::make_shared<Workers>(2));
        fused.set_styles(floats(w));
        std::snprintf(title, sizeof title, "texture %d fused, labels to bytes, 2 threads", size);
        report(title,
               [&] { fused.render(size, labels, 256, floats(guide), {.picture = {}, .bytes = bytes}); });
    }
    FusedTexture fused(weights_of(*network), std::make_shared<Workers>(1));
    auto other = w + 1;
    bool turn = false;
    report("texture tables for new styles, 1 thread",
           [&] { fused.set_styles(floats((turn = !turn) ? other : w)); });
}

void bench_field() {
    auto network = random_field();
    const auto layers = network->generate(torch::randn({1, geometry_size}));
    char title[80];
    for (const int count : {75000, 300000}) {
        const auto points = torch::rand({1, count, 3}) * 2 - 1;
        for (const int threads : {1, 2}) {
            torch::set_num_threads(threads);
            std::snprintf(title, sizeof title, "field %d points eager, %d thread(s)", count, threads);
            report(title, [&] { network->query(layers, points); });
        }
        torch::set_num_threads(1);
        std::vector<float> logits(std::size_t(count) * 20);
        for (const auto set :
             {fused::Instructions::baseline, fused::Instructions::avx2, fused::Instructions::avx512})
            for (const int threads : {1, 2}) {
                FusedField fused(weights_of(*network, layers), std::make_shared<Workers>(threads), set);
                std::snprintf(title, sizeof title, "field %d points fused %s, %d thread(s)", count,
                              fused::kernels(set).name, threads);
                report(title, [&] { fused.query(floats(points), logits); });
            }
    }
}

void bench_guide() {
    const int full = 256;
    const auto labels = blob_labels(20);
    std::vector<float> normals(std::size_t(full * full * 3)), depth(std::size_t(full * full));
    for (int y = 0; y < full; ++y)
        for (int x = 0; x < full; ++x) {
            const float u = float(x - 128) / 110, v = float(y - 128) / 110, d = 1 - u * u - v * v;
            if (d <= 0) continue;
            const auto at = std::size_t(y * full + x);
            normals[3 * at] = u, normals[3 * at + 1] = -v, normals[3 * at + 2] = std::sqrt(d);
            depth[at] = 80 - 9 * std::sqrt(d);
        }
    GuideInput input;
    input.size = full;
    input.labels = labels;
    input.normals = normals;
    input.depth = depth;
    input.view = {{1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 1, 80}, 900, 128, 128};
    for (int i = 0; i < light_size; ++i) input.light[std::size_t(i)] = 0.1f * float(i % 5);
    char title[80];
    for (const int step : {1, 2, 4}) {
        input.step = step;
        std::vector<float> guide(std::size_t(guide_channels * full / step * full / step));
        std::snprintf(title, sizeof title, "guide %d", full / step);
        report(title, [&] { make_guide(input, guide); });
    }
}

// A ball whose upper two thirds are hair.
void bench_hair() {
    const int full = 512;
    const auto plane = std::size_t(full) * std::size_t(full);
    std::vector<std::uint8_t> labels(plane);
    std::vector<float> normals(3 * plane), depth(plane);
    for (int y = 0; y < full; ++y)
        for (int x = 0; x < full; ++x) {
            const float u = float(x - 256) / 220, v = float(y - 256) / 220, d = 1 - u * u - v * v;
            if (d <= 0) continue;
            const auto at = std::size_t(y * full + x);
            labels[at] = std::uint8_t(v < .33f ? limner::FaceClass::hair : limner::FaceClass::skin);
            normals[3 * at] = u, normals[3 * at + 1] = -v, normals[3 * at + 2] = std::sqrt(d);
            depth[at] = 80 - 9 * std::sqrt(d);
        }
    GeometryCode code{};
    code[hair_begin + 10] = 1;  // long and wavy
    GuideInput input;
    input.size = full;
    input.labels = labels;
    input.normals = normals;
    input.depth = depth;
    input.view = {{1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 1, 80}, 1800, 256, 256};
    input.hair = HairFlow(code);
    for (const int step : {1, 2}) {
        input.step = step;
        std::vector<float> guide(guide_channels * plane / std::size_t(step * step));
        char title[80];
        std::snprintf(title, sizeof title, "guide %d, half of it hair", full / step);
        report(title, [&] { make_guide(input, guide); });
    }
    report("frayed hair 512", [&] {
        auto own_labels = labels;
        auto own_normals = normals, own_depth = depth;
        redraw_outlines(full, own_labels, own_normals, own_depth, input.view, input.hair);
    });
}

}  // namespace

int main(int argc, char** argv) {
    const c10::InferenceMode inference;
    if (argc > 1) runs = std::max(1, std::atoi(argv[1]));
    bench_texture();
    bench_field();
    bench_guide();
    bench_hair();
}
