// limner_bench_parts: what the cache of parts saves on an edit, against drawing all parts again in the same
// run. Official widths (13 classes, 64x64 maps, 512 channels) with random weights; the render net is a narrow
// one, since no edit of a part spares any of it. Usage: limner_bench_parts [runs] [threads]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "engine/generators/part_based/part_cache.h"
#include "tests/unit/part_based/made_parts.h"

namespace {

using namespace limner;
using namespace limner::parts;

PartConfig official_parts() {
    PartConfig c;
    c.pooled_size = 16;
    c.channels = {192, 128, 64};  // to 128 pixels; the published 512 model has 512, 512, 256, 128, 64
    c.size = 128;
    c.coarse_size = 64;
    c.latent = 512;
    c.mapping_layers = 8;
    c.classes = 13;
    c.local_layers = 10;
    c.base_layers = 2;
    c.depth_layers = 6;
    c.local_width = 64;
    c.feature_channels = c.coarse_channels = 512;
    c.frequencies = 9;
    c.transparent = {10, 12};
    c.residual = true;
    return c;
}

/// Best of `runs`, in milliseconds; `prepare` is not counted.
double best(int runs, const std::function<void()>& prepare, const std::function<void()>& body) {
    double least = 1e9;
    for (int i = 0; i < runs; ++i) {
        prepare();
        const auto start = std::chrono::steady_clock::now();
        body();
        least = std::min(
            least,
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return least;
}

}  // namespace

int main(int argc, char** argv) {
    const c10::InferenceMode inference;
    const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
    torch::set_num_threads(argc > 2 ? std::max(1, std::atoi(argv[2])) : 2);
    torch::manual_seed(1);
    const auto network = PartNetwork::load(made_file(official_parts())).value();
    const auto& c = network.config();
    const auto rows = network.map(torch::randn({2 * c.rows(), c.latent})).view({2, c.rows(), c.latent});
    const auto a = rows.slice(0, 0, 1), b = rows.slice(0, 1, 2);
    constexpr std::int64_t hair = 7;

    struct Edit {
        const char* what;
        std::vector<std::int64_t> rows;
    };
    const Edit edits[] = {{"texture of one part", {c.texture_row(hair)}},
                          {"shape of one part", {c.shape_row(hair)}},
                          {"one part", part_rows(c, hair)},
                          {"coarse rows", coarse_rows(c)},
                          {"nothing", {}}};
    PartCache cache(network);
    const auto before = expand_codes(c, a);
    cache.update(before);
    std::printf("%d threads, best of %d runs; %.0f MB kept\n", torch::get_num_threads(), runs,
                double(cache.bytes()) / 1e6);
    const auto naive = best(
        runs, [] {}, [&] { network.draw_parts(before); });
    const auto naive_map = best(
        runs, [] {}, [&] { network.compose(network.draw_parts(before)); });
    std::printf("%-22s parts %8.2f ms          with composition %8.2f ms\n", "all parts, no cache", naive,
                naive_map);
    for (const auto& edit : edits) {
        const auto after = expand_codes(c, swapped(a, b, edit.rows));
        const auto reset = [&] { cache.update(before); };
        const auto parts = best(runs, reset, [&] { cache.update(after); });
        const auto map = best(runs, reset, [&] { network.compose(cache.update(after)); });
        std::printf("%-22s parts %8.2f ms (%5.1f x) with composition %8.2f ms (%4.1f x)\n", edit.what, parts,
                    naive / parts, map, naive_map / map);
    }
    const auto coarse = network.compose(cache.update(before));
    const auto rest = best(
        runs, [] {}, [&] { network.render(coarse, network.stored_noise()); });
    std::printf("%-22s %8.2f ms at %lld pixels\n", "narrow render net", rest, static_cast<long long>(c.size));
}
