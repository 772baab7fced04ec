#include "engine/generators/tri_plane/label_camera.h"
#include "engine/generators/tri_plane/trace_arrays.h"
#include "engine/nn/latent_projection.h"

namespace limner {
namespace {

Tensor as_tensor(const Pose4& pose) {
    auto matrix = torch::empty({4, 4}, torch::kFloat64);
    for (int i = 0; i < 16; ++i) matrix.data_ptr<double>()[i] = pose(i / 4, i % 4);
    return matrix;
}

void fitted_poses(TraceArrays& arrays) {
    const auto angles = arrays.doubles("d3dfr_angle", {-1, 3}).contiguous();
    const auto shifts = arrays.doubles("d3dfr_trans", {angles.size(0), 3}).contiguous();
    std::vector<Tensor> raw, orig, cor, flip;
    for (std::int64_t i = 0; i < angles.size(0); ++i) {
        const auto pose = pose_of_face_fit(Eigen::Vector3d(angles.data_ptr<double>() + 3 * i),
                                           Eigen::Vector3d(shifts.data_ptr<double>() + 3 * i));
        raw.push_back(as_tensor(pose));
        orig.push_back(as_tensor(with_training_radius(pose)));
        cor.push_back(as_tensor(with_corrected_radius(pose)));
        flip.push_back(as_tensor(mirrored(with_training_radius(pose))));
    }
    arrays.put("pose_raw", torch::stack(raw));
    arrays.put("pose_orig", torch::stack(orig));
    arrays.put("pose_cor", torch::stack(cor));
    arrays.put("pose_flip", torch::stack(flip));
}

void look_at_poses(TraceArrays& arrays) {
    const auto given = arrays.doubles("lookat_params", {-1, 6}).contiguous();
    std::vector<Tensor> poses;
    for (std::int64_t i = 0; i < given.size(0); ++i) {
        const auto* p = given.data_ptr<double>() + 6 * i;
        poses.push_back(as_tensor(eg3d_look_at(p[0], p[1], Eigen::Vector3d(p + 2), p[5])));
    }
    arrays.put("lookat_pose", torch::stack(poses).to(torch::kFloat32));
}

void crops(TraceArrays& arrays) {
    const auto given = arrays.doubles("align_wh_lm5_yup", {-1, 12}).contiguous();
    const auto count = given.size(0);
    auto fitted = torch::empty({count, 4}, torch::kFloat64);
    auto cut = torch::empty({count, 4}, torch::kInt64);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto* row = given.data_ptr<double>() + 12 * i;
        std::array<std::array<double, 2>, 5> landmarks;
        std::memcpy(landmarks.data(), row + 2, sizeof landmarks);
        const auto crop = label_crop(row[0], row[1], landmarks);
        fitted[i] = torch::tensor({crop.tx, crop.ty, crop.scale, crop.resize}, torch::kFloat64);
        cut[i] = torch::tensor({crop.resized[0], crop.resized[1], crop.corner[0], crop.corner[1]});
    }
    arrays.put("align_t_s", fitted);
    arrays.put("align_resize_and_crop", cut);
}

}  // namespace

void trace_eg3d_cameras(TraceArrays& arrays) {
    if (arrays.has("d3dfr_angle", "d3dfr_trans")) fitted_poses(arrays);
    if (arrays.has("lookat_params")) look_at_poses(arrays);
    if (arrays.has("align_wh_lm5_yup")) crops(arrays);
    if (arrays.has("fov_deg")) {
        const auto degrees = arrays.doubles("fov_deg", {-1});
        auto focal = torch::empty_like(degrees);
        for (std::int64_t i = 0; i < focal.size(0); ++i) focal[i] = eg3d_focal(degrees[i].item<double>());
        arrays.put("fov_focal", focal);
    }
    auto points = torch::empty({5, 3}, torch::kFloat64);
    std::memcpy(points.data_ptr(), label_template.data(), sizeof label_template);
    if (!arrays.has("lm3d_std")) arrays.put("lm3d_std", points);
}

void trace_eg3d_inversion(TraceArrays& arrays) {
    if (arrays.has("num_steps")) {
        const auto steps = arrays.tensor("num_steps", {}).item<std::int64_t>();
        constexpr std::int64_t most_steps = 1'000'000;
        TORCH_CHECK_VALUE(steps >= 1 && steps <= most_steps, "num_steps should be 1 to ", most_steps);
        auto rate = torch::empty({steps}, torch::kFloat64), scale = torch::empty_like(rate);
        for (std::int64_t step = 0; step < steps; ++step) {
            rate.data_ptr<double>()[step] = nn::projection_rate(step, steps, 0.1);
            scale.data_ptr<double>()[step] = nn::exploration_strength(step, steps, 7.3);
        }
        arrays.put("lr_initial_0p1", rate);
        arrays.put("w_noise_scale_wstd7p3", scale);
    }
    if (arrays.has("w_samples")) {
        const auto statistics = nn::style_statistics(arrays.tensor("w_samples", {-1, -1}));
        arrays.put("w_mean", statistics.mean);
        arrays.put("w_std", torch::tensor(statistics.deviation, torch::kFloat64));
    }
    std::vector<Tensor> maps;
    for (const std::int64_t side : {4, 8, 16, 32, 64}) {
        const auto name = "noise" + std::to_string(side);
        if (!arrays.has(name)) continue;
        const auto map = arrays.tensor(name, {side, side});
        maps.push_back(map.view({1, 1, side, side}));
        arrays.put(name + "_reg", nn::noise_regulariser({maps.back()}).squeeze());
        arrays.put(name + "_normalised", nn::normalised_noise(map));
    }
    if (!maps.empty()) arrays.put("noise_reg_total", nn::noise_regulariser(maps).squeeze());
    if (arrays.has("ball_fixed_w", "ball_new_w")) {
        const auto fixed = arrays.tensor("ball_fixed_w", {-1, -1, -1});
        arrays.put("ball_result_alpha30",
                   nn::on_ball(fixed, arrays.tensor("ball_new_w", fixed.sizes().vec()), 30));
    }
}

}  // namespace limner
