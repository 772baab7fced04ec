#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numbers>

#include "engine/geometry/tube.h"

using namespace limner;

namespace {

float distance_to_bar(const Vec3f& p, const Vec3f& a, const Vec3f& b) {
    const Vec3f axis = b - a;
    const float length2 = axis.squaredNorm();
    const float place = length2 > 0 ? std::clamp(axis.dot(p - a) / length2, 0.0f, 1.0f) : 0;
    return (p - a - place * axis).norm();
}

Tube ring(bool closed) {
    Tube tube{{}, 0.2f, closed};
    for (int k = 0; k < 24; ++k) {
        const float angle = float(k) * std::numbers::pi_v<float> / (closed ? 12 : 30);
        tube.curve.emplace_back(2 * std::cos(angle), 3 * std::sin(angle), 0.5f * std::sin(3 * angle));
    }
    return tube;
}

}  // namespace

TEST_CASE("A ray meets a bar where the distance to its axis becomes its radius", "[geometry]") {
    const Vec3f a(-1, 0.5f, 2), b(1.5f, -0.5f, 1);
    constexpr float radius = 0.12f;
    const Camera camera = head_camera({.yaw = 20.0_deg}, {});
    int met = 0, missed = 0;
    for (int y = 100; y < 160; ++y)
        for (int x = 100; x < 160; ++x) {
            const Ray ray = camera.pixel_ray(x, y, 256);
            // The truth by steps along the ray.
            float nearest = 1e9f;
            for (float t = 60; t < 110; t += 0.01f)
                nearest = std::min(nearest, distance_to_bar(ray.at(t), a, b));
            const auto hit = meet_bar(ray, a, b, radius);
            if (std::abs(nearest - radius) > 1e-3f) REQUIRE(hit.has_value() == (nearest < radius));
            ++(hit ? met : missed);
            if (!hit) continue;
            const Vec3f at = ray.at(hit->depth);
            CHECK(distance_to_bar(at, a, b) == Approx(radius).margin(2e-4));
            CHECK(hit->normal.norm() == Approx(1).margin(1e-4));
            CHECK(hit->normal.dot(ray.direction) < 0);  // the near side
            CHECK(distance_to_bar(at + 0.05f * hit->normal, a, b) == Approx(radius + 0.05f).margin(1e-3));
        }
    CHECK(met > 30);
    CHECK(missed > 1000);
}

TEST_CASE("A bar without length is a ball, and one behind the eye is not met", "[geometry]") {
    const Ray ray{{0, 0, -10}, {0, 0, 1}};
    const auto ball = meet_bar(ray, {0, 0, 0}, {0, 0, 0}, 1);
    REQUIRE(ball);
    CHECK(ball->depth == Approx(9));
    CHECK_FALSE(meet_bar(ray, {0, 0, -20}, {0, 1, -20}, 1));
    const auto along = meet_bar(ray, {0.5f, 0, 0}, {0.5f, 0, 4}, 1);  // the axis lies along the ray
    REQUIRE(along);
    CHECK(along->depth == Approx(10 - std::sqrt(0.75f)));
}

TEST_CASE("The surface of a tube is closed and looks outwards", "[geometry]") {
    const Tube tube = ring(GENERATE(true, false));
    const auto surface = swept_surface(tube, 8);
    REQUIRE(surface.normals.size() == surface.positions.size());
    std::map<std::pair<int, int>, int> edges;
    double volume = 0;
    for (const auto& t : surface.triangles) {
        for (int k = 0; k < 3; ++k) ++edges[{t[std::size_t(k)], t[std::size_t((k + 1) % 3)]}];
        const auto at = [&](int k) { return surface.positions[std::size_t(t[std::size_t(k)])]; };
        volume += double(at(0).dot(at(1).cross(at(2)))) / 6;
    }
    for (const auto& [edge, count] : edges) {
        CHECK(count == 1);
        CHECK(edges.count({edge.second, edge.first}) == 1);
    }
    double length = 0;
    for (std::size_t i = 0; i < tube.segment_count(); ++i)
        length += double((tube.curve[(i + 1) % tube.curve.size()] - tube.curve[i]).norm());
    CHECK(volume == Approx(length * 0.2 * 0.2 * std::numbers::pi * 0.9).epsilon(0.1));  // eight corners: 0.9
    for (std::size_t i = 0; i < surface.positions.size(); ++i)
        CHECK((surface.positions[i] - tube.curve[i / 8]).dot(surface.normals[i]) == Approx(0.2).margin(1e-4));
}
