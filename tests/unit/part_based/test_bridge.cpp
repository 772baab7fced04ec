#include <torch/torch.h>

#include <catch2/catch.hpp>

#include "engine/generators/part_based/bridge.h"
#include "engine/generators/part_based/composition.h"
#include "tests/unit/part_based/made_parts.h"

using namespace limner;
using namespace limner::parts;

namespace {

constexpr std::int64_t side = 33, face = 1, nose = 5, classes = 13;

/// A flat face with a nose in its middle, and every part's one feature is its number.
struct FlatHead {
    PartConfig config;
    PartMaps maps;
    CoarseMap front;

    FlatHead() {
        config = small_config();
        config.classes = classes;
        config.transparent = {};
        config.coarse_size = side;
        front.masks = torch::zeros({1, classes, side, side});
        const auto mask = [&](std::int64_t k) { return front.masks[0][k]; };
        mask(0).fill_(1);
        mask(0).slice(0, 6, 28).slice(1, 8, 25).fill_(0);
        mask(face).slice(0, 6, 28).slice(1, 8, 25).fill_(1);
        mask(face).slice(0, 13, 20).slice(1, 14, 19).fill_(0);
        mask(nose).slice(0, 13, 20).slice(1, 14, 19).fill_(1);
        for (std::int64_t k = 0; k < classes; ++k)
            maps.features.push_back(torch::full({1, 1, side, side}, float(k)));
        front.features = weighted_sum(feature_weights(front.masks, {}), maps.features);
    }
    CoarseMap seen(const HeadPose& pose) const {
        const torch::NoGradGuard no_grad;
        return bridged_view(config, maps, front, orbit_view(pose), 96);
    }
};

/// Centre of mass of a mask, in pixels: column, row.
std::pair<double, double> centre(const Tensor& mask) {
    const auto line = torch::arange(mask.size(0), torch::kFloat32);
    const auto mass = mask.sum();
    return {((mask.sum(0) * line).sum() / mass).item<double>(),
            ((mask.sum(1) * line).sum() / mass).item<double>()};
}

}  // namespace

TEST_CASE("Over the bridge the front is the flat picture", "[part-based][lift]") {
    const FlatHead head;
    const auto seen = head.seen({});
    CHECK(distance(seen.masks.sum(1), torch::ones({1, side, side})) < 1e-4);
    // Away from borders, which perspective moves by part of a pixel.
    CHECK(seen.masks[0][nose].slice(0, 15, 18).slice(1, 16, 17).min().item<float>() > .98f);
    CHECK(seen.masks[0][face].slice(0, 9, 11).slice(1, 11, 22).min().item<float>() > .98f);
    CHECK(seen.masks[0][0].slice(0, 0, 4).min().item<float>() > .98f);
    CHECK(distance(seen.features[0][0].slice(0, 15, 18).slice(1, 16, 17), torch::full({3, 1}, float(nose))) <
          .1);
    CHECK(seen.features[0][0].slice(0, 0, 4).abs().max().item<float>() < .1f);
}

TEST_CASE("Over the bridge what is near moves with the turn", "[part-based][lift]") {
    const FlatHead head;
    const auto [x0, y0] = centre(head.seen({}).masks[0][nose]);
    const auto moved = [&](const HeadPose& pose) {
        const auto seen = head.seen(pose);
        const auto [x, y] = centre(seen.masks[0][nose]);
        return std::pair(x - x0, y - y0);
    };
    CHECK(moved({.yaw = 12_deg}).first > 1);  // the face turns towards the right edge
    CHECK(moved({.yaw = -12_deg}).first < -1);
    CHECK(moved({.pitch = 10_deg}).second < -.7);  // ... and looks up
    CHECK(std::abs(moved({.yaw = 12_deg}).second) < .5);
}

TEST_CASE("Over the bridge the picture is tilted and enlarged as asked", "[part-based][lift]") {
    const FlatHead head;
    const auto front = head.seen({}).masks[0], tilted = head.seen({.roll = 30_deg}).masks[0];
    // A point above the middle goes to the right when the picture tilts clockwise.
    auto above = FlatHead();
    above.front.masks.zero_();
    above.front.masks[0][face].slice(0, 4, 9).slice(1, 14, 19).fill_(1);
    above.front.masks[0][0] = 1 - above.front.masks[0][face];
    const auto [x0, y0] = centre(above.seen({}).masks[0][face]);
    const auto [x1, y1] = centre(above.seen({.roll = 30_deg}).masks[0][face]);
    CHECK(x1 > x0 + 2);
    CHECK(y1 > y0);
    const auto share = [](const Tensor& masks) { return (1 - masks[0]).mean().item<double>(); };
    CHECK(share(head.seen({.zoom = .5f}).masks[0]) == Approx(share(front) / 4).epsilon(.15));
    CHECK(share(tilted) == Approx(share(front)).epsilon(.1));
}
