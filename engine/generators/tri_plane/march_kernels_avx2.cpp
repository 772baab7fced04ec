#define LIMNER_LANES 8
#include "engine/generators/tri_plane/march_kernels_body.h"

namespace limner::march {

const Kernels& kernels_avx2() {
    static constexpr Kernels table{"avx2", ray, points};
    return table;
}

}  // namespace limner::march
