#include "engine/generators/live/fused_kernels.h"

#include <algorithm>

namespace limner::live::fused {

std::size_t texture_scratch(const TextureLevel& level) {
    constexpr std::size_t tile = 16;  // at least the pixels of any tile
    const std::size_t size = std::size_t(level.size), in = std::size_t(level.first.in),
                      out = std::size_t(std::max(level.first.out, level.second.out)),
                      features = std::size_t(level.features);
    return 4 * (size + 2) * (in + out) + 4 * size * features + size * out + tile * std::max(out, features) +
           size * std::max<std::size_t>(in, 8) / 2 + tile * 2 * out + 4 * size + 64;
}

std::size_t field_scratch(const FieldLayers& layers) {
    return 2 * std::size_t(std::max({layers.hidden, layers.input, layers.classes}) + field_rows) *
           field_block;
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

}  // namespace limner::live::fused
