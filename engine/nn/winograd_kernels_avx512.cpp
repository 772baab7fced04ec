#define LIMNER_LANES 16
#include "engine/nn/winograd_kernels_body.h"

namespace limner::nn::winograd {

const Kernels& kernels_avx512() {
    static constexpr Kernels table{"avx512", tile_row};
    return table;
}

}  // namespace limner::nn::winograd
