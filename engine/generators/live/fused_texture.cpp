#include "engine/generators/live/fused_texture.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/generators/live/class_shares.h"

namespace limner::live {
namespace {

using fused::group;
using fused::mixed;

constexpr int preparation_bands = 8;  // one row of the lowest level each
constexpr int irradiance_channel = 4;

int padded(int channels) { return (channels + group - 1) / group * group; }

std::size_t cells(int side, int channels) {
    return std::size_t(side) * std::size_t(side) * std::size_t(channels);
}

// kernel [out, all_in, 3, 3], inputs first_in .. first_in + in -> [out / 16][ky][kx * padded_in + i][16].
Floats packed(const std::vector<float>& kernel, int out, int all_in, int first_in, int in, int padded_in) {
    Floats result(std::size_t(padded(out)) * std::size_t(padded_in) * 9, 0.0f);
    for (int o = 0; o < out; ++o)
        for (int i = 0; i < in; ++i)
            for (int ky = 0; ky < 3; ++ky)
                for (int kx = 0; kx < 3; ++kx) {
                    const auto row = (std::size_t(o / group) * 3 + std::size_t(ky)) * 3 + std::size_t(kx);
                    result[(row * std::size_t(padded_in) + std::size_t(i)) * group + std::size_t(o % group)] =
                        kernel[(std::size_t(o) * std::size_t(all_in) + std::size_t(first_in + i)) * 9 +
                               std::size_t(ky * 3 + kx)];
                }
    return result;
}

// [rows, 2 out] or its transpose -> [rows][2 padded(out)]
Floats halves(const std::vector<float>& table, int rows, int out, bool transposed) {
    const auto P = std::size_t(padded(out)), C = std::size_t(out), R = std::size_t(rows);
    Floats result(R * 2 * P, 0.0f);
    for (std::size_t r = 0; r < R; ++r)
        for (std::size_t c = 0; c < 2 * C; ++c)
            result[r * 2 * P + (c < C ? c : P + c - C)] =
                transposed ? table[c * R + r] : table[r * 2 * C + c];
    return result;
}

Floats with_padding(const std::vector<float>& values, int size) {
    Floats result(values.begin(), values.end());
    result.resize(std::size_t(size), 0.0f);
    return result;
}

}  // namespace

struct FusedTexture::Layer {
    int in, out;              // padded
    Floats kernel, features;  // see fused::RegionLayer
    Floats affine_weight /*[latent][2 out]*/, affine_bias, classes;

    Layer(const TextureWeights::Region& from, const TextureWeights& weights)
        : in(padded(from.in)),
          out(padded(from.out)),
          kernel(packed(from.kernel, from.out, from.in, 0, from.in, padded(from.in))),
          features(halves(from.feature_table, weights.features, from.out, false)),
          affine_weight(halves(from.affine_weight, weights.latent, from.out, true)),
          affine_bias(halves(from.affine_bias, 1, from.out, false)),
          classes(std::size_t(weights.classes) * 2 * std::size_t(out), 0.0f) {
        features.resize(std::size_t(padded(weights.features)) * 2 * std::size_t(out), 0.0f);
    }
    fused::RegionLayer view() const { return {in, out, kernel.data(), classes.data(), features.data()}; }
};

struct FusedTexture::Level {
    int size;
    Layer first, second;
    Floats feature_kernel, feature_classes, feature_bias, rgb_kernel, rgb_bias;
    std::vector<std::uint8_t> area;
    Floats masks, guide, above, rgb;

    std::uint8_t& area_at(int x, int y) {
        return area[std::size_t(y + 1) * std::size_t(size + 2) + std::size_t(x + 1)];
    }
    float* guide_at(int x, int y, int channels) {
        return guide.data() +
               (std::size_t(y + 1) * std::size_t(size + 2) + std::size_t(x + 1)) * std::size_t(channels);
    }
    float* masks_at(int x, int y, int classes) {
        return masks.data() + (std::size_t(y) * std::size_t(size) + std::size_t(x)) * std::size_t(classes);
    }
};

FusedTexture::~FusedTexture() = default;

FusedTexture::FusedTexture(const TextureWeights& weights, std::shared_ptr<Workers> workers,
                           fused::Instructions instructions)
    : kernels_(fused::kernels(instructions)),
      workers_(std::move(workers)),
      classes_(weights.classes),
      guide_(weights.guide),
      features_(padded(weights.features)),
      latent_(weights.latent),
      scratch_(std::size_t(workers_->threads())) {
    assert(classes_ < mixed && weights.start.out <= 512 && guide_ >= irradiance_channel + 3);
    const auto K = std::size_t(classes_), F = std::size_t(features_);
    const int inputs = classes_ + guide_ + 2;
    start_kernel_ = packed(weights.start.weight, weights.start.out, inputs, 0, inputs, inputs);
    start_bias_ = with_padding(weights.start.bias, padded(weights.start.out));
    start_map_.assign(cells(10, inputs), 0.0f);
    start_.resize(cells(8, padded(weights.start.out)));

    for (std::size_t i = 0; i < weights.first.size(); ++i) {
        const auto& conv = weights.label_features[i];
        Level level{.size = 8 << i,
                    .first = Layer(weights.first[i], weights),
                    .second = Layer(weights.second[i], weights),
                    .feature_kernel = packed(conv.weight, conv.out, conv.in, classes_, guide_, guide_),
                    .feature_classes = Floats(9 * (K + 1) * F, 0.0f),
                    .feature_bias = with_padding(conv.bias, features_),
                    .rgb_kernel = {},
                    .rgb_bias = {},
                    .area = {},
                    .masks = {},
                    .guide = {},
                    .above = {},
                    .rgb = {}};
        for (std::size_t o = 0; o < std::size_t(conv.out); ++o)
            for (std::size_t k = 0; k < K; ++k)
                for (std::size_t tap = 0; tap < 9; ++tap)
                    level.feature_classes[(tap * (K + 1) + k) * F + o] =
                        conv.weight[(o * std::size_t(conv.in) + k) * 9 + tap];
        if (int(i) >= first_rgb) {
            const auto& rgb = weights.to_rgb[i - first_rgb];
            level.rgb_kernel.assign(std::size_t(level.second.out) * 4, 0.0f);
            for (std::size_t c = 0; c < 3; ++c)
                for (std::size_t j = 0; j < std::size_t(rgb.in); ++j)
                    level.rgb_kernel[j * 4 + c] = rgb.weight[c * std::size_t(rgb.in) + j];
            level.rgb_bias = with_padding(rgb.bias, 4);
        }
        levels_.push_back(std::move(level));
    }

    flat_weight_.assign(std::size_t(latent_) * 8, 0.0f);
    flat_bias_.assign(8, 0.0f);
    for (std::size_t c = 0; c < 6; ++c) {
        const auto column = c < 3 ? c : c + 1;
        flat_bias_[column] = weights.flat.bias[c];
        for (std::size_t j = 0; j < std::size_t(latent_); ++j)
            flat_weight_[j * 8 + column] = weights.flat.weight[c * std::size_t(latent_) + j];
    }
    colours_.assign(K * 8, 0.0f);
}

int FusedTexture::resolution() const { return levels_.back().size; }

void FusedTexture::set_styles(std::span<const float> w) {
    assert(w.size() == std::size_t(classes_) * std::size_t(latent_));
    if (std::equal(w.begin(), w.end(), styles_.begin(), styles_.end())) return;
    styles_.assign(w.begin(), w.end());
    const auto table = [&](Layer& layer) {
        kernels_.affine(w.data(), layer.affine_weight.data(), layer.affine_bias.data(), classes_, latent_,
                        2 * layer.out, layer.classes.data());
    };
    for (auto& level : levels_) table(level.first), table(level.second);
    kernels_.affine(w.data(), flat_weight_.data(), flat_bias_.data(), classes_, latent_, 8, colours_.data());
}

void FusedTexture::prepare(int top) {
    for (int i = 0; i <= top; ++i) {
        auto& level = levels_[std::size_t(i)];
        if (level.area.empty()) {
            level.area.assign(cells(level.size + 2, 1), std::uint8_t(classes_));
            level.guide.assign(cells(level.size + 2, guide_), 0.0f);
            level.masks.resize(cells(level.size, classes_));
        }
        if (i < top && level.above.empty()) {
            level.above.resize(cells(level.size, level.second.out));
            if (i >= first_rgb) level.rgb.resize(cells(level.size, 4));
        }
    }
}

void FusedTexture::read_guide(Level& level, std::span<const float> guide, int begin, int end) {
    const auto plane = cells(level.size, 1);
    for (int y = begin; y < end; ++y)
        for (int c = 0; c < guide_; ++c) {
            const float* from =
                guide.data() + std::size_t(c) * plane + std::size_t(y) * std::size_t(level.size);
            float* to = level.guide_at(0, y, guide_) + c;
            for (int x = 0; x < level.size; ++x) to[x * guide_] = from[x];
        }
}

void FusedTexture::read_labels(Level& level, std::span<const std::uint8_t> labels, int label_size, int begin,
                               int end) {
    const ClassShares shares(labels, label_size, level.size);
    for (int y = begin; y < end; ++y)
        for (int x = 0; x < level.size; ++x) {
            const int only = shares.only_class(x, y);
            level.area_at(x, y) = only < 0 ? mixed : std::uint8_t(only);
            if (only >= 0) continue;
            float* masks = level.masks_at(x, y, classes_);
            std::fill_n(masks, classes_, 0.0f);
            shares.each(x, y, [masks](int face_class, float share) { masks[face_class] += share; });
        }
}

// Means of 2x2 pixels from level `top` down to the first, for one of `bands` strips of rows.
void FusedTexture::reduce(int top, int band, int bands) {
    for (int i = top - 1; i >= 0; --i) {
        auto &from = levels_[std::size_t(i + 1)], &to = levels_[std::size_t(i)];
        for (int y = to.size * band / bands; y < to.size * (band + 1) / bands; ++y)
            for (int x = 0; x < to.size; ++x) {
                const float *g0 = from.guide_at(2 * x, 2 * y, guide_),
                            *g1 = from.guide_at(2 * x, 2 * y + 1, guide_);
                float* g = to.guide_at(x, y, guide_);
                for (int c = 0; c < guide_; ++c)
                    g[c] = (g0[c] + g0[guide_ + c] + g1[c] + g1[guide_ + c]) * 0.25f;

                const std::uint8_t areas[] = {from.area_at(2 * x, 2 * y), from.area_at(2 * x + 1, 2 * y),
                                              from.area_at(2 * x, 2 * y + 1),
                                              from.area_at(2 * x + 1, 2 * y + 1)};
                const bool pure =
                    areas[0] != mixed && areas[0] == areas[1] && areas[0] == areas[2] && areas[0] == areas[3];
                to.area_at(x, y) = pure ? areas[0] : mixed;
                if (pure) continue;
                float* masks = to.masks_at(x, y, classes_);
                std::fill_n(masks, classes_, 0.0f);
                for (int part = 0; part < 4; ++part) {
                    if (areas[part] != mixed) {
                        masks[areas[part]] += 0.25f;
                        continue;
                    }
                    const float* shares = from.masks_at(2 * x + part % 2, 2 * y + part / 2, classes_);
                    for (int k = 0; k < classes_; ++k) masks[k] += 0.25f * shares[k];
                }
            }
    }
}

bool FusedTexture::run(int top, const TexturePicture& out, const std::function<bool()>& cancelled) {
    auto& lowest = levels_.front();
    const int inputs = classes_ + guide_ + 2;
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) {
            float* to =
                start_map_.data() + (std::size_t(y + 1) * 10 + std::size_t(x + 1)) * std::size_t(inputs);
            const auto area = lowest.area_at(x, y);
            for (int k = 0; k < classes_; ++k)
                to[k] = area == mixed ? lowest.masks_at(x, y, classes_)[k] : area == k ? 1.0f : 0.0f;
            std::copy_n(lowest.guide_at(x, y, guide_), guide_, to + classes_);
            to[inputs - 2] = -1 + 2 * float(x) / 7;
            to[inputs - 1] = -1 + 2 * float(y) / 7;
        }
    kernels_.start({8, inputs, lowest.first.in, start_map_.data(), start_kernel_.data(), start_bias_.data(),
                    start_.data()});

    for (int i = 0; i <= top; ++i) {
        auto& level = levels_[std::size_t(i)];
        const auto* below = i > 0 ? &levels_[std::size_t(i - 1)] : nullptr;
        fused::TextureLevel job;
        job.size = level.size;
        job.classes = classes_;
        job.guide_channels = guide_;
        job.features = features_;
        job.area = level.area.data();
        job.masks = level.masks.data();
        job.guide = level.guide.data();
        job.below = below ? below->above.data() : start_.data();
        job.enlarge = below != nullptr;
        job.above = i < top ? level.above.data() : nullptr;
        job.feature_kernel = level.feature_kernel.data();
        job.feature_classes = level.feature_classes.data();
        job.feature_bias = level.feature_bias.data();
        job.first = level.first.view();
        job.second = level.second.view();
        if (i >= first_rgb) {
            job.rgb_kernel = level.rgb_kernel.data();
            job.rgb_bias = level.rgb_bias.data();
            job.rgb_below = i > first_rgb ? below->rgb.data() : nullptr;
            job.rgb_above = i < top ? level.rgb.data() : nullptr;
        }
        job.bounded = i > last_base;
        job.margin = detail_margin;
        if (i == std::min(top, last_base)) {
            job.colours = colours_.data();
            job.irradiance = irradiance_channel;
        }
        if (i == top) {
            job.picture = out.picture.empty() ? nullptr : out.picture.data();
            job.bytes = out.bytes.empty() ? nullptr : out.bytes.data();
        }
        const auto needed = fused::texture_scratch(job);
        for (auto& scratch : scratch_)
            if (scratch.size() < needed) scratch.resize(needed);
        // A strip computes two rows of the first convolution more than it delivers, so strips are not too
        // thin; large levels have more strips than threads in case one thread has to wait for a processor.
        const int threads = workers_->threads();
        const int wanted = threads == 1        ? 1
                           : level.size >= 128 ? 4 * threads
                           : level.size == 64  ? 2 * threads
                                               : threads;
        const int strips = std::min(wanted, level.size / (level.size >= 64 ? 16 : level.size == 32 ? 8 : 4));
        // The largest level is half of the time: it asks between its parts, too.
        const int parts = level.size > 256 ? 4 : 1;
        for (int part = 0; part < parts; ++part) {
            if (cancelled && cancelled()) return false;
            const int begin = level.size * part / parts, rows = level.size / parts;
            workers_->run(strips, [&](int strip, int worker) {
                kernels_.texture_rows(job, begin + rows * strip / strips, begin + rows * (strip + 1) / strips,
                                      scratch_[std::size_t(worker)].data());
            });
        }
    }
    return true;
}

void FusedTexture::render(int size, std::span<const float> masks, std::span<const float> guide,
                          const TexturePicture& out) {
    const int top = std::countr_zero(unsigned(size)) - 3;
    assert(std::has_single_bit(unsigned(size)) && top >= first_rgb && top < int(levels_.size()));
    assert(masks.size() == cells(size, classes_) && guide.size() == cells(size, guide_));
    prepare(top);
    auto& level = levels_[std::size_t(top)];
    workers_->run(preparation_bands, [&](int band, int) {
        const int begin = size * band / preparation_bands, end = size * (band + 1) / preparation_bands;
        read_guide(level, guide, begin, end);
        kernels_.classify(masks.data(), size, classes_, begin, end, level.area.data(), level.masks.data());
        reduce(top, band, preparation_bands);
    });
    run(top, out);
}

bool FusedTexture::render(int size, std::span<const std::uint8_t> labels, int label_size,
                          std::span<const float> guide, const TexturePicture& out,
                          const std::function<bool()>& cancelled) {
    const int top = std::countr_zero(unsigned(size)) - 3;
    assert(std::has_single_bit(unsigned(size)) && top >= first_rgb && top < int(levels_.size()));
    assert(labels.size() == cells(label_size, 1) && label_size % size == 0 &&
           guide.size() == cells(size, guide_));
    prepare(top);
    auto& level = levels_[std::size_t(top)];
    workers_->run(preparation_bands, [&](int band, int) {
        const int begin = size * band / preparation_bands, end = size * (band + 1) / preparation_bands;
        read_guide(level, guide, begin, end);
        read_labels(level, labels, label_size, begin, end);
        reduce(top, band, preparation_bands);
    });
    return run(top, out, cancelled);
}

}  // namespace limner::live
