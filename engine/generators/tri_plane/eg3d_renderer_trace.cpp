#include "engine/generators/tri_plane/importance_renderer.h"
#include "engine/generators/tri_plane/trace_arrays.h"

namespace limner {
namespace {

/// The cases of renderer_cases.json; sample counts are those of the random numbers.
struct RendererCase {
    const char* name;
    bool given_numbers = false;  // the inputs u_coarse and u_fine; otherwise the deterministic mode
    bool automatic_limits = false;
    bool white_background = false;
    bool disparity = false;
    bool two_passes = true;
    double box_side = 1;
};
constexpr RendererCase cases[] = {
    {.name = "a_det"},
    {.name = "b_given", .given_numbers = true},
    {.name = "c_auto_white", .automatic_limits = true, .white_background = true, .box_side = 1.4},
    {.name = "d_disparity", .given_numbers = true, .disparity = true},
    {.name = "e_coarse_only", .two_passes = false},
};

void put_view(TraceArrays& arrays, const std::string& name, const MarchView& view) {
    arrays.put(name + "_rgb", view.colour);
    arrays.put(name + "_depth", view.depth);
    arrays.put(name + "_wsum", view.weight_sum);
    arrays.put(name + "_coarse_depths", view.coarse_depths.squeeze(3));
    arrays.put(name + "_coarse_sigma", view.coarse_density.squeeze(3));
    if (view.coarse_weights.defined()) arrays.put(name + "_coarse_weights", view.coarse_weights.squeeze(3));
    arrays.put(name + "_all_depths", view.depths.squeeze(3));
    arrays.put(name + "_final_weights", view.weights.squeeze(3));
}

}  // namespace

void trace_eg3d_renderer(TraceArrays& arrays) {
    if (!arrays.has("planes", "dec_w0", "dec_b0", "dec_w2", "dec_b2")) return;
    const auto w0 = arrays.tensor("dec_w0", {-1, plane_channels});
    const auto H = w0.size(0);
    const auto rate = arrays.has("dec_lr_mul") ? arrays.number("dec_lr_mul") : 1.0;
    TriPlaneField field;
    field.planes = arrays.tensor("planes", {-1, 3, plane_channels, -1, -1});
    field.decoder =
        OsgDecoder::make(w0, arrays.tensor("dec_b0", {H}), arrays.tensor("dec_w2", {1 + plane_channels, H}),
                         arrays.tensor("dec_b2", {1 + plane_channels}), rate);
    const auto axes = [&](const std::string& name) {
        const auto read = plane_axes_from(nn::to_array(arrays.tensor(name, {3, 3, 3})));
        TORCH_CHECK_VALUE(read, name, ": ", read ? "" : read.error().message);
        return *read;
    };
    if (arrays.has("plane_axes")) field.axes = axes("plane_axes");
    if (arrays.has("query_points")) {
        const auto points = arrays.tensor("query_points", {1, -1, 3});
        const auto first = TriPlaneField{field.planes.slice(0, 0, 1), field.axes, field.decoder};
        arrays.put("query_plane_features", plane_features(first.planes, first.axes, 1, points));
        const auto sample = query_points(first, 1, points);
        arrays.put("query_sigma", sample.density);
        arrays.put("query_feat", sample.colour);
        if (arrays.has("plane_axes_fixed"))
            arrays.put("query_plane_features_fixed",
                       plane_features(first.planes, axes("plane_axes_fixed"), 1, points));
    }
    if (!arrays.has("cam2world", "intrinsics", "resolution")) return;
    const auto N = field.planes.size(0);
    const auto labels = torch::cat({arrays.tensor("cam2world", {N, 4, 4}).view({N, 16}),
                                    arrays.tensor("intrinsics", {N, 3, 3}).view({N, 9})},
                                   1);
    const auto side = arrays.tensor("resolution", {}).item<std::int64_t>();
    TORCH_CHECK_VALUE(side >= 1 && side <= 1024, "resolution should be 1 to 1024");
    const auto rays = label_rays(labels, side);
    arrays.put("ray_origins", rays.origins);
    arrays.put("ray_directions", rays.directions);
    if (!arrays.has("u_coarse", "u_fine")) return;
    const MarchRandomness given{arrays.tensor("u_coarse", {N, side * side, -1, 1}),
                                arrays.tensor("u_fine", {N * side * side, -1})};
    for (const auto& entry : cases) {
        MarchSettings settings;
        settings.coarse_samples = int(given.coarse.size(2));
        settings.fine_samples = entry.two_passes ? int(given.fine.size(1)) : 0;
        TORCH_CHECK_VALUE(settings.coarse_samples >= 4, "u_coarse should hold at least 4 numbers per ray");
        if (entry.automatic_limits) settings.limits.reset();
        settings.white_background = entry.white_background;
        settings.disparity = entry.disparity;
        settings.box_side = entry.box_side;
        put_view(arrays, entry.name,
                 render_rays(field, rays, settings, entry.given_numbers ? given : MarchRandomness{}));
    }
}

}  // namespace limner
