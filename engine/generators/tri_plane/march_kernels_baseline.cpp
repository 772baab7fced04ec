#define LIMNER_LANES 4
#include "engine/generators/tri_plane/march_kernels_body.h"

namespace limner::march {

const Kernels& kernels_baseline() {
    static constexpr Kernels table{"baseline", ray, points};
    return table;
}

}  // namespace limner::march
