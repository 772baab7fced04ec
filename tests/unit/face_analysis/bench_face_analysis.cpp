// How long the analysers take for one picture: limner_bench_face_analysis [THREADS] [WIDTH]

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "engine/face_analysis/parser_network.h"
#include "engine/face_analysis/regressor_network.h"
#include "engine/nn/largest_channel.h"

using namespace limner::analysis;

namespace {

template <class Work>
void measure(const char* what, const torch::nn::Module& network, Work work) {
    std::size_t parameters = 0;
    for (const auto& parameter : network.parameters()) parameters += std::size_t(parameter.numel());
    std::vector<double> times;
    for (int i = 0; i < 40; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%-10s %5.2f M parameters   best %6.1f ms   median %6.1f ms\n", what,
                double(parameters) * 1e-6, times.front(), times[times.size() / 2]);
}

}  // namespace

int main(int argc, char** argv) {
    torch::set_num_threads(argc > 1 ? std::atoi(argv[1]) : 2);
    const auto widths = scaled_widths(argc > 2 ? std::atof(argv[2]) : 1);
    const c10::InferenceMode inference;
    const auto picture = torch::randn({1, 3, 256, 256});
    ParserNetwork parser(widths);
    measure("parser", *parser, [&] { limner::nn::largest_channel(parser(picture)); });
    measure("by argmax", *parser, [&] { parser(picture).argmax(1); });
    RegressorNetwork regressor(widths);
    measure("regressor", *regressor, [&] { regressor(picture); });
}
