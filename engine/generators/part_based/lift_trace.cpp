#include "engine/generators/part_based/lifting.h"
#include "engine/generators/part_based/part_trace.h"
#include "engine/generators/part_based/trace_inputs.h"

namespace limner::parts {
namespace {

LiftConfig read_config(const TraceInputs& inputs, const std::vector<double>& opacity) {
    const auto real = [&](const char* name) { return inputs.get(name, {}).item<double>(); };
    LiftConfig config;
    config.slices = inputs.index("slices", 1025);
    config.render_size = inputs.index("render_size", 1025);
    config.samples = inputs.index("samples", 4097);
    config.field_of_view = real("fov_deg");
    config.near = real("near");
    config.far = real("far");
    config.half_depth = real("half_depth");
    config.radius = real("radius");
    config.opacity = opacity;
    TORCH_CHECK_VALUE(config.slices > 1 && config.render_size > 1 && config.samples > 0,
                      "slices, render_size and samples should be positive");
    TORCH_CHECK_VALUE(config.near < config.far && config.half_depth > 0 && config.radius > 0 &&
                          config.field_of_view > 0 && config.field_of_view < 180,
                      "near, far, half_depth, radius and fov_deg should describe a camera");
    return config;
}

// In double precision, as the known answers: a density times a step may be large.
NamedArrays trace(const TraceInputs& inputs) {
    NamedArrays outputs;
    const auto put = [&](const std::string& name, const Tensor& value) {
        outputs.emplace(name, nn::to_array(value));
    };
    const auto features = inputs.get("part_features", {-1, -1, -1, -1}).to(torch::kFloat64);
    const auto K = features.size(0), height = features.size(2), width = features.size(3);
    TORCH_CHECK_VALUE(K > 1, "part_features should hold a background and at least one part");
    const auto map = [&](const char* name) {
        return inputs.get(name, {K, height, width}).to(torch::kFloat64).unsqueeze(0);
    };
    const auto rho = inputs.get("opacity_scale", {K}).to(torch::kFloat64).contiguous();
    const auto config = read_config(inputs, {rho.data_ptr<double>(), rho.data_ptr<double>() + K});
    std::vector<Tensor> parts;
    for (std::int64_t k = 0; k < K; ++k) parts.push_back(features.slice(0, k, k + 1));
    const auto volume = lift(parts, map("part_density"), map("part_depth"), config.opacity,
                             inputs.get("alpha", {}).to(torch::kFloat64), config.slices);
    put("volume_features", volume.features[0]);
    put("volume_density", volume.densities[0]);

    const auto cameras = inputs.get("cameras_yaw_pitch", {-1, 2});
    for (std::int64_t i = 0; i < cameras.size(0); ++i) {
        const auto rays = orbit_samples(config, Radians(cameras[i][0].item<float>()),
                                        Radians(cameras[i][1].item<float>()), features.options());
        const auto view = look(volume, parts[0], config, rays);
        put(key_of("features_{}", i), view.features[0]);
        put(key_of("masks_{}", i), view.masks[0]);
        put(key_of("depth_{}", i), view.depth[0]);
        if (i == 1) put(key_of("sample_coords_{}", i), rays.coordinates);
    }
    return outputs;
}

}  // namespace

Result<NamedArrays> trace_lift(const NamedArrays& arrays) {
    const torch::NoGradGuard no_grad;
    const TraceInputs inputs(arrays);
    if (!inputs.has({"part_features", "part_density", "part_depth", "opacity_scale", "alpha", "slices",
                     "render_size", "samples", "fov_deg", "near", "far", "half_depth", "radius",
                     "cameras_yaw_pitch"}))
        return NamedArrays();
    try {
        return trace(inputs);
    } catch (const c10::Error& error) {
        return failure(Errc::wrong_use, std::string("The inputs of the lift case do not fit: ") +
                                            error.what_without_backtrace() + ".");
    }
}

}  // namespace limner::parts
