#define LIMNER_LANES 16
#include "engine/generators/live/fused_kernels_body.h"

namespace limner::live::fused {

const Kernels& kernels_avx512() {
    static constexpr Kernels table{"avx512", texture_rows, start, affine, classify, field};
    return table;
}

}  // namespace limner::live::fused
