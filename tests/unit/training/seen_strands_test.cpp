#include "engine/training/seen_strands.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

#include "engine/core/label_set.h"

namespace limner::training {
namespace {

constexpr auto hair = std::uint8_t(FaceClass::hair), skin = std::uint8_t(FaceClass::skin);

// Upright strands over the left half, darker to one side, skin as bright as can be on the right.
struct Strands {
    int size;
    std::vector<std::uint8_t> rgb, labels;
    std::vector<float> strand;  // per column

    explicit Strands(int side, float contrast)
        : size(side),
          rgb(std::size_t(side * side * 3)),
          labels(std::size_t(side * side)),
          strand(std::size_t(side)) {
        std::mt19937 random(3);
        std::normal_distribution<float> normal;
        for (auto& s : strand) s = normal(random);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const auto at = std::size_t(y * side + x);
                const bool is_hair = x < side / 2;
                labels[at] = is_hair ? hair : skin;
                const float bright =
                    is_hair ? 60 + 40 * float(x) / float(side) + contrast * strand[std::size_t(x)] : 230;
                for (std::size_t c = 0; c < 3; ++c)
                    rgb[3 * at + c] = std::uint8_t(std::clamp(bright, 0.0f, 255.0f));
            }
    }

    torch::Tensor noise(const std::vector<std::uint8_t>& shown) const {
        auto noise = torch::full({2, size, size}, -7.0f);
        show_strands(rgb, labels, shown, size, noise);
        return noise;
    }
};

}  // namespace

TEST_CASE("A guide's noise in hair is the strands that the portrait shows", "[training][strands]") {
    const int size = GENERATE(256, 512);
    const Strands weak(size, 4), strong(size, 16);
    const auto noise = strong.noise(strong.labels);
    const auto inside = noise.narrow(2, 20, size / 2 - 40);
    CHECK(inside.min().item<float>() >= -1);
    CHECK(noise[0].narrow(1, size / 2, size / 2).eq(-7).all().item<bool>());  // skin keeps what it had

    // The same strands, however much they stand out.
    const auto spread = [](const torch::Tensor& x) { return x.std().item<float>(); };
    const auto faint = weak.noise(weak.labels).narrow(2, 20, size / 2 - 40);
    CHECK(spread(inside) == Approx(spread(faint)).epsilon(.15));
    CHECK(spread(inside[0]) > .3f);
    CHECK(spread(inside[0]) < .9f);

    // Bright strands are bright, in both planes together.
    auto columns =
        torch::from_blob(const_cast<float*>(strong.strand.data()), {size}).narrow(0, 20, size / 2 - 40);
    const auto drawn = (inside[0] + inside[1]).mean(0);
    const auto correlation = torch::corrcoef(torch::stack({columns, drawn}))[0][1].item<float>();
    CHECK(correlation > .7f);
}

TEST_CASE("Strands are shown only where the guide's own map has hair, too", "[training][strands]") {
    const Strands portrait(256, 10);
    std::vector<std::uint8_t> elsewhere(portrait.labels.size(), skin);
    CHECK(portrait.noise(elsewhere).eq(-7).all().item<bool>());
    for (std::size_t i = 0; i < elsewhere.size() / 2; ++i) elsewhere[i] = hair;
    const auto noise = portrait.noise(elsewhere);
    CHECK(noise.narrow(1, 128, 128).eq(-7).all().item<bool>());
    CHECK_FALSE(noise.narrow(1, 0, 128).narrow(2, 0, 120).eq(-7).any().item<bool>());
    CHECK(noise.narrow(2, 128, 128).eq(-7).all().item<bool>());
}

}  // namespace limner::training
