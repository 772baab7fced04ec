#include "engine/synthetic/shadow_map.h"

namespace limner::synthetic {
namespace {

constexpr int tap_count = 20;

/// Filter taps on a Vogel disc, and their weights per channel.
struct Taps {
    float x[tap_count], y[tap_count], radius[tap_count];
    Vec3 weight[tap_count], weight_sum;
    Taps() {
        for (int i = 0; i < tap_count; ++i) {
            radius[i] = std::sqrt((float(i) + 0.5f) / tap_count);
            x[i] = radius[i] * std::cos(float(i) * golden_angle);
            y[i] = radius[i] * std::sin(float(i) * golden_angle);
            weight[i] = exp(Vec3(0.6f, 2.0f, 3.2f) * -square(radius[i]));
            weight_sum += weight[i];
        }
    }
};

}  // namespace

ShadowMap::ShadowMap(const Vec3& direction, int side, float half_extent)
    : side_(side),
      half_extent_(half_extent),
      texels_per_cm_(float(side) / (2 * half_extent)),
      direction_(direction),
      nearest_(std::size_t(side) * std::size_t(side), -1e9f) {
    complete_frame(direction_, u_, v_);
}

void ShadowMap::draw(const PortraitMesh& mesh, bool with_thin_things) {
    static thread_local std::vector<Vec3> projected;
    projected.resize(mesh.positions.size());
    for (std::size_t i = 0; i < projected.size(); ++i) projected[i] = to_texels(mesh.positions[i]);
    for (const Triangle& triangle : mesh.triangles) {
        if (!with_thin_things && is_thin(triangle.surface)) continue;
        const Vec3& a = projected[std::size_t(triangle.vertex[0])];
        const Vec3& b = projected[std::size_t(triangle.vertex[1])];
        const Vec3& c = projected[std::size_t(triangle.vertex[2])];
        const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        // Skin is closed: what is nearest to the light faces it.
        if (area == 0 || (area < 0 && is_skin(triangle.surface))) continue;
        const int x_first = std::max(0, -floor_to_int(0.5f - std::min({a.x, b.x, c.x})));
        const int x_last = std::min(side_ - 1, floor_to_int(std::max({a.x, b.x, c.x}) - 0.5f));
        const int y_first = std::max(0, -floor_to_int(0.5f - std::min({a.y, b.y, c.y})));
        const int y_last = std::min(side_ - 1, floor_to_int(std::max({a.y, b.y, c.y}) - 0.5f));
        if (x_first > x_last || y_first > y_last) continue;
        const float inverse_area = 1 / area;
        for (int y = y_first; y <= y_last; ++y) {
            for (int x = x_first; x <= x_last; ++x) {
                const float px = float(x) + 0.5f, py = float(y) + 0.5f;
                const float w0 = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) * inverse_area;
                const float w1 = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) * inverse_area;
                const float w2 = 1 - w0 - w1;
                if (w0 < 0 || w1 < 0 || w2 < 0) continue;
                float& nearest = nearest_[index(x, y)];
                nearest = std::max(nearest, w0 * a.z + w1 * b.z + w2 * c.z);
            }
        }
    }
}

void ShadowMap::draw(const StrandSet& strands) {
    hair_opacity_.assign(nearest_.size(), 0);
    nearest_hair_.assign(nearest_.size(), -1e9f);
    for (const Strand& strand : strands.strands) {
        if (strand.kind > StrandKind::facial_hair) continue;
        const float opacity = std::min(0.8f, strand.width * texels_per_cm_ * 0.55f);
        const auto points = strands.points_of(strand);
        Vec3 from = to_texels(points[0]);
        for (std::size_t k = 1; k < points.size(); ++k) {
            const Vec3 to = to_texels(points[k]);
            const int steps = std::max(1, int(std::max(std::fabs(to.x - from.x), std::fabs(to.y - from.y))));
            for (int i = 0; i < steps; ++i) {
                const Vec3 p = mix(from, to, (float(i) + 0.5f) / float(steps));
                const int x = int(p.x), y = int(p.y);
                if (x < 0 || y < 0 || x >= side_ || y >= side_) continue;
                hair_opacity_[index(x, y)] += opacity;
                nearest_hair_[index(x, y)] = std::max(nearest_hair_[index(x, y)], p.z);
            }
            from = to;
        }
    }
}

Vec3 ShadowMap::light_reaching(const Vec3& p, const Vec3& n, float radius, unsigned pattern) const {
    static const Taps taps;
    const Vec3 shifted = to_texels(p + n * 0.12f);
    const float z = shifted.z + 0.06f;
    const float turn = float(pattern & 3) * 0.6f;
    const float cosine = std::cos(turn), sine = std::sin(turn);
    const float spread = radius * texels_per_cm_ * 1.6f;
    const auto visible_at = [&](int i) {
        const int x = int(shifted.x + (taps.x[i] * cosine - taps.y[i] * sine) * spread);
        const int y = int(shifted.y + (taps.x[i] * sine + taps.y[i] * cosine) * spread);
        if (x < 0 || y < 0 || x >= side_ || y >= side_) return 1.0f;
        const std::size_t texel = index(x, y);
        if (nearest_[texel] > z + taps.radius[i] * radius * 1.2f) return 0.0f;
        const bool behind_hair = !hair_opacity_.empty() && nearest_hair_[texel] > z + 0.15f;
        return behind_hair ? std::exp(-hair_opacity_[texel] * 0.55f) : 1.0f;
    };
    // Most points lie wholly in the light or wholly out of it: so they do when the centre and five taps round
    // the border agree.
    const float centre = visible_at(0);
    if (centre == 0 || centre == 1) {
        int i = tap_count - 5;
        while (i < tap_count && visible_at(i) == centre) ++i;
        if (i == tap_count) return Vec3(centre);
    }
    Vec3 sum;
    for (int i = 0; i < tap_count; ++i) sum += taps.weight[i] * visible_at(i);
    return {sum.x / taps.weight_sum.x, sum.y / taps.weight_sum.y, sum.z / taps.weight_sum.z};
}

}  // namespace limner::synthetic
