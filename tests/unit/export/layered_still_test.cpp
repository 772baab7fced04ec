#include "engine/export/layered_still.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/fake_generator.h"

using namespace limner;

namespace {

const Layer& named(const std::vector<Layer>& layers, const std::string& name) {
    const auto found =
        std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.name == name; });
    INFO(name);
    REQUIRE(found != layers.end());
    return *found;
}

/// Mean over pixels and channels, of 255.
double difference(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const auto &p = a.pixels[i], &q = b.pixels[i];
        sum += std::abs(p.r - q.r) + std::abs(p.g - q.g) + std::abs(p.b - q.b);
    }
    return sum / (3.0 * double(a.pixels.size()));
}

}  // namespace

TEST_CASE("The visible layers of a portrait look like its picture", "[export]") {
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    const auto tree = layered_still(picture, portrait, {});
    REQUIRE(tree);
    std::vector<std::string> seen;
    for (const auto& layer : tree->layers)
        if (layer.visible) seen.push_back(layer.name);
    CHECK(seen == std::vector<std::string>{"Portrait", "Background"});
    CHECK(difference(merged(*tree), *picture.image) < 2);
    CHECK(named(tree->layers, "Reference").image == *picture.image);

    const auto& behind = named(tree->layers, "Background").image;
    CHECK(std::all_of(behind.pixels.begin(), behind.pixels.end(), [](Rgba p) { return p.a == 255; }));
    // Where no head is, and none is near, it is the picture itself; behind the head it has been guessed.
    CHECK(behind.at(0, 0) == picture.image->at(0, 0));
}

TEST_CASE("Every part that is seen has a layer, and together they are the portrait", "[export]") {
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    const auto tree = layered_still(picture, portrait, {});
    REQUIRE(tree);
    const auto& group = named(tree->layers, "Parts");
    CHECK_FALSE(group.visible);
    std::vector<std::string> names;
    for (const auto& layer : group.layers) names.push_back(layer.name);
    CHECK(names == std::vector<std::string>{"Hair", "Lips", "Eyes", "Skin"});
    const auto& whole = named(tree->layers, "Portrait").image;
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x) {
            bool any = false;
            for (const auto& layer : group.layers) any = any || layer.image.at(x, y).a > 0;
            CHECK((any || whole.at(x, y).a < 255));
        }
}

TEST_CASE("Layers have the background that was chosen", "[export]") {
    const auto portrait = portrait_from_seed(7);
    auto picture = fake_picture(portrait, 64);
    const auto red = layered_still(picture, portrait, *background_from_text("#FF0000"));
    REQUIRE(red);
    CHECK(merged(*red).at(0, 0) == Rgba{255, 0, 0});
    const auto clear = layered_still(picture, portrait, {Background::Kind::transparent});
    REQUIRE(clear);
    CHECK(merged(*clear).at(0, 0).a == 0);
    picture.labels = nullptr;
    CHECK(layered_still(picture, portrait, {}).error().code == Errc::missing_capability);
}
