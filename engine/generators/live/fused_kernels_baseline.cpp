#define LIMNER_LANES 4
#include "engine/generators/live/fused_kernels_body.h"

namespace limner::live::fused {

const Kernels& kernels_baseline() {
    static constexpr Kernels table{"baseline", texture_rows, start, affine, classify, field};
    return table;
}

}  // namespace limner::live::fused
