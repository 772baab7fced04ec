// What makes a texture network keep to the label map: change outside a restyled part, features misread; and
// grain.

#include <catch2/catch.hpp>

#include "engine/core/label_set.h"
#include "engine/training/feature_reader.h"
#include "engine/training/losses.h"

using namespace limner;
using namespace limner::training;

namespace {

// A frontal "face" of skin with two eyes and a mouth, `lower` pixels further down: masks [1,20,64,64].
torch::Tensor masks_of(int lower) {
    auto labels = torch::full({64, 64}, std::int64_t(FaceClass::skin));
    const auto block = [&](int y, int x, int h, int w, FaceClass c) {
        labels.narrow(0, y + lower, h).narrow(1, x, w).fill_(std::int64_t(c));
    };
    block(16, 12, 8, 14, FaceClass::right_eye);
    block(16, 38, 8, 14, FaceClass::left_eye);
    block(40, 20, 8, 24, FaceClass::mouth);
    return torch::one_hot(labels, face_class_count).permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat32);
}

// Skin bright, eyes blue, mouth red: [1,3,64,64].
torch::Tensor picture_of(const torch::Tensor& masks) {
    auto colours = torch::full({face_class_count, 3}, 0.6);
    const auto set = [&](FaceClass c, float r, float g, float b) {
        colours[std::int64_t(c)] = torch::tensor({r, g, b});
    };
    set(FaceClass::right_eye, -.8f, -.6f, .3f);
    set(FaceClass::left_eye, -.4f, -.8f, .6f);
    set(FaceClass::mouth, .2f, -.9f, -.9f);
    return torch::einsum("nkhw,kc->nchw", {masks, colours});
}

}  // namespace

TEST_CASE("The share of a change that lies outside its part is told, and draws it inside", "[training]") {
    const auto before = torch::zeros({2, 3, 16, 16});
    auto inside = torch::zeros({2, 1, 16, 16});
    inside.narrow(2, 0, 8).fill_(1);
    auto after = torch::zeros({2, 3, 16, 16});
    after.narrow(2, 0, 8).fill_(0.3);
    after.narrow(2, 8, 8).fill_(0.1);
    after[1].zero_();  // nothing changed there: no share
    after.set_requires_grad(true);
    const auto share = change_outside(before, after, inside);
    CHECK(share.item<float>() == Approx(0.25));
    share.backward();
    CHECK(after.grad()[0][0][12][3].item<float>() > 0);  // less there, more inside
    CHECK(after.grad()[0][0][3][3].item<float>() < 0);
    CHECK(change_outside(before, before, inside).item<float>() == 0);
}

TEST_CASE("Grain counts by its strength, not by its pattern, and a smooth picture is drawn towards it",
          "[training]") {
    torch::manual_seed(3);
    const auto weight = torch::ones({1, 1, 64, 64});
    const auto grain = [](double strength) { return torch::randn({1, 3, 64, 64}) * strength; };
    const auto target = grain(0.1);
    CHECK(grain_loss(target, target, weight).item<float>() == 0);
    const auto other = grain_loss(grain(0.1), target, weight).item<float>();
    const auto weak = grain_loss(grain(0.05), target, weight).item<float>();
    const auto smooth = grain_loss(torch::zeros_like(target), target, weight).item<float>();
    CHECK(other < weak / 3);
    CHECK(weak < smooth);
    CHECK(grain_loss(grain(0.15), target, weight).item<float>() > 3 * other);

    auto drawn = grain(0.05).set_requires_grad(true);
    grain_loss(drawn, target, weight).backward();
    CHECK((drawn.grad() * drawn).sum().item<float>() < 0);  // downhill lies more of it
    CHECK(grain_loss(drawn, target, torch::zeros_like(weight)).item<float>() == 0);
}

TEST_CASE("A reader that has seen portraits tells features in their place from displaced ones",
          "[training]") {
    torch::manual_seed(1);
    FeatureReader reader(torch::kCPU, false);
    std::vector<torch::Tensor> masks;
    for (const int lower : {-8, -4, 0, 4, 8}) masks.push_back(masks_of(lower));
    const auto truth = torch::cat(masks);
    const auto pictures = picture_of(truth);
    const float first = reader.learn(pictures, truth, 3e-3).item<float>();
    float last = first;
    for (int step = 0; step < 60; ++step) last = reader.learn(pictures, truth, 3e-3).item<float>();
    CHECK(last < 0.5f * first);

    auto drawn = pictures.narrow(0, 2, 1).clone().set_requires_grad(true);
    const auto in_place = reader.misread(drawn, masks[2]);
    CHECK(in_place.item<float>() < reader.misread(drawn, masks[4]).item<float>());
    in_place.backward();
    CHECK(drawn.grad().abs().max().item<float>() > 0);

    auto state = reader.state();
    FeatureReader other(torch::kCPU, false);
    REQUIRE(other.load_state(state));
    CHECK(other.misread(drawn, masks[2]).item<float>() == in_place.item<float>());
}

TEST_CASE("Features and the rest fill the picture", "[training]") {
    const auto shares = feature_shares(masks_of(0));
    CHECK(torch::allclose(shares.sum(1), torch::ones({1, 64, 64})));
    CHECK(shares.select(1, shares.size(1) - 1).sum().item<float>() == 64 * 64 - 2 * 8 * 14 - 8 * 24);
}
