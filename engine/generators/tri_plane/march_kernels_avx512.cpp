#define LIMNER_LANES 16
#include "engine/generators/tri_plane/march_kernels_body.h"

namespace limner::march {

const Kernels& kernels_avx512() {
    static constexpr Kernels table{"avx512", ray, points};
    return table;
}

}  // namespace limner::march
