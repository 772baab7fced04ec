#include "engine/generators/tri_plane/density_mesh.h"

#include <algorithm>
#include <cmath>

#include "engine/rendering/marching_cubes.h"

namespace limner {
namespace {

/// Marching cubes over two neighbouring slabs at a time.
class SlabMesher {
public:
    SlabMesher(StreamingMarch& march, const MeshOptions& options)
        : march_(march),
          options_(options),
          N_(std::size_t(options.resolution)),
          points_(3 * N_ * N_),
          density_{std::vector<float>(N_ * N_), std::vector<float>(N_ * N_)},
          vertices_{std::vector<std::int32_t>(3 * N_ * N_), std::vector<std::int32_t>(3 * N_ * N_)} {}

    Result<HeadMesh> run() {
        evaluate(0);
        for (std::size_t x = 0; x + 1 < N_; ++x) {
            if (options_.cancelled && options_.cancelled())
                return failure(Errc::cancelled, "The mesh was not finished.");
            evaluate(x + 1);
            for (std::size_t y = 0; y + 1 < N_; ++y)
                for (std::size_t z = 0; z + 1 < N_; ++z) cell(x, y, z);
        }
        colour();
        for (auto& position : mesh_.positions)
            for (float& p : position) p *= options_.scale;
        return std::move(mesh_);
    }

private:
    float coordinate(std::size_t k) const {
        return (float(k) / float(N_ - 1) - 0.5f) * float(march_.settings().box_side);
    }
    float& density(std::size_t x, std::size_t y, std::size_t z) { return density_[x % 2][y * N_ + z]; }

    void evaluate(std::size_t x) {
        for (std::size_t y = 0; y < N_; ++y)
            for (std::size_t z = 0; z < N_; ++z) {
                float* p = &points_[3 * (y * N_ + z)];
                p[0] = coordinate(x), p[1] = coordinate(y), p[2] = coordinate(z);
            }
        auto& slab = density_[x % 2];
        march_.query(points_, slab);
        const auto face = [&](std::size_t k) { return k == 0 || k + 1 == N_; };
        for (std::size_t y = 0; y < N_; ++y)
            for (std::size_t z = 0; z < N_; ++z) {
                float& value = slab[y * N_ + z];
                if (!std::isfinite(value) || face(x) || face(y) || face(z))
                    value = std::min(std::isfinite(value) ? value : options_.level, options_.level - 1);
            }
        std::fill(vertices_[x % 2].begin(), vertices_[x % 2].end(), -1);
    }

    void cell(std::size_t x, std::size_t y, std::size_t z) {
        const auto corner = [&](int i) {
            return std::array<std::size_t, 3>{x + std::size_t(i & 1), y + std::size_t(i >> 1 & 1),
                                              z + std::size_t(i >> 2)};
        };
        unsigned inside = 0;
        for (int i = 0; i < 8; ++i) {
            const auto c = corner(i);
            if (density(c[0], c[1], c[2]) > options_.level) inside |= 1u << i;
        }
        for (const auto& triangle : cell_triangles(inside)) {
            std::array<std::int32_t, 3> corners{};
            for (std::size_t k = 0; k < 3; ++k) {
                const auto& edge = edge_corners[triangle[k]];
                corners[k] = vertex(corner(edge[0]), corner(edge[1]), triangle[k] / 4);
            }
            mesh_.triangles.push_back(corners);
        }
    }

    /// The crossing of the edge from `low` along `axis`; made once.
    std::int32_t vertex(const std::array<std::size_t, 3>& low, const std::array<std::size_t, 3>& high,
                        int axis) {
        auto& index = vertices_[low[0] % 2][3 * (low[1] * N_ + low[2]) + std::size_t(axis)];
        if (index >= 0) return index;
        const float a = density(low[0], low[1], low[2]), b = density(high[0], high[1], high[2]);
        const float t = std::clamp((options_.level - a) / (b - a), 0.0f, 1.0f);
        index = std::int32_t(mesh_.positions.size());
        auto& position = mesh_.positions.emplace_back();
        for (std::size_t k = 0; k < 3; ++k)
            position[k] = coordinate(low[k]) + t * (coordinate(high[k]) - coordinate(low[k]));
        return index;
    }

    void colour() {
        constexpr std::size_t run = 16384;
        std::vector<float> densities(run), colours(run * march::channels);
        for (std::size_t first = 0; first < mesh_.positions.size(); first += run) {
            const auto count = std::min(run, mesh_.positions.size() - first);
            march_.query({mesh_.positions[first].data(), 3 * count}, {densities.data(), count},
                         {colours.data(), count * march::channels});
            for (std::size_t i = 0; i < count; ++i) {
                auto& rgb = mesh_.colours.emplace_back();
                for (std::size_t c = 0; c < 3; ++c)
                    rgb[c] = std::uint8_t(
                        std::lround(255 * std::clamp(colours[i * march::channels + c], 0.0f, 1.0f)));
            }
        }
    }

    StreamingMarch& march_;
    const MeshOptions& options_;
    std::size_t N_;
    std::vector<float> points_;
    std::vector<float> density_[2];          // of the slabs x and x + 1: [y][z]
    std::vector<std::int32_t> vertices_[2];  // of the edges that start in each slab: [y][z][axis]
    HeadMesh mesh_;
};

}  // namespace

Result<HeadMesh> density_mesh(StreamingMarch& march, const MeshOptions& options) {
    if (options.resolution < 8 || options.resolution > 1024)
        return failure(Errc::wrong_use, "A mesh is made on a grid of 8 to 1024 points per axis.");
    if (!std::isfinite(options.level))
        return failure(Errc::wrong_use, "The density level of a mesh is a number.");
    auto mesh = SlabMesher(march, options).run();
    if (mesh && mesh->triangles.empty())
        return failure(
            Errc::wrong_use,
            "The model is nowhere as dense as that, so there is no surface; useful levels of a mesh "
            "are 2 to 20.");
    return mesh;
}

}  // namespace limner
