#include "engine/generators/geometry_field/official_field_trace.h"

#include <cmath>

#include "engine/generators/geometry_field/official_field.h"
#include "engine/nn/arrays.h"
#include "engine/nn/stylegan_layers.h"

namespace limner {
namespace {

using Shape = std::vector<std::int64_t>;

class FieldTrace {
public:
    FieldTrace(const OfficialField& field, const NamedArrays& inputs) : field_(field), inputs_(inputs) {}

    NamedArrays run() {
        paths();
        if (!has("latent")) return std::move(outputs_);
        const auto z = input("latent", {1, field_.config().code_size});
        const auto weights = field_.weights_for(z);
        for (std::size_t i = 0; i < 3; ++i) {
            put("phi_" + std::to_string(i) + "_weight", weights.layers[i].weight);
            put("phi_" + std::to_string(i) + "_bias", weights.layers[i].bias);
        }
        if (!has("uv")) return std::move(outputs_);
        uv_ = input("uv", {-1, 2});
        for (const auto& [name, array] : inputs_) {
            constexpr std::string_view suffix = "_cam2world";
            if (name.ends_with(suffix)) camera(name.substr(0, name.size() - suffix.size()), weights);
        }
        if (has("front_cam2world") && has("front_intrinsics")) queries(weights);
        if (has("yaw_cam2world") && has("yaw_intrinsics") && has("inv_target")) inversion(z);
        return std::move(outputs_);
    }

private:
    bool has(const std::string& name) const { return inputs_.contains(name); }
    Tensor input(const std::string& name, const Shape& shape) const {
        const auto tensor = nn::to_tensor(inputs_.at(name));
        bool fits = std::size_t(tensor.dim()) == shape.size();
        for (std::size_t i = 0; fits && i < shape.size(); ++i)
            fits = shape[i] < 0 || tensor.size(std::int64_t(i)) == shape[i];
        TORCH_CHECK_VALUE(fits, name, " should have the shape ", shape, ", not ", tensor.sizes());
        return tensor;
    }
    void put(const std::string& name, const Tensor& value) { outputs_.emplace(name, nn::to_array(value)); }

    FieldRays rays(const std::string& camera, const Tensor& depth) const {
        const auto flag = camera + "_orthogonal";
        const bool orthographic =
            !has(flag) || nn::to_tensor(inputs_.at(flag)).view({-1})[0].item<double>() != 0;
        const auto& matrix = inputs_.at(camera + "_intrinsics");
        TORCH_CHECK_VALUE(matrix.shape == Shape({3, 3}) || matrix.shape == Shape({4, 4}), camera,
                          "_intrinsics should be 3 x 3 or 4 x 4");
        return field_rays(input(camera + "_cam2world", {4, 4}), nn::to_tensor(matrix), orthographic, uv_,
                          depth);
    }
    static Tensor standard_depth() { return torch::full({1}, 0.05f); }

    void camera(const std::string& name, const FieldWeights& weights) {
        if (!has(name + "_intrinsics")) return;
        const auto sight = rays(name, standard_depth());
        const auto view = field_.render(weights, sight);
        const auto count = uv_.size(0);
        put(name + "_ray_dir", sight.directions.expand({count, 3}));
        put(name + "_entry", view.entry);
        put(name + "_steps", view.steps);
        put(name + "_final_xyz", view.end);
        put(name + "_logits", view.logits);
        put(name + "_depth", view.depth);
        put(name + "_phi_at_entry", field_.phi(weights, view.entry.slice(0, 0, count, 7)));
        const auto side = std::int64_t(std::lround(std::sqrt(double(count))));
        if (side * side == count) {
            const auto planes = view.logits.t().reshape({1, -1, side, side});
            put(name + "_labels", planes.argmax(1)[0].to(torch::kUInt8));
            put(name + "_labels_up",
                nn::resize_bilinear(planes, 2 * side, 2 * side).argmax(1)[0].to(torch::kUInt8));
        }
        if (!has("init_depth") || !has("jitter")) return;
        const auto jittered =
            field_.render(weights, rays(name, input("init_depth", {count})), input("jitter", {count}));
        put(name + "_jit_logits", jittered.logits);
        put(name + "_jit_depth", jittered.depth);
    }

    void queries(const FieldWeights& weights) {
        for (int k = 0; has("slice_" + std::to_string(k) + "_depth"); ++k) {
            const auto name = "slice_" + std::to_string(k);
            put(name + "_logits", field_.occupancy(weights, rays("front", input(name + "_depth", {1}))));
        }
        if (!has("given_depth")) return;
        const auto view = field_.render(weights, rays("front", input("given_depth", {uv_.size(0)})));
        put("given_depth_logits", view.logits);
        put("given_depth_out", view.depth);
    }

    void inversion(const Tensor& latent) {
        const torch::AutoGradMode with_gradients(true);
        const auto z = latent.clone().set_requires_grad(true);
        const auto view = field_.render(field_.weights_for(z), rays("yaw", standard_depth()));
        const auto losses = inversion_losses(view, z, input("inv_target", {uv_.size(0)}));
        losses[3].backward();
        put("inv_losses", torch::stack({losses[0], losses[1], losses[2], losses[3]}));
        put("inv_grad_latent", z.grad());
    }

    // The turntables of the README; they need no input.
    void paths() {
        const auto put_path = [&](const std::string& name, const std::vector<CameraMatrix>& path) {
            std::vector<float> values;
            for (const auto& matrix : path) values.insert(values.end(), matrix.begin(), matrix.end());
            outputs_.emplace(name,
                             make_array(std::span<const float>(values), {std::int64_t(path.size()), 4, 4}));
        };
        put_path("path_spiral_16", spiral_path(16, 4.5, {0, 0.1, 4.5}, {0, 0.1, 0}));
        put_path("path_sphere_9", sphere_path(9, 1.2, {0, 0.1, 0}));
        put_path("path_uniform_4", uniform_path(4, 4.5, {0, 0.1, 0}));
    }

    const OfficialField& field_;
    const NamedArrays& inputs_;
    NamedArrays outputs_;
    Tensor uv_;
};

}  // namespace

Result<NamedArrays> trace_official_field(const CheckpointTree& tree, const NamedArrays& inputs) {
    const torch::NoGradGuard no_grad;
    const auto weights = sofgan_field_weights(tree);
    if (!weights) return tl::unexpected(weights.error());
    const auto field = OfficialField::load(*weights);
    if (!field) return tl::unexpected(field.error());
    try {
        return FieldTrace(*field, inputs).run();
    } catch (const c10::ValueError& error) {
        return failure(Errc::wrong_use,
                       std::string("An input does not fit: ") + error.what_without_backtrace() + ".");
    } catch (const c10::Error& error) {
        return failure(Errc::wrong_use, std::string("The inputs do not fit together: ") +
                                            error.what_without_backtrace() + ".");
    }
}

}  // namespace limner
