#include "engine/generators/geometry_field/official_layout.h"

#include <cmath>
#include <numbers>

#include "engine/nn/stylegan2_layout.h"

namespace limner {
namespace {

constexpr std::string_view codes = "latent_codes.weight", hyper = "hyper_phi.layers.",
                           marcher = "ray_marcher.lstm.", classifier = "pixel_generator.net.";

std::string layer_key(std::int64_t layer, std::string_view rest) {
    return std::string(hyper) + std::to_string(layer) + ".hyper_linear.hypo_params.net." + std::string(rest);
}

std::vector<double> linspace(double from, double to, int count) {
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(count == 1 ? from : from + (to - from) * i / static_cast<double>(count - 1));
    return values;
}

Point minus(const Point& a, const Point& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
double length(const Point& a) { return std::sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]); }
Point unit(const Point& a) {
    const double l = length(a);
    return {a[0] / l, a[1] / l, a[2] / l};
}
Point cross(const Point& a, const Point& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

}  // namespace

bool is_official_field(const CheckpointTree& tree) {
    for (const std::string_view prefix : {"model/", "field/", ""})
        if (tree.arrays.contains(std::string(prefix) + "ray_marcher.lstm.linear.0.weight")) return true;
    return false;
}

Result<NamedArrays> sofgan_field_weights(const CheckpointTree& tree) {
    for (const std::string_view root : {"model", "field"}) {
        auto weights = tree.below(root);
        if (!weights.contains("ray_marcher.lstm.linear.0.weight")) continue;
        weights.erase("cam_pose.weight");  // cameras of the training views; the reference ignores them too
        return weights;
    }
    if (!is_official_field(tree))
        return failure(Errc::model_mismatch,
                       "The file holds no SofGAN field: there is no ray_marcher in it.");
    auto weights = tree.arrays;
    weights.erase("cam_pose.weight");
    return weights;
}

std::vector<ExpectedKey> official_field_keys(const OfficialFieldConfig& c) {
    const auto L = c.code_size, H = c.hidden_size, M = c.march_size;
    std::vector<ExpectedKey> keys{{std::string(codes), {c.instances, c.pose_numbers + L}}};
    for (std::int64_t layer = 0; layer < 3; ++layer) {
        for (const std::string_view fc : {"0", "1"}) {
            const auto base = std::string(fc) + ".net.";
            keys.push_back({layer_key(layer, base + "0.weight"), {L, L}});
            for (const std::string_view rest : {"0.bias", "1.weight", "1.bias"})
                keys.push_back({layer_key(layer, base + std::string(rest)), {L}});
        }
        const auto numbers = (layer == 0 ? 3 : H) * H + H;
        keys.push_back({layer_key(layer, "2.weight"), {numbers, L}});
        keys.push_back({layer_key(layer, "2.bias"), {numbers}});
    }
    for (std::int64_t i = 0; i < 4; ++i) {
        const auto out = i == 3 ? 1 : M;
        keys.push_back({key_of("ray_marcher.lstm.linear.{}.weight", i), {out, i == 0 ? H : M}});
        keys.push_back({key_of("ray_marcher.lstm.bias.{}.weight", i), {out, 3}});
        keys.push_back({key_of("ray_marcher.lstm.bias.{}.bias", i), {out}});
    }
    for (std::int64_t i = 0; i < 3; ++i) {
        keys.push_back({key_of("pixel_generator.net.{}.net.0.weight", i), {H, H}});
        for (const std::string_view rest : {".net.0.bias", ".net.1.weight", ".net.1.bias"})
            keys.push_back({key_of("pixel_generator.net.{}", i) + std::string(rest), {H}});
    }
    keys.push_back({std::string(classifier) + "3.weight", {c.class_count, H}});
    keys.push_back({std::string(classifier) + "3.bias", {c.class_count}});
    return keys;
}

OfficialFieldConfig official_field_sizes(const NamedArrays& weights) {
    OfficialFieldConfig config;
    config.instances = nn::side(weights, codes, 0);
    config.code_size = nn::side(weights, layer_key(0, "0.net.0.weight"), 0);
    config.hidden_size = nn::side(weights, std::string(classifier) + "3.weight", 1);
    config.march_size = nn::side(weights, std::string(marcher) + "linear.0.weight", 0);
    config.class_count = nn::side(weights, std::string(classifier) + "3.weight", 0);
    config.pose_numbers = nn::side(weights, codes, 1) == config.code_size + 3 ? 3 : 0;
    return config;
}

Result<OfficialFieldConfig> official_field_config(const NamedArrays& weights) {
    const auto config = official_field_sizes(weights);
    const auto report = match_keys(weights, official_field_keys(config));
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a SofGAN field"));
    if (config.instances < 1 || config.code_size < 1 || config.hidden_size < 1 || config.march_size < 1 ||
        config.class_count < 2)
        return failure(Errc::model_mismatch, "The SofGAN field has empty tensors.");
    return config;
}

CameraMatrix look_at(const Point& position, const Point& target) {
    const auto forward = unit(minus(target, position));
    const auto right = unit(cross(forward, {0, 1, 0}));
    const auto up = cross(right, forward);
    CameraMatrix m{};
    for (std::size_t i = 0; i < 3; ++i) {
        m[4 * i] = static_cast<float>(right[i]);
        m[4 * i + 1] = static_cast<float>(-up[i]);
        m[4 * i + 2] = static_cast<float>(forward[i]);
        m[4 * i + 3] = static_cast<float>(position[i]);
    }
    m[15] = 1;
    return m;
}

std::vector<CameraMatrix> spiral_path(int views, double radius, const Point& centre, const Point& target) {
    std::vector<CameraMatrix> path;
    const double reach = length(minus(centre, target)) + radius;
    const double turns[] = {0, -0.55, 0, 0.55, 0};
    for (int piece = 0; piece < 4; ++piece)
        for (const double yaw : linspace(turns[piece], turns[piece + 1], views / 8))
            path.push_back(look_at(
                {target[0] + reach * std::sin(yaw), target[1], target[2] + reach * std::cos(yaw)}, target));
    for (const double t : linspace(0, 4 * std::numbers::pi, views / 2)) {
        const double a0 = std::cos(t) * (radius - 0.2) / 2, a1 = -std::sin(t) * radius / 2,
                     a2 = -std::sin(t / 2) * (radius - 0.2) / 2;
        path.push_back(look_at({centre[0] + a1, centre[1] + a2, centre[2] + a0}, target));
    }
    return path;
}

std::vector<CameraMatrix> sphere_path(int views, double radius, const Point& centre) {
    std::vector<CameraMatrix> path;
    const int side_count = static_cast<int>(std::ceil(std::sqrt(views)));
    const double half_pi = std::numbers::pi / 2;
    const auto thetas = linspace(half_pi - 0.3, half_pi + 0.3, side_count),
               phis = linspace(half_pi - 0.6, half_pi + 0.6, side_count);
    for (int row = 0; row < side_count; ++row)
        for (int i = 0; i < side_count; ++i) {
            const double theta = thetas[static_cast<std::size_t>(row)],
                         phi = phis[static_cast<std::size_t>(row % 2 == 0 ? i : side_count - 1 - i)];
            path.push_back(look_at(
                {centre[0] + radius * std::sin(theta) * std::cos(phi), centre[1] + radius * std::cos(theta),
                 centre[2] + radius * std::sin(theta) * std::sin(phi)},
                centre));
        }
    return path;
}

std::vector<CameraMatrix> uniform_path(int views, double radius, const Point& centre) {
    std::vector<CameraMatrix> path;
    for (const double y : linspace(0.3, -0.2, 5))
        for (const double yaw : linspace(-0.55, 0.55, views))
            path.push_back(look_at(
                {centre[0] + radius * std::sin(yaw), centre[1] + y, centre[2] + radius * std::cos(yaw)},
                centre));
    return path;
}

}  // namespace limner
