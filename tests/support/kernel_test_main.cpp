#define CATCH_CONFIG_RUNNER
#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cstdio>

int main(int argc, char** argv) {
#ifndef LIMNER_CUDA_ON_HOST
    constexpr int skipped = 77;
    if (!torch::cuda::is_available()) {
        std::puts("skipped: no CUDA device answers, so the kernels were not run on one");
        return skipped;
    }
#endif
    return Catch::Session().run(argc, argv);
}
