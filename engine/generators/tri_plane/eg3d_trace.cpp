#include "engine/generators/tri_plane/eg3d_trace.h"

#include "engine/generators/style_based/stylegan2_discriminator.h"
#include "engine/generators/tri_plane/eg3d_network.h"
#include "engine/generators/tri_plane/trace_arrays.h"

namespace limner {
namespace {

/// pipeline.npz: the whole generator.
class PipelineTrace {
public:
    /// `exact` is the network with a backbone in double precision.
    PipelineTrace(const Eg3dNetwork& network, const Eg3dNetwork& exact,
                  const std::optional<Stylegan2Discriminator>& discriminator, TraceArrays& arrays)
        : net_(network), exact_(exact), discriminator_(discriminator), arrays_(arrays) {}

    void run() {
        if (!arrays_.has("z", "c_cond")) return;
        const auto z = arrays_.tensor("z", {-1, net_.latent_size()});
        const auto label = arrays_.tensor("c_cond", {1, eg3d_label_size});
        arrays_.put("ws_psi1", net_.map(z, label).select(1, 0));
        ws_ = net_.map(z, label, {.psi = 0.7});
        arrays_.put("ws_psi07", ws_.select(1, 0));
        arrays_.put("ws_psi07_cut8", net_.map(z, label, {.psi = 0.7, .slots = 8}));
        planes_ = net_.planes(ws_);
        arrays_.put("planes_sub16", thinned(planes_));
        arrays_.put("planes0_ch70_full", planes_[0].flatten(0, 1)[70]);
        arrays_.put("planes0_none_sub16", thinned(net_.planes(first(ws_), {nn::NoiseMode::none})));
        lattice();
        if (arrays_.has("c_render", "render_sample_index")) views();
    }

private:
    static Tensor first(const Tensor& x) { return x.slice(0, 0, 1); }
    static Tensor thinned(const Tensor& planes) {
        constexpr std::int64_t step = 16;
        return planes.flatten(1, 2).slice(2, 0, planes.size(3), step).slice(3, 0, planes.size(4), step);
    }

    // Density and colour on the nodes of a grid over the box, [x][y][z]. A decoder may enlarge the rounding
    // of the planes a hundredfold, and it differs between processors: this asks exact planes.
    void lattice() {
        constexpr std::int64_t side = 20;
        const auto half = net_.config.march.box_side / 2;
        const auto axis = torch::linspace(-half, half, side);
        const auto points = torch::stack(torch::meshgrid({axis, axis, axis}, "ij"), 3).view({1, -1, 3});
        const auto sample = query_points(net_.field(exact_.planes(first(ws_))), 2 * half, points);
        arrays_.put("lattice_sigma", sample.density.view({side, side, side}));
        arrays_.put("lattice_rgb3", sample.colour.slice(2, 0, 3).reshape({side, side, side, 3}));
    }

    void views() {
        const auto labels = arrays_.tensor("c_render", {-1, eg3d_label_size});
        const auto V = labels.size(0), n = net_.config.neural_resolution;
        const auto index = arrays_.tensor("render_sample_index", {V}).to(torch::kInt64);
        TORCH_CHECK_VALUE(
            index.min().item<std::int64_t>() >= 0 && index.max().item<std::int64_t>() < planes_.size(0),
            "render_sample_index should name rows of z");
        std::vector<Tensor> features, depths, images;
        for (std::int64_t v = 0; v < V; ++v) {
            const auto row = index.slice(0, v, v + 1);
            // One view at a time: depths are clamped to what their call has seen.
            const auto view = net_.render(planes_.index_select(0, row), labels.slice(0, v, v + 1), n);
            features.push_back(feature_image(view.colour));
            depths.push_back(feature_image(view.depth));
            images.push_back(net_.enlarge(features.back(), ws_.index_select(0, row)));
        }
        const auto feature_images = torch::cat(features), pictures = torch::cat(images);
        const auto raw = feature_images.slice(1, 0, 3);
        arrays_.put("image_raw", raw);
        arrays_.put("image_depth", torch::cat(depths));
        arrays_.put("feature_image", feature_images.slice(0, 0, 2));
        arrays_.put("image", pictures);
        const auto last = label_rays(labels.slice(0, V - 1), n);
        arrays_.put("ray_o_last", last.origins[0]);
        arrays_.put("ray_d_last", last.directions[0]);
        if (!discriminator_ || V < 2) return;
        // Two pictures in one: the discriminator sees the raw one enlarged beside the result.
        const auto pair = pictures.slice(0, 0, 2);
        const auto enlarged = resize_features(raw.slice(0, 0, 2), pair.size(2), /*antialias=*/true);
        arrays_.put("d_logits",
                    discriminator_->score(torch::cat({pair, enlarged}, 1), labels.slice(0, 0, 2)));
    }

    const Eg3dNetwork &net_, &exact_;
    const std::optional<Stylegan2Discriminator>& discriminator_;
    TraceArrays& arrays_;
    Tensor ws_, planes_;
};

/// io.npz of eg3d-sr512.
void trace_super_resolution(const SuperResolution& net, TraceArrays& arrays) {
    if (arrays.has("resize_in160"))
        arrays.put("resize_out128_antialias",
                   resize_features(arrays.tensor("resize_in160", {-1, -1, -1, -1}), 128, true));
    if (!arrays.has("in_x", "ws_last")) return;
    const auto x = arrays.tensor("in_x", {1, plane_channels, -1, -1});
    const auto w = arrays.tensor("ws_last", {1, eg3d_w_size});
    auto state = net.prepare(x);
    arrays.put("resized_rgb128", state.rgb);
    arrays.put("resized_x128_ch9", state.x.select(1, 9));
    state = net.advance(state, 0, w);
    arrays.put("block0_rgb", state.rgb);
    arrays.put("block0_x_ch17", state.x.select(1, 17));
    const auto image = net.advance(state, 1, w).rgb;
    const auto R = image.size(2);
    arrays.put("image_sub4", image.slice(2, 0, R, 4).slice(3, 0, R, 4));
    arrays.put("image_crop", image.slice(2, 200, 328).slice(3, 180, 308));
    arrays.put("image_border", image.slice(2, 0, 8));
}

Result<NamedArrays> trace_module(const CheckpointTree& tree, TraceArrays& arrays) {
    Eg3dConfig config;
    config.super_resolution = guess_super_resolution(tree.arrays, "");
    if (!config.super_resolution)
        return failure(Errc::model_mismatch, "The super-resolution module is none of the published ones.");
    config.super_resolution_clamp = 256;
    const auto report = match_keys(tree.arrays, super_resolution_keys(*config.super_resolution, ""));
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a super-resolution module"));
    trace_super_resolution(SuperResolution::load(tree.arrays, "", config), arrays);
    return arrays.take();
}

Result<NamedArrays> trace_generator(const CheckpointTree& tree, TraceArrays& arrays) {
    const auto network = Eg3dNetwork::load(tree);
    if (!network) return tl::unexpected(network.error());
    const auto exact = Eg3dNetwork::load(tree, torch::kFloat64);
    if (!exact) return tl::unexpected(exact.error());
    std::optional<Stylegan2Discriminator> discriminator;
    if (const auto source = find_stylegan2_discriminator(tree)) {
        auto loaded = Stylegan2Discriminator::load(*source);
        if (!loaded) return tl::unexpected(loaded.error());
        discriminator = std::move(*loaded);
    }
    PipelineTrace(*network, *exact, discriminator, arrays).run();
    trace_super_resolution(network->super_resolution, arrays);
    trace_eg3d_renderer(arrays);
    trace_eg3d_cameras(arrays);
    trace_eg3d_inversion(arrays);
    return arrays.take();
}

}  // namespace

bool is_super_resolution(const CheckpointTree& tree) {
    return tree.arrays.contains("block0.conv0.affine.weight") &&
           tree.arrays.contains("block1.torgb.affine.weight");
}

Result<NamedArrays> trace_eg3d(const CheckpointTree& tree, const NamedArrays& inputs) {
    const torch::NoGradGuard no_grad;
    try {
        TraceArrays arrays(inputs);
        return is_super_resolution(tree) ? trace_module(tree, arrays) : trace_generator(tree, arrays);
    } catch (const c10::ValueError& error) {
        return failure(Errc::wrong_use,
                       std::string("An input does not fit: ") + error.what_without_backtrace() + ".");
    } catch (const c10::Error& error) {
        return failure(Errc::wrong_use, std::string("The inputs do not fit together: ") +
                                            error.what_without_backtrace() + ".");
    }
}

}  // namespace limner
