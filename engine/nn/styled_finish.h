#pragma once
// What follows a modulated convolution at inference, in one pass over memory instead of eight: demodulation,
// noise, bias, activation and limit, and before them the smoothing of a doubling convolution. Plain loops
// without LibTorch; callers spread channels over threads.

#include <array>
#include <cstdint>

namespace limner::nn {

/// Of one channel: v -> limit(sqrt(2) lrelu(gain v + noise + bias)).
struct ChannelFinish {
    float gain = 1;  // demodulation
    float bias = 0;
    float limit = 0;               // > 0: results are kept within it
    const float* noise = nullptr;  // one number per pixel, or null
};

/// `values` [count], in place.
void finish_channel(float* values, std::int64_t count, const ChannelFinish& finish);

/// Correlates `wide` [h + 1, w + 1], padded by one zero on every side, with outer(taps, taps) and finishes:
/// `out` [h, w]. `taps` carry the square root of the kernel's gain. `rows` is scratch of w + 3 floats.
void smooth_and_finish_channel(const float* wide, float* out, std::int64_t h, std::int64_t w,
                               const std::array<float, 4>& taps, const ChannelFinish& finish, float* rows);

}  // namespace limner::nn
