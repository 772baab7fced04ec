#include "engine/synthetic/template_attributes.h"

#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {
namespace {

/// Distance from (x, y) to the segment a-b, in the frontal plane.
float segment_distance(float x, float y, const Vec3& a, const Vec3& b) {
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float t = clamp(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy + 1e-9f));
    return std::hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/// Signed distance of (x, y) to a closed frontal polygon, inside positive.
float polygon_distance(const std::vector<Vec3>& polygon, float x, float y) {
    float distance = 1e9f;
    bool inside = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const Vec3 &a = polygon[i], &b = polygon[j];
        distance = std::min(distance, segment_distance(x, y, a, b));
        if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside ? distance : -distance;
}

float hairline_height(float azimuth) {
    constexpr int knots = 14;
    constexpr float azimuths[knots] = {0, 14, 26, 36, 46, 56, 66, 76, 84, 92, 104, 120, 140, 180};
    constexpr float heights[knots] = {10.1f, 10.05f, 9.85f, 9.3f, 8.0f,  6.3f,  5.0f,
                                      2.6f,  2.2f,   5.3f,  2.0f, -2.0f, -5.3f, -6.2f};
    for (int i = 1; i < knots; ++i) {
        if (azimuth <= azimuths[i]) {
            return mix(heights[i - 1], heights[i], smoothstep(azimuths[i - 1], azimuths[i], azimuth));
        }
    }
    return heights[knots - 1];
}

/// Everything about the neutral face that the attribute formulas refer to.
class AttributeMap {
public:
    explicit AttributeMap(const FaceModel& model) : model_(model), uv_(FaceModel::vertex_count) {
        for (int polygon = 0; polygon < FaceModel::polygon_count; ++polygon) {
            if (FaceModel::part_of_polygon(polygon) != FacePart::face) break;
            const auto& corners = model.polygon_vertices()[std::size_t(polygon)];
            const auto& uv_corners = model.polygon_uv()[std::size_t(polygon)];
            for (std::size_t k = 0; k < 4; ++k) {
                if (corners[k] >= 0 && uv_corners[k] >= 0) {
                    uv_[std::size_t(corners[k])] = model.uv()[std::size_t(uv_corners[k])];
                }
            }
        }
        std::vector<Vec3> outline;
        for (int i = 48; i < 60; ++i) outline.push_back(model.neutral_landmark(i));
        lip_outline_ = smooth_curve(outline, true, 6);
        for (int i = 17; i < 22; ++i) right_brow_.push_back(model.neutral_landmark(i));
        for (int i = 22; i < 27; ++i) left_brow_.push_back(model.neutral_landmark(i));
        constexpr float half_nose[][2] = {{0.55f, 3.9f}, {0.85f, 2.4f},  {1.25f, 1.3f},
                                          {1.95f, 0.5f}, {2.0f, -0.35f}, {1.3f, -0.85f}};
        for (const auto& point : half_nose) nose_outline_.push_back({-point[0], point[1], 0});
        nose_outline_.push_back({0, -1.05f, 0});
        for (int i = 5; i >= 0; --i) nose_outline_.push_back({half_nose[i][0], half_nose[i][1], 0});
    }

    Attributes at(int vertex) const {
        using enum Attribute;
        const Vec3 p = model_.neutral()[std::size_t(vertex)];
        const bool on_face = vertex < FaceModel::vertices_of(FacePart::face).end;
        const bool on_head = vertex < FaceModel::vertices_of(FacePart::head_and_neck).end;
        const float side = std::fabs(p.x);
        Attributes a;

        a[caruncle] = -1;
        a[upper_lip] = p.y - mouth_line(p.x);
        a[lip] = on_face && p.z > 8.5f ? clamp(polygon_distance(lip_outline_, p.x, p.y), -2, 2) : -2;
        a[ear] = on_face ? ear_coordinate(uv_[std::size_t(vertex)]) : -1;
        a[nose] = on_face && p.z > 8 ? clamp(polygon_distance(nose_outline_, p.x, p.y), -1, 1) : -1;
        a[scalp] = on_head ? scalp_height(p, a[ear]) : -4;
        if (on_face && a[ear] < -0.05f) {
            a[beard] = beard_distance(p, a[lip]);
            const float above_lip =
                std::min({p.y + 2.9f, -0.95f - p.y - 0.15f * std::fabs(side - 1), 2.9f - side});
            a[moustache] = p.z > 8 ? clamp(std::min(above_lip, -a[lip] - 0.02f), -2, 2) : -2;
        } else {
            a[beard] = a[moustache] = -2;
        }
        if (on_face && p.z > 3) add_front(p, a);
        if (a[ear] > 0) a[blush] = std::max(a[blush], 0.7f);

        a[neck] = on_head ? smoothstep(-0.5f, 0.5f, (-8.0f + clamp((8 - p.z) / 9) * 5.5f) - p.y) : 0;
        const bool nape = on_head && p.z < 0 && p.y < -2.5f && a[ear] < 0;
        if (nape) a[neck] = std::max(a[neck], smoothstep(-2.5f, -3.5f, p.y));
        return a;
    }

private:
    /// Height of the line between the lips, piecewise linear through landmarks 62/66, 61/67 and the corner.
    float mouth_line(float x) const {
        const auto mean_height = [&](int a, int b) {
            return 0.5f * (model_.neutral_landmark(a).y + model_.neutral_landmark(b).y);
        };
        const float t = clamp(std::fabs(x) / model_.neutral_landmark(54).x);
        const float middle = mean_height(62, 66), between = mean_height(61, 67),
                    corner = model_.neutral_landmark(48).y;
        return t < 0.45f ? mix(middle, between, t / 0.45f) : mix(between, corner, (t - 0.45f) / 0.55f);
    }

    static float ear_coordinate(const std::array<float, 2>& uv) {
        const float u = std::min(uv[0], 1 - uv[0]);
        return 1 - std::hypot((u - 0.02f) / 0.088f, (uv[1] - 0.565f) / 0.125f);
    }

    static float scalp_height(const Vec3& p, float ear) {
        const float azimuth = azimuth_degrees(p);
        float height = p.y - hairline_height(azimuth);
        if (azimuth > 35 && azimuth < 75) height *= 0.8f;
        height = clamp(height, -4, 4);
        if (ear > -0.12f && p.y < 5.2f) height = -1;
        if (p.y < -6.2f) height = std::min(height, -1.0f);
        return height;
    }

    static float beard_distance(const Vec3& p, float lip) {
        const float side = std::fabs(p.x);
        const float along_cheek = clamp((side - 2.9f) / (6.3f - 2.9f));
        float cheek_line = mix(-2.6f, -0.9f, along_cheek * along_cheek);
        if (side > 6.3f) cheek_line = -0.9f + (side - 6.3f) * 2.6f;  // sideburns
        const float above_neck_line = p.y - (-9.3f + clamp((4 - p.z) / 6) * 3.5f);
        float inside = std::min((cheek_line - p.y) * 0.9f, above_neck_line);
        if (side < 2.0f) {  // soul patch and chin
            inside = std::min(inside, 1.2f * side + (p.y < -5.0f ? 2.0f : -0.35f + side * 0.9f));
        }
        if (p.z < 0.3f) inside = std::min(inside, p.z * 1.5f + 0.2f);
        return clamp(std::min(inside, -lip - 0.12f), -2, 2);
    }

    void add_front(const Vec3& p, Attributes& a) const {
        using enum Attribute;
        const float side = std::fabs(p.x);
        const auto spot = [&](float cx, float cy, float sx, float sy) {
            return std::exp(-square((side - cx) / sx) - square((p.y - cy) / sy));
        };
        a[blush] = spot(4.6f, -0.2f, 1.7f, 1.5f) + 0.7f * spot(0, 0.2f, 1, 0.9f) +
                   0.35f * spot(0, -6.6f, 1.2f, 0.8f) + 0.2f * spot(3, 6.5f, 2.5f, 1.2f);
        a[under_eye] = spot(2.9f, 2.15f, 1.3f, 0.55f) + 0.5f * spot(1.7f, 2.9f, 0.5f, 0.7f);
        a[lid] = spot(3.1f, 4.35f, 1.45f, 0.55f) * (p.y > 3.5f ? 1 : 0.35f);
        a[oily] = clamp(spot(0, 7.5f, 2.6f, 2.2f) + spot(0, 2, 0.7f, 3) + 0.8f * spot(0, 0.5f, 1.3f, 0.8f) +
                        0.6f * spot(0, -6.8f, 1, 0.9f) + 0.22f * spot(4.4f, 1.5f, 1.3f, 0.9f));

        const std::vector<Vec3>& brow_line = p.x > 0 ? left_brow_ : right_brow_;
        float brow_distance = 1e9f;
        for (std::size_t k = 0; k + 1 < brow_line.size(); ++k) {
            const Vec3 drop(0, -0.05f, 0);
            brow_distance = std::min(
                brow_distance, segment_distance(p.x, p.y, brow_line[k] + drop, brow_line[k + 1] + drop));
        }
        a[brow] = clamp(0.42f - brow_distance, -1, 1);
        a[wrinkle] = wrinkle_depth(p, spot(0, 7.4f, 3.6f, 1.5f), spot(5, 3.5f, 0.7f, 1));
    }

    static float wrinkle_depth(const Vec3& p, float on_forehead, float beside_eye) {
        const float side = std::fabs(p.x);
        const float line_phase =
            (p.y + 0.10f * std::sin(p.x * 1.3f + 1) + 0.012f * p.x * p.x) * 2 * pi / 0.95f;
        const float forehead = on_forehead * std::pow(0.5f + 0.5f * std::cos(line_phase), 6.0f);
        const Vec3 wing(1.75f, 0.6f, 0), fold(2.75f, -1.5f, 0), corner(3.15f, -3.4f, 0);
        const float fold_distance =
            std::min(segment_distance(side, p.y, wing, fold), segment_distance(side, p.y, fold, corner));
        const float nasolabial = 1.2f * std::exp(-square(fold_distance / 0.16f)) * smoothstep(-4, -2.5f, p.y);
        const float crow_angle = std::atan2(p.y - 3.4f, side - 3.9f) * 11;
        const float crow_feet = 0.6f * beside_eye * std::pow(0.5f + 0.5f * std::cos(crow_angle), 4.0f);
        return -forehead - nasolabial - crow_feet;
    }

    const FaceModel& model_;
    std::vector<std::array<float, 2>> uv_;  // of face vertices
    std::vector<Vec3> lip_outline_, nose_outline_, left_brow_, right_brow_;
};

/// Mean curvature by umbrella operator, relative to the edge length, smoothed twice.
std::vector<float> cavities(std::span<const Vec3> positions, std::span<const Vec3> normals,
                            const std::vector<std::vector<int>>& neighbours) {
    std::vector<float> cavity(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (neighbours[i].empty()) continue;
        Vec3 mean;
        float edge = 0;
        for (const int j : neighbours[i]) {
            mean += positions[std::size_t(j)];
            edge += length(positions[std::size_t(j)] - positions[i]);
        }
        const float count = float(neighbours[i].size());
        cavity[i] = clamp(dot(mean / count - positions[i], normals[i]) / (edge / count + 1e-4f), -0.6f, 0.6f);
    }
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<float> smoothed(cavity.size());
        for (std::size_t i = 0; i < cavity.size(); ++i) {
            float sum = cavity[i] * 2;
            for (const int j : neighbours[i]) sum += cavity[std::size_t(j)];
            smoothed[i] = sum / float(2 + neighbours[i].size());
        }
        cavity.swap(smoothed);
    }
    return cavity;
}

}  // namespace

std::vector<Attributes> template_attributes(const FaceModel& model, std::span<const Vec3> normals,
                                            const std::vector<std::vector<int>>& neighbours) {
    const AttributeMap map(model);
    const std::vector<float> cavity = cavities(model.neutral(), normals, neighbours);
    std::vector<Attributes> attributes(model.neutral().size());
    for (int i = 0; i < FaceModel::vertex_count; ++i) {
        attributes[std::size_t(i)] = map.at(i);
        attributes[std::size_t(i)][Attribute::cavity] = cavity[std::size_t(i)];
    }
    return attributes;
}

std::vector<Vec3> smooth_curve(const std::vector<Vec3>& points, bool closed, int steps) {
    const int count = int(points.size());
    const auto point = [&](int i) {
        return points[std::size_t(closed ? (i % count + count) % count : std::clamp(i, 0, count - 1))];
    };
    std::vector<Vec3> curve;
    for (int i = 0; i < (closed ? count : count - 1); ++i) {
        const Vec3 a = point(i - 1), b = point(i), c = point(i + 1), d = point(i + 2);
        for (int step = 0; step < steps; ++step) {
            const float t = float(step) / float(steps);
            curve.push_back(0.5f * (b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * (t * t) +
                                    ((b - c) * 3 + d - a) * (t * t * t)));
        }
    }
    if (!closed) curve.push_back(points.back());
    return curve;
}

float horseshoe_height(const Vec3& p) {
    const float azimuth = azimuth_degrees(p);
    return azimuth < 100 ? 7.0f : mix(7.0f, 9.5f, (azimuth - 100) / 80);
}

}  // namespace limner::synthetic
