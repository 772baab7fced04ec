// Times of published architectures at their real sizes, with made weights: fused inference against the same
// layers one operation at a time (as gradients need them). Prints milliseconds, best of several.
//
//     limner_bench_official [threads]

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "engine/generators/style_based/stylegan2_network.h"
#include "engine/generators/texture/official_texture.h"
#include "tests/unit/official/made_networks.h"

using namespace limner;

namespace {

template <class Work>
double best_of(int times, const Work& work) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        best = std::min(best, time.count());
    }
    return best;
}

template <class Work>
void compare(const char* title, int times, const Work& work) {
    double fused = 0, plain = 0;
    {
        const torch::NoGradGuard no_grad;
        work();
        fused = best_of(times, work);
    }
    {
        const torch::AutoGradMode with_gradients(true);  // nothing requires one: only the layers change
        work();
        plain = best_of(times, work);
    }
    std::printf("%-44s %8.1f ms   one by one %8.1f ms   ratio %.2f\n", title, fused, plain, plain / fused);
}

void stylegan2(std::int64_t base) {
    made::Stylegan2Shape shape{.latent = 512, .style = 512, .layers = 8, .channels = {}};
    for (std::int64_t side = 4; side <= 256; side *= 2)
        shape.channels.push_back(std::min<std::int64_t>(base / side, 512));
    auto network = Stylegan2::load(*find_stylegan2(made::stylegan2_tree(shape)));
    if (!network) return;
    network->use_winograd();
    const auto ws = network->map(torch::randn({1, 512}), {});
    compare(("StyleGAN2 256, base " + std::to_string(base)).c_str(), base > 8192 ? 5 : 15,
            [&] { network->synthesis().forward(ws, {}); });
}

void sofgan() {
    OfficialTextureConfig c;
    c.resolution = 256;
    c.style_size = 512;
    c.mapping_layers = 8;
    c.class_count = 17;
    c.stem = {32, 64, 128};
    c.channels = {512, 512, 512, 512, 512, 256, 128};
    c.modulated = {6, 8, 10};
    c.modulation_hidden = {128, 128, 128};
    auto texture = OfficialTexture::load(made::random_weights(official_texture_keys(c)));
    if (!texture) return;
    texture->use_winograd();
    const auto labels = one_hot_labels(torch::randint(17, {1, 128, 128}));
    const auto styles = texture->per_layer(texture->map(torch::randn({1, 512})));
    LabelFeatures features;
    compare("SofGAN 256, new labels", 3, [&] {
        features = texture->read_labels(labels);
        texture->generate(features, styles, {}, texture->stored_noise());
    });
    compare("SofGAN 256, another style", 3,
            [&] { texture->generate(features, styles, {}, texture->stored_noise()); });
}

}  // namespace

int main(int argc, char** argv) {
    torch::manual_seed(1);
    torch::set_num_threads(argc > 1 ? std::atoi(argv[1]) : 2);
    stylegan2(4096);
    stylegan2(16384);
    sofgan();
    return 0;
}
