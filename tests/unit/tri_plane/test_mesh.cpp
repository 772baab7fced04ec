#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/generators/tri_plane/density_mesh.h"

using namespace limner;

namespace {

/// Planes and a decoder whose density is a round blob: u^2 + v^2 stored in each plane's first channel.
StreamingMarch blob() {
    constexpr int side = 64, channels = 32;
    std::vector<float> planes(3 * channels * side * side);
    for (int plane = 0; plane < 3; ++plane)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const float u = (2 * float(x) + 1) / side - 1, v = (2 * float(y) + 1) / side - 1;
                planes[std::size_t((plane * channels * side + y) * side + x)] = u * u + v * v;
            }
    DecoderWeights decoder{
        1, std::vector<float>(channels), {0}, std::vector<float>(33), std::vector<float>(33)};
    decoder.hidden_weight[0] = -30;  // softplus(-30 r^2 ...) falls with the radius
    decoder.hidden_bias[0] = 10;
    decoder.output_weight[0] = 1;
    decoder.output_bias[1] = 8;  // red
    auto axes = published_axes;
    axes[2] = {0, 0, 1, 0, 1, 0};
    StreamingMarch march(decoder, axes, {.box_side = 2}, 1);
    march.set_planes(planes, side, side);
    return march;
}

}  // namespace

TEST_CASE("The mesh of a round density is a closed sphere, outside out", "[tri_plane]") {
    auto march = blob();
    const auto mesh = density_mesh(march, {.resolution = 40, .level = 5});
    REQUIRE(mesh);
    REQUIRE(mesh->triangles.size() > 500);
    // Density 5 is softplus^-1(5) = 4.9932 = 10 - 30 (2/3) r^2.
    const double radius = std::sqrt((10 - 4.99324) / 20);
    for (const auto& p : mesh->positions) CHECK(std::hypot(p[0], p[1], p[2]) == Approx(radius).margin(0.01));
    std::map<std::pair<int, int>, int> edges;
    double volume = 0;
    for (const auto& t : mesh->triangles) {
        for (std::size_t k = 0; k < 3; ++k) ++edges[{t[k], t[(k + 1) % 3]}];
        const auto &a = mesh->positions[std::size_t(t[0])], &b = mesh->positions[std::size_t(t[1])],
                   &c = mesh->positions[std::size_t(t[2])];
        volume += (a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) +
                   a[2] * (b[0] * c[1] - b[1] * c[0])) /
                  6;
    }
    for (const auto& [edge, count] : edges) {
        CHECK(count == 1);
        CHECK(edges.count({edge.second, edge.first}) == 1);
    }
    CHECK(volume == Approx(4.0 / 3 * 3.14159265 * radius * radius * radius).epsilon(0.03));
    CHECK(mesh->colours.size() == mesh->positions.size());
    CHECK(int(mesh->colours[0][0]) == 255);
    CHECK(int(mesh->colours[0][1]) == 128);
}

TEST_CASE("A surface that leaves the box is closed at its faces", "[tri_plane]") {
    auto march = blob();
    const auto mesh = density_mesh(march, {.resolution = 12, .level = -1});  // everything is inside
    REQUIRE(mesh);
    CHECK(mesh->positions.size() > 500);
    CHECK(density_mesh(march, {.resolution = 4}).error().code == Errc::wrong_use);
    CHECK(density_mesh(march, {.resolution = 12, .level = 1000}).error().code == Errc::wrong_use);
    CHECK(density_mesh(march, {.resolution = 12, .cancelled = [] { return true; }}).error().code ==
          Errc::cancelled);
}
