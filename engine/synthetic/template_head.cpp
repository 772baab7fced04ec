#include "engine/synthetic/template_head.h"

#include <algorithm>
#include <map>

namespace limner::synthetic {
namespace {

std::optional<Surface> drawn_surface(FacePart part) {
    switch (part) {
        case FacePart::face:
            return Surface::face;
        case FacePart::head_and_neck:
            return Surface::head;
        case FacePart::mouth_socket:
            return Surface::mouth_socket;
        case FacePart::left_eye_socket:
            return Surface::left_eye_socket;
        case FacePart::right_eye_socket:
            return Surface::right_eye_socket;
        case FacePart::gums_and_tongue:
            return Surface::gums;
        case FacePart::teeth:
            return Surface::teeth;
        case FacePart::left_sclera:
            return Surface::left_sclera;
        case FacePart::right_sclera:
            return Surface::right_sclera;
        default:
            return std::nullopt;
    }
}

std::vector<std::vector<int>> vertex_neighbours(std::size_t vertex_count,
                                                const std::vector<Triangle>& triangles) {
    std::vector<std::vector<int>> neighbours(vertex_count);
    for (const Triangle& triangle : triangles) {
        for (std::size_t k = 0; k < 3; ++k) {
            auto& list = neighbours[std::size_t(triangle.vertex[k])];
            list.push_back(triangle.vertex[(k + 1) % 3]);
            list.push_back(triangle.vertex[(k + 2) % 3]);
        }
    }
    for (auto& list : neighbours) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return neighbours;
}

/// The closed boundary of an eye's opening in the face, from `inner` round to the vertex before it.
std::vector<int> eye_opening(const std::map<int, std::vector<int>>& boundary, int inner) {
    std::vector<int> loop{inner};
    int previous = inner, current = boundary.at(inner)[0];
    while (current != inner) {
        loop.push_back(current);
        const auto& next = boundary.at(current);
        const int step = next[0] == previous ? next[1] : next[0];
        previous = current;
        current = step;
    }
    return loop;
}

constexpr int frontal_map_side = 512;
constexpr float frontal_map_x = -10, frontal_map_y = -8, frontal_map_extent = 20;
constexpr float frontal_pixels_per_cm = frontal_map_side / frontal_map_extent;

}  // namespace

std::vector<Vec3> vertex_normals(const std::vector<Vec3>& positions, const std::vector<Triangle>& triangles) {
    std::vector<Vec3> normals(positions.size());
    for (const Triangle& triangle : triangles) {
        const Vec3& a = positions[std::size_t(triangle.vertex[0])];
        const Vec3 area = cross(positions[std::size_t(triangle.vertex[1])] - a,
                                positions[std::size_t(triangle.vertex[2])] - a);
        for (const int vertex : triangle.vertex) normals[std::size_t(vertex)] += area;
    }
    for (Vec3& normal : normals) normal = normalized(normal);
    return normals;
}

IndexRange sclera_vertices(Side side) {
    return FaceModel::vertices_of(side == Side::left ? FacePart::left_sclera : FacePart::right_sclera);
}

IndexRange eyeball_vertices(Side side) {
    const FacePart iris = side == Side::left ? FacePart::left_iris : FacePart::right_iris;
    return {sclera_vertices(side).first, FaceModel::vertices_of(iris).end};
}

WarpBinding::WarpBinding(const FaceModel& model, const std::vector<Attributes>& attributes)
    : lattice_({-24, -44, -20}, {24, 20, 20}, 2.0f), vertex_(lattice_.size()), weight_(lattice_.size()) {
    // Every fifth vertex is enough; ears and the front of the face would pull the hair about.
    std::vector<int> candidates;
    for (int i = 0; i < FaceModel::vertices_of(FacePart::head_and_neck).end; i += 5) {
        const Vec3& p = model.neutral()[std::size_t(i)];
        const bool front = i < FaceModel::vertices_of(FacePart::face).end && p.z > 8.2f && p.y < 4;
        if (attributes[std::size_t(i)][Attribute::ear] < -0.3f && !front) candidates.push_back(i);
    }
    for (int z = 0; z < lattice_.nz; ++z) {
        for (int y = 0; y < lattice_.ny; ++y) {
            for (int x = 0; x < lattice_.nx; ++x) {
                const Vec3 p = lattice_.position(x, y, z);
                std::array<std::pair<float, int>, anchors> best;
                best.fill({1e9f, 0});
                for (const int candidate : candidates) {
                    const Vec3 d = p - model.neutral()[std::size_t(candidate)];
                    const float squared = dot(d, d);
                    if (squared >= best.back().first) continue;
                    best.back() = {squared, candidate};
                    for (std::size_t k = anchors - 1; k > 0 && best[k].first < best[k - 1].first; --k) {
                        std::swap(best[k], best[k - 1]);
                    }
                }
                float sum = 0;
                for (const auto& [squared, vertex] : best) sum += 1 / (squared + 0.3f);
                const std::size_t node = lattice_.index(x, y, z);
                for (std::size_t k = 0; k < anchors; ++k) {
                    vertex_[node][k] = best[k].second;
                    weight_[node][k] = 1 / (best[k].first + 0.3f) / sum;
                }
            }
        }
    }
}

std::vector<Vec3> WarpBinding::offsets(const FaceModel& model,
                                       const std::vector<Vec3>& identity_vertices) const {
    std::vector<Vec3> result(lattice_.size());
    for (std::size_t node = 0; node < result.size(); ++node) {
        for (std::size_t k = 0; k < anchors; ++k) {
            const std::size_t vertex = std::size_t(vertex_[node][k]);
            result[node] += (identity_vertices[vertex] - model.neutral()[vertex]) * weight_[node][k];
        }
    }
    return result;
}

TemplateHead::TemplateHead(FaceModel model) : model_(std::move(model)) {
    build_triangles();
    normals_ = vertex_normals(positions(), triangles_);
    const auto neighbours = vertex_neighbours(positions().size(), triangles_);
    attributes_ = template_attributes(model_, normals_, neighbours);
    build_lids(neighbours);
    build_regions();
    distance_field_ = std::make_unique<DistanceField>(positions(), normals_, triangles_,
                                                      FaceModel::vertices_of(FacePart::head_and_neck).end);
    warp_ = WarpBinding(model_, attributes_);
    build_frontal_map();
}

void TemplateHead::build_triangles() {
    for (int polygon = 0; polygon < FaceModel::polygon_count; ++polygon) {
        const auto surface = drawn_surface(FaceModel::part_of_polygon(polygon));
        if (!surface) continue;
        const auto& corner = model_.polygon_vertices()[std::size_t(polygon)];
        triangles_.push_back({{corner[0], corner[1], corner[2]}, *surface});
        if (corner[3] >= 0) triangles_.push_back({{corner[0], corner[2], corner[3]}, *surface});
    }
}

void TemplateHead::build_lids(const std::vector<std::vector<int>>& neighbours) {
    std::map<std::pair<int, int>, int> uses_of_edge;
    for (const Triangle& triangle : triangles_) {
        if (triangle.surface != Surface::face) continue;
        for (std::size_t k = 0; k < 3; ++k) {
            const int a = triangle.vertex[k], b = triangle.vertex[(k + 1) % 3];
            ++uses_of_edge[{std::min(a, b), std::max(a, b)}];
        }
    }
    std::map<int, std::vector<int>> boundary;  // neighbours along the boundary of the face part
    for (const auto& [edge, uses] : uses_of_edge) {
        if (uses != 1) continue;
        boundary[edge.first].push_back(edge.second);
        boundary[edge.second].push_back(edge.first);
    }
    const auto nearest_on_boundary = [&](const Vec3& p) {
        const auto distance = [&](const auto& entry) {
            return length(positions()[std::size_t(entry.first)] - p);
        };
        return std::min_element(boundary.begin(), boundary.end(),
                                [&](const auto& a, const auto& b) { return distance(a) < distance(b); })
            ->first;
    };
    const int face_end = FaceModel::vertices_of(FacePart::face).end;
    for (const Side side : {Side::left, Side::right}) {
        const IndexRange sclera = sclera_vertices(side);
        Vec3 lowest(1e9f), highest(-1e9f);
        for (int i = sclera.first; i < sclera.end; ++i) {
            lowest = minimum(lowest, positions()[std::size_t(i)]);
            highest = maximum(highest, positions()[std::size_t(i)]);
        }
        Vec3 centre = (lowest + highest) * 0.5f;
        centre.z = lowest.z + 1.62f;

        const bool right = side == Side::right;
        const Vec3 inner_landmark = model_.neutral_landmark(right ? 39 : 42);
        const int inner = nearest_on_boundary(inner_landmark),
                  outer = nearest_on_boundary(model_.neutral_landmark(right ? 36 : 45));
        std::vector<int> loop = eye_opening(boundary, inner);
        const auto corner = std::find(loop.begin(), loop.end(), outer);
        auto& lids = lids_[std::size_t(side)];
        lids[0].margin.assign(loop.begin(), corner + 1);
        lids[1].margin = {inner};
        lids[1].margin.insert(lids[1].margin.end(), loop.rbegin(), std::reverse_iterator(corner));
        const auto middle_height = [&](const Lid& lid) {
            return positions()[std::size_t(lid.margin[lid.margin.size() / 2])].y;
        };
        if (middle_height(lids[0]) < middle_height(lids[1])) std::swap(lids[0], lids[1]);
        mark_caruncle(inner_landmark, positions()[std::size_t(inner)]);
        for (Lid& lid : lids) {
            for (const int start : lid.margin) {
                // Walk outwards over the lid rim, sideways moves being penalised.
                const float start_x = positions()[std::size_t(start)].x;
                const auto lateral = [&](int i) {
                    return 1.2f * std::fabs(positions()[std::size_t(i)].x - start_x);
                };
                const auto radius = [&](int i) { return length(positions()[std::size_t(i)] - centre); };
                int current = start;
                for (int step = 0; step < 4 && radius(current) <= 1.5f * 1.09f; ++step) {
                    int best = current;
                    float best_score = radius(current) - lateral(current);
                    for (const int next : neighbours[std::size_t(current)]) {
                        const float score = radius(next) - lateral(next);
                        if (next < face_end && score > best_score && radius(next) > radius(current)) {
                            best = next;
                            best_score = score;
                        }
                    }
                    if (best == current) break;
                    current = best;
                }
                lid.lash_roots.push_back(current);
            }
        }
        int lobe = 0;
        float lowest_y = 1e9f;
        for (int i = 0; i < face_end; ++i) {
            const Vec3& p = positions()[std::size_t(i)];
            if (attributes_[std::size_t(i)][Attribute::ear] > 0.1f && (p.x < 0) == right && p.y < lowest_y) {
                lowest_y = p.y;
                lobe = i;
            }
        }
        ear_lobes_[std::size_t(side)] = lobe;
    }
}

void TemplateHead::mark_caruncle(const Vec3& tip, const Vec3& opening) {
    const Vec3 axis = opening - tip;
    for (int i = 0; i < FaceModel::vertices_of(FacePart::face).end; ++i) {
        const Vec3 from_tip = positions()[std::size_t(i)] - tip;
        const float along = clamp(dot(from_tip, axis) / dot(axis, axis));
        const float inside = mix(0.07f, 0.17f, along) - length(from_tip - axis * along);
        float& caruncle = attributes_[std::size_t(i)][Attribute::caruncle];
        caruncle = std::max(caruncle, clamp(inside, -1, 1));
    }
}

void TemplateHead::build_regions() {
    float scalp_area = 0, beard_area = 0;
    for (std::size_t i = 0; i < triangles_.size(); ++i) {
        const Triangle& triangle = triangles_[i];
        if (!is_skin(triangle.surface)) continue;
        const Vec3& a = positions()[std::size_t(triangle.vertex[0])];
        const Vec3 edge1 = positions()[std::size_t(triangle.vertex[1])] - a;
        const Vec3 edge2 = positions()[std::size_t(triangle.vertex[2])] - a;
        const float area = 0.5f * length(cross(edge1, edge2));
        float scalp = 0, beard = 0;
        for (const int vertex : triangle.vertex) {
            const Attributes& at = attributes_[std::size_t(vertex)];
            scalp += at[Attribute::scalp] / 3;
            beard += std::max(at[Attribute::beard], at[Attribute::moustache]) / 3;
        }
        if (scalp > -0.3f) {
            scalp_.triangles.push_back(int(i));
            scalp_.cumulative_area.push_back(scalp_area += area);
        }
        if (beard > -0.2f) {
            beard_.triangles.push_back(int(i));
            beard_.cumulative_area.push_back(beard_area += area);
        }
    }
}

void TemplateHead::build_frontal_map() {
    constexpr int side = frontal_map_side;
    frontal_map_.assign(std::size_t(side) * side, -1);
    std::vector<float> nearest(frontal_map_.size(), -1e9f);
    for (std::size_t i = 0; i < triangles_.size(); ++i) {
        if (triangles_[i].surface != Surface::face) continue;
        Vec3 corner[3];
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec3& p = positions()[std::size_t(triangles_[i].vertex[k])];
            corner[k] = {(p.x - frontal_map_x) * frontal_pixels_per_cm,
                         (p.y - frontal_map_y) * frontal_pixels_per_cm, p.z};
        }
        const auto& [a, b, c] = corner;
        const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if (area <= 0) continue;
        const int y_end = std::min(side - 1, int(std::max({a.y, b.y, c.y})) + 1);
        const int x_end = std::min(side - 1, int(std::max({a.x, b.x, c.x})) + 1);
        for (int y = std::max(0, int(std::min({a.y, b.y, c.y}))); y <= y_end; ++y) {
            for (int x = std::max(0, int(std::min({a.x, b.x, c.x}))); x <= x_end; ++x) {
                const float px = float(x), py = float(y);
                const float w0 = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) / area;
                const float w1 = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) / area;
                const float w2 = 1 - w0 - w1;
                // A little beyond the edges, so that no pixel between triangles stays empty.
                if (w0 < -0.02f || w1 < -0.02f || w2 < -0.02f) continue;
                const float z = a.z * w0 + b.z * w1 + c.z * w2;
                const std::size_t pixel = std::size_t(y) * side + std::size_t(x);
                if (z > nearest[pixel]) {
                    nearest[pixel] = z;
                    frontal_map_[pixel] = int(i);
                }
            }
        }
    }
}

SurfacePoint TemplateHead::surface_point(const Triangle& triangle, const std::array<float, 3>& weight) const {
    SurfacePoint point{triangle.vertex, weight, {}, {}};
    point.position = point.on(positions());
    point.normal = normalized(point.on(normals_));
    return point;
}

SurfacePoint TemplateHead::random_point(const Region& region, RandomStream& random) const {
    const float area = random.uniform() * region.cumulative_area.back();
    const auto found = std::lower_bound(region.cumulative_area.begin(), region.cumulative_area.end(), area);
    const std::size_t index =
        std::min(std::size_t(found - region.cumulative_area.begin()), region.triangles.size() - 1);
    const float a = std::sqrt(random.uniform()), b = random.uniform();
    return surface_point(triangles_[std::size_t(region.triangles[index])], {1 - a, a * (1 - b), a * b});
}

std::optional<SurfacePoint> TemplateHead::frontal_point(float x, float y) const {
    const int column = floor_to_int((x - frontal_map_x) * frontal_pixels_per_cm);
    const int row = floor_to_int((y - frontal_map_y) * frontal_pixels_per_cm);
    if (column < 0 || row < 0 || column >= frontal_map_side || row >= frontal_map_side) return std::nullopt;
    const int index = frontal_map_[std::size_t(row) * frontal_map_side + std::size_t(column)];
    if (index < 0) return std::nullopt;
    const Triangle& triangle = triangles_[std::size_t(index)];
    const Vec3& a = positions()[std::size_t(triangle.vertex[0])];
    const Vec3& b = positions()[std::size_t(triangle.vertex[1])];
    const Vec3& c = positions()[std::size_t(triangle.vertex[2])];
    const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (std::fabs(area) < 1e-9f) return std::nullopt;
    const float w0 = ((b.x - x) * (c.y - y) - (c.x - x) * (b.y - y)) / area;
    const float w1 = ((c.x - x) * (a.y - y) - (a.x - x) * (c.y - y)) / area;
    return surface_point(triangle, {w0, w1, 1 - w0 - w1});
}

float TemplateHead::attribute(const SurfacePoint& point, Attribute attribute) const {
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k)
        sum += attributes_[std::size_t(point.vertex[k])][attribute] * point.weight[k];
    return sum;
}

}  // namespace limner::synthetic
