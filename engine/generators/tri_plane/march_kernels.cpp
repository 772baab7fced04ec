#include "engine/generators/tri_plane/march_kernels.h"

namespace limner::march {

// Per sample: point, hidden activations, density, depth, weight, order and the look-ups of three planes; see
// march_kernels_body.h.
std::size_t ray_scratch(const Scene& scene, const Sampling& sampling) {
    const auto samples = std::size_t(sampling.coarse + sampling.fine + 2 * block);
    return samples * (std::size_t(scene.hidden) + 16) +
           std::size_t(block) * std::size_t(channels + scene.hidden) + 256;
}

std::size_t point_scratch(const Scene& scene) {
    return std::size_t(block) * std::size_t(2 * channels + scene.hidden + 4) + 256;
}

const Kernels& kernels(Instructions wanted) {
#if defined(__x86_64__)
    if (wanted >= Instructions::avx512 && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw"))
        return kernels_avx512();
    if (wanted >= Instructions::avx2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return kernels_avx2();
#endif
    (void)wanted;
    return kernels_baseline();
}

}  // namespace limner::march
