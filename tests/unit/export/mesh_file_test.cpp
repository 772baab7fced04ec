#include "engine/export/mesh_file.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/temporary_folder.h"

using namespace limner;
using nlohmann::json;

namespace {

/// A closed tetrahedron of two classes.
HeadMesh tetrahedron() {
    HeadMesh mesh;
    mesh.positions = {{0, 0, 0}, {10, 0, 0}, {0, 20, 0}, {0, 0, -30}};
    mesh.normals = {{-1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, -1}};
    mesh.colours = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {128, 128, 128}};
    mesh.labels = {1, 1, 13, 13};
    mesh.triangles = {{0, 1, 2}, {0, 3, 1}, {0, 2, 3}, {1, 3, 2}};
    return mesh;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>(stream), {}};
}

template <class T>
T at(const std::string& bytes, std::size_t offset) {
    T value;
    REQUIRE(offset + sizeof value <= bytes.size());
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

}  // namespace

TEST_CASE("A PLY holds every vertex and triangle in the bytes its header announces", "[export]") {
    const TemporaryFolder folder;
    REQUIRE(write_mesh(folder / "head.ply", tetrahedron()));
    const auto bytes = text_of(folder / "head.ply");
    const auto body = bytes.find("end_header\n") + 11;
    CHECK(bytes.find("element vertex 4\n") < body);
    CHECK(bytes.find("property uchar label\n") < body);
    CHECK(bytes.find("comment label 13 hair\n") < body);
    constexpr std::size_t vertex = 12 + 12 + 3 + 1, face = 1 + 12;
    REQUIRE(bytes.size() == body + 4 * vertex + 4 * face);
    CHECK(at<float>(bytes, body + 2 * vertex + 4) == 20);
    CHECK(int(at<std::uint8_t>(bytes, body + 2 * vertex + 26)) == 255);
    CHECK(int(at<std::uint8_t>(bytes, body + 2 * vertex + 27)) == 13);
    CHECK(at<std::int32_t>(bytes, body + 4 * vertex + face + 5) == 3);

    HeadMesh plain = tetrahedron();
    plain.labels = {};
    plain.normals = {};
    REQUIRE(write_mesh(folder / "plain.ply", plain));
    const auto fewer = text_of(folder / "plain.ply");
    CHECK(fewer.size() == fewer.find("end_header\n") + 11 + 4 * 15 + 4 * face);
}

TEST_CASE("An OBJ has a group and a material per class, and its file of materials beside it", "[export]") {
    const TemporaryFolder folder;
    REQUIRE(write_mesh(folder / "my head.obj", tetrahedron()));
    std::istringstream lines(text_of(folder / "my head.obj"));
    int vertices = 0, normals = 0;
    std::map<std::string, int> faces;
    std::string group, first_vertex;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("v ") && ++vertices == 2) first_vertex = line;
        normals += line.starts_with("vn ");
        if (line.starts_with("g ")) group = line.substr(2);
        if (line.starts_with("f ")) ++faces[group];
        if (line.starts_with("mtllib")) CHECK(line == "mtllib my head.mtl");
    }
    CHECK(vertices == 4);
    CHECK(normals == 4);
    CHECK(first_vertex == "v 10 0 0 0 1 0");
    CHECK(faces == std::map<std::string, int>{{"skin", 2}, {"hair", 2}});
    const auto materials = text_of(folder / "my head.mtl");
    CHECK(materials.find("newmtl skin\nKd ") != std::string::npos);
    CHECK(materials.find("newmtl hair\nKd ") != std::string::npos);
    CHECK(mesh_files("a/b.obj") == std::vector<std::filesystem::path>{"a/b.obj", "a/b.mtl"});
}

TEST_CASE("A glTF file is valid: chunks, views, accessors and bounds fit together", "[export]") {
    const TemporaryFolder folder;
    REQUIRE(write_mesh(folder / "head.glb", tetrahedron()));
    const auto bytes = text_of(folder / "head.glb");
    REQUIRE(bytes.substr(0, 4) == "glTF");
    CHECK(at<std::uint32_t>(bytes, 4) == 2);
    CHECK(at<std::uint32_t>(bytes, 8) == bytes.size());
    const auto json_size = at<std::uint32_t>(bytes, 12);
    REQUIRE(bytes.substr(16, 4) == "JSON");
    REQUIRE(json_size % 4 == 0);
    const auto document = json::parse(bytes.substr(20, json_size));
    const auto binary = 20 + json_size + 8;
    REQUIRE(at<std::uint32_t>(bytes, binary - 8) == document["buffers"][0]["byteLength"]);
    REQUIRE(bytes.substr(binary - 4, 4) == std::string("BIN\0", 4));
    REQUIRE(binary + at<std::uint32_t>(bytes, binary - 8) == bytes.size());

    const auto& primitive = document["meshes"][0]["primitives"][0];
    const std::map<int, std::size_t> sizes{{5121, 1}, {5123, 2}, {5125, 4}, {5126, 4}};
    const std::map<std::string, std::size_t> counts{{"SCALAR", 1}, {"VEC3", 3}, {"VEC4", 4}};
    const auto check = [&](const json& number, std::size_t count) {
        const auto& accessor = document["accessors"][number.get<std::size_t>()];
        const auto& view = document["bufferViews"][accessor["bufferView"].get<std::size_t>()];
        CHECK(accessor["count"] == count);
        const auto element = sizes.at(accessor["componentType"]) * counts.at(accessor["type"]);
        const auto stride = view.value("byteStride", element);
        CHECK(stride % 4 == 0);
        CHECK(stride >= element);
        CHECK(view["byteOffset"].get<std::size_t>() % 4 == 0);
        CHECK((count - 1) * stride + element <= view["byteLength"].get<std::size_t>());
        CHECK(view["byteOffset"].get<std::size_t>() + view["byteLength"].get<std::size_t>() <=
              document["buffers"][0]["byteLength"].get<std::size_t>());
        return binary + view["byteOffset"].get<std::size_t>();
    };
    const auto positions = check(primitive["attributes"]["POSITION"], 4);
    check(primitive["attributes"]["NORMAL"], 4);
    const auto colours = check(primitive["attributes"]["COLOR_0"], 4);
    const auto labels = check(primitive["attributes"]["_LABEL"], 4);
    const auto corners = check(primitive["indices"], 12);
    const auto& bounds = document["accessors"][primitive["attributes"]["POSITION"].get<std::size_t>()];
    CHECK(bounds["min"] == json({0.0f, 0.0f, -0.3f}));
    CHECK(bounds["max"] == json({0.1f, 0.2f, 0.0f}));
    CHECK(at<float>(bytes, positions + 12) == 0.1f);  // metres
    CHECK(at<std::uint16_t>(bytes, colours) == 65535);
    CHECK(at<std::uint16_t>(bytes, colours + 3 * 8) == Approx(0.2158605 * 65535).margin(1));  // linear light
    CHECK(int(at<std::uint8_t>(bytes, labels + 2 * 4)) == 13);
    CHECK(document["meshes"][0]["extras"]["labels"][13] == "hair");
    CHECK(at<std::uint32_t>(bytes, corners + 4 * 4) == 3);
}

TEST_CASE("Meshes of other kinds are refused, and equal ones give equal bytes", "[export]") {
    const TemporaryFolder folder;
    CHECK(write_mesh(folder / "head.stl", tetrahedron()).error().code == Errc::wrong_use);
    for (const char* kind : {".ply", ".obj", ".glb"}) {
        REQUIRE(write_mesh(folder / (std::string("a") + kind), tetrahedron()));
        const auto before = text_of(folder / (std::string("a") + kind));
        REQUIRE(write_mesh(folder / (std::string("a") + kind), tetrahedron()));
        CHECK(text_of(folder / (std::string("a") + kind)) == before);
    }
    CHECK(write_mesh(folder / "no/head.ply", tetrahedron()).error().code == Errc::file_unwritable);
}
