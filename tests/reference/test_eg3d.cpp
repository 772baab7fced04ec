// EG3D array by array (specs/eg3d-animation.md, section 11), at the tolerances of the fixtures' READMEs.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>
#include <regex>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/npz.h"
#include "engine/generators/tri_plane/eg3d_trace.h"
#include "tests/support/shared_files.h"

using namespace limner;

namespace {

struct Tolerance {
    const char* pattern;
    double largest;          // of any element
    double mean = INFINITY;  // of all elements
    double most = INFINITY;  // of 99.9 % of them
};
constexpr Tolerance tolerances[] = {
    {"ws_.*", 1e-5},
    {"planes.*", 2e-5},
    {"ray_.*", 1e-6},
    {"(c_auto_white|[abd]_[a-z]+)_(rgb|wsum|all_depths|final_weights)|image_raw|feature_image", INFINITY,
     2e-5, 2e-3},
    {".*_coarse_(depths|weights)|e_coarse_only_(rgb|depth|wsum)|query_(feat|plane.*)", 1e-5},
    // Raw densities of the random decoder reach some tens: 1e-5 of that.
    {".*_sigma", 1e-4},
    {"lattice_rgb3", 1e-5},
    {".*_depth", INFINITY, 2e-5, 2e-3},
    {"image", INFINITY, 5e-5, 2e-3},
    {"d_logits", 1e-4},
    {"pose_.*|align_.*|fov_focal|lm3d_std", 1e-9},
    {"lookat_pose", 1e-6},
    {"lr_initial_0p1|w_noise_scale_wstd7p3", 1e-12},
    {"w_mean|w_std|noise.*|ball.*", 1e-5},
    {"resize.*", 2e-6},
    {"block0_.*", 2e-5},
    {"image_(sub4|crop|border)", 5e-5},
};

const Tolerance& tolerance_of(const std::string& name) {
    for (const auto& entry : tolerances)
        if (std::regex_match(name, std::regex(entry.pattern))) return entry;
    FAIL("no tolerance is stated for " << name);
    return tolerances[0];
}

/// Depths count only where there is something: elsewhere they are ratios of vanishing numbers.
std::vector<bool> visible(const std::string& name, const NamedArrays& reference, std::size_t count) {
    std::vector<bool> counts(count, true);
    const auto weights =
        name.ends_with("_depth") ? reference.find(name.substr(0, name.size() - 5) + "wsum") : reference.end();
    if (weights == reference.end()) return counts;
    const auto values = weights->second.to_floats();
    for (std::size_t i = 0; i < count; ++i) counts[i] = values[i] > 1e-3f;
    return counts;
}

void compare(const std::string& name, const NamedArrays& reference, const NamedArrays& traced) {
    INFO(name);
    REQUIRE(traced.contains(name));
    const auto& expected = reference.at(name);
    const auto& actual = traced.at(name);
    REQUIRE(actual.shape == expected.shape);
    const auto a = actual.to_floats(), e = expected.to_floats();
    const auto counts = visible(name, reference, e.size());
    std::vector<double> errors;
    double sum = 0;
    for (std::size_t i = 0; i < e.size(); ++i) {
        if (!counts[i]) continue;
        errors.push_back(std::abs(double(a[i]) - double(e[i])));
        sum += errors.back();
        REQUIRE(std::isfinite(errors.back()));
    }
    std::sort(errors.begin(), errors.end());
    const double mean = sum / double(errors.size());
    const double most = errors[std::min(errors.size() - 1, errors.size() * 999 / 1000)];
    const auto& tolerance = tolerance_of(name);
    std::cout << "  " << name << ": largest " << errors.back() << ", mean " << mean << '\n';
    CHECK(errors.back() <= tolerance.largest);
    CHECK(mean <= tolerance.mean);
    CHECK(most <= tolerance.most);
}

/// Gives the trace the inputs alone: an output read back from the reference would equal itself.
void check(const std::string& folder, const std::string& checkpoint, const std::string& file,
           const std::string& inputs, std::size_t outputs) {
    const auto root = shared_file("fixtures/" + folder);
    if (!root) {
        WARN("skipped: no fixtures/" + folder + " (set LIMNER_SHARED)");
        return;
    }
    const auto reference = read_npz(*root / file);
    REQUIRE(reference);
    const auto tree = read_checkpoint(*root / checkpoint);
    REQUIRE(tree);
    NamedArrays given, expected;
    for (const auto& [name, array] : *reference)
        (std::regex_match(name, std::regex(inputs)) ? given : expected).emplace(name, array);
    const auto traced = trace_eg3d(*tree, given);
    REQUIRE(traced);
    CHECK(expected.size() == outputs);
    for (const auto& entry : expected) compare(entry.first, *reference, *traced);
}

constexpr auto snapshot = "network-snapshot-000000.pkl";

}  // namespace

TEST_CASE("EG3D's whole generator agrees with the reference at every stage", "[reference][eg3d]") {
    check("eg3d", snapshot, "pipeline.npz",
          "z|c_cond|c_render|pose_hv|pose_pivot|pose_radius|intrinsics_fov|render_sample_index", 15);
}

TEST_CASE("EG3D's marcher agrees with the reference in every case", "[reference][eg3d]") {
    check("eg3d", snapshot, "renderer.npz",
          "planes|dec_.*|cam2world|intrinsics|resolution|u_.*|query_points|plane_axes.*", 33);
}

TEST_CASE("EG3D's camera labels and crops agree with the reference", "[reference][eg3d]") {
    check("eg3d", snapshot, "camera.npz", "d3dfr_.*|align_wh_lm5_yup|lookat_params|fov_deg", 9);
}

TEST_CASE("EG3D's inversion arithmetic agrees with the reference", "[reference][eg3d]") {
    check("eg3d", snapshot, "inversion_math.npz", "num_steps|w_samples|noise\\d+|ball_fixed_w|ball_new_w",
          16);
}

TEST_CASE("The super-resolution of the 512 models agrees with the reference", "[reference][eg3d]") {
    check("eg3d-sr512", "weights_f16.npz", "io.npz", "in_x|ws_last|resize_in160", 8);
}
