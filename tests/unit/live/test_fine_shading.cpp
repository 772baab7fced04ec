#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/generators/live/face_hairs.h"
#include "engine/generators/live/fine_shading.h"
#include "engine/generators/live/mouth_inside.h"

namespace limner::live {
namespace {

constexpr float camera_at = 100;  // cm before the wall
constexpr float wall_at = .1f;    // z, amid cells of noise

// A wall of one class, seen from the front; one pixel of a picture of 512 is .06 cm.
struct Wall {
    int size;
    std::vector<std::uint8_t> labels;
    std::vector<float> normals, depth;
    GuideInput input;

    explicit Wall(FaceClass face_class, int side = 64)
        : size(side),
          labels(plane(), std::uint8_t(face_class)),
          normals(3 * plane()),
          depth(plane(), camera_at) {
        for (std::size_t i = 0; i < plane(); ++i) normals[3 * i + 2] = 1;
        input.size = side;
        input.labels = labels;
        input.normals = normals;
        input.depth = depth;
        input.view = {{1, 0, 0, 0, 1, 0, 0, 0, 1},
                      {0, 0, camera_at + wall_at},
                      camera_at / .06f,
                      float(side) / 2,
                      float(side) / 2};
        lamp_at({-.5f, .4f, .77f});
    }

    std::size_t plane() const { return std::size_t(size) * std::size_t(size); }
    void lamp_at(std::array<float, 3> direction) {
        for (std::size_t i = 0; i < 3; ++i) input.light[27 + i] = direction[i], input.light[30 + i] = 1;
        for (std::size_t c = 0; c < 3; ++c) input.light[c * 9] = 3;
    }
    std::vector<float> fine() const {
        std::vector<float> out(fine_planes * plane(), -7.0f);
        make_fine_shading(input, out);
        return out;
    }
};

float strongest(const std::vector<float>& planes, FinePlane plane, std::size_t size) {
    float most = 0;
    for (std::size_t i = 0; i < size; ++i) most = std::max(most, std::abs(planes[plane * size + i]));
    return most;
}

}  // namespace

TEST_CASE("Skin has grain, eyes mirror the lamp, nothing else does either", "[live][fine]") {
    for (int c = 0; c < face_class_count; ++c) {
        const auto face_class = static_cast<FaceClass>(c);
        CAPTURE(info(face_class).key);
        Wall wall(face_class);
        // The wall touches the cornea of an eye that looks where the lamp's image is seen.
        wall.input.eyes[0] = wall.input.eyes[1] = {{.3f, -.25f, -1.5f}, {0, 0, 1}};
        const auto fine = wall.fine();
        const bool skin = info(face_class).part == Part::skin;
        const bool eye = info(face_class).part == Part::eyes;
        for (const auto plane : {mottles, blotches, freckles, relief})
            CHECK((strongest(fine, plane, wall.plane()) > .01f) == skin);
        CHECK((strongest(fine, catch_light, wall.plane()) > .1f) == eye);
        CHECK(strongest(fine, lashes, wall.plane()) == 0);
        wall.input.normals = {};
        const auto bare = wall.fine();
        CHECK(std::all_of(bare.begin(), bare.end(), [](float v) { return v == 0; }));
    }
}

TEST_CASE("Grain stays where it is on the head", "[live][fine]") {
    Wall wall(FaceClass::skin);
    const auto before = wall.fine();
    constexpr int pixels = 5;
    wall.input.view.camera_position[0] += pixels * .06f;
    const auto after = wall.fine();
    for (const auto plane : {mottles, blotches})
        for (int y = 0; y < wall.size; ++y)
            for (int x = 0; x + pixels < wall.size; ++x) {
                const auto at = plane * wall.plane() + std::size_t(y * wall.size + x);
                REQUIRE(after[at] == Approx(before[at + pixels]).margin(.02));
            }
}

TEST_CASE("What is finer than a pixel is left out", "[live][fine]") {
    Wall near(FaceClass::skin), far(FaceClass::skin);
    far.input.view.focal /= 6;
    CHECK(strongest(far.fine(), mottles, far.plane()) < .3f * strongest(near.fine(), mottles, near.plane()));
    CHECK(strongest(far.fine(), relief, far.plane()) == 0);
    CHECK(strongest(near.fine(), relief, near.plane()) > 1);
}

TEST_CASE("The image of the lamp is on the lamp's side of the eye", "[live][fine]") {
    Wall wall(FaceClass::left_eye);
    wall.input.eyes[0] = {{0, 0, -1.5f}, {0, 0, 1}};
    const auto mean_of = [&](int axis) {
        const auto fine = wall.fine();
        float sum = 0, moment = 0;
        for (int y = 0; y < wall.size; ++y)
            for (int x = 0; x < wall.size; ++x) {
                const float glint = fine[catch_light * wall.plane() + std::size_t(y * wall.size + x)];
                sum += glint;
                moment += glint * (float(axis == 0 ? x : y) + .5f - float(wall.size) / 2);
            }
        REQUIRE(sum > 0);
        return moment / sum;
    };
    wall.lamp_at({-.6f, 0, .8f});
    CHECK(mean_of(0) < -2);
    CHECK(mean_of(1) == Approx(0).margin(.5));
    wall.lamp_at({.6f, 0, .8f});
    CHECK(mean_of(0) > 2);
    wall.lamp_at({0, .6f, .8f});
    CHECK(mean_of(1) < -2);
    wall.lamp_at({0, .6f, -.8f});
    CHECK(strongest(wall.fine(), catch_light, wall.plane()) == 0);
}

TEST_CASE("Fine shading leaves the mean colour of skin and all other parts", "[live][fine]") {
    for (const auto face_class : {FaceClass::skin, FaceClass::clothes, FaceClass::background}) {
        CAPTURE(info(face_class).key);
        Wall wall(face_class, 128);
        const auto fine = wall.fine();
        const std::vector<float> strands(2 * wall.plane(), .5f);
        std::vector<float> picture(3 * wall.plane(), .1f);
        add_fine_shading(picture, {wall.size, fine, strands, wall.labels, wall.size},
                         {.melanin = .3f, .roughness = .6f}, {});
        float least = 1, most = -1;
        double sum = 0;
        for (const float v : picture) least = std::min(least, v), most = std::max(most, v), sum += double(v);
        if (face_class == FaceClass::skin) {
            CHECK(most - least > .05f);
            CHECK(sum / double(picture.size()) == Approx(.1).margin(.02));
        } else {
            CHECK(least == .1f);
            CHECK(most == .1f);
        }
    }
}

TEST_CASE("Freckles darken, more where there are more", "[live][fine]") {
    Wall wall(FaceClass::skin, 128);
    const auto fine = wall.fine();
    const std::vector<float> strands(2 * wall.plane());
    const auto drawn = [&](float amount) {
        std::vector<float> picture(3 * wall.plane(), .3f);
        add_fine_shading(picture, {wall.size, fine, strands, wall.labels, wall.size}, {.freckles = amount},
                         {});
        return picture;
    };
    const auto none = drawn(0), some = drawn(.5f), many = drawn(1);
    float darkest = 0;
    for (std::size_t i = 0; i < none.size(); ++i) {
        REQUIRE(some[i] <= none[i]);
        REQUIRE(many[i] <= some[i]);
        darkest = std::max(darkest, none[i] - many[i]);
    }
    CHECK(darkest > .1f);
}

TEST_CASE("Strands gain contrast", "[live][fine]") {
    Wall wall(FaceClass::hair);
    const auto fine = wall.fine();
    std::vector<float> strands(2 * wall.plane());
    for (std::size_t i = 0; i < strands.size(); ++i) strands[i] = i % 2 ? 1.0f : -1.0f;
    std::vector<float> picture(3 * wall.plane(), -.2f);
    add_fine_shading(picture, {wall.size, fine, strands, wall.labels, wall.size}, {}, {});
    for (std::size_t i = 0; i < picture.size(); ++i) REQUIRE((picture[i] > -.2f) == (i % 2 == 1));
}

TEST_CASE("A style says what skin and hair are, as the reader of factors wrote it", "[live][fine]") {
    StyleCode skin{};
    skin[0] = 1.4f, skin[2] = -.2f, skin[13] = .8f, skin[14] = .3f;
    const auto surface = skin_surface(skin);
    CHECK(surface.freckles == Approx(1));
    CHECK(surface.roughness == Approx(.2));
    CHECK(surface.melanin == Approx(.8));
    CHECK(surface.haemoglobin == Approx(.6));
    skin.fill(-9);
    CHECK(skin_surface(skin).melanin == 0);
    CHECK(skin_surface(skin).freckles == 0);
    StyleCode black{}, grey{};
    for (std::size_t c = 0; c < 3; ++c) black[29 + c] = (.1f - .4f) * 3, grey[29 + c] = (.65f - .4f) * 3;
    for (std::size_t c = 0; c < 3; ++c) {
        CHECK(hair_albedo(black)[c] == Approx(.01));
        CHECK(hair_albedo(grey)[c] == Approx(.4225));
    }
}

namespace {

// Two eyes of 3 cm with lids `open` cm apart, and brows above them, in the plane of the wall.
HeadAnchors eyes_and_brows(float open) {
    HeadAnchors anchors{};
    for (const float side : {1.0f, -1.0f}) {
        const bool left = side > 0;
        const auto set = [&](int of_left, int of_right, float x, float y) {
            anchors.landmarks[std::size_t(left ? of_left : of_right)] = Vec3f(side * x, y, wall_at);
        };
        set(42, 39, 1.7f, 0), set(43, 38, 2.7f, open / 2), set(44, 37, 3.7f, open / 2), set(45, 36, 4.7f, 0);
        set(47, 40, 2.7f, -open / 2), set(46, 41, 3.7f, -open / 2);
        const float x[5]{1, 2, 3, 4, 5}, y[5]{2.3f, 2.6f, 2.7f, 2.5f, 2};
        for (int i = 0; i < 5; ++i) set(22 + i, 21 - i, x[i], y[i]);
        anchors.eyes[left ? 0 : 1].centre = {side * 3.2f, 0, -1.2f};
    }
    return anchors;
}

}  // namespace

TEST_CASE("Lashes stand on the lids, outside the eye, and hide behind what is nearer", "[live][fine]") {
    const auto anchors = eyes_and_brows(.9f);
    Wall wall(FaceClass::left_eye, 256);
    std::vector<float> covered(wall.plane(), -7.0f);
    const auto draw = [&](const HeadAnchors& of) {
        draw_lashes(of, {wall.input.view, wall.labels, wall.depth, wall.size}, covered);
        return *std::max_element(covered.begin(), covered.end());
    };
    CHECK(draw(anchors) > .3f);
    double above = 0, below = 0, middle = 0;
    for (int y = 0; y < wall.size; ++y)
        for (int x = 0; x < wall.size; ++x) {
            const float here = covered[std::size_t(y * wall.size + x)];
            REQUIRE(here >= 0);
            REQUIRE(here <= 1);
            const float height = (128 - float(y)) * .06f, aside = std::abs((float(x) - 128) * .06f);
            if (height > .3f) above += double(here);
            if (height < -.25f) below += double(here);
            if (std::abs(height) < .1f && aside > 2.4f && aside < 4) middle += double(here);
        }
    CHECK(above > 20);
    CHECK(below > 5);
    CHECK(below < above);
    CHECK(middle < .02 * above);

    // Over skin they stand on closed lids alone: an open eye was painted away.
    std::fill(wall.labels.begin(), wall.labels.end(), std::uint8_t(FaceClass::skin));
    CHECK(draw(anchors) == 0);
    CHECK(draw(eyes_and_brows(.1f)) > .3f);
    std::fill(wall.depth.begin(), wall.depth.end(), camera_at - 2);  // glasses, hair
    CHECK(draw(eyes_and_brows(.1f)) == 0);
    // Nothing is drawn of a head behind the camera.
    wall.input.view.camera_position[2] = -camera_at;
    CHECK(draw(eyes_and_brows(.1f)) == 0);
}

TEST_CASE("Hairs of brows grow where the map has brows", "[live][fine]") {
    const auto anchors = eyes_and_brows(.9f);
    Wall wall(FaceClass::skin, 256);
    std::vector<float> covered(wall.plane(), -7.0f);
    const auto drawn = [&](float from_x, float to_x) {
        draw_brows(anchors, {wall.input.view, wall.labels, wall.depth, wall.size}, covered);
        double sum = 0;
        for (int y = 0; y < wall.size; ++y)
            for (int x = 0; x < wall.size; ++x) {
                const float height = (128 - float(y)) * .06f, across = (float(x) - 128) * .06f;
                const float here = covered[std::size_t(y * wall.size + x)];
                REQUIRE(here >= 0);
                REQUIRE(here <= 1);
                if (height < 1.2f || height > 3.6f) REQUIRE(here == 0);
                if (across >= from_x && across < to_x) sum += double(here);
            }
        return sum;
    };
    CHECK(drawn(-8, 8) == 0);
    // The subject's left is on the right.
    for (int y = 80; y < 92; ++y)
        std::fill_n(wall.labels.begin() + y * wall.size + 128, 128, std::uint8_t(FaceClass::left_brow));
    CHECK(drawn(.5f, 6) > 50);
    CHECK(drawn(-6, -.5f) == 0);
}

TEST_CASE("Hairs of brows have their colour, and lighten nothing", "[live][fine]") {
    Wall wall(FaceClass::background);
    std::vector<float> planes(fine_planes * wall.plane());
    std::fill_n(planes.begin() + std::ptrdiff_t(brows * wall.plane()), wall.plane(), 1.0f);
    const std::vector<float> strands(2 * wall.plane());
    const auto drawn = [&](float albedo) {
        std::vector<float> picture(3 * wall.plane(), .1f);
        add_fine_shading(picture, {wall.size, planes, strands, wall.labels, wall.size}, {},
                         {albedo, albedo, albedo});
        return picture.front();
    };
    CHECK(drawn(.01f) < -.8f);
    CHECK(drawn(.1f) > drawn(.01f) + .2f);
    CHECK(drawn(.8f) == .1f);
}

TEST_CASE("An open mouth is dark between two rows of teeth", "[live][fine]") {
    HeadAnchors anchors{};
    anchors.at_rest.lips = Vec3f(0, 0, .5f);
    Wall wall(FaceClass::mouth, 128);  // 7.7 cm wide and high
    const auto inside = [&](float jaw_open) {
        anchors.jaw_open = jaw_open;
        std::vector<float> out(wall.plane(), -7.0f);
        draw_mouth_inside(anchors, wall.input.view, wall.labels, wall.depth, wall.size, out);
        return out;
    };
    const auto at = [&](const std::vector<float>& out, float x, float y) {  // cm
        return out[std::size_t((64 - int(std::round(y / .06f))) * wall.size + 64 +
                               int(std::round(x / .06f)))];
    };
    const auto open = inside(.5f), closed = inside(0);
    for (const float x : {-.4f, .4f}) {
        CHECK(at(open, x, .4f) < .2f);     // upper teeth
        CHECK(at(open, x, -.8f) > .9f);    // between
        CHECK(at(open, x, -2.6f) < .2f);   // lower teeth, with the jaw
        CHECK(at(closed, x, -.8f) < .2f);  // lower teeth
    }
    CHECK(at(open, 0, .4f) > at(open, .4f, .4f));  // where two teeth meet
    CHECK(at(open, 3.4f, .4f) == 1);               // beside them
    std::fill(wall.labels.begin(), wall.labels.end(), std::uint8_t(FaceClass::lower_lip));
    const auto lips = inside(.5f);
    CHECK(*std::max_element(lips.begin(), lips.end()) == 0);

    // It darkens the mouth, and nothing becomes brighter by it.
    std::fill(wall.labels.begin(), wall.labels.end(), std::uint8_t(FaceClass::mouth));
    std::vector<float> fine(fine_planes * wall.plane()), picture(3 * wall.plane(), .4f);
    std::copy(open.begin(), open.end(), fine.begin() + std::ptrdiff_t(mouth_inside * wall.plane()));
    const std::vector<float> strands(2 * wall.plane());
    add_fine_shading(picture, {wall.size, fine, strands, wall.labels, wall.size}, {}, {});
    CHECK(at(picture, .4f, -.8f) < -.7f);
    CHECK(at(picture, .4f, .4f) > .1f);
    CHECK(*std::max_element(picture.begin(), picture.end()) <= .4f);
}

}  // namespace limner::live
