#include <catch2/catch.hpp>

#include "engine/synthetic/field_samples.h"
#include "engine/synthetic/raster.h"
#include "tests/unit/synthetic/made_people.h"

using namespace limner;
using namespace limner::synthetic;

TEST_CASE("Points of the field agree with what a camera sees", "[synthetic][field]") {
    LIMNER_NEEDS_HEAD(head)
    PortraitFactors person = sample_factors(33);
    person.body_twist = 0;
    person.hair.style = HairStyle::buzz_cut;
    person.accessories.glasses = GlassesShape::none;  // lenses are seen through, rims are thin
    FieldOptions options;
    options.points = 20000;
    const FieldSamples field = sample_field(*head, person, options);
    REQUIRE(field.points.size() == 20000);
    REQUIRE(field.classes.size() == field.points.size());

    const ViewCamera front = camera(0);
    const PortraitMesh mesh = build_mesh(*head, person);
    const auto image = render(*head, person, std::span(&front, 1), small_picture(256)).front();
    const View view = View::portrait(head->model(), mesh, front, 256);
    int behind = 0, same_class = 0, before = 0, empty = 0;
    for (std::size_t i = 0; i < field.points.size(); ++i) {
        const Vec3& q = field.points[i];
        REQUIRE(std::max({std::fabs(q.x), std::fabs(q.y), std::fabs(q.z)}) <= 1);
        const Vec3 pixel = view.project(q * field_half_extent + field_centre);
        const int x = int(std::floor(pixel.x)), y = int(std::floor(pixel.y));
        if (!image.labels.contains(x, y)) continue;
        const float surface = image.depth.at(x, y);
        // Not at edges: within a pixel of one anything may be seen.
        bool edge = false;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                edge = edge || !image.labels.contains(x + dx, y + dy) ||
                       image.labels.at(x + dx, y + dy) != image.labels.at(x, y);
            }
        }
        if (edge) continue;
        if (surface == 0 || pixel.z < surface - 0.3f) {
            ++before;
            empty += field.classes[i] == 0;
        } else if (pixel.z > surface + 0.05f && pixel.z < surface + 0.5f) {
            ++behind;
            same_class += field.classes[i] == image.labels.at(x, y);
        }
    }
    CHECK(before > 2000);
    CHECK(empty > before * 98 / 100);
    CHECK(behind > 500);
    CHECK(same_class > behind * 9 / 10);
}

TEST_CASE("The field's points lie where a network has to look", "[synthetic][field]") {
    LIMNER_NEEDS_HEAD(head)
    PortraitFactors person = plain_person();
    person.hair.style = HairStyle::bob_with_fringe;
    person.accessories.necklace = person.accessories.beanie = true;
    person.clothes.cut = ClothesCut::v_neck;  // others hide the necklace
    FieldOptions options;
    options.points = 20000;
    const FieldSamples field = sample_field(*head, person, options);
    int count[face_class_count] = {};
    for (const std::uint8_t c : field.classes) ++count[c];
    const int empty = count[0];
    CHECK(empty > options.points * 40 / 100);
    CHECK(empty < options.points * 75 / 100);
    using enum FaceClass;
    for (const FaceClass c :
         {nose, left_eye, right_eye, left_brow, right_brow, upper_lip, lower_lip, hat, necklace}) {
        INFO(info(c).name);
        CHECK(count[std::size_t(c)] > options.points / 500);
    }
    CHECK(field.landmarks_3d[30].z > 11);
    CHECK(field.eyes[0].centre.x > 0);
    CHECK(length(field.eyes[0].gaze) == Approx(1));
}
