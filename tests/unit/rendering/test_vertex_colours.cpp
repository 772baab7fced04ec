#include <catch2/catch.hpp>

#include "engine/rendering/vertex_colours.h"

using namespace limner;

namespace {

/// Seen from the front: a near square at x < 0, a far one behind it, and a triangle that faces away.
HeadMesh two_squares() {
    HeadMesh mesh;
    for (const float z : {0.0f, -4.0f})
        for (const auto& [x, y] : {std::pair(-6, -6), std::pair(-1, -6), std::pair(-1, 6), std::pair(-6, 6)})
            mesh.positions.push_back({float(x), float(y), z});
    mesh.normals.assign(8, {0, 0, 1});
    mesh.triangles = {{0, 1, 2}, {0, 2, 3}, {4, 5, 6}, {4, 6, 7}, {0, 4, 5}};
    mesh.positions.push_back({3, 0, 0});
    mesh.normals.push_back({0, 0, -1});
    return mesh;
}

}  // namespace

TEST_CASE("Vertices take the colour where they are seen, and their neighbours' where not", "[rendering]") {
    const auto mesh = two_squares();
    const auto camera = head_camera({}, HeadCrop{Vec3f::Zero(), 20});
    const auto nearness = camera.project(Vec3f::Zero()).z();
    Image image(64, 64, {10, 20, 200});
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 32; ++x) image.at(x, y) = {200, 100, 50};
    VertexColours colours(mesh);
    colours.add(camera, image, DepthMap(32, 32, nearness));
    const auto result = colours.finish();
    for (std::size_t i = 0; i < 4; ++i) CHECK(result[i] == std::array<std::uint8_t, 3>{200, 100, 50});
    // The far square is hidden; its colour comes along the edges.
    for (std::size_t i = 4; i < 8; ++i) CHECK(result[i] == std::array<std::uint8_t, 3>{200, 100, 50});
    CHECK(result[8] == std::array<std::uint8_t, 3>{128, 128, 128});  // nobody's neighbour, seen by none
}

TEST_CASE("A picture that is trusted more counts more", "[rendering]") {
    const auto mesh = two_squares();
    const auto camera = head_camera({}, HeadCrop{Vec3f::Zero(), 20});
    const DepthMap depth(32, 32, camera.project(Vec3f::Zero()).z());
    VertexColours colours(mesh);
    colours.add(camera, Image(16, 16, {100, 0, 0}), depth, 3);
    colours.add(camera, Image(16, 16, {0, 200, 0}), depth, 1);
    CHECK(colours.finish()[0] == std::array<std::uint8_t, 3>{75, 50, 0});
}
