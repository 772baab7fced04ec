#include "engine/generators/geometry_field/official_field.h"

#include "engine/nn/arrays.h"

namespace limner {
namespace {

constexpr double norm_eps = 1e-5, sphere_radius = 1.5;
constexpr int march_steps = 10;
constexpr std::int64_t chunk = 4096;  // rays whose features (256 floats) stay in the processor's cache

}  // namespace

FieldRays field_rays(const Tensor& cam2world, const Tensor& intrinsics, bool orthographic, const Tensor& uv,
                     const Tensor& depth) {
    const auto pixels = uv.to(torch::kFloat32);
    const auto x = (pixels.select(1, 0) - intrinsics[0][2]) / intrinsics[0][0];
    const auto y = (pixels.select(1, 1) - intrinsics[1][2]) / intrinsics[1][1];
    const auto rotation = cam2world.slice(0, 0, 3).slice(1, 0, 3),
               position = cam2world.slice(0, 0, 3).select(1, 3);
    const auto t = depth.expand_as(x);
    FieldRays rays;
    rays.cam2world = cam2world;
    const auto camera = orthographic ? torch::stack({x, y, t}, 1) : torch::stack({x * t, y * t, t}, 1);
    rays.start = torch::mm(camera, rotation.t()) + position;
    if (orthographic) {
        rays.directions = rotation.select(1, 2).view({1, 3}).contiguous();
    } else {
        const auto towards = torch::mm(torch::stack({x, y, torch::ones_like(x)}, 1), rotation.t());
        rays.directions = towards / towards.norm(2, {1}, true);
    }
    return rays;
}

Tensor pixel_grid(std::int64_t side) {
    const auto index = torch::arange(side * side, torch::kInt64);
    return torch::stack({index.remainder(side), index.div(side, "floor")}, 1);
}

Tensor entry_points(const FieldRays& rays, const Tensor& jitter) {
    const auto& d = rays.directions;
    const auto length = rays.start.norm(2, {1}, true);  // [R, 1]
    const auto cos_angle = (-rays.start / length * d).sum(1, true);
    const auto sin_angle = torch::sqrt(1 - cos_angle.square() + 1e-6);
    const auto closest = rays.start + d * cos_angle * length;
    const auto distance = sin_angle * length;
    const auto half_chord =
        torch::sqrt((sphere_radius * sphere_radius - distance.square() + 1e-6).clamp_min(1e-6));
    auto entry = torch::where(distance < sphere_radius, closest - d * half_chord, closest);
    if (jitter.defined()) entry = entry + d * jitter.view({-1, 1});
    return entry;
}

Tensor OfficialField::Normed::forward(const Tensor& x) const {
    const auto y = torch::addmm(bias, x, weight.t());
    return torch::relu(torch::layer_norm(y, {y.size(1)}, gain, shift, norm_eps));
}

Result<OfficialField> OfficialField::load(const NamedArrays& weights) {
    const auto config = official_field_config(weights);
    if (!config) return tl::unexpected(config.error());
    const auto tensor = [&](const std::string& key) { return nn::to_tensor(weights.at(key)); };
    const auto normed = [&](const std::string& base) {
        return Normed{tensor(base + ".net.0.weight"), tensor(base + ".net.0.bias"),
                      tensor(base + ".net.1.weight"), tensor(base + ".net.1.bias")};
    };
    OfficialField field;
    field.config_ = *config;
    field.codes_ = tensor("latent_codes.weight");
    for (std::size_t i = 0; i < 3; ++i) {
        const auto base = key_of("hyper_phi.layers.{}.hyper_linear.hypo_params.net.", std::int64_t(i));
        field.hyper_[i] = {
            {normed(base + "0"), normed(base + "1")}, tensor(base + "2.weight"), tensor(base + "2.bias")};
        field.classifier_[i] = normed(key_of("pixel_generator.net.{}", std::int64_t(i)));
    }
    for (std::size_t i = 0; i < 4; ++i)
        field.marcher_[i] = {tensor(key_of("ray_marcher.lstm.linear.{}.weight", std::int64_t(i))),
                             tensor(key_of("ray_marcher.lstm.bias.{}.weight", std::int64_t(i))),
                             tensor(key_of("ray_marcher.lstm.bias.{}.bias", std::int64_t(i)))};
    field.last_weight_ = tensor("pixel_generator.net.3.weight");
    field.last_bias_ = tensor("pixel_generator.net.3.bias");
    return field;
}

Tensor OfficialField::codes() const { return codes_.slice(1, config_.pose_numbers); }

FieldWeights OfficialField::weights_for(const Tensor& z) const {
    FieldWeights weights;
    const auto H = config_.hidden_size;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto hidden = hyper_[i].hidden[1].forward(hyper_[i].hidden[0].forward(z));
        const auto q = torch::addmm(hyper_[i].bias, hidden, hyper_[i].weight.t()).view({-1});
        const auto in = i == 0 ? 3 : H;
        weights.layers[i] = {q.slice(0, 0, H * in).view({H, in}), q.slice(0, H * in)};
    }
    return weights;
}

Tensor OfficialField::phi(const FieldWeights& weights, const Tensor& x) const {
    auto v = x;
    for (const auto& layer : weights.layers) {
        v = torch::addmm(layer.bias, v, layer.weight.t());
        v = torch::relu(torch::layer_norm(v, {v.size(1)}, {}, {}, norm_eps));
    }
    return v;
}

Tensor OfficialField::classify(const Tensor& features) const {
    auto v = features;
    for (const auto& layer : classifier_) v = layer.forward(v);
    return torch::addmm(last_bias_, v, last_weight_.t());
}

FieldView OfficialField::march(const FieldWeights& weights, const Tensor& entry,
                               const Tensor& directions) const {
    std::array<Tensor, 4> offset;  // B_i d + c_i: the same at every step
    for (std::size_t i = 0; i < 4; ++i)
        offset[i] = torch::addmm(marcher_[i].constant, directions, marcher_[i].slope.t());
    FieldView view;
    view.entry = entry;
    auto x = entry;
    std::vector<Tensor> steps;
    for (int k = 0; k < march_steps; ++k) {
        auto a = phi(weights, x);
        for (std::size_t i = 0; i < 3; ++i)
            a = torch::relu(torch::addmm(offset[i], a, marcher_[i].weight.t()));
        const auto s = torch::addmm(offset[3], a, marcher_[3].weight.t());  // [R, 1]
        steps.push_back(s);
        x = x + s * directions;
    }
    view.steps = torch::cat(steps, 1);
    view.end = x;
    view.logits = classify(phi(weights, x));
    return view;
}

FieldView OfficialField::render(const FieldWeights& weights, const FieldRays& rays,
                                const Tensor& jitter) const {
    const auto entry = entry_points(rays, jitter);
    const auto count = entry.size(0);
    FieldView view;
    if (torch::GradMode::is_enabled() || count <= chunk || !entry.is_cpu()) {
        view = march(weights, entry, rays.directions);
    } else {
        std::vector<Tensor> logits, ends, steps;
        for (std::int64_t begin = 0; begin < count; begin += chunk) {
            const auto end = std::min(count, begin + chunk);
            const auto directions =
                rays.directions.size(0) == 1 ? rays.directions : rays.directions.slice(0, begin, end);
            const auto part = march(weights, entry.slice(0, begin, end), directions);
            logits.push_back(part.logits);
            ends.push_back(part.end);
            steps.push_back(part.steps);
        }
        view = {torch::cat(logits), {}, entry, torch::cat(ends), torch::cat(steps)};
    }
    // The rotation is orthonormal: its third column reads the camera's z.
    const auto rotation = rays.cam2world.slice(0, 0, 3).slice(1, 0, 3),
               position = rays.cam2world.slice(0, 0, 3).select(1, 3);
    view.depth = torch::mv(view.end - position, rotation.select(1, 2));
    return view;
}

Tensor OfficialField::occupancy(const FieldWeights& weights, const FieldRays& rays) const {
    return classify(phi(weights, rays.start));
}

std::array<Tensor, 4> inversion_losses(const FieldView& view, const Tensor& z, const Tensor& target) {
    const auto cross_entropy = torch::nll_loss(torch::log_softmax(view.logits, 1), target);
    const auto behind = 10'000 * view.depth.clamp_max(0).square().mean();
    const auto size = z.square().mean();
    return {cross_entropy, behind, size, 200 * cross_entropy + 1e-3 * behind + size};
}

}  // namespace limner
