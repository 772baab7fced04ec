#define LIMNER_LANES 4
#include "engine/nn/winograd_kernels_body.h"

namespace limner::nn::winograd {

const Kernels& kernels_baseline() {
    static constexpr Kernels table{"baseline", tile_row};
    return table;
}

}  // namespace limner::nn::winograd
