#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/npz.h"
#include "engine/generators/style_based/stylegan1_family.h"
#include "engine/generators/style_based/stylegan2_family.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

/// Checks every array of `reference` but the inputs; returns how many and the largest error.
std::size_t compare(const NamedArrays& reference, const NamedArrays& traced,
                    std::initializer_list<std::string_view> inputs, auto tolerance_of) {
    std::size_t compared = 0;
    double worst = 0;
    for (const auto& [name, expected] : reference) {
        if (std::ranges::find(inputs, name) != inputs.end()) continue;
        INFO(name);
        REQUIRE(traced.contains(name));
        const auto& actual = traced.at(name);
        REQUIRE(actual.shape == expected.shape);
        const auto a = actual.to_floats(), e = expected.to_floats();
        double error = 0;
        for (std::size_t i = 0; i < e.size(); ++i)  // not max(): a NaN has to fail
            if (!(std::abs(double(a[i]) - double(e[i])) <= error))
                error = std::abs(double(a[i]) - double(e[i]));
        CHECK(error <= tolerance_of(name));
        worst = std::max(worst, error);
        ++compared;
    }
    std::cout << "  " << compared << " arrays, largest error " << worst << '\n';
    return compared;
}

}  // namespace

TEST_CASE("StyleGAN2 agrees with the reference at every stage, in both protocols", "[reference][stylegan2]") {
    const auto folder = shared_file("fixtures/stylegan2");
    if (!folder) {
        WARN("skipped: no fixtures/stylegan2 (set LIMNER_SHARED)");
        return;
    }
    const auto reference = read_npz(*folder / "outputs.npz");
    REQUIRE(reference);
    // Given the latents alone: an output that is read back from the reference would compare equal to itself.
    const NamedArrays inputs{{"z", reference->at("z")}};
    const auto tolerance = [](const std::string& name) { return name.starts_with("w") ? 1e-5 : 1e-4; };
    for (const auto* file : {"network-snapshot-000000.pkl", "network-snapshot-000000-proto3.pkl"}) {
        const auto tree = read_checkpoint(*folder / file);
        REQUIRE(tree);
        REQUIRE(is_stylegan2(*tree));
        const auto traced = trace_stylegan2(*tree, inputs);
        REQUIRE(traced);
        CHECK(compare(*reference, *traced, {"z"}, tolerance) == reference->size() - 1);
    }

    SECTION("and so does the pack it is converted to, to the last bit") {
        const TemporaryFolder temporary;
        const auto tree = read_checkpoint(*folder / "network-snapshot-000000.pkl");
        REQUIRE(tree);
        PackOptions options;
        options.discriminator = true;
        REQUIRE(write_stylegan2_pack(*tree, temporary / "pack", options));
        const auto pack = read_checkpoint(temporary / "pack");
        REQUIRE(pack);
        const auto direct = trace_stylegan2(*tree, inputs), packed = trace_stylegan2(*pack, inputs);
        REQUIRE(direct);
        REQUIRE(packed);
        REQUIRE(packed->size() == direct->size());
        for (const auto& [name, array] : *direct) {
            INFO(name);
            CHECK(std::ranges::equal(array.bytes, packed->at(name).bytes));
        }
    }
}

// No published file of this container is at hand: the numbers come from make_stylegan1.py, an independent
// computation in float64.
TEST_CASE("StyleGAN agrees with an independent computation", "[reference][stylegan1]") {
    const fs::path folder = fs::path(LIMNER_SOURCE_FOLDER) / "tests/reference/stylegan1";
    const auto tolerance = [](const std::string&) { return 1e-4; };
    for (const std::string name : {"disco", "stock"}) {
        INFO(name);
        const auto tree = read_checkpoint(folder / (name + ".pkl"));
        REQUIRE(tree);
        REQUIRE(is_stylegan1(*tree));
        const auto about = describe_stylegan1(*tree);
        REQUIRE(about.size() == 1);
        CHECK(about[0].keys.fits());
        const auto reference = read_npz(folder / (name + ".npz"));
        REQUIRE(reference);
        NamedArrays inputs;
        for (const auto* input : {"latents", "identity_mean"})
            if (reference->contains(input)) inputs.emplace(input, reference->at(input));
        const auto traced = trace_stylegan1(*tree, inputs);
        REQUIRE(traced);
        CHECK(compare(*reference, *traced, {"latents", "identity_mean"}, tolerance) ==
              reference->size() - inputs.size());

        const TemporaryFolder temporary;
        REQUIRE(write_stylegan1_pack(*tree, temporary / "pack", {}));
        const auto pack = read_checkpoint(temporary / "pack");
        REQUIRE(pack);
        const auto packed = trace_stylegan1(*pack, inputs);
        REQUIRE(packed);
        CHECK(std::ranges::equal(packed->at("image").bytes, traced->at("image").bytes));
    }
}
