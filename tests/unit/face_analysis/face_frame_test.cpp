#include "engine/face_analysis/face_frame.h"

#include <catch2/catch.hpp>
#include <numbers>

#include "engine/face_analysis/face_finder.h"

using namespace limner;

namespace {

// Eyes `span` apart, the mouth as far below them; all other landmarks in the middle.
Landmarks upright_face(float x, float y, float span) {
    Landmarks landmarks;
    landmarks.fill({x, y + span / 2});
    for (std::size_t i = 36; i < 42; ++i) landmarks[i] = {x - span / 2, y};
    for (std::size_t i = 42; i < 48; ++i) landmarks[i] = {x + span / 2, y};
    landmarks[48] = {x - span / 3, y + span};
    landmarks[54] = {x + span / 3, y + span};
    return landmarks;
}

Landmarks turned(const Landmarks& landmarks, const Similarity& by) {
    Landmarks result;
    for (std::size_t i = 0; i < landmarks.size(); ++i) result[i] = by * landmarks[i];
    return result;
}

}  // namespace

TEST_CASE("A framed face has its eyes level, at the same place, whatever the picture", "[face_analysis]") {
    const auto face = upright_face(300, 200, 50);
    const auto frame = face_frame(face);
    REQUIRE(frame);
    const auto right_eye = *frame * face[36], left_eye = *frame * face[42];
    CHECK(right_eye[1] == Approx(left_eye[1]).margin(.01));
    CHECK((right_eye[0] + left_eye[0]) / 2 == Approx(analysis_size / 2.0).margin(.01));
    // 2.4 times the larger of 2 eye spans and 1.8 heights fill the picture.
    CHECK(left_eye[0] - right_eye[0] == Approx(analysis_size / 4.8).margin(.01));

    SECTION("turned and larger") {
        const auto by = Similarity::about({100, 50}, .7f, 2.5f, {20, -30});
        const auto other = turned(face, by);
        const auto same = face_frame(other);
        REQUIRE(same);
        for (const std::size_t i : {36, 42, 48, 54, 8}) {
            const auto a = *frame * face[i], b = *same * other[i];
            CHECK(a[0] == Approx(b[0]).margin(.05));
            CHECK(a[1] == Approx(b[1]).margin(.05));
        }
        CHECK(same->clockwise() == Approx(-.7f).margin(1e-3));
    }
}

TEST_CASE("Landmarks in one point have no frame", "[face_analysis]") {
    Landmarks landmarks;
    landmarks.fill({40, 40});
    CHECK_FALSE(face_frame(landmarks));
}

TEST_CASE("A framed picture is taken whole, a wide one by its middle", "[face_analysis]") {
    const auto square = frame_of_picture(512, 512);
    const auto corner = square * std::array{512.0f, 512.0f};
    CHECK(corner[0] == Approx(256));
    CHECK(corner[1] == Approx(256));
    const auto middle = frame_of_picture(400, 200) * std::array{200.0f, 100.0f};
    CHECK(middle[0] == Approx(128));
    CHECK(middle[1] == Approx(128));
}

TEST_CASE("Landmarks mirror to themselves, left and right change places", "[face_analysis]") {
    for (std::size_t i = 0; i < face_landmark_count; ++i) CHECK(mirrored_landmark[mirrored_landmark[i]] == i);
    for (const std::size_t middle : {8, 27, 28, 29, 30, 33, 51, 57, 62, 66})
        CHECK(mirrored_landmark[middle] == middle);
    auto face = upright_face(100, 80, 48);
    face[36] = {70, 78};
    const auto other = mirrored(face, 256);
    CHECK(other[45][0] == Approx(256 - 70));
    CHECK(other[45][1] == Approx(78));
    CHECK(mirrored(other, 256) == face);
}

TEST_CASE("A picture without a face has none, and a build that cannot look says so", "[face_analysis]") {
    const auto faces = find_faces(Image(200, 200, Rgba{90, 120, 60}));
    if (faces)
        CHECK(faces->empty());
    else
        CHECK(faces.error().code == Errc::missing_component);
}
