// Part of fused_kernels_body.h: one resolution of the texture network, row by row. A row of the enlarged map,
// of the label features and of the first convolution stays in a ring of four while the rows after it need it,
// so that only the second convolution's rows reach memory.

struct Rings {
    float *enlarged, *features, *middle;  // [4] rows
    float *above, *y, *blend, *mixtures, *rgb;
    int enlarged_row, features_row, middle_row;

    LIMNER_INLINE Rings(const TextureLevel& level, float* scratch) {
        enlarged_row = (level.size + 2) * level.first.in;
        features_row = level.size * level.features;
        middle_row = (level.size + 2) * level.first.out;
        enlarged = scratch;
        features = enlarged + 4 * enlarged_row;
        middle = features + 4 * features_row;
        above = middle + 4 * middle_row;
        y = above + level.size * level.second.out;
        blend = y + tile_pixels * (level.first.out > level.features ? level.first.out : level.features);
        mixtures = blend + level.size * (level.first.in > 8 ? level.first.in : 8) / 2;
        rgb = mixtures + tile_pixels * 2 * level.first.out;
    }
    LIMNER_INLINE float* enlarged_at(int y_) const { return enlarged + (y_ & 3) * enlarged_row; }
    LIMNER_INLINE float* features_at(int y_) const { return features + (y_ & 3) * features_row; }
    LIMNER_INLINE float* middle_at(int y_) const { return middle + (y_ & 3) * middle_row; }
};

// The first convolution's input, with a zero pixel at both ends.
LIMNER_INLINE void make_enlarged_row(const TextureLevel& level, int y, const Rings& rings) {
    const int in = level.first.in;
    float* row = rings.enlarged_at(y);
    if (y < 0 || y >= level.size) return clear(row, rings.enlarged_row);
    clear(row, in);
    clear(row + (level.size + 1) * in, in);
    if (level.enlarge)
        enlarge_row(level.below, level.size / 2, in, y, rings.blend, row + in);
    else
        __builtin_memcpy(row + in, level.below + std::ptrdiff_t(y) * level.size * in,
                         sizeof(float) * std::size_t(level.size * in));
}

// Label features: what the 3x3 convolution makes of the masks is looked up, tap by tap.
LIMNER_INLINE void make_feature_row(const TextureLevel& level, int y, const Rings& rings) {
    const int size = level.size, G = level.guide_channels, F = level.features, K = level.classes;
    const float* rows[3];
    for (int x = 0; x < size; x += tile_pixels) {
        const int x0 = tile_start(x, size);
        for (int ky = 0; ky < 3; ++ky)
            rows[ky] = level.guide + (std::ptrdiff_t(y + ky) * (size + 2) + x0) * G;
        convolve(rows, G, level.feature_kernel, F, rings.y);
        for (int p = 0; p < tile_pixels; ++p) {
            float* sum = rings.y + p * F;
            for (int c = 0; c < F; c += lanes) store(sum + c, load(sum + c) + load(level.feature_bias + c));
            for (int tap = 0; tap < 9; ++tap) {
                const int py = y + tap / 3, px = x0 + p + tap % 3;  // in the bordered map
                const float* table = level.feature_classes + std::ptrdiff_t(tap) * (K + 1) * F;
                const int area = level.area[std::ptrdiff_t(py) * (size + 2) + px];
                if (area != mixed) {
                    for (int c = 0; c < F; c += lanes)
                        store(sum + c, load(sum + c) + load(table + area * F + c));
                    continue;
                }
                const float* masks = level.masks + (std::ptrdiff_t(py - 1) * size + px - 1) * K;
                for (int k = 0; k < K; ++k)
                    if (masks[k] != 0)
                        for (int c = 0; c < F; c += lanes)
                            store(sum + c, load(sum + c) + load(table + k * F + c) * masks[k]);
            }
            float* out = rings.features_at(y) + (x0 + p) * F;
            for (int c = 0; c < F; c += lanes) store(out + c, activate(load(sum + c)));
        }
    }
}

// out [size][layer.out] for row y from three bordered rows.
LIMNER_INLINE void region_row(const TextureLevel& level, const RegionLayer& layer,
                              const float* const* bordered, int y, const Rings& rings, float* out) {
    const int size = level.size, C = layer.out, K = level.classes;
    const std::uint8_t* areas = level.area + std::ptrdiff_t(y + 1) * (size + 2) + 1;
    for (int x = 0; x < size; x += tile_pixels) {
        const int x0 = tile_start(x, size);
        const float* rows[3];
        for (int ky = 0; ky < 3; ++ky) rows[ky] = bordered[ky] + x0 * layer.in;
        convolve(rows, layer.in, layer.kernel, C, rings.y);
        const float* tables[tile_pixels];
        for (int p = 0; p < tile_pixels; ++p) {
            const int area = areas[x0 + p];
            tables[p] = layer.classes + area * 2 * C;
            if (area != mixed) continue;
            float* mixture = rings.mixtures + p * 2 * C;
            const float* masks = level.masks + (std::ptrdiff_t(y) * size + x0 + p) * K;
            clear(mixture, 2 * C);
            for (int k = 0; k < K; ++k)
                if (masks[k] != 0)
                    for (int c = 0; c < 2 * C; c += lanes)
                        store(mixture + c,
                              load(mixture + c) + load(layer.classes + k * 2 * C + c) * masks[k]);
            tables[p] = mixture;
        }
        modulate(tables, rings.features_at(y) + x0 * level.features, level.features, layer, rings.y,
                 out + x0 * C);
    }
}

LIMNER_INLINE float byte_of(float value) {
    const float v = (value < -1 ? 0 : value > 1 ? 2 : value + 1) * 127.5f;
    return __builtin_rintf(v);
}

// Mean colours of the classes under the light, onto a row.
LIMNER_INLINE void add_colours(const TextureLevel& level, int y, float* row) {
    const int size = level.size, K = level.classes;
    const std::uint8_t* areas = level.area + std::ptrdiff_t(y + 1) * (size + 2) + 1;
    for (int px = 0; px < size; ++px) {
        F4 colour = {}, gain = {};
        if (areas[px] != mixed) {
            colour = load4(level.colours + areas[px] * 8);
            gain = load4(level.colours + areas[px] * 8 + 4);
        } else {
            const float* masks = level.masks + (std::ptrdiff_t(y) * size + px) * K;
            for (int k = 0; k < K; ++k) {
                colour += load4(level.colours + k * 8) * masks[k];
                gain += load4(level.colours + k * 8 + 4) * masks[k];
            }
        }
        const float* light = level.guide +
                             (std::ptrdiff_t(y + 1) * (size + 2) + px + 1) * level.guide_channels +
                             level.irradiance;
        store4(row + 4 * px, load4(row + 4 * px) + colour + gain * F4{light[0], light[1], light[2], 0});
    }
}

LIMNER_INLINE F4 smaller(const F4& a, const F4& b) { return a < b ? a : b; }
LIMNER_INLINE F4 larger(const F4& a, const F4& b) { return a > b ? a : b; }

// Detail stays near the colours that the picture below has around it; see RegionTextureImpl::advance().
LIMNER_INLINE void bound_row(const TextureLevel& level, int y, float* row) {
    const int half = level.size / 2, middle = y / 2;
    const int first = middle > 0 ? middle - 1 : 0, last = middle + 1 < half ? middle + 1 : middle;
    F4 low[3], high[3];  // of the columns left of x, at x, right of it
    const auto column = [&](int x, F4& least, F4& most) {
        least = most = load4(level.rgb_below + (std::ptrdiff_t(first) * half + x) * 4);
        for (int v = first + 1; v <= last; ++v) {
            const F4 colour = load4(level.rgb_below + (std::ptrdiff_t(v) * half + x) * 4);
            least = smaller(least, colour), most = larger(most, colour);
        }
    };
    column(0, low[1], high[1]);
    low[0] = low[1], high[0] = high[1];
    for (int x = 0; x < half; ++x) {
        if (x + 1 < half)
            column(x + 1, low[2], high[2]);
        else
            low[2] = low[1], high[2] = high[1];
        const F4 least = smaller(smaller(low[0], low[1]), low[2]),
                 most = larger(larger(high[0], high[1]), high[2]);
        const F4 margin = larger(level.margin - (most - least) * 0.25f, F4{});
        for (int i = 0; i < 2; ++i) {
            float* pixel = row + 4 * (2 * x + i);
            store4(pixel, smaller(larger(load4(pixel), least - margin), most + margin));
        }
        for (int i = 0; i < 2; ++i) low[i] = low[i + 1], high[i] = high[i + 1];
    }
}

// The picture's row: enlarged colours of the level below, this level's detail, mean colours where they are
// given.
LIMNER_INLINE void rgb_row(const TextureLevel& level, int y, const float* x, const Rings& rings) {
    const int size = level.size, C = level.second.out;
    if (level.rgb_below) enlarge_row(level.rgb_below, size / 2, 4, y, rings.blend, rings.rgb);
    const F4 bias = load4(level.rgb_bias);
    for (int px = 0; px < size; px += 4) {
        F4 sum[4] = {bias, bias, bias, bias};
        const float* at = x + px * C;
        for (int c = 0; c < C; ++c) {
            const F4 w = load4(level.rgb_kernel + 4 * c);
#pragma GCC unroll 4
            for (int p = 0; p < 4; ++p) sum[p] += w * at[p * C + c];
        }
#pragma GCC unroll 4
        for (int p = 0; p < 4; ++p)
            store4(rings.rgb + 4 * (px + p),
                   level.rgb_below ? sum[p] + load4(rings.rgb + 4 * (px + p)) : sum[p]);
    }
    if (level.bounded) bound_row(level, y, rings.rgb);
    if (level.colours) add_colours(level, y, rings.rgb);
    if (level.rgb_above)
        __builtin_memcpy(level.rgb_above + std::ptrdiff_t(y) * size * 4, rings.rgb,
                         sizeof(float) * std::size_t(size) * 4);
    if (!level.picture && !level.bytes) return;
    const std::ptrdiff_t plane = std::ptrdiff_t(size) * size;
    for (int px = 0; px < size; ++px) {
        const F4 value = load4(rings.rgb + 4 * px);
        const std::ptrdiff_t at = std::ptrdiff_t(y) * size + px;
        if (level.picture)
            for (int c = 0; c < 3; ++c) level.picture[c * plane + at] = value[c];
        if (level.bytes) {
            for (int c = 0; c < 3; ++c) level.bytes[4 * at + c] = std::uint8_t(byte_of(value[c]));
            level.bytes[4 * at + 3] = 255;
        }
    }
}

void texture_rows(const TextureLevel& level, int begin, int end, float* scratch) {
    const Rings rings(level, scratch);
    const int size = level.size, C = level.first.out;
    for (int y = begin - 2; y < begin; ++y) make_enlarged_row(level, y, rings);
    // The first convolution runs one row ahead of the second, its input two.
    for (int y = begin - 1; y <= end; ++y) {
        make_enlarged_row(level, y + 1, rings);
        float* middle = rings.middle_at(y);
        if (y < 0 || y >= size) {
            clear(middle, rings.middle_row);
        } else {
            make_feature_row(level, y, rings);
            const float* rows[3] = {rings.enlarged_at(y - 1), rings.enlarged_at(y), rings.enlarged_at(y + 1)};
            clear(middle, C);
            clear(middle + (size + 1) * C, C);
            region_row(level, level.first, rows, y, rings, middle + C);
        }
        if (y <= begin) continue;
        const int done = y - 1;
        const float* rows[3] = {rings.middle_at(done - 1), rings.middle_at(done), rings.middle_at(done + 1)};
        float* above =
            level.above ? level.above + std::ptrdiff_t(done) * size * level.second.out : rings.above;
        region_row(level, level.second, rows, done, rings, above);
        if (level.rgb_kernel) rgb_row(level, done, above, rings);
    }
}

void start(const StartLayer& layer) {
    float y[tile_pixels * 512];  // the caller limits `out`
    for (int row = 0; row < layer.size; ++row)
        for (int x = 0; x < layer.size; x += tile_pixels) {
            const int x0 = tile_start(x, layer.size);
            const float* rows[3];
            for (int ky = 0; ky < 3; ++ky)
                rows[ky] = layer.map + (std::ptrdiff_t(row + ky) * (layer.size + 2) + x0) * layer.in;
            convolve(rows, layer.in, layer.kernel, layer.out, y);
            float* out = layer.above + (std::ptrdiff_t(row) * layer.size + x0) * layer.out;
            for (int p = 0; p < tile_pixels; ++p)
                for (int c = 0; c < layer.out; c += lanes)
                    store(out + p * layer.out + c,
                          activate(load(y + p * layer.out + c) + load(layer.bias + c)));
        }
}

void affine(const float* x, const float* matrix, const float* bias, int rows, int inner, int columns,
            float* out) {
    for (int r = 0; r < rows; ++r) {
        float* to = out + std::ptrdiff_t(r) * columns;
        for (int c = 0; c < columns; ++c) to[c] = bias[c];
        for (int i = 0; i < inner; ++i) {
            const float value = x[std::ptrdiff_t(r) * inner + i];
            const float* from = matrix + std::ptrdiff_t(i) * columns;
            for (int c = 0; c < columns; ++c) to[c] += value * from[c];
        }
    }
}

void classify(const float* planes, int size, int classes, int begin, int end, std::uint8_t* area,
              float* masks) {
    constexpr int chunk = 64;
    const std::ptrdiff_t plane = std::ptrdiff_t(size) * size;
    for (int y = begin; y < end; ++y)
        for (int x = 0; x < size; x += chunk) {
            const int width = least(chunk, size - x);
            int count[chunk] = {}, label[chunk] = {};
            float value[chunk] = {};
            const float* from = planes + std::ptrdiff_t(y) * size + x;
            for (int k = 0; k < classes; ++k, from += plane)
                for (int i = 0; i < width; ++i) {
                    const bool there = from[i] != 0;
                    count[i] += there;
                    label[i] = there ? k : label[i];
                    value[i] = there ? from[i] : value[i];
                }
            for (int i = 0; i < width; ++i) {
                const bool pure = count[i] == 1 && value[i] == 1;
                area[std::ptrdiff_t(y + 1) * (size + 2) + x + i + 1] = pure ? std::uint8_t(label[i]) : mixed;
                if (pure) continue;
                const std::ptrdiff_t at = std::ptrdiff_t(y) * size + x + i;
                for (int k = 0; k < classes; ++k) masks[at * classes + k] = planes[k * plane + at];
            }
        }
}
