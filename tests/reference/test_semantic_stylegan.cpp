#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <regex>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/npz.h"
#include "engine/generators/part_based/part_trace.h"

using namespace limner;

namespace {

/// fixtures/semantic-stylegan below LIMNER_SHARED or ../shared beside the sources; empty when there is none.
std::filesystem::path fixtures() {
    const char* set = std::getenv("LIMNER_SHARED");
    const auto shared =
        set ? std::filesystem::path(set) : std::filesystem::path(LIMNER_SOURCE_DIR).parent_path() / "shared";
    const auto folder = shared / "fixtures" / "semantic-stylegan";
    return std::filesystem::exists(folder) ? folder : std::filesystem::path();
}

/// How far an array may be from the reference (specification, section 8).
struct Tolerance {
    std::string_view group;
    std::string_view pattern;  // of the array's name
    double absolute;
    bool of_largest = false;  // times the reference's largest magnitude
};
constexpr Tolerance flat_tolerances[] = {
    {"whole numbers", "wp_expanded|swap_part_depth_unchanged", 0},
    {"bytes", "rgb_u8|seg_rgb_u8|seg_argmax", 0},  // by share: see below
    {"mapping", "w", 1e-5},
    {"embedding", "coords|pos_embed|interp_codes", 1e-6},
    {"parts", "part_feats_0|pseudo_depths|coarse_feat|part1_hidden_0", 5e-5},
    {"masks", "softmax_masks|.*coarse_masks.*", 2e-5},  // S = 2 m - 1 doubles the error of m
    {"render stages", "rn_.*", 1e-4},
    {"pictures", ".*rgb.*", 1e-4},
    {"refined masks", ".*seg.*", 2e-4},
    {"scores and losses", "d_.*|loss_.*|r1_.*|path_lengths", 1e-4, true},
    {"inversion", "inv_grad_at_start", 1e-4, true},
    {"inversion values", "inv_mse_at_start|inv_lr|inv_loss_mse", 1e-4},
    {"codes after five steps", "inv_latent_after5", 2e-3},
};
constexpr Tolerance lift_tolerances[] = {
    {"volumes", "volume_.*", 5e-5},
    {"lifted masks and depth", "masks_\\d|depth_\\d", 1e-5},
    {"lifted features", "features_\\d", 1e-4},
    {"samples", "sample_coords_1", 1e-5},
};

const Tolerance& tolerance_of(std::span<const Tolerance> table, const std::string& name) {
    for (const auto& entry : table)
        if (std::regex_match(name, std::regex(std::string(entry.pattern)))) return entry;
    FAIL("no tolerance is stated for " << name);
    return table[0];
}

/// Share of values that differ by more than `most`.
double differing(const std::vector<float>& a, const std::vector<float>& e, float most) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < e.size(); ++i) count += !(std::abs(a[i] - e[i]) <= most);
    return double(count) / double(e.size());
}

NamedArrays split(const NamedArrays& reference, const std::string& inputs, bool wanted) {
    NamedArrays kept;
    for (const auto& [name, array] : reference)
        if (std::regex_match(name, std::regex(inputs)) == wanted) kept.emplace(name, array);
    return kept;
}

/// Traces on the inputs alone (an output that is read back would compare equal to itself) and checks every
/// other array of the reference. Returns how many.
std::size_t compare(const char* file, const std::string& inputs, std::span<const Tolerance> table) {
    const auto reference = read_npz(fixtures() / file);
    REQUIRE(reference);
    const auto tree = read_checkpoint(fixtures() / "010000.pt");
    REQUIRE(tree);
    const auto traced = parts::trace_parts(*tree, split(*reference, inputs, true));
    if (!traced) FAIL(traced.error().message);
    const auto expected_arrays = split(*reference, inputs, false);
    std::map<std::string, double> worst;
    for (const auto& [name, expected] : expected_arrays) {
        INFO(name);
        REQUIRE(traced->contains(name));
        const auto& actual = traced->at(name);
        REQUIRE(actual.shape == expected.shape);
        const auto a = actual.to_floats(), e = expected.to_floats();
        const auto& tolerance = tolerance_of(table, name);
        if (tolerance.group == "bytes") {
            CHECK(differing(a, e, 0) <= 1e-3);
            if (name == "rgb_u8") CHECK(differing(a, e, 1) == 0);
            continue;
        }
        double error = 0, largest = 0;
        for (std::size_t i = 0; i < e.size(); ++i) {
            // Not max(): a NaN has to fail.
            if (!(std::abs(double(a[i]) - double(e[i])) <= error))
                error = std::abs(double(a[i]) - double(e[i]));
            largest = std::max(largest, double(std::abs(e[i])));
        }
        if (tolerance.of_largest) error /= largest;
        CHECK(error <= tolerance.absolute);
        auto& group = worst[std::string(tolerance.group)];
        group = std::max(group, error);
    }
    for (const auto& [group, error] : worst) std::cout << "  " << group << ": " << error << '\n';
    return expected_arrays.size();
}

constexpr auto flat_inputs =
    "z|wp|w_mean|composition_mask|swap_part|texswap_part|interp_slot|interp_keys|moved_part|moved_coords|"
    "noise_in_\\d|real_img|real_label|path_noise";
constexpr auto lift_inputs =
    "part_.*|opacity_scale|alpha|slices|render_size|samples|fov_deg|near|far|half_depth|radius|"
    "cameras_yaw_pitch";

}  // namespace

TEST_CASE("SemanticStyleGAN agrees with the reference at every stage", "[reference][semantic-stylegan]") {
    if (fixtures().empty()) {
        WARN("skipped: no fixtures/semantic-stylegan (set LIMNER_SHARED)");
        return;
    }
    CHECK(compare("reference.npz", flat_inputs, flat_tolerances) == 61);
}

TEST_CASE("Lifting and its renderer agree with the known answers", "[reference][semantic-stylegan]") {
    if (fixtures().empty()) {
        WARN("skipped: no fixtures/semantic-stylegan (set LIMNER_SHARED)");
        return;
    }
    CHECK(compare("lift_render.npz", lift_inputs, lift_tolerances) == 12);
}
