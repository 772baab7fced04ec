#include <catch2/catch.hpp>

#include "engine/synthetic/environment_light.h"
#include "engine/synthetic/illumination.h"
#include "tests/unit/synthetic/made_people.h"

using namespace limner;
using namespace limner::synthetic;

namespace {

LightFactors constant_light(float radiance) {
    LightFactors light;
    light.zenith = light.horizon = light.ground = Vec3(radiance);
    light.key_colour = Vec3();
    return light;
}

/// What a white surface reflects, by adding up directions one by one.
Vec3 numerically_shaded(const LightFactors& light, const Vec3& normal) {
    constexpr int directions = 4000;
    Vec3 sum;
    for (int i = 0; i < directions; ++i) {
        const Vec3 d = fibonacci_direction(i, directions);
        sum += environment_radiance(light, d) * (std::max(0.0f, dot(d, normal)) * 4 / directions);
    }
    sum += light.key_colour * std::max(0.0f, dot(normal, light.key_direction));
    return sum + light.rim_colour * std::max(0.0f, dot(normal, light.rim_direction));
}

}  // namespace

TEST_CASE("A constant environment gives the same irradiance in all directions", "[synthetic][light]") {
    const LightSummary light = summarize(constant_light(0.7f));
    for (int i = 0; i < 50; ++i) {
        const Vec3 reflected = shaded(light.environment, fibonacci_direction(i, 50));
        CHECK(reflected.x == Approx(0.7f).epsilon(0.01));
        CHECK(reflected.y == Approx(0.7f).epsilon(0.01));
        CHECK(reflected.z == Approx(0.7f).epsilon(0.01));
    }
}

TEST_CASE("The 27 numbers stand for environment, key and rim together", "[synthetic][light]") {
    for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 8}) {
        const LightFactors light = sample_factors(seed).light;
        const LightSummary summary = summarize(light);
        // Nine functions cannot follow the edge of a directional light: at most 9.4 % of it is lost or added.
        float sharp = light.key_colour.y + (light.has_rim() ? light.rim_colour.y : 0);
        for (const LightLobe& lobe : light.lobes) sharp += 0.2f * lobe.colour.y;
        double squared_error = 0, squared_light = 0;
        for (int i = 0; i < 200; ++i) {
            const Vec3 normal = fibonacci_direction(i, 200);
            const float expected = numerically_shaded(light, normal).y * summary.exposure;
            const float found = shaded(summary.all, normal).y;
            CHECK(std::fabs(found - expected) < 0.1f * sharp * summary.exposure + 0.01f);
            squared_error += double(found - expected) * (found - expected);
            squared_light += double(expected) * expected;
        }
        CHECK(std::sqrt(squared_error / squared_light) < 0.1);
    }
}

TEST_CASE("Inside a white furnace no skin is brighter than the furnace", "[synthetic][light]") {
    LIMNER_NEEDS_HEAD(head)
    PortraitFactors person = plain_person();
    person.light = constant_light(1);
    const PortraitMesh mesh = build_mesh(*head, person);
    const StrandSet strands;
    const HairVolume hair(*head, mesh.warp, strands);
    for (const int directions : {24, 36}) {
        const Illumination light = illuminate(person, mesh, strands, hair, directions);
        float brightest = 0;
        for (int v = 0; v < FaceModel::vertices_of(FacePart::head_and_neck).end; ++v) {
            const Vec3& irradiance = light.vertex_irradiance[std::size_t(v)];
            brightest = std::max({brightest, irradiance.x, irradiance.y, irradiance.z});
        }
        CHECK(brightest < 1.05f);
        CHECK(brightest > 0.9f);
    }
}
