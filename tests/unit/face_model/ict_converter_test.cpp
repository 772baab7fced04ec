#include "engine/face_model/ict_converter.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

/// A quad and a triangle; mode meshes move every vertex by (`shift`, 0, 0).
std::string tiny_obj(float shift, int vertices = 4) {
    std::string text = "mtllib m.mtl\n";
    for (int i = 0; i < vertices; ++i)
        text += "v " + std::to_string(float(i % 2) + shift) + " " + std::to_string(i / 2) + " 0.5\n";
    return text +
           "vt 0 0\nvt 1 0\nvt 0.25 1\nusemtl M_Face\nf 1/1 2/2 4/3 3/1\nusemtl M_BackHead\nf 1/1 2/2 3/3\n";
}

constexpr int tiny_identities = 3;

IctLayout tiny_layout() {
    IctLayout layout;
    layout.vertices = 4;
    layout.polygons = 2;
    layout.texture_coordinates = 3;
    layout.identities = tiny_identities;
    layout.landmarks.fill(2);
    return layout;
}

nlohmann::json published_names() {
    nlohmann::json names;
    for (int i = 0; i < expression_count; ++i) names.push_back(std::string(name(Expression(i))));
    return names;
}

void write_tiny_kit(const TemporaryFolder& folder) {
    folder.write("FaceXModel/generic_neutral_mesh.obj", tiny_obj(0));
    for (int i = 0; i < tiny_identities; ++i)
        folder.write("FaceXModel/identity00" + std::to_string(i) + ".obj", tiny_obj(0.5f * float(i + 1)));
    for (int i = 0; i < expression_count; ++i)
        folder.write("FaceXModel/" + std::string(name(Expression(i))) + ".obj", tiny_obj(-float(i)));
    folder.write("FaceXModel/vertex_indices.json",
                 nlohmann::json{{"expressions", published_names()}, {"other", {1, 2}}}.dump());
}

Error conversion_error(const std::filesystem::path& folder) {
    Progress progress;
    const auto converted = convert_ict_face_kit(folder, progress, tiny_layout());
    REQUIRE_FALSE(converted.has_value());
    CHECK(converted.error().message.back() == '.');
    CHECK(converted.error().message.find('\n') == std::string::npos);
    return converted.error();
}

}  // namespace

TEST_CASE("The published folder becomes the tensors of the face model file", "[face_model]") {
    const TemporaryFolder folder;
    write_tiny_kit(folder);
    Progress progress;
    const auto converted = convert_ict_face_kit(folder.path(), progress, tiny_layout());
    REQUIRE(converted.has_value());
    CHECK(progress.fraction() == 1);

    const auto file = folder / "head.safetensors";
    REQUIRE(write_safetensors(file, converted->arrays, converted->metadata).has_value());
    const auto read = read_safetensors(file);
    REQUIRE(read.has_value());
    const auto& arrays = read->arrays;
    CHECK(arrays.size() == 8);
    CHECK(arrays.at("neutral").dtype == DType::f32);
    CHECK(arrays.at("neutral").shape == std::vector<std::int64_t>{4, 3});
    CHECK(arrays.at("identity").dtype == DType::f16);
    CHECK(arrays.at("identity").shape == std::vector<std::int64_t>{tiny_identities, 4, 3});
    CHECK(arrays.at("expression").shape == std::vector<std::int64_t>{expression_count, 4, 3});
    CHECK(arrays.at("uv").shape == std::vector<std::int64_t>{3, 2});
    CHECK(arrays.at("polygon_vertex").dtype == DType::i32);
    CHECK(arrays.at("polygon_vertex").to_floats() == std::vector<float>{0, 1, 3, 2, 0, 1, 2, -1});
    CHECK(arrays.at("polygon_uv").to_floats() == std::vector<float>{0, 1, 2, 0, 0, 1, 2, -1});
    CHECK(arrays.at("polygon_material").to_floats() == std::vector<float>{0, 1});
    CHECK(arrays.at("landmarks68").shape == std::vector<std::int64_t>{landmark_count});

    const auto identity = arrays.at("identity").to_floats(), expression = arrays.at("expression").to_floats();
    CHECK(identity[12] == Approx(1));  // x of the first vertex in the second mode
    CHECK(identity[13] == 0);
    CHECK(expression[12 * 26] == Approx(-26));  // jawOpen
    CHECK(nlohmann::json::parse(read->metadata.at("expression_names")) == published_names());
    CHECK(read->metadata.at("material_names") == R"(["M_Face","M_BackHead"])");
    CHECK(read->metadata.at("format") == "limner-face-model-1");
    CHECK(read->metadata.at("license") == "MIT");
}

TEST_CASE("A folder that is not the published one is refused in one sentence", "[face_model]") {
    const TemporaryFolder folder;
    SECTION("because it is empty") {
        const Error error = conversion_error(folder.path());
        CHECK(error.code == Errc::file_not_found);
        CHECK_THAT(error.message, Catch::Contains("generic_neutral_mesh.obj"));
        return;
    }
    write_tiny_kit(folder);
    SECTION("because an identity is missing") {
        std::filesystem::remove(folder / "FaceXModel/identity001.obj");
        const Error error = conversion_error(folder.path());
        CHECK(error.code == Errc::file_not_found);
        CHECK_THAT(error.message, Catch::Contains("identity001.obj"));
    }
    SECTION("because an expression has other vertices") {
        folder.write("FaceXModel/jawOpen.obj", tiny_obj(0, 5));
        CHECK_THAT(conversion_error(folder.path()).message,
                   Catch::Contains("jawOpen.obj") && Catch::Contains("5 vertices"));
    }
    SECTION("because the neutral mesh has other vertices") {
        folder.write("FaceXModel/generic_neutral_mesh.obj", tiny_obj(0, 6));
        CHECK_THAT(conversion_error(folder.path()).message, Catch::Contains("6 vertices instead of the 4"));
    }
    SECTION("because a mesh explodes") {
        folder.write("FaceXModel/jawOpen.obj", tiny_obj(5000));
        CHECK_THAT(conversion_error(folder.path()).message, Catch::Contains("ten metres"));
    }
    SECTION("because the list of expressions is broken") {
        folder.write("FaceXModel/vertex_indices.json", "{\"expressions\": [");
        CHECK_THAT(conversion_error(folder.path()).message, Catch::Contains("not a JSON document"));
    }
    SECTION("because the list of expressions is another one") {
        folder.write("FaceXModel/vertex_indices.json", "{\"expressions\": [\"wink\"]}");
        CHECK_THAT(conversion_error(folder.path()).message, Catch::Contains("53 expressions"));
    }
    SECTION("because the list of expressions is no object") {
        folder.write("FaceXModel/vertex_indices.json", "[1]");
        CHECK_THAT(conversion_error(folder.path()).message, Catch::Contains("53 expressions"));
    }
}

TEST_CASE("A conversion can be cancelled", "[face_model]") {
    const TemporaryFolder folder;
    write_tiny_kit(folder);
    Progress progress;
    progress.cancel();
    const auto converted = convert_ict_face_kit(folder.path(), progress, tiny_layout());
    REQUIRE_FALSE(converted.has_value());
    CHECK(converted.error().code == Errc::cancelled);
}

TEST_CASE("A missing face model explains how to get and convert it", "[face_model]") {
    const auto model = FaceModel::load("/nowhere/head.safetensors");
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().code == Errc::file_not_found);
    CHECK_THAT(model.error().message, Catch::Contains("ICT-FaceKit") && Catch::Contains("MIT") &&
                                          Catch::Contains("convert-face-model"));
}

TEST_CASE("A converted model of other sizes does not load", "[face_model]") {
    const TemporaryFolder folder;
    write_tiny_kit(folder);
    Progress progress;
    const auto converted = convert_ict_face_kit(folder.path(), progress, tiny_layout());
    REQUIRE(converted.has_value());
    REQUIRE(write_safetensors(folder / "head.safetensors", converted->arrays).has_value());
    const auto model = FaceModel::load(folder / "head.safetensors");
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().code == Errc::model_mismatch);
}

TEST_CASE("The real model has its landmarks and parts where the documentation says", "[face_model]") {
    const auto file = shared_file("face-model/ict_face_model.safetensors");
    if (!file) {
        WARN("Skipped: there is no face-model/ict_face_model.safetensors below LIMNER_SHARED.");
        return;
    }
    const auto model = FaceModel::load(*file);
    REQUIRE(model.has_value());
    CHECK(model->landmarks() == IctLayout::published_landmarks);
    CHECK(model->neutral_landmark(36).x < 0);  // right eye, outer corner
    CHECK(model->neutral_landmark(45).x > 0);
    CHECK(model->neutral_landmark(30).z > model->neutral_landmark(8).z);  // nose tip before the chin
    // Head, mouth and eye sockets are stitched to the face; everything after them stands alone.
    for (int polygon = 0; polygon < FaceModel::polygon_count; ++polygon) {
        const FacePart part = FaceModel::part_of_polygon(polygon);
        const IndexRange range = FaceModel::vertices_of(part);
        const int lowest = part < FacePart::gums_and_tongue ? 0 : range.first;
        for (const std::int32_t vertex : model->polygon_vertices()[std::size_t(polygon)]) {
            if (vertex >= 0 && (vertex < lowest || vertex >= range.end)) FAIL("polygon " << polygon);
        }
    }
    std::vector<float> jaw(expression_count, 0);
    jaw[std::size_t(Expression::jawOpen)] = 1;
    const auto open = model->deform({}, jaw);
    const auto chin = std::size_t(model->landmarks()[8]);
    CHECK(open[chin].y < model->neutral()[chin].y - 1);
}
