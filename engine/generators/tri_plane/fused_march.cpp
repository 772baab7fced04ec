#include "engine/generators/tri_plane/fused_march.h"

#include "engine/device/cuda_stream.h"
#include "engine/generators/tri_plane/cuda_march.h"

namespace limner {
namespace {

/// What every architecture that Limner is compiled for gives to a block (sm_75 has the least).
constexpr std::size_t most_shared_bytes = 64 * 1024;

march::Sampling sampling_of(const MarchSettings& settings) {
    return {settings.coarse_samples, settings.fine_samples, 0, settings.disparity, settings.white_background};
}

std::int64_t padded_rows(const OsgDecoder& decoder) {
    const auto step = std::int64_t(march::decoder_step);
    return (decoder.hidden_bias.size(0) + step - 1) / step * step;
}

/// The decoder as cuda_march.h lays it out, on its own device.
Tensor packed(const OsgDecoder& decoder) {
    const auto H = decoder.hidden_bias.size(0), rows = padded_rows(decoder);
    const auto& weight = decoder.output_weight;  // [33, H]: density, colours
    auto row = torch::cat({decoder.hidden_weight, weight.slice(0, 1).t(), decoder.hidden_bias.unsqueeze(1),
                           weight.slice(0, 0, 1).t()},
                          1);
    row = torch::constant_pad_nd(row, {0, march::decoder_row - row.size(1), 0, rows - H});
    const auto& bias = decoder.output_bias;
    auto tail = torch::cat({bias.slice(0, 1), bias.slice(0, 0, 1)});
    tail = torch::constant_pad_nd(tail, {0, march::decoder_tail - tail.size(0)});
    return torch::cat({row.reshape({-1}), tail});
}

march::CudaScene scene_of(const TriPlaneField& field, double box_side) {
    march::CudaScene scene;
    scene.half = field.planes.scalar_type() == torch::kHalf;
    scene.height = int(field.planes.size(3));
    scene.width = int(field.planes.size(4));
    for (std::size_t plane = 0; plane < 3; ++plane)
        for (std::size_t i = 0; i < 6; ++i) scene.axes[plane][i] = field.axes[plane][i] * float(2 / box_side);
    scene.hidden = int(padded_rows(field.decoder));
    return scene;
}

}  // namespace

bool has_fused_march(const TriPlaneField& field, const MarchSettings& settings) {
    const auto& planes = field.planes;
    const auto numbers = planes.scalar_type();
    return !torch::GradMode::is_enabled() && planes.is_cuda() &&
           (numbers == torch::kFloat32 || numbers == torch::kHalf) &&
           planes[0].numel() <= std::numeric_limits<std::int32_t>::max() &&
           march::cuda_march_shared_bytes(scene_of(field, settings.box_side), sampling_of(settings)) <=
               most_shared_bytes;
}

RayPicture fused_march(const TriPlaneField& field, const RayBundle& rays, const MarchSettings& settings) {
    const auto N = rays.directions.size(0), M = rays.directions.size(1);
    const auto texels = field.planes.permute({0, 1, 3, 4, 2}).contiguous();
    const auto decoder = packed(field.decoder);
    const auto limits = ray_limits(rays, settings);
    const auto lines = torch::cat({rays.origins.expand({N, M, 3}), rays.directions,
                                   limits.near.expand({N, M, 1}), limits.far.expand({N, M, 1})},
                                  2)
                           .contiguous();
    static_assert(sizeof(march::Ray) == 8 * sizeof(float));
    const auto numbers = rays.directions.options();
    RayPicture picture{torch::empty({N, M, plane_channels}, numbers), torch::empty({N, M, 1}, numbers),
                       torch::empty({N, M, 1}, numbers)};
    const auto reach = torch::empty({N, M, 2}, numbers);

    const CudaStreamGuard guard(field.planes.device());
    auto scene = scene_of(field, settings.box_side);
    scene.decoder = decoder.data_ptr<float>();
    for (std::int64_t n = 0; n < N; ++n) {
        scene.texels = texels[n].data_ptr();
        const march::CudaResult result{picture.colour[n].data_ptr<float>(),
                                       picture.depth[n].data_ptr<float>(),
                                       picture.weight_sum[n].data_ptr<float>(), reach[n].data_ptr<float>()};
        const char* error = march::launch_cuda_march(
            scene, sampling_of(settings), reinterpret_cast<const march::Ray*>(lines[n].data_ptr<float>()), M,
            result, guard.stream());
        TORCH_CHECK(!error, "CUDA error: ", error);  // device_error() knows these words
    }
    // Within what all rays together reach; those that met something that is no number reach nowhere.
    constexpr double infinity = std::numeric_limits<double>::infinity();
    picture.depth = torch::nan_to_num(picture.depth, infinity)
                        .clamp(torch::nan_to_num(reach.select(2, 0), infinity).min(),
                               torch::nan_to_num(reach.select(2, 1), -infinity).max());
    return picture;
}

}  // namespace limner
