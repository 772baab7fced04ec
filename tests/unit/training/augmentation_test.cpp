#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/label_set.h"
#include "engine/core/random.h"
#include "engine/training/picture_augmentation.h"
#include "made_faces.h"

using namespace limner;
using namespace limner::training;
using namespace limner::test;

namespace {

FaceClass class_at(const LabelMap& labels, const std::array<float, 2>& point) {
    return static_cast<FaceClass>(labels.at(int(point[0]), int(point[1])));
}

bool inside(const std::array<float, 2>& p, int size) {
    return p[0] >= 0 && p[1] >= 0 && p[0] < float(size) && p[1] < float(size);
}

// Share of the eyes' landmarks in the picture that lie on the eye of their side; fails on the other side.
double eyes_on_eyes(const LabelMap& labels, const Landmarks& landmarks) {
    int on = 0, all = 0;
    for (std::size_t i = 36; i < 48; ++i) {
        if (!inside(landmarks[i], labels.width)) continue;
        const auto wanted = i < 42 ? FaceClass::right_eye : FaceClass::left_eye;
        const auto found = class_at(labels, landmarks[i]);
        CHECK(found != info(wanted).mirrored);
        on += found == wanted, ++all;
    }
    return all > 0 ? double(on) / all : 1;
}

double mean_luma(const Image& image) {
    double sum = 0;
    for (const auto& p : image.pixels) sum += .3 * p.r + .59 * p.g + .11 * p.b;
    return sum / double(image.pixels.size());
}

}  // namespace

TEST_CASE("A mirrored face has its sides and the order of its landmarks swapped", "[training]") {
    const auto face = made_face(3);
    const auto other = mirrored(face);
    CHECK(other.picture.at(10, 40) == face.picture.at(245, 40));
    const auto left = face.landmarks[45];  // outer corner of the left eye
    CHECK(class_at(face.labels, left) == FaceClass::left_eye);
    CHECK(class_at(other.labels, {256 - left[0], left[1]}) == FaceClass::right_eye);
    CHECK(other.landmarks[36][0] == Approx(256 - left[0]));
    CHECK(eyes_on_eyes(other.labels, other.landmarks) == 1);

    const auto back = mirrored(other);
    CHECK(back.picture == face.picture);
    CHECK(back.labels == face.labels);
    for (std::size_t i = 0; i < face.landmarks.size(); ++i)
        CHECK(back.landmarks[i][0] == Approx(face.landmarks[i][0]));
}

TEST_CASE("A moved face keeps its landmarks on its labels", "[training]") {
    const auto face = made_face(5);
    for (const float turn : {-.6f, .2f, .8f})
        for (const float scale : {.75f, 1.3f}) {
            const auto by = Similarity::about({128, 128}, turn, scale, {9, -14});
            const auto other = moved(face, by, true);
            CHECK(eyes_on_eyes(other.labels, other.landmarks) >= 11.0 / 12);
        }
}

TEST_CASE("What comes in from outside is background, or the border going on", "[training]") {
    const auto face = made_face(5);
    const Similarity up{1, 0, 0, -60};
    const auto bust = moved(face, up, false), goes_on = moved(face, up, true);
    CHECK(bust.labels.at(128, 250) == std::uint8_t(FaceClass::background));
    CHECK(goes_on.labels.at(128, 250) == std::uint8_t(FaceClass::neck));
    CHECK(goes_on.picture.at(128, 250) == face.picture.at(128, 255));
}

TEST_CASE("Over many draws the landmarks stay on the labels and the labels stay classes", "[training]") {
    double share = 0;
    int mirrored_faces = 0;
    constexpr int draws = 60;
    for (std::uint64_t seed = 0; seed < draws; ++seed) {
        const auto seen = augmented(made_face(seed % 4), seed);
        REQUIRE(seen.picture.width == 256);
        const auto& labels = seen.labels.pixels;
        CHECK(*std::max_element(labels.begin(), labels.end()) < face_class_count);
        share += eyes_on_eyes(seen.labels, seen.landmarks) / draws;
        mirrored_faces += seen.mirrored;
    }
    CHECK(share > .85);  // the rest is hidden by something
    CHECK(mirrored_faces > draws / 4);
    CHECK(mirrored_faces < draws * 3 / 4);
}

TEST_CASE("The turn that is told is the turn of the eyes", "[training]") {
    const auto face = made_face(2);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto seen = augmented(face, seed);
        const auto &right = seen.landmarks[36], &left = seen.landmarks[45];
        const float angle = std::atan2(left[1] - right[1], left[0] - right[0]);
        CHECK(angle == Approx(seen.clockwise).margin(1e-3));
    }
}

TEST_CASE("A background changes behind the head alone", "[training]") {
    auto face = made_face(1);
    const auto before = face;
    replace_background(face, 9);
    int changed = 0, wall = 0;
    for (std::size_t i = 0; i < face.picture.pixels.size(); ++i) {
        const bool is_wall = before.labels.pixels[i] == std::uint8_t(FaceClass::background);
        if (!is_wall) REQUIRE(face.picture.pixels[i] == before.picture.pixels[i]);
        wall += is_wall;
        changed += is_wall && !(face.picture.pixels[i] == before.picture.pixels[i]);
    }
    CHECK(changed > .9 * wall);
    CHECK(face.labels == before.labels);
}

TEST_CASE("What stands before the face is background, and the landmarks stay", "[training]") {
    const auto before = made_face(1);
    int hidden = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        auto face = before;
        occlude(face, seed);
        for (std::size_t i = 0; i < face.labels.pixels.size(); ++i)
            if (face.labels.pixels[i] != before.labels.pixels[i]) {
                REQUIRE(face.labels.pixels[i] == std::uint8_t(FaceClass::background));
                ++hidden;
            }
        CHECK(face.landmarks == before.landmarks);
    }
    CHECK(hidden > 5000);
}

TEST_CASE("The white balance that is told is the one that was given", "[training]") {
    int warm_and_told = 0, pictures = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Image grey(32, 32, Rgba{120, 120, 120});
        const auto gain = change_colours(grey, seed);
        const auto& p = grey.at(16, 16);
        if (std::abs(int(p.r) - int(p.b)) < 6) continue;
        ++pictures;
        warm_and_told += (p.r > p.b) == (gain[0] > gain[2]);
    }
    CHECK(pictures > 5);
    CHECK(warm_and_told == pictures);
}

TEST_CASE("Blur and noise and JPEG keep the picture's brightness and size", "[training]") {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        auto picture = made_face(seed).picture;
        const double before = mean_luma(picture);
        degrade(picture, seed);
        REQUIRE(picture.width == 256);
        CHECK(mean_luma(picture) == Approx(before).margin(4));
    }
}

TEST_CASE("The same seed augments alike, another one differently", "[training]") {
    const auto face = made_face(0);
    const auto a = augmented(face, 11), b = augmented(face, 11), c = augmented(face, 12);
    CHECK(a.picture == b.picture);
    CHECK(a.labels == b.labels);
    CHECK_FALSE(a.picture == c.picture);
}
