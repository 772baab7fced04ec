#define LIMNER_LANES 8
#include "engine/nn/winograd_kernels_body.h"

namespace limner::nn::winograd {

const Kernels& kernels_avx2() {
    static constexpr Kernels table{"avx2", tile_row};
    return table;
}

}  // namespace limner::nn::winograd
