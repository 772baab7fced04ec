#include "engine/generators/tri_plane/streaming_march.h"

#include <omp.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <limits>
#include <new>

#include "engine/core/first_failure.h"

namespace limner {
namespace {

constexpr std::align_val_t line{64};

/// Slab intersection of a ray with the box of `side` around the origin.
RayLimits box_limits(const march::Ray& ray, double side) {
    RayLimits limits{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    for (int axis = 0; axis < 3; ++axis) {
        const float inverse = 1 / ray.direction[axis];
        const float a = float(-side / 2 - ray.origin[axis]) * inverse,
                    b = float(side / 2 - ray.origin[axis]) * inverse;
        limits.near = std::max(limits.near, double(std::min(a, b)));
        limits.far = std::min(limits.far, double(std::max(a, b)));
    }
    return limits;
}

void set_box_limits(std::span<march::Ray> rays, double side) {
    float smallest = std::numeric_limits<float>::infinity(), largest = -smallest;
    for (auto& ray : rays) {
        const auto limits = box_limits(ray, side);
        ray.near = float(limits.near), ray.far = float(limits.far);
        if (!(ray.far > ray.near)) continue;
        smallest = std::min(smallest, ray.near);
        largest = std::max(largest, ray.near);
    }
    if (smallest > largest) return;  // no ray meets the box
    for (auto& ray : rays)           // as published: the far end of a ray that misses is a near one
        if (!(ray.far > ray.near)) ray.near = smallest, ray.far = largest;
}

march::Sampling sampling_of(const MarchSettings& settings) {
    return {settings.coarse_samples, settings.fine_samples, 0, settings.disparity, settings.white_background};
}

}  // namespace

MarchRays label_march_rays(const Label& label, int side, const MarchSettings& settings) {
    const float fx = label[16], skew = label[17], cx = label[18], fy = label[20], cy = label[21];
    std::vector<march::Ray> rays(std::size_t(side) * std::size_t(side));
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            auto& ray = rays[std::size_t(row) * std::size_t(side) + std::size_t(column)];
            const float u = (float(column) + 0.5f) / float(side), v = (float(row) + 0.5f) / float(side);
            const float x = (u - cx + cy * skew / fy - skew * v / fy) / fx, y = (v - cy) / fy;
            float length = 0;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                ray.direction[axis] = label[4 * axis] * x + label[4 * axis + 1] * y + label[4 * axis + 2];
                ray.origin[axis] = label[4 * axis + 3];
                length += ray.direction[axis] * ray.direction[axis];
            }
            for (float& d : ray.direction) d /= std::sqrt(length);
            if (settings.limits)
                ray.near = float(settings.limits->near), ray.far = float(settings.limits->far);
        }
    if (!settings.limits) set_box_limits(rays, settings.box_side);
    return {side, std::move(rays)};
}

AlignedFloats::AlignedFloats(std::size_t size)
    : data_(static_cast<float*>(::operator new(size * sizeof(float), line))) {}
void AlignedFloats::Free::operator()(float* p) const { ::operator delete(p, line); }

StreamingMarch::StreamingMarch(const DecoderWeights& decoder, const PlaneAxes& axes,
                               const MarchSettings& settings, int threads, march::Instructions instructions)
    : kernels_(march::kernels(instructions)), settings_(settings), threads_(std::max(threads, 1)) {
    using march::channels;
    for (std::size_t plane = 0; plane < 3; ++plane)
        for (std::size_t i = 0; i < 6; ++i)
            scene_.axes[plane][i] = axes[plane][i] * float(2 / settings.box_side);
    // Transposed, so that neighbouring outputs are one vector; padded outputs have zero weights.
    const auto H = std::size_t(decoder.hidden);
    const auto width = (H + march::hidden_step - 1) / march::hidden_step * march::hidden_step;
    weights_ = AlignedFloats(width * (2 * channels + 2) + channels);
    float* const hidden_weight = weights_.data();
    float* const hidden_bias = hidden_weight + width * channels;
    float* const density_weight = hidden_bias + width;
    float* const colour_weight = density_weight + width;
    float* const colour_bias = colour_weight + width * channels;
    std::fill(hidden_weight, colour_bias + channels, 0.0f);
    for (std::size_t h = 0; h < H; ++h) {
        for (std::size_t c = 0; c < channels; ++c) {
            hidden_weight[c * width + h] = decoder.hidden_weight[h * channels + c];
            colour_weight[h * channels + c] = decoder.output_weight[(c + 1) * H + h];
        }
        hidden_bias[h] = decoder.hidden_bias[h];
        density_weight[h] = decoder.output_weight[h];
    }
    std::copy(decoder.output_bias.begin() + 1, decoder.output_bias.end(), colour_bias);
    scene_.hidden = int(width);
    scene_.hidden_weight = hidden_weight;
    scene_.hidden_bias = hidden_bias;
    scene_.density_weight = density_weight;
    scene_.density_bias = decoder.output_bias[0];
    scene_.colour_weight = colour_weight;
    scene_.colour_bias = colour_bias;
}

void StreamingMarch::set_planes(std::span<const float> planes, int height, int width) {
    constexpr auto C = std::size_t(march::channels);
    const auto pixels = std::size_t(height) * std::size_t(width);
    assert(planes.size() == 3 * C * pixels);
    if (height != scene_.height || width != scene_.width) texels_ = AlignedFloats(planes.size());
    constexpr std::size_t strip =
        64;  // pixels whose channels are read and written while they are in the cache
    const auto strips = std::int64_t((pixels + strip - 1) / strip);
#pragma omp parallel for num_threads(threads_)
    for (std::int64_t task = 0; task < 3 * strips; ++task) {
        const auto plane = std::size_t(task / strips), first = std::size_t(task % strips) * strip;
        const float* from = planes.data() + plane * C * pixels;
        float* to = texels_.data() + plane * C * pixels;
        for (std::size_t c = 0; c < C; ++c)
            for (auto i = first; i < std::min(first + strip, pixels); ++i)
                to[i * C + c] = from[c * pixels + i];
    }
    scene_.texels = texels_.data();
    scene_.height = height;
    scene_.width = width;
}

std::size_t StreamingMarch::bytes() const {
    return 3 * std::size_t(march::channels) * std::size_t(scene_.height) * std::size_t(scene_.width) *
           sizeof(float);
}

std::optional<StreamedView> StreamingMarch::render(const MarchRays& rays, const MarchSettings& settings,
                                                   const std::function<bool()>& cancelled) {
    assert(has_planes());
    const auto M = rays.rays.size(), side = std::size_t(rays.side);
    const auto sampling = sampling_of(settings);
    StreamedView view{std::vector<float>(march::channels * M), std::vector<float>(M), std::vector<float>(M)};
    float nearest = std::numeric_limits<float>::infinity(), farthest = -nearest;
    std::atomic<bool> stopped = false;
    FirstFailure failure;
#pragma omp parallel num_threads(threads_) reduction(min : nearest) reduction(max : farthest)
    {
        AlignedFloats scratch;
        failure.guard([&] { scratch = AlignedFloats(march::ray_scratch(scene_, sampling)); });
        if (!scratch.data()) stopped = true;
            // Column by column: rays above each other look up the same texels of the two planes that do not
            // see y.
#pragma omp for schedule(dynamic)
        for (int column = 0; column < rays.side; ++column) {
            // The caller's question is asked on the caller's thread only.
            if (omp_get_thread_num() == 0 && !stopped && cancelled && cancelled()) stopped = true;
            for (std::size_t row = 0; row < side && !stopped; ++row) {
                const auto i = row * side + std::size_t(column);
                march::RayResult result;
                kernels_.ray(scene_, sampling, rays.rays[i], result, scratch.data());
                for (std::size_t c = 0; c < march::channels; ++c) view.colour[c * M + i] = result.colour[c];
                view.depth[i] = result.depth;
                view.weight[i] = result.weight;
                nearest = std::min(nearest, result.nearest);
                farthest = std::max(farthest, result.farthest);
            }
        }
    }
    failure.rethrow();
    if (stopped) return std::nullopt;
    for (float& depth : view.depth)
        depth = std::isnan(depth) ? farthest : std::clamp(depth, nearest, farthest);
    return view;
}

void StreamingMarch::query(std::span<const float> points, std::span<float> density,
                           std::span<float> colours) {
    assert(has_planes() && density.size() * 3 == points.size());
    const auto P = density.size();
    constexpr std::size_t run = 1536;
    const auto runs = std::int64_t((P + run - 1) / run);
    FirstFailure failure;
#pragma omp parallel num_threads(threads_)
    {
        AlignedFloats scratch;
        failure.guard([&] { scratch = AlignedFloats(march::point_scratch(scene_)); });
#pragma omp for schedule(dynamic)
        for (std::int64_t task = 0; task < runs; ++task)
            failure.guard([&] {
                const auto first = std::size_t(task) * run, count = std::min(run, P - first);
                kernels_.points(scene_, points.data() + 3 * first, int(count), density.data() + first,
                                colours.empty() ? nullptr : colours.data() + first * march::channels,
                                scratch.data());
            });
    }
    failure.rethrow();
}

}  // namespace limner
