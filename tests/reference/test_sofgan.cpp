#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <regex>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/npz.h"
#include "engine/generators/texture/official_trace.h"

using namespace limner;

namespace {

/// fixtures/sofgan below LIMNER_SHARED or ../shared beside the sources; empty when there is none.
std::filesystem::path fixtures() {
    const char* set = std::getenv("LIMNER_SHARED");
    const auto shared =
        set ? std::filesystem::path(set) : std::filesystem::path(LIMNER_SOURCE_DIR).parent_path() / "shared";
    const auto folder = shared / "fixtures" / "sofgan";
    return std::filesystem::exists(folder) ? folder : std::filesystem::path();
}

/// How far an array may be from the reference.
struct Tolerance {
    std::string_view group;
    std::string_view pattern;  // of the array's name
    double absolute;
    bool of_largest = false;  // times the reference's largest magnitude, where that exceeds 1
};
constexpr Tolerance tolerances[] = {
    {"whole numbers", "label17_.*|onehot128_.*|region_masks_.*", 0},
    {"labels", ".*_labels(_up)?", 0},  // compared only where the two best classes are apart: see below
    {"gradients", "grad_.*|inv_grad_.*", 1e-4, true},
    {"losses", "inv_losses", 1e-4, true},
    {"logits", ".*logits", 2e-4},
    {"depth", ".*_depth|given_depth_out", 1e-4},
    {"field stages", ".*_(entry|ray_dir|steps|final_xyz|at_entry)|phi_.*", 1e-4},
    {"camera paths", "path_.*", 1e-6},
    {"mapping", "w_.*|Z_latent", 1e-4},
    {"images", "[A-Z]_image.*", 1e-4},
    {"texture stages", "A_feat_.*|A_parsing_feature", 1e-4},
    {"discriminator", "D_score_.*|D_feat_.*", 1e-4},
    {"projection", "noise_regularize|projector_lr_1000", 1e-6},
};

const Tolerance& tolerance_of(const std::string& name) {
    for (const auto& entry : tolerances)
        if (std::regex_match(name, std::regex(std::string(entry.pattern)))) return entry;
    FAIL("no tolerance is stated for " << name);
    return tolerances[0];
}

double largest(const std::vector<float>& values) {
    double m = 0;
    for (const float v : values) m = std::max(m, double(std::abs(v)));
    return m;
}

/// Pixels where the best class leads by more than 1e-3: only there does a label mean anything.
std::vector<bool> clear_pixels(const Array& logits) {
    const auto values = logits.to_floats();
    const auto classes = static_cast<std::size_t>(logits.shape.at(1));
    std::vector<bool> clear;
    for (std::size_t i = 0; i < values.size(); i += classes) {
        std::vector<float> row(values.begin() + std::ptrdiff_t(i),
                               values.begin() + std::ptrdiff_t(i + classes));
        std::nth_element(row.begin(), row.begin() + 1, row.end(), std::greater<>());
        clear.push_back(row[0] - row[1] > 1e-3f);
    }
    return clear;
}

struct Compared {
    std::size_t arrays = 0, excused = 0;
    std::map<std::string, double> worst;  // by group
};

/// Checks every array of `reference` that is no input, which the trace has to return under the same name.
Compared compare(const NamedArrays& reference, const NamedArrays& traced, const std::string& inputs) {
    const std::regex is_input(inputs);
    Compared result;
    for (const auto& [name, expected] : reference) {
        if (std::regex_match(name, is_input)) continue;
        INFO(name);
        REQUIRE(traced.contains(name));
        const auto& actual = traced.at(name);
        REQUIRE(actual.shape == expected.shape);
        const auto a = actual.to_floats(), e = expected.to_floats();
        const auto& tolerance = tolerance_of(name);
        std::vector<bool> counts(e.size(), true);
        if (tolerance.group == "labels" && !name.ends_with("_up"))
            counts = clear_pixels(reference.at(name.substr(0, name.size() - 6) + "logits"));
        double error = 0;
        for (std::size_t i = 0; i < e.size(); ++i) {
            result.excused += counts[i] ? 0 : 1;
            // Not max(): a NaN has to fail.
            if (counts[i] && !(std::abs(double(a[i]) - double(e[i])) <= error))
                error = std::abs(double(a[i]) - double(e[i]));
        }
        if (tolerance.of_largest) error /= std::max(1.0, largest(e));
        CHECK(error <= tolerance.absolute);
        auto& worst = result.worst[std::string(tolerance.group)];
        worst = std::max(worst, error);
        ++result.arrays;
    }
    for (const auto& [group, error] : result.worst) std::cout << "  " << group << ": " << error << '\n';
    return result;
}

NamedArrays only_inputs(const NamedArrays& reference, const std::string& inputs) {
    NamedArrays kept;
    for (const auto& [name, array] : reference)
        if (std::regex_match(name, std::regex(inputs))) kept.emplace(name, array);
    return kept;
}

constexpr auto field_inputs =
    "latent|uv|jitter|init_depth|given_depth|inv_target|slice_\\d_depth|.*_(cam2world|intrinsics|orthogonal)";
constexpr auto texture_inputs =
    "label20_.|z_bank|._latent_in|[A-F]_latent|._style_mask|D_class_probability|Z_z";

}  // namespace

TEST_CASE("SofGAN's field agrees with the reference at every stage", "[reference][sofgan]") {
    const auto folder = fixtures();
    if (folder.empty()) {
        WARN("skipped: no fixtures/sofgan (set LIMNER_SHARED)");
        return;
    }
    const auto reference = read_npz(folder / "sof.npz");
    REQUIRE(reference);
    const auto tree = read_checkpoint(folder / "sof_epoch_0001_iter_000002.pth");
    REQUIRE(tree);
    // Given the inputs alone: an output that is read back from the reference would compare equal to itself.
    const auto traced = trace_sofgan(*tree, only_inputs(*reference, field_inputs));
    REQUIRE(traced);
    const auto compared = compare(*reference, *traced, field_inputs);
    CHECK(compared.arrays == 48);
    CHECK(compared.excused < 10);
}

TEST_CASE("SofGAN's texture generator agrees with the reference at every stage", "[reference][sofgan]") {
    const auto folder = fixtures();
    if (folder.empty()) {
        WARN("skipped: no fixtures/sofgan (set LIMNER_SHARED)");
        return;
    }
    const auto reference = read_npz(folder / "texture.npz");
    REQUIRE(reference);
    const auto tree = read_checkpoint(folder / "generator.pt");
    REQUIRE(tree);
    const auto traced = trace_sofgan(*tree, only_inputs(*reference, texture_inputs));
    REQUIRE(traced);
    CHECK(compare(*reference, *traced, texture_inputs).arrays == 71);
}

TEST_CASE("A trace returns the cases whose inputs are there, and no others", "[reference][sofgan]") {
    const auto folder = fixtures();
    if (folder.empty()) {
        WARN("skipped: no fixtures/sofgan (set LIMNER_SHARED)");
        return;
    }
    const auto reference = read_npz(folder / "texture.npz");
    REQUIRE(reference);
    const auto tree = read_checkpoint(folder / "generator.pt");
    REQUIRE(tree);
    const auto traced = trace_sofgan(*tree, only_inputs(*reference, "z_bank"));
    REQUIRE(traced);
    CHECK(traced->contains("w_split"));
    CHECK_FALSE(traced->contains("A_image"));

    SECTION("and an input of a wrong shape is named") {
        auto inputs = only_inputs(*reference, texture_inputs);
        inputs["A_latent"] = inputs.at("z_bank");
        const auto refused = trace_sofgan(*tree, inputs);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::wrong_use);
        CHECK(refused.error().message.find("A_latent") != std::string::npos);
    }
}
