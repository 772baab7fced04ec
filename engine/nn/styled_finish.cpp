#include "engine/nn/styled_finish.h"

#include <algorithm>
#include <limits>

#include "engine/core/vector_clones.h"

namespace limner::nn {
namespace {

// sqrt(2) times the slopes of the leaky activation.
constexpr float slope_above = 1.41421356237309505f, slope_below = 0.2f * slope_above;

float limit_of(const ChannelFinish& finish) {
    return finish.limit > 0 ? finish.limit : std::numeric_limits<float>::infinity();
}

LIMNER_VECTOR_CLONES
void finish_with_noise(float* values, const float* noise, std::int64_t count, float gain, float bias,
                       float limit) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float v = gain * values[i] + noise[i] + bias;
        const float active = v > 0 ? slope_above * v : slope_below * v;
        values[i] = active > limit ? limit : active < -limit ? -limit : active;
    }
}

LIMNER_VECTOR_CLONES
void finish_without_noise(float* values, std::int64_t count, float gain, float bias, float limit) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float v = gain * values[i] + bias;
        const float active = v > 0 ? slope_above * v : slope_below * v;
        values[i] = active > limit ? limit : active < -limit ? -limit : active;
    }
}

/// sum_k taps[k] * lines[k], the sum over four rows.
LIMNER_VECTOR_CLONES
void sum_rows(const float* a, const float* b, const float* c, const float* d, float* out, std::int64_t count,
              const float* taps) {
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = taps[0] * a[i] + taps[1] * b[i] + taps[2] * c[i] + taps[3] * d[i];
}

LIMNER_VECTOR_CLONES
void sum_columns(const float* row, float* out, std::int64_t count, const float* taps) {
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = taps[0] * row[i] + taps[1] * row[i + 1] + taps[2] * row[i + 2] + taps[3] * row[i + 3];
}

}  // namespace

void finish_channel(float* values, std::int64_t count, const ChannelFinish& finish) {
    if (finish.noise)
        finish_with_noise(values, finish.noise, count, finish.gain, finish.bias, limit_of(finish));
    else
        finish_without_noise(values, count, finish.gain, finish.bias, limit_of(finish));
}

void smooth_and_finish_channel(const float* wide, float* out, std::int64_t h, std::int64_t w,
                               const std::array<float, 4>& taps, const ChannelFinish& finish, float* rows) {
    const auto width = w + 1;
    rows[0] = rows[width + 1] = 0;  // the padding left and right
    for (std::int64_t y = 0; y < h; ++y) {
        // Output row y reads rows y - 1 .. y + 2; those outside are zero: any row with a tap of zero.
        std::array<const float*, 4> lines{};
        std::array<float, 4> weights = taps;
        for (std::int64_t k = 0; k < 4; ++k) {
            const auto row = y - 1 + k;
            const bool inside = row >= 0 && row <= h;
            if (!inside) weights[std::size_t(k)] = 0;
            lines[std::size_t(k)] = wide + (inside ? row : 0) * width;
        }
        sum_rows(lines[0], lines[1], lines[2], lines[3], rows + 1, width, weights.data());
        sum_columns(rows, out + y * w, w, taps.data());
        auto line = finish;
        if (line.noise) line.noise += y * w;
        finish_channel(out + y * w, w, line);
    }
}

}  // namespace limner::nn
