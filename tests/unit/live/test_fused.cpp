#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstring>

#include "engine/generators/live/class_shares.h"
#include "tests/unit/live/random_networks.h"

namespace limner::live {
namespace {

using fused::Instructions;

constexpr Instructions sets[] = {Instructions::baseline, Instructions::avx2, Instructions::avx512};

torch::Tensor fused_picture(FusedTexture& fused, const torch::Tensor& masks, const torch::Tensor& guide,
                            const torch::Tensor& w) {
    const auto size = masks.size(2);
    auto picture = torch::empty({3, size, size});
    fused.set_styles(floats(w));
    fused.render(int(size), floats(masks), floats(guide),
                 {.picture = {picture.data_ptr<float>(), std::size_t(picture.numel())}, .bytes = {}});
    return picture;
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

TEST_CASE("The fused texture network draws what the eager one draws", "[live][fused]") {
    const torch::NoGradGuard no_grad;
    auto network = random_texture();
    const auto w = network->map_styles(torch::randn({1, 20, 32}), torch::randn({1, 36})).contiguous();
    const auto size = GENERATE(64, 128, 256);
    const auto guide = torch::randn({1, 12, size, size});
    const bool soft = GENERATE(true, false);
    const auto masks = soft ? random_masks(20, size) : masks_of(blob_labels(20), 20, size);
    const auto expected = network->forward(masks, guide, w).images.back()[0];

    for (const auto set : sets) {
        FusedTexture fused(weights_of(*network), std::make_shared<Workers>(2), set);
        INFO("size " << size << ", soft " << soft << ", " << fused::kernels(set).name);
        CHECK(difference(fused_picture(fused, masks, guide, w), expected) <= 2e-4);
        CHECK(expected.abs().max().item<double>() > 0.5);  // the comparison is of something
    }
}

TEST_CASE("A label map and its masks give the same picture", "[live][fused]") {
    const torch::NoGradGuard no_grad;
    auto network = random_texture();
    const auto w = network->map_styles(torch::randn({1, 20, 32}), torch::randn({1, 36})).contiguous();
    const auto labels = blob_labels(20);
    for (const int size : {64, 128, 256}) {
        const auto guide = torch::randn({1, 12, size, size});
        FusedTexture fused(weights_of(*network), std::make_shared<Workers>(1));
        const auto expected = fused_picture(fused, masks_of(labels, 20, size), guide, w);
        auto picture = torch::empty({3, size, size});
        std::vector<std::uint8_t> bytes(std::size_t(4 * size * size));
        fused.render(size, labels, 256, floats(guide),
                     {.picture = {picture.data_ptr<float>(), std::size_t(picture.numel())}, .bytes = bytes});
        CHECK(difference(picture, expected) <= 1e-5);
        const auto rounded =
            ((picture.clamp(-1, 1) + 1) * 127.5).round().to(torch::kUInt8).permute({1, 2, 0});
        const auto shown = torch::from_blob(bytes.data(), {size, size, 4}, torch::kUInt8);
        CHECK(torch::equal(shown.narrow(2, 0, 3), rounded));
        CHECK(shown.select(2, 3).eq(255).all().item<bool>());
    }
}

TEST_CASE("Masks hold shares of a map, and soft edges above 256", "[live]") {
    const auto labels = blob_labels(20, 512);
    for (const int size : {128, 256, 512}) {
        const ClassShares shares(labels, 512, size);
        int pure = 0;
        std::vector<double> of_class(20), in_map(20);
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                double sum = 0;
                std::array<float, 20> here{};
                shares.each(x, y, [&](int face_class, float share) {
                    sum += share;
                    here[std::size_t(face_class)] += share;
                    of_class[std::size_t(face_class)] += share;
                });
                REQUIRE(sum == Approx(1));
                const int only = shares.only_class(x, y);
                REQUIRE((only >= 0) == (std::ranges::count_if(here, [](float s) { return s > 0; }) == 1));
                if (only >= 0) REQUIRE(here[std::size_t(only)] == Approx(1));
                pure += only >= 0;
            }
        CHECK(pure < size * size);
        CHECK(pure > size * size / 2);
        for (const auto label : labels) ++in_map[label];
        for (std::size_t k = 0; k < 20; ++k)
            CHECK(of_class[k] * (512 / size) * (512 / size) == Approx(in_map[k]).margin(in_map[k] * .02 + 1));
    }
    // A straight edge at full size: a quarter, three quarters; half a pixel of a smaller picture is half.
    std::vector<std::uint8_t> halves(512 * 512);
    for (std::size_t i = 0; i < halves.size(); ++i) halves[i] = i % 512 >= 256;
    const auto share_of_one = [&](int size, int x) {
        float share = 0;
        ClassShares(halves, 512, size).each(x, size / 2, [&](int k, float s) { share += k == 1 ? s : 0; });
        return share;
    };
    CHECK(share_of_one(512, 254) == 0);
    CHECK(share_of_one(512, 255) == Approx(.25));
    CHECK(share_of_one(512, 256) == Approx(.75));
    CHECK(share_of_one(512, 257) == 1);
    CHECK(share_of_one(256, 127) == 0);
    CHECK(share_of_one(256, 128) == 1);
}

TEST_CASE("A picture that is not wanted any more is given up, and the next one is whole", "[live][fused]") {
    TextureConfig config;
    config.channels.push_back(8);
    const auto network = random_texture(config);
    const auto labels = blob_labels(20, 512);
    const auto guide = torch::randn({1, 12, 512, 512});
    const auto w = torch::randn({20, 96});
    FusedTexture fused(weights_of(*network), std::make_shared<Workers>(2));
    fused.set_styles(floats(w));
    std::vector<float> whole(3 * 512 * 512), again(whole.size());
    REQUIRE(fused.render(512, labels, 512, floats(guide), {.picture = whole, .bytes = {}}));
    int asked = 0;
    const auto count = [&] { return ++asked == 0; };
    REQUIRE(fused.render(512, labels, 512, floats(guide), {.picture = again, .bytes = {}}, count));
    CHECK(again == whole);
    const int questions = asked;
    CHECK(questions >= 8);
    for (const int last : {1, questions / 2, questions}) {
        asked = 0;
        CHECK_FALSE(fused.render(512, labels, 512, floats(guide), {.picture = again, .bytes = {}},
                                 [&] { return ++asked == last; }));
        CHECK(asked == last);
    }
    REQUIRE(fused.render(512, labels, 512, floats(guide), {.picture = again, .bytes = {}}));
    CHECK(again == whole);
}

TEST_CASE("The picture does not depend on the number of threads", "[live][fused]") {
    const torch::NoGradGuard no_grad;
    auto network = random_texture();
    const auto w = network->map_styles(torch::randn({1, 20, 32}), torch::randn({1, 36})).contiguous();
    for (const int size : {64, 256}) {
        const auto guide = torch::randn({1, 12, size, size});
        const auto masks = masks_of(blob_labels(20), 20, size);
        FusedTexture alone(weights_of(*network), std::make_shared<Workers>(1));
        const auto expected = fused_picture(alone, masks, guide, w);
        for (const int threads : {2, 3, 7}) {
            FusedTexture shared(weights_of(*network), std::make_shared<Workers>(threads));
            CHECK(torch::equal(fused_picture(shared, masks, guide, w), expected));
        }
    }
}

TEST_CASE("Pictures of different sizes and styles do not leave traces in each other", "[live][fused]") {
    const torch::NoGradGuard no_grad;
    auto network = random_texture();
    FusedTexture fused(weights_of(*network), std::make_shared<Workers>(2));
    for (const int size : {256, 64, 128, 256, 64}) {
        const auto w = network->map_styles(torch::randn({1, 20, 32}), torch::randn({1, 36})).contiguous();
        const auto guide = torch::randn({1, 12, size, size});
        const auto masks = size == 128 ? random_masks(20, size) : masks_of(blob_labels(20), 20, size);
        const auto expected = network->forward(masks, guide, w).images.back()[0];
        CHECK(difference(fused_picture(fused, masks, guide, w), expected) <= 2e-4);
    }
}

TEST_CASE("Channel counts that fill no vector are padded", "[live][fused]") {
    const torch::NoGradGuard no_grad;
    auto network = random_texture({.classes = 5, .guide = 9, .features = 6, .channels = {40, 24, 20, 12}});
    const auto w = network->map_styles(torch::randn({1, 5, 32}), torch::randn({1, 36})).contiguous();
    const auto guide = torch::randn({1, 9, 64, 64});
    const auto masks = random_masks(5, 64);
    const auto expected = network->forward(masks, guide, w).images.back()[0];
    for (const auto set : sets) {
        FusedTexture fused(weights_of(*network), std::make_shared<Workers>(2), set);
        CHECK(difference(fused_picture(fused, masks, guide, w), expected) <= 2e-4);
    }
}

TEST_CASE("The fused field answers what the eager one answers", "[live][fused]") {
    const torch::NoGradGuard no_grad;
    auto network = random_field();
    const auto layers = network->generate(torch::randn({1, geometry_size}));
    const auto count = GENERATE(1, 31, 32, 33, 5000);
    const auto points = torch::rand({1, count, 3}) * 2.4 - 1.2;
    const auto expected = network->query(layers, points)[0];
    std::vector<torch::Tensor> answers;
    for (const auto set : sets)
        for (const int threads : {1, 2}) {
            FusedField fused(weights_of(*network, layers), std::make_shared<Workers>(threads), set);
            auto logits = torch::empty({count, 20});
            fused.query(floats(points), {logits.data_ptr<float>(), std::size_t(logits.numel())});
            INFO(count << " points, " << fused::kernels(set).name);
            CHECK(difference(logits, expected) <= 1e-3);
            answers.push_back(logits);
        }
    for (std::size_t i = 0; i < answers.size(); i += 2) CHECK(torch::equal(answers[i], answers[i + 1]));
}

TEST_CASE("Workers do every item once and can be used again", "[live][fused]") {
    Workers workers(GENERATE(1, 2, 5));
    for (int round = 0; round < 300; ++round) {
        std::vector<std::atomic<int>> done(std::size_t(round % 17));
        std::atomic<bool> worker_known = true;
        workers.run(round % 17, [&](int item, int worker) {
            ++done[std::size_t(item)];
            if (worker < 0 || worker >= workers.threads()) worker_known = false;
        });
        bool once = true;
        for (const auto& count : done) once = once && count == 1;
        REQUIRE(once);
        REQUIRE(worker_known);
    }
}

}  // namespace limner::live
