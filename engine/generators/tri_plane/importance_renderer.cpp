#include "engine/generators/tri_plane/importance_renderer.h"

#include <cmath>

#include "engine/generators/tri_plane/fused_march.h"

namespace limner {
namespace {

constexpr auto infinity = std::numeric_limits<float>::infinity();

/// Axis 2 runs along a ray: [N, M, K, C].
Tensor first(const Tensor& x) { return x.slice(2, 0, x.size(2) - 1); }
Tensor second(const Tensor& x) { return x.slice(2, 1); }

/// Slab intersection with the box. Rays that miss it get the smallest near and, as published, the LARGEST
/// NEAR as far. Asks the device nothing.
RayDepths box_limits(const RayBundle& rays, double box_side) {
    const auto inverse = 1 / rays.directions;
    const auto low = (-box_side / 2 - rays.origins) * inverse, high = (box_side / 2 - rays.origins) * inverse;
    const auto near = std::get<0>(torch::minimum(low, high).max(2, /*keepdim=*/true)),
               far = std::get<0>(torch::maximum(low, high).min(2, /*keepdim=*/true));
    const auto hit = far > near;
    const auto kept = hit.logical_or(hit.any().logical_not());  // nothing is hit: all stay as they are
    return {torch::where(kept, near, torch::where(hit, near, infinity).min()),
            torch::where(kept, far, torch::where(hit, near, -infinity).max())};
}

Tensor coarse_depths(const RayBundle& rays, const MarchSettings& settings, const Tensor& random) {
    const auto S = settings.coarse_samples;
    auto limits = ray_limits(rays, settings);
    for (auto* end : {&limits.near, &limits.far}) *end = end->unsqueeze(3);  // [N, M, 1, 1]
    const auto k = torch::arange(S, rays.directions.options()).div(double(S - 1)).view({1, 1, S, 1});
    Tensor depths;
    if (settings.disparity) {
        const auto t = random.defined() ? k + random / double(S - 1) : k;
        depths = 1 / ((1 - t) / limits.near + t / limits.far);
    } else {
        const auto length = limits.far - limits.near;
        depths = limits.near + k * length;
        if (random.defined()) depths = depths + random * (length / double(S - 1));
    }
    return depths.expand({rays.directions.size(0), rays.directions.size(1), S, 1});
}

/// Depths of the second pass (section 3.8, steps 1 to 4): [N, M, I, 1].
Tensor importance_depths(const Tensor& depths, const Tensor& weights, std::int64_t count,
                         const Tensor& random) {
    const torch::NoGradGuard no_grad;  // as the reference: where to look is not learned
    const auto N = depths.size(0), M = depths.size(1), S = depths.size(2);
    const auto rows = N * M;
    const auto w = weights.reshape({rows, 1, S - 1});
    const auto peak = torch::max_pool1d(w, 2, 1, /*padding=*/1);                   // S values
    const auto smooth = torch::avg_pool1d(peak, 2, 1).view({rows, S - 1}) + 0.01;  // S - 1 values
    const auto d = depths.reshape({rows, S});
    const auto bins = 0.5 * (d.slice(1, 0, S - 1) + d.slice(1, 1));  // S - 1 values, the last one unused
    const auto share = smooth.slice(1, 1, S - 2) + 1e-5;
    const auto cdf = torch::constant_pad_nd((share / share.sum(1, true)).cumsum(1), {1, 0});  // S - 2 values
    const auto u = (random.defined() ? random.reshape({rows, count})
                                     : torch::linspace(0, 1, count, d.options()).expand({rows, count}))
                       .contiguous();
    const auto found = torch::searchsorted(cdf.contiguous(), u, /*out_int32=*/false, /*right=*/true);
    const auto low = (found - 1).clamp_min(0), high = found.clamp_max(S - 3);
    const auto cdf_low = cdf.gather(1, low);
    auto rise = cdf.gather(1, high) - cdf_low;
    rise = torch::where(rise < 1e-5, torch::ones_like(rise), rise);
    const auto bin_low = bins.gather(1, low);
    return (bin_low + (u - cdf_low) / rise * (bins.gather(1, high) - bin_low)).view({N, M, count, 1});
}

/// Weights of the intervals between neighbouring samples (section 3.7).
Tensor interval_weights(const Tensor& depths, const Tensor& density) {
    const auto middle = (first(density) + second(density)) / 2;
    const auto alpha = 1 - torch::exp(-torch::softplus(middle - 1) * (second(depths) - first(depths)));
    const auto passed = torch::constant_pad_nd(1 - alpha + 1e-10, {0, 0, 1, 0}, 1);  // 1 before the first one
    return alpha * first(passed.cumprod(2));
}

OsgDecoder::Sample sample_rays(const TriPlaneField& field, const RayBundle& rays, double box_side,
                               const Tensor& depths) {
    const auto N = depths.size(0), M = depths.size(1), K = depths.size(2);
    const auto points = rays.origins.unsqueeze(2) + depths * rays.directions.unsqueeze(2);
    const auto sample = query_points(field, box_side, points.reshape({N, M * K, 3}));
    return {sample.density.view({N, M, K, 1}), sample.colour.view({N, M, K, plane_channels})};
}

}  // namespace

// Rounded as the reference rounds: a point through the whole matrix, sums fused with their products, less the
// camera's position. Planes may hold noise as fine as their pixels, where the last bit of a direction is 1e-4
// of a density; matrix products and norms of a library give other last bits on every processor.
RayBundle label_rays(const Tensor& labels, std::int64_t side) {
    const auto N = labels.size(0);
    const auto cameras = labels.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    RayBundle rays{torch::empty({N, 1, 3}), torch::empty({N, side * side, 3})};
    auto* origin = rays.origins.data_ptr<float>();
    auto* direction = rays.directions.data_ptr<float>();
    const float pixel = float(1.0 / double(side)), half = float(0.5 / double(side));
    for (std::int64_t n = 0; n < N; ++n, origin += 3) {
        const float* pose = cameras.data_ptr<float>() + n * eg3d_label_size;
        const float* k = pose + 16;  // intrinsics [3, 3]
        const float fx = k[0], skew = k[1], cx = k[2], fy = k[4], cy = k[5];
        for (int axis = 0; axis < 3; ++axis) origin[axis] = pose[4 * axis + 3];
        for (std::int64_t ray = 0; ray < side * side; ++ray, direction += 3) {
            const float u = float(ray % side) * pixel + half, v = float(ray / side) * pixel + half;
            const float x = (u - cx + cy * skew / fy - skew * v / fy) / fx, y = (v - cy) / fy;
            float towards[3];
            for (int axis = 0; axis < 3; ++axis) {
                const float* row = pose + 4 * axis;
                towards[axis] = (std::fma(row[1], y, row[0] * x) + row[2] + row[3]) - row[3];
            }
            const float length = std::sqrt(
                std::fma(towards[2], towards[2], std::fma(towards[1], towards[1], towards[0] * towards[0])));
            for (int axis = 0; axis < 3; ++axis) direction[axis] = towards[axis] / length;
        }
    }
    return {rays.origins.to(labels.device()), rays.directions.to(labels.device())};
}

RayDepths ray_limits(const RayBundle& rays, const MarchSettings& settings) {
    if (!settings.limits) return box_limits(rays, settings.box_side);
    const std::vector<std::int64_t> shape{1, 1, 1};
    return {torch::full(shape, settings.limits->near, rays.directions.options()),
            torch::full(shape, settings.limits->far, rays.directions.options())};
}

OsgDecoder OsgDecoder::make(const Tensor& weight0, const Tensor& bias0, const Tensor& weight2,
                            const Tensor& bias2, double rate) {
    const auto scaled = [&](const Tensor& weight) {
        return (weight * (rate / std::sqrt(double(weight.size(1))))).contiguous();
    };
    return {scaled(weight0), bias0 * rate, scaled(weight2), bias2 * rate};
}

OsgDecoder::Sample OsgDecoder::forward(const Tensor& features) const {
    const auto flat = features.reshape({-1, features.size(-1)});
    const auto hidden = torch::softplus(torch::addmm(hidden_bias, flat, hidden_weight.t()));
    auto shape = features.sizes().vec();
    shape.back() = output_bias.size(0);
    const auto out = torch::addmm(output_bias, hidden, output_weight.t()).view(shape);
    return {out.narrow(-1, 0, 1), torch::sigmoid(out.slice(-1, 1)) * (1 + 2 * 0.001) - 0.001};
}

Tensor plane_features(const Tensor& planes, const PlaneAxes& axes, double box_side, const Tensor& points) {
    const auto N = points.size(0), P = points.size(1);
    const auto rows =
        torch::tensor(at::ArrayRef<float>(axes[0].data(), 18)).view({1, 6, 3}).to(points.device());
    const auto uv = torch::matmul(points * (2 / box_side), rows.transpose(1, 2));  // [N, P, 6]
    const auto grid = uv.view({N, P, 3, 2}).permute({0, 2, 1, 3}).reshape({N * 3, 1, P, 2});
    const auto sampled =
        torch::grid_sampler_2d(planes.reshape({N * 3, planes.size(2), planes.size(3), planes.size(4)}), grid,
                               /*bilinear*/ 0, /*zeros*/ 0, /*align_corners=*/false);
    return sampled.view({N, 3, planes.size(2), P}).permute({0, 1, 3, 2});
}

OsgDecoder::Sample query_points(const TriPlaneField& field, double box_side, const Tensor& points) {
    return field.decoder.forward(plane_features(field.planes, field.axes, box_side, points).mean(1));
}

MarchView render_rays(const TriPlaneField& field, const RayBundle& rays, const MarchSettings& settings,
                      const MarchRandomness& randomness) {
    MarchView view;
    view.depths = view.coarse_depths = coarse_depths(rays, settings, randomness.coarse);
    auto samples = sample_rays(field, rays, settings.box_side, view.depths);
    view.coarse_density = samples.density;
    if (settings.fine_samples > 0) {
        view.coarse_weights = interval_weights(view.depths, samples.density);
        const auto fine =
            importance_depths(view.depths, view.coarse_weights, settings.fine_samples, randomness.fine);
        const auto [sorted, order] = torch::cat({view.depths, fine}, 2).sort(/*stable=*/true, 2, false);
        view.depths = sorted;
        const auto more = sample_rays(field, rays, settings.box_side, fine);
        samples.density = torch::cat({samples.density, more.density}, 2).gather(2, order);
        samples.colour = torch::cat({samples.colour, more.colour}, 2)
                             .gather(2, order.expand({-1, -1, -1, plane_channels}));
    }
    view.weights = interval_weights(view.depths, samples.density);
    view.weight_sum = view.weights.sum(2);
    view.colour = (view.weights * (first(samples.colour) + second(samples.colour)) / 2).sum(2);
    if (settings.white_background) view.colour = view.colour + 1 - view.weight_sum;
    view.colour = view.colour * 2 - 1;
    const auto middle = (first(view.depths) + second(view.depths)) / 2;
    const auto depth = (view.weights * middle).sum(2) / view.weight_sum;
    view.depth = torch::nan_to_num(depth, infinity).clamp(view.depths.min(), view.depths.max());
    return view;
}

RayPicture draw_rays(const TriPlaneField& field, const RayBundle& rays, const MarchSettings& settings) {
    if (has_fused_march(field, settings)) return fused_march(field, rays, settings);
    auto view = render_rays(field, rays, settings);
    return {std::move(view.colour), std::move(view.depth), std::move(view.weight_sum)};
}

}  // namespace limner
