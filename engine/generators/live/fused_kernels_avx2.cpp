#define LIMNER_LANES 8
#include "engine/generators/live/fused_kernels_body.h"

namespace limner::live::fused {

const Kernels& kernels_avx2() {
    static constexpr Kernels table{"avx2", texture_rows, start, affine, classify, field};
    return table;
}

}  // namespace limner::live::fused
