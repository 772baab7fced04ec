#include "engine/face_model/obj_file.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

constexpr const char* square =
    "# made by hand\r\n"
    "mtllib some.mtl\n"
    "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 -2.5e-1\n"
    "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
    "usemtl M_Face\n"
    "f 1/1 2/2 3/3 4/4\n"
    "usemtl M_Eye\n"
    "f 1/1/1 2/2/1 3/3/1\n"
    "usemtl M_Face\n"
    "\tf 3/3 4/4 1/1  ";

std::string error_of(const std::string& text) {
    const auto mesh = parse_obj(text, "head.obj");
    REQUIRE_FALSE(mesh.has_value());
    CHECK(mesh.error().code == Errc::unsupported_file);
    CHECK(mesh.error().message.back() == '.');
    return mesh.error().message;
}

}  // namespace

TEST_CASE("An OBJ file is read with its quads, triangles and materials", "[face_model]") {
    const auto mesh = parse_obj(square, "square.obj");
    REQUIRE(mesh.has_value());
    CHECK(mesh->positions.size() == 4);
    CHECK(mesh->positions[3] == Vec3(0, 1, -0.25f));
    CHECK(mesh->uv[2] == std::array<float, 2>{1, 1});
    REQUIRE(mesh->polygon_vertices.size() == 3);
    CHECK(mesh->polygon_vertices[0] == std::array<std::int32_t, 4>{0, 1, 2, 3});
    CHECK(mesh->polygon_vertices[1] == std::array<std::int32_t, 4>{0, 1, 2, -1});
    CHECK(mesh->polygon_uv[2] == std::array<std::int32_t, 4>{2, 3, 0, -1});
    CHECK(mesh->polygon_material == std::vector<std::int32_t>{0, 1, 0});
    CHECK(mesh->material_names == std::vector<std::string>{"M_Face", "M_Eye"});
}

TEST_CASE("A wrong OBJ line is named by file and number", "[face_model]") {
    CHECK_THAT(error_of("v 0 0 0\nv 0 zero 0\n"), Catch::Contains("head.obj, line 2"));
    const char* wrong[] = {
        "v 0 0",
        "v 0 0 0 1",
        "v nan 0 0",
        "v inf 0 0",
        "v 1e99 0 0",
        "v 0x1 0 0",
        "v 1,5 0 0",
        "vt 0",
        "vt 0 0 0",
        "curv 1 2",
        "usemtl",
        "usemtl two words",
        "f 1/1 2/2",
        "f 1 2 3",
        "f 0/1 1/1 1/1",
        "f -1/1 1/1 1/1",
        "f 1/1 1/1 1/1 1/1 1/1",
        "f 1//1 2//1 3//1",
        "f 1/1x 1/1 1/1",
        "f 1/1/ 1/1 1/1",
        "f 99999999999/1 1/1 1/1",
    };
    for (const char* line : wrong) {
        INFO(line);
        CHECK_THAT(error_of(std::string("v 0 0 0\nvt 0 0\n") + line), Catch::Contains("line 3"));
    }
}

TEST_CASE("A polygon without its points is refused", "[face_model]") {
    CHECK_THAT(error_of("v 0 0 0\nvt 0 0\nf 1/1 1/1 2/1\n"), Catch::Contains("does not have"));
    CHECK_THAT(error_of("v 0 0 0\nvt 0 0\nf 1/1 1/1 1/2\n"), Catch::Contains("does not have"));
}

TEST_CASE("Numbers too small for a float are zero", "[face_model]") {
    const auto mesh = parse_obj("v 1e-60 4e-06 -9.5e-13", "tiny.obj");
    REQUIRE(mesh.has_value());
    CHECK(mesh->positions[0] == Vec3(0, 4e-6f, -9.5e-13f));
}

TEST_CASE("An OBJ file that is not there is named", "[face_model]") {
    const TemporaryFolder folder;
    const auto mesh = read_obj(folder / "none.obj");
    REQUIRE_FALSE(mesh.has_value());
    CHECK(mesh.error().code == Errc::file_not_found);
    CHECK_THAT(mesh.error().message, Catch::Contains("none.obj"));
}
