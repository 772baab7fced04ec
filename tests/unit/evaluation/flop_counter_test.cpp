#include "engine/evaluation/flop_counter.h"

#include <torch/torch.h>

#include <catch2/catch.hpp>

using namespace limner;

TEST_CASE("Convolutions and products count as their formulas say", "[evaluation]") {
    const c10::InferenceMode inference;
    const auto x = torch::randn({2, 6, 10, 12});
    const FlopCounter counter;
    SECTION("a convolution") {
        torch::conv2d(x, torch::randn({8, 6, 3, 3}), {}, /*stride=*/2, /*padding=*/1);
        CHECK(counter.operations() == 2u * (2 * 8 * 5 * 6) * (6 * 3 * 3));
    }
    SECTION("in groups") {
        torch::conv2d(x, torch::randn({6, 1, 3, 3}), {}, 1, 1, 1, /*groups=*/6);
        CHECK(counter.operations() == 2u * (2 * 6 * 10 * 12) * 9);
    }
    SECTION("transposed") {
        torch::conv_transpose2d(x, torch::randn({6, 4, 2, 2}), {}, 2);
        CHECK(counter.operations() == 2u * (2 * 6 * 10 * 12) * (4 * 2 * 2));
    }
    SECTION("a linear layer of three rows") {
        torch::linear(torch::randn({3, 7}), torch::randn({5, 7}), torch::randn({5}));
        CHECK(counter.operations() == 2u * 3 * 7 * 5);
    }
    SECTION("a batch of products") {
        torch::matmul(torch::randn({4, 3, 7}), torch::randn({4, 7, 5}));
        CHECK(counter.operations() == 2u * 4 * 3 * 7 * 5);
    }
    SECTION("and what is element by element is free") {
        torch::relu(x * 2 + 1);
        CHECK(counter.operations() == 0);
    }
}

TEST_CASE("A second count begins at nothing, and nothing counts outside", "[evaluation]") {
    const auto multiply = [] { torch::mm(torch::ones({2, 3}), torch::ones({3, 4})); };
    {
        const FlopCounter first;
        multiply();
    }
    multiply();
    const FlopCounter second;
    CHECK(second.operations() == 0);
    multiply();
    CHECK(second.operations() == 2u * 2 * 3 * 4);
}
