#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "engine/rendering/marching_cubes.h"
#include "engine/rendering/sparse_bake.h"
#include "tests/unit/rendering/analytic_head.h"

using namespace limner;
using testing::HeadField;

namespace {

/// Directed edges of the triangles, each with how often it is used.
std::map<std::pair<int, int>, int> directed_edges(const BakedField& field) {
    std::map<std::pair<int, int>, int> edges;
    for (const auto& t : field.triangles)
        for (std::size_t i = 0; i < 3; ++i) ++edges[{t[i], t[(i + 1) % 3]}];
    return edges;
}

bool is_closed(const BakedField& field) {
    const auto edges = directed_edges(field);
    for (const auto& [edge, uses] : edges) {
        const auto opposite = edges.find({edge.second, edge.first});
        if (uses != 1 || opposite == edges.end() || opposite->second != 1) return false;
    }
    return !edges.empty();
}

double volume(const BakedField& field) {
    double sum = 0;
    for (const auto& t : field.triangles) {
        const Vec3f a = field.position(std::size_t(t[0])), b = field.position(std::size_t(t[1]));
        sum += double(a.dot(b.cross(field.position(std::size_t(t[2]))))) / 6;
    }
    return sum;
}

void ball(std::span<const Vec3f> points, std::span<float> logits, float radius) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        logits[2 * i] = 0;
        logits[2 * i + 1] = radius - points[i].norm();
    }
}

BakeOptions two_classes(int coarse, int finest) {
    BakeOptions options;
    options.classes = 2;
    options.coarse = coarse;
    options.finest = finest;
    return options;
}

}  // namespace

TEST_CASE("Every case of marching cubes uses each crossed edge", "[rendering]") {
    for (unsigned inside = 0; inside < 256; ++inside) {
        std::set<int> crossed, used;
        for (int e = 0; e < 12; ++e) {
            const auto [a, b] = edge_corners[std::size_t(e)];
            if ((inside >> a & 1u) != (inside >> b & 1u)) crossed.insert(e);
        }
        for (const CellTriangle& t : cell_triangles(inside)) used.insert(t.begin(), t.end());
        CHECK(crossed == used);
    }
}

TEST_CASE("A ball bakes to a closed surface of its volume, with normals outwards", "[rendering]") {
    const FieldQuery query = [](auto points, auto logits) { ball(points, logits, 0.6f); };
    const BakedField field = *bake(query, two_classes(16, 64));
    CHECK(is_closed(field));
    CHECK(volume(field) == Approx(4.0 / 3 * 3.14159265 * 0.216).epsilon(2e-3));
    float worst_distance = 0, worst_cosine = 1;
    for (std::size_t v = 0; v < field.vertex_count(); ++v) {
        worst_distance = std::max(worst_distance, std::abs(field.position(v).norm() - 0.6f));
        worst_cosine = std::min(worst_cosine, field.normal(v).dot(field.position(v).normalized()));
        CHECK(field.top_class[v] == 1);
    }
    CHECK(worst_distance < 5e-4f);
    CHECK(worst_cosine > 0.999f);
}

TEST_CASE("What leaves the bounds gets a lid", "[rendering]") {
    const FieldQuery query = [](auto points, auto logits) { ball(points, logits, 1.2f); };
    BakeOptions options = two_classes(8, 32);
    CHECK(is_closed(*bake(query, options)));
    options.closed = false;
    CHECK_FALSE(is_closed(*bake(query, options)));
}

TEST_CASE("A random field bakes to a closed surface", "[rendering]") {
    // The hardest signs there are: every ambiguous case, and surfaces that leave split cells everywhere.
    const FieldQuery query = [](std::span<const Vec3f> points, std::span<float> logits) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Vec3f p = points[i] * 40;
            logits[2 * i] = 0;
            logits[2 * i + 1] =
                std::sin(p.x() * 1.7f + p.y()) * std::sin(p.y() * 2.3f - p.z()) * std::sin(p.z() + p.x()) +
                0.1f;
        }
    };
    const float margin = GENERATE(0.0f, 0.5f);
    BakeOptions options = two_classes(8, 32);
    options.coarse_margin = options.fine_margin = options.inside_margin = margin;
    CHECK(is_closed(*bake(query, options)));
}

TEST_CASE("Every level of a head is a closed surface and the queries are within bounds", "[rendering]") {
    HeadField head;
    std::set<std::tuple<float, float, float>> seen;
    bool repeated = false;
    BakeOptions options;
    options.secant_steps = 0;
    std::vector<int> levels;
    std::vector<std::int64_t> queries;
    options.on_level = [&](BakedField level) {
        levels.push_back(level.resolution);
        queries.push_back(level.report.queries());
        CHECK(is_closed(level));
        CHECK(level.triangles.size() > 1000);
    };
    const auto field = bake(
        [&](std::span<const Vec3f> points, std::span<float> logits) {
            for (const Vec3f& p : points) repeated |= !seen.insert({p.x(), p.y(), p.z()}).second;
            CHECK(points.size() <= 8192);
            head(points, logits);
        },
        options);
    REQUIRE(field);
    CHECK(is_closed(*field));
    CHECK(levels == std::vector<int>{32, 64});
    CHECK(field->resolution == 128);
    CHECK_FALSE(repeated);
    CHECK(field->report.queries() == head.asked);
    CHECK(queries[0] == 33 * 33 * 33);
    CHECK(queries[1] <= 90'000);
    CHECK(field->report.queries() <= 300'000);
}

TEST_CASE("Thin glasses survive a coarse level that sees none of them", "[rendering]") {
    HeadField head;
    const BakedField field = *bake(std::ref(head), {});
    // Directions around the left rim, whose plane is z = 11.2.
    int found = 0;
    for (int k = 0; k < 72; ++k) {
        const float angle = float(k) * 6.2831853f / 72;
        const Vec3f on_rim(3.3f + 2.3f * std::cos(angle), 3.4f + 2.3f * std::sin(angle), 11.45f);
        const Vec3f p = field.frame.field_from_head(on_rim);
        bool near = false;
        for (std::size_t v = 0; v < field.vertex_count() && !near; ++v)
            near =
                field.top_class[v] == int(FaceClass::glasses) && (field.position(v) - p).norm() < 0.2f / 16;
        found += near;
    }
    CHECK(found == 72);
}

TEST_CASE("An empty field and a full one do not crash", "[rendering]") {
    const FieldQuery empty = [](auto points, auto logits) { ball(points, logits, -1); };
    const BakedField field = *bake(empty, two_classes(8, 16));
    CHECK(field.triangles.empty());
    CHECK(field.vertex_count() == 0);
    const FieldQuery full = [](auto points, auto logits) { ball(points, logits, 9); };
    const BakedField box = *bake(full, two_classes(8, 16));
    CHECK(volume(box) == Approx(8).epsilon(0.02));
}

TEST_CASE("Logits that are no numbers count as empty", "[rendering]") {
    const FieldQuery query = [](std::span<const Vec3f> points, std::span<float> logits) {
        ball(points, logits, 0.6f);
        for (std::size_t i = 0; i < points.size(); ++i)
            if (points[i].x() > 0) logits[2 * i + 1] = std::numeric_limits<float>::quiet_NaN();
    };
    const BakedField field = *bake(query, two_classes(8, 32));
    CHECK(is_closed(field));
    for (std::size_t v = 0; v < field.vertex_count(); ++v) {
        CHECK(std::isfinite(field.x[v]));
        CHECK(field.position(v).x() < 0.1f);
    }
}

TEST_CASE("A bake stops between two chunks when cancelled", "[rendering]") {
    HeadField head;
    BakeOptions options;
    options.chunk = 4096;
    int asked = 0;
    options.cancelled = [&] { return ++asked > 3; };
    const auto field = bake(std::ref(head), options);
    REQUIRE_FALSE(field);
    CHECK(field.error().code == Errc::cancelled);
    CHECK(head.asked == 3 * 4096);
}

TEST_CASE("Levels that do not double up are refused", "[rendering]") {
    for (const auto& [coarse, finest] :
         {std::pair(32, 100), std::pair(0, 64), std::pair(64, 32), std::pair(64, 1024)}) {
        const auto field = bake([](auto, auto) {}, two_classes(coarse, finest));
        REQUIRE_FALSE(field);
        CHECK(field.error().code == Errc::wrong_use);
    }
}
