#include "engine/rendering/vertex_colours.h"

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

// A vertex this much behind what the picture shows there is hidden; head units. Chords of the mesh and the
// steps of the depth map stay below it.
constexpr float hidden_behind = 0.35f;
// Surface seen at a flatter angle has colours of what lies behind it.
constexpr float least_facing = 0.2f;
// How much of the class's mean comes in from one ring of unseen vertices to the next.
constexpr float mean_per_ring = 0.06f;

std::array<float, 3> sampled(const Image& image, float u, float v) {
    const float x = std::clamp(u * float(image.width) - 0.5f, 0.0f, float(image.width - 1));
    const float y = std::clamp(v * float(image.height) - 0.5f, 0.0f, float(image.height - 1));
    const int x0 = int(x), y0 = int(y), x1 = std::min(x0 + 1, image.width - 1),
              y1 = std::min(y0 + 1, image.height - 1);
    const float fx = x - float(x0), fy = y - float(y0);
    const auto mixed = [&](auto channel) {
        const auto at = [&](int i, int j) { return float(image.at(i, j).*channel); };
        return std::lerp(std::lerp(at(x0, y0), at(x1, y0), fx), std::lerp(at(x0, y1), at(x1, y1), fx), fy);
    };
    return {mixed(&Rgba::r), mixed(&Rgba::g), mixed(&Rgba::b)};
}

}  // namespace

VertexColours::VertexColours(const HeadMesh& mesh) : mesh_(mesh), sums_(mesh.positions.size()) {}

void VertexColours::add(const Camera& camera, const Image& image, const DepthMap& depth, float trust) {
    const auto vector = [](const std::array<float, 3>& p) { return Vec3f(p[0], p[1], p[2]); };
    const Vec3f eye = camera.position();
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        const Vec3f point = vector(mesh_.positions[i]);
        const float facing = vector(mesh_.normals[i]).dot((eye - point).normalized());
        if (!(facing > least_facing)) continue;
        const Vec3f seen = camera.project(point);
        const int x = int(std::floor(seen.x() * float(depth.width))),
                  y = int(std::floor(seen.y() * float(depth.height)));
        if (seen.z() <= 0 || !depth.contains(x, y)) continue;
        const float shown = depth.at(x, y);
        if (!(shown > 0) || seen.z() > shown + hidden_behind) continue;
        const auto colour = sampled(image, seen.x(), seen.y());
        const float weight = trust * (facing - least_facing) * (facing - least_facing);
        for (std::size_t c = 0; c < 3; ++c) sums_[i][c] += weight * colour[c];
        sums_[i][3] += weight;
    }
}

/// Of what is seen of each class, of everything under 0 where classes are not known: r, g, b; whether there
/// is any.
std::array<std::array<float, 4>, 256> VertexColours::class_means() const {
    std::array<std::array<float, 4>, 256> means{};
    for (std::size_t i = 0; i < sums_.size(); ++i)
        for (std::size_t c = 0; c < 4; ++c)
            means[mesh_.labels.empty() ? 0 : mesh_.labels[i]][c] += sums_[i][c];
    for (auto& mean : means)
        if (const float weight = mean[3]; weight > 0)
            for (float& value : mean) value /= weight;
    return means;
}

void VertexColours::spread() {
    const auto means_of_classes = class_means();
    // Both ends of every edge, sorted by the first.
    std::vector<std::array<std::int32_t, 2>> edges;
    edges.reserve(6 * mesh_.triangles.size());
    for (const auto& t : mesh_.triangles)
        for (std::size_t k = 0; k < 3; ++k) {
            edges.push_back({t[k], t[(k + 1) % 3]});
            edges.push_back({t[(k + 1) % 3], t[k]});
        }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<std::size_t> first(sums_.size() + 1);
    for (const auto& edge : edges) ++first[std::size_t(edge[0]) + 1];
    for (std::size_t i = 0; i < sums_.size(); ++i) first[i + 1] += first[i];

    std::vector<std::size_t> ring;  // vertices without a colour next to one that has one
    for (;;) {
        ring.clear();
        for (std::size_t i = 0; i < sums_.size(); ++i) {
            if (sums_[i][3] > 0) continue;
            for (auto e = first[i]; e < first[i + 1]; ++e)
                if (sums_[std::size_t(edges[e][1])][3] > 0) {
                    ring.push_back(i);
                    break;
                }
        }
        if (ring.empty()) return;
        std::vector<std::array<float, 4>> means(ring.size());
        for (std::size_t k = 0; k < ring.size(); ++k)
            for (auto e = first[ring[k]]; e < first[ring[k] + 1]; ++e) {
                const auto& neighbour = sums_[std::size_t(edges[e][1])];
                if (!(neighbour[3] > 0)) continue;
                for (std::size_t c = 0; c < 3; ++c) means[k][c] += neighbour[c] / neighbour[3];
                means[k][3] += 1;
            }
        for (std::size_t k = 0; k < ring.size(); ++k) {
            auto& mean = means[k];
            const auto& of_class = means_of_classes[mesh_.labels.empty() ? 0 : mesh_.labels[ring[k]]];
            for (std::size_t c = 0; c < 3; ++c)
                mean[c] = std::lerp(mean[c] / mean[3], of_class[c], of_class[3] > 0 ? mean_per_ring : 0.0f);
            mean[3] = 1;
            sums_[ring[k]] = mean;
        }
    }
}

std::vector<std::array<std::uint8_t, 3>> VertexColours::finish() {
    spread();
    std::vector<std::array<std::uint8_t, 3>> colours(sums_.size(), {128, 128, 128});
    for (std::size_t i = 0; i < sums_.size(); ++i)
        for (std::size_t c = 0; sums_[i][3] > 0 && c < 3; ++c)
            colours[i][c] = std::uint8_t(std::lround(std::clamp(sums_[i][c] / sums_[i][3], 0.0f, 255.0f)));
    return colours;
}

}  // namespace limner
