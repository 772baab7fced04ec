#include "engine/synthetic/distance_field.h"

namespace limner::synthetic {

TorsoSection torso_at(float y) {
    struct Ring {
        float y;
        TorsoSection section;
    };
    constexpr Ring rings[] = {
        {-6, {5.9f, 5.6f, -6.4f}},      {-9, {6.1f, 5.6f, -6.8f}},    {-11, {7.6f, 4.9f, -7.8f}},
        {-12.5f, {10.6f, 4.5f, -8.7f}}, {-14, {13.6f, 4.2f, -9.4f}},  {-16, {17.0f, 4.7f, -10.2f}},
        {-18, {19.3f, 5.9f, -10.8f}},   {-21, {21.0f, 7.6f, -11.2f}}, {-26, {22, 9.4f, -11.5f}},
        {-34, {22.3f, 10.8f, -11.5f}},  {-44, {22.3f, 11, -11.5f}},
    };
    if (y >= rings[0].y) return rings[0].section;
    for (std::size_t i = 1; i < std::size(rings); ++i) {
        if (y < rings[i].y) continue;
        const TorsoSection &above = rings[i - 1].section, &below = rings[i].section;
        const float t = (y - rings[i - 1].y) / (rings[i].y - rings[i - 1].y);
        return {mix(above.half_width, below.half_width, t), mix(above.front, below.front, t),
                mix(above.back, below.back, t)};
    }
    return {22.3f, 11, -11.5f};
}

DistanceField::DistanceField(std::span<const Vec3> positions, std::span<const Vec3> normals,
                             std::span<const Triangle> triangles, int head_vertex_count)
    : lattice_({-24, -36, -20}, {24, 20, 20}, 0.5f) {
    std::vector<Seed> seeds;
    for (std::size_t i = 0; i < std::size_t(head_vertex_count); ++i)
        seeds.push_back({positions[i], normals[i]});
    for (const Triangle& triangle : triangles) {
        if (!is_skin(triangle.surface)) continue;
        Seed centroid{};
        for (const int vertex : triangle.vertex) {
            centroid.position += positions[std::size_t(vertex)] / 3;
            centroid.normal += normals[std::size_t(vertex)];
        }
        centroid.normal = normalized(centroid.normal);
        seeds.push_back(centroid);
    }
    constexpr int ring_points = 160;
    constexpr float shell = 0.6f;  // the torso is this much larger than the clothes' inside
    for (float y = -12; y > -36; y -= 0.5f) {
        const TorsoSection section = torso_at(y);
        const float half_width = section.half_width + shell;
        const float slope = (torso_at(y - 0.5f).half_width + shell - half_width) / 0.5f;
        for (int k = 0; k < ring_points; ++k) {
            const float angle = float(k) * 2 * pi / ring_points;
            const float sine = std::sin(angle), cosine = std::cos(angle);
            constexpr float exponent = 2 / 2.4f;
            const Vec3 p(half_width * signed_power(sine, exponent), y,
                         section.centre_z() + section.half_depth() * signed_power(cosine, exponent));
            const Vec3 outward(p.x / half_width, 0.5f * std::fabs(sine) * slope,
                               (p.z - section.centre_z()) / section.half_depth());
            seeds.push_back({p, normalized(outward)});
        }
    }

    std::vector<int> nearest;
    propagate(seeds, nearest);
    for (int z = 0; z < lattice_.nz; ++z) {
        for (int y = 0; y < lattice_.ny; ++y) {
            for (int x = 0; x < lattice_.nx; ++x) {
                const std::size_t i = lattice_.index(x, y, z);
                const Seed& seed = seeds[std::size_t(nearest[i])];
                const float plane_distance = dot(lattice_.position(x, y, z) - seed.position, seed.normal);
                distance_[i] =
                    distance_[i] < 1.2f ? plane_distance : std::copysign(distance_[i], plane_distance);
            }
        }
    }
    smooth();
    store_gradients();
}

/// Closest seed of every node: exact near the seeds, then four sweeps with alternating order.
void DistanceField::propagate(const std::vector<Seed>& seeds, std::vector<int>& nearest) {
    nearest.assign(lattice_.size(), -1);
    distance_.assign(lattice_.size(), 1e9f);
    const auto offer = [&](int x, int y, int z, int seed) {
        if (seed < 0) return;
        const std::size_t i = lattice_.index(x, y, z);
        const float candidate = length(lattice_.position(x, y, z) - seeds[std::size_t(seed)].position);
        if (candidate < distance_[i]) {
            distance_[i] = candidate;
            nearest[i] = seed;
        }
    };
    for (int seed = 0; seed < int(seeds.size()); ++seed) {
        int x, y, z;
        lattice_.nearest(seeds[std::size_t(seed)].position, x, y, z);
        for (int neighbour = 0; neighbour < 27; ++neighbour) {
            const int nx = x + neighbour % 3 - 1, ny = y + neighbour / 3 % 3 - 1, nz = z + neighbour / 9 - 1;
            if (lattice_.contains(nx, ny, nz)) offer(nx, ny, nz, seed);
        }
    }
    constexpr int offsets[13][3] = {{1, 0, 0},  {0, 1, 0},  {1, 1, 0},  {0, 0, 1},  {1, 0, 1},
                                    {0, 1, 1},  {1, 1, 1},  {1, -1, 0}, {-1, 1, 0}, {1, 0, -1},
                                    {-1, 0, 1}, {0, 1, -1}, {0, -1, 1}};
    for (int pass = 0; pass < 4; ++pass) {
        const bool backward = pass & 1;
        const int sign = backward ? 1 : -1;
        for (int iz = 0; iz < lattice_.nz; ++iz) {
            for (int iy = 0; iy < lattice_.ny; ++iy) {
                for (int ix = 0; ix < lattice_.nx; ++ix) {
                    const int x = backward ? lattice_.nx - 1 - ix : ix;
                    const int y = backward ? lattice_.ny - 1 - iy : iy;
                    const int z = backward ? lattice_.nz - 1 - iz : iz;
                    for (const auto& offset : offsets) {
                        const int nx = x + sign * offset[0], ny = y + sign * offset[1],
                                  nz = z + sign * offset[2];
                        if (lattice_.contains(nx, ny, nz))
                            offer(x, y, z, nearest[lattice_.index(nx, ny, nz)]);
                    }
                }
            }
        }
    }
}

void DistanceField::smooth() {
    std::vector<float> smoothed = distance_;
    const std::size_t dy = std::size_t(lattice_.nx), dz = dy * std::size_t(lattice_.ny);
    for (int z = 1; z < lattice_.nz - 1; ++z) {
        for (int y = 1; y < lattice_.ny - 1; ++y) {
            for (int x = 1; x < lattice_.nx - 1; ++x) {
                const std::size_t i = lattice_.index(x, y, z);
                smoothed[i] = (distance_[i] * 2 + distance_[i - 1] + distance_[i + 1] + distance_[i - dy] +
                               distance_[i + dy] + distance_[i - dz] + distance_[i + dz]) /
                              8;
            }
        }
    }
    distance_.swap(smoothed);
}

void DistanceField::store_gradients() {
    nodes_.resize(lattice_.size());
    const auto at = [&](int x, int y, int z) {
        return distance_[lattice_.index(std::clamp(x, 0, lattice_.nx - 1), std::clamp(y, 0, lattice_.ny - 1),
                                        std::clamp(z, 0, lattice_.nz - 1))];
    };
    for (int z = 0; z < lattice_.nz; ++z) {
        for (int y = 0; y < lattice_.ny; ++y) {
            for (int x = 0; x < lattice_.nx; ++x) {
                const Vec3 gradient(at(x + 1, y, z) - at(x - 1, y, z), at(x, y + 1, z) - at(x, y - 1, z),
                                    at(x, y, z + 1) - at(x, y, z - 1));
                nodes_[lattice_.index(x, y, z)] = {normalized(gradient), at(x, y, z)};
            }
        }
    }
}

}  // namespace limner::synthetic
