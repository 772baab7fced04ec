#include <catch2/catch.hpp>
#include <set>

#include "engine/synthetic/clip_sampling.h"
#include "engine/synthetic/raster.h"
#include "tests/unit/synthetic/made_people.h"

using namespace limner;
using namespace limner::synthetic;

namespace {

PortraitImage picture(const TemplateHead& head, const PortraitFactors& person, const ViewCamera& view,
                      const RenderOptions& options) {
    return render(head, person, std::span(&view, 1), options).front();
}

/// Whether a pixel of one of `classes` lies within `reach` pixels of (x, y).
bool class_near(const LabelMap& labels, float x, float y, float reach, const std::set<FaceClass>& classes) {
    const int range = int(std::ceil(reach));
    for (int dy = -range; dy <= range; ++dy) {
        for (int dx = -range; dx <= range; ++dx) {
            const int px = int(std::floor(x)) + dx, py = int(std::floor(y)) + dy;
            const float off_x = float(px) + 0.5f - x, off_y = float(py) + 0.5f - y;
            if (!labels.contains(px, py) || std::hypot(off_x, off_y) > reach + 0.5f) continue;
            if (classes.contains(FaceClass(labels.at(px, py)))) return true;
        }
    }
    return false;
}

constexpr std::uint64_t people_with_landmarks[] = {3, 11, 19, 27};

/// A random person, nearly from the front, with nothing before the face.
PortraitImage bare_face(const TemplateHead& head, std::uint64_t seed) {
    PortraitFactors person = sample_factors(seed);
    person.hair.style = HairStyle::buzz_cut;
    person.accessories.glasses = GlassesShape::none;
    person.facial_hair = {};
    return picture(head, person, camera(0.1f), small_picture(256));
}

/// Samples of the eyeballs that are seen at 512 pixels, from three sides together, with both lids closed.
int eyeball_samples_at_blink(const TemplateHead& head, std::uint64_t seed) {
    PortraitFactors person = sample_factors(seed);
    person.weight(Expression::eyeBlink_L) = person.weight(Expression::eyeBlink_R) = 1;
    person.weight(Expression::eyeWide_L) = person.weight(Expression::eyeWide_R) = 0;
    const PortraitMesh mesh = build_mesh(head, person);
    int count = 0;
    for (const float yaw : {-0.5f, 0.0f, 0.5f}) {
        const View view = View::portrait(head.model(), mesh, camera(yaw), 512);
        SampleBuffer samples(view.size);
        draw_mesh(mesh, project_all(view, mesh.positions), samples);
        for (const std::int32_t triangle : samples.triangle) {
            if (triangle < 0) continue;
            const Surface surface = mesh.triangles[std::size_t(triangle)].surface;
            count += surface == Surface::left_sclera || surface == Surface::right_sclera;
        }
    }
    return count;
}

PortraitFactors mirrored(PortraitFactors person) {
    for (int i = 0; i + 1 < expression_count; ++i) {
        const std::string_view left = name(Expression(i)), right = name(Expression(i + 1));
        if (left.ends_with("_L") && right.ends_with("_R"))
            std::swap(person.expression[std::size_t(i)], person.expression[std::size_t(i) + 1]);
    }
    std::swap(person.weight(Expression::jawLeft), person.weight(Expression::jawRight));
    std::swap(person.weight(Expression::mouthLeft), person.weight(Expression::mouthRight));
    person.eyes.gaze_x = -person.eyes.gaze_x;
    person.body_twist = -person.body_twist;
    return person;
}

double agreement(const LabelMap& a, const LabelMap& b) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) same += a.pixels[i] == b.pixels[i];
    return double(same) / double(a.pixels.size());
}

}  // namespace

TEST_CASE("A mirrored person seen from the mirrored side has the mirrored class map", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    // Without hair: strands are random, and no two sides of a person are the same.
    PortraitFactors person = plain_person();
    person.weight(Expression::mouthSmile_L) = 0.9f;
    person.weight(Expression::jawLeft) = 0.4f;
    person.weight(Expression::eyeBlink_R) = 0.7f;
    person.eyes.gaze_x = 0.2f;
    person.body_twist = 0.3f;
    ViewCamera view = camera(0.5f, 0.15f), opposite = camera(-0.5f, 0.15f);
    view.roll = 0.1f;
    opposite.roll = -0.1f;
    const auto options = small_picture(192);
    const LabelMap labels = picture(*head, person, view, options).labels;
    const LabelMap other = picture(*head, mirrored(person), opposite, options).labels;
    CHECK(agreement(limner::mirrored(labels), other) > 0.99);
    CHECK(agreement(labels, other) < 0.9);
}

TEST_CASE("A mirrored frame of a clip has the mirrored class map", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    // What moves in a clip, on a symmetric person.
    ClipFrame frame = sample_clip(6, 12).back();
    PortraitFactors person = plain_person();
    person.expression = frame.person.expression;
    person.eyes.gaze_x = frame.person.eyes.gaze_x;
    person.eyes.gaze_y = frame.person.eyes.gaze_y;
    const auto options = small_picture(192);
    const LabelMap labels = picture(*head, person, frame.view, options).labels;
    frame.view.yaw = -frame.view.yaw;
    frame.view.roll = -frame.view.roll;
    const LabelMap other = picture(*head, mirrored(person), frame.view, options).labels;
    CHECK(agreement(limner::mirrored(labels), other) > 0.99);
}

TEST_CASE("Landmarks behind the head are marked as hidden", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    const PortraitImage image = picture(*head, plain_person(), camera(0.95f), small_picture(128));
    CHECK(image.landmark_visible[45]);        // outer corner of the left eye, which faces the camera
    CHECK(image.landmark_visible[13]);        // left jaw
    CHECK_FALSE(image.landmark_visible[3]);   // right jaw
    CHECK_FALSE(image.landmark_visible[36]);  // outer corner of the right eye
}

TEST_CASE("Landmarks fall on the class that they stand for", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    using enum FaceClass;
    for (const std::uint64_t seed : people_with_landmarks) {
        const PortraitImage image = bare_face(*head, seed);
        const auto on = [&](int landmark, const std::set<FaceClass>& classes) {
            INFO("landmark " << landmark << " of person " << seed);
            const auto& [x, y] = image.landmarks[std::size_t(landmark)];
            CHECK(class_near(image.labels, x, y, 2, classes));
        };
        for (const int i : {36, 39}) on(i, {right_eye});
        for (const int i : {42, 45}) on(i, {left_eye});
        for (int i = 48; i < 60; ++i) on(i, {upper_lip, lower_lip});
        for (int i = 60; i < 68; ++i) on(i, {upper_lip, lower_lip, mouth});
        // 31 and 35 lie in the crease beside the wings of the nose.
        for (const int i : {28, 29, 30, 32, 33, 34}) on(i, {nose});
        for (int i = 18; i < 21; ++i) on(i, {right_brow});
        for (int i = 23; i < 26; ++i) on(i, {left_brow});
    }
}

TEST_CASE("Skin seen from two sides lies at the same place in space", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    PortraitFactors person = sample_factors(5);
    person.hair.style = HairStyle::bald;
    person.accessories = {};
    const auto options = small_picture(256);
    const ViewCamera cameras[] = {camera(0), camera(0.35f, 0.1f)};
    const auto images = render(*head, person, cameras, options);
    const PortraitMesh mesh = build_mesh(*head, person);
    const View first = View::portrait(head->model(), mesh, cameras[0], options.size);
    const View second = View::portrait(head->model(), mesh, cameras[1], options.size);
    int compared = 0, close = 0;
    for (int y = 0; y < options.size; ++y) {
        for (int x = 0; x < options.size; ++x) {
            if (images[0].labels.at(x, y) != std::uint8_t(FaceClass::skin)) continue;
            const Vec3 p = first.unproject(float(x) + 0.5f, float(y) + 0.5f, images[0].depth.at(x, y));
            const Vec3 there = second.project(p);
            const int u = int(std::floor(there.x)), v = int(std::floor(there.y));
            if (!images[1].labels.contains(u, v)) continue;
            // Grazing surfaces have no well-defined depth in a pixel; hidden ones have another.
            if (images[1].normals.at(u, v).z < 0.3f || images[0].normals.at(x, y).z < 0.3f) continue;
            if (images[1].depth.at(u, v) < there.z - 0.5f) continue;
            const Vec3 seen = second.unproject(float(u) + 0.5f, float(v) + 0.5f, images[1].depth.at(u, v));
            // Distance to the surface seen there, along its normal.
            const Vec3 n = images[1].normals.at(u, v);
            const Vec3 normal = second.right * n.x + second.up * n.y + second.backward * n.z;
            ++compared;
            close += std::fabs(dot(p - seen, normal)) < 0.15f;
        }
    }
    CHECK(compared > 5000);
    CHECK(close > compared * 99 / 100);
}

TEST_CASE("Every class can be drawn", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    PortraitFactors man = plain_person(), woman = plain_person();
    man.hair.style = HairStyle::side_part;
    man.facial_hair = {1, 1, 1, 1.5f};
    man.weight(Expression::jawOpen) = 0.5f;
    man.accessories.glasses = GlassesShape::rectangular;
    woman.hair.style = HairStyle::buzz_cut;
    woman.accessories.beanie = woman.accessories.necklace = true;
    woman.accessories.earrings = EarringShape::ring;
    woman.clothes.cut = ClothesCut::v_neck;  // others hide the necklace
    std::set<int> drawn;
    const ViewCamera views[] = {camera(0), camera(0.6f), camera(-0.6f)};
    for (const PortraitFactors& person : {man, woman}) {
        for (const PortraitImage& image : render(*head, person, views, small_picture(192))) {
            drawn.insert(image.labels.pixels.begin(), image.labels.pixels.end());
        }
    }
    for (int c = 0; c < face_class_count; ++c) {
        INFO(info(FaceClass(c)).name);
        CHECK(drawn.contains(c));
    }
}

TEST_CASE("Closed lids hide the eyeballs from everywhere", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("person " << seed);
        CHECK(eyeball_samples_at_blink(*head, seed) == 0);
    }
}

TEST_CASE("Nobody looks through a head", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    const Vec3 middle(0, 3, 0);
    for (const HairStyle style : {HairStyle::crop, HairStyle::long_wavy, HairStyle::afro, HairStyle::bun}) {
        PortraitFactors person = plain_person();
        person.hair.style = style;
        const PortraitMesh mesh = build_mesh(*head, person);
        const ViewCamera views[] = {camera(0), camera(0.9f, 0.3f), camera(-0.7f, -0.3f)};
        const auto images = render(*head, person, views, small_picture(192));
        for (std::size_t i = 0; i < images.size(); ++i) {
            const View view = View::portrait(head->model(), mesh, views[i], 192);
            int holes = 0;
            for (int v = 0; v < FaceModel::vertices_of(FacePart::head_and_neck).end; ++v) {
                const Vec3& p = mesh.positions[std::size_t(v)];
                if (p.y < -5) continue;  // the neck
                const Vec3 pixel = view.project(middle + (p - middle) * 0.85f);
                const int x = int(std::floor(pixel.x)), y = int(std::floor(pixel.y));
                if (images[i].labels.contains(x, y)) holes += images[i].labels.at(x, y) == 0;
            }
            INFO(name(style) << ", view " << i);
            CHECK(holes == 0);
        }
    }
}

TEST_CASE("Labels, depth and normals are there or missing together", "[synthetic]") {
    LIMNER_NEEDS_HEAD(head)
    const PortraitImage image = picture(*head, sample_factors(21), camera(0.3f), small_picture(128));
    int covered = 0;
    for (std::size_t i = 0; i < image.labels.pixels.size(); ++i) {
        const bool something = image.labels.pixels[i] != 0;
        covered += something;
        if (something != (image.depth.pixels[i] > 0)) FAIL("depth of pixel " << i);
        const float n = length(image.normals.pixels[i]);
        if (something ? std::fabs(n - 1) > 0.01f : n != 0) FAIL("normal of pixel " << i);
    }
    CHECK(covered > 128 * 128 / 4);
}
