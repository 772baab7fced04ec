#include "engine/synthetic/hair_volume.h"

namespace limner::synthetic {

HairVolume::HairVolume(const TemplateHead& head, const PersonWarp& warp, const StrandSet& strands)
    : lattice_({-17, -26, -17}, {17, 21, 17}, 0.75f), density_(lattice_.size()), solid_(lattice_.size()) {
    const float per_volume = 0.55f / (lattice_.spacing * lattice_.spacing * lattice_.spacing);
    for (const Strand& strand : strands.strands) {
        if (strand.kind > StrandKind::facial_hair) continue;
        const auto points = strands.points_of(strand);
        for (std::size_t k = 0; k + 1 < points.size(); ++k) {
            int x, y, z;
            lattice_.nearest((points[k] + points[k + 1]) * 0.5f, x, y, z);
            if (!lattice_.contains(x, y, z)) continue;
            density_[lattice_.index(x, y, z)] +=
                length(points[k + 1] - points[k]) * strand.width * per_volume;
        }
    }
    for (int z = 0; z < lattice_.nz; ++z) {
        for (int y = 0; y < lattice_.ny; ++y) {
            for (int x = 0; x < lattice_.nx; ++x) {
                const Vec3 p = lattice_.position(x, y, z);
                const bool inside = head.distance_field().distance(p - warp.offset(p)) < -0.5f;
                solid_[lattice_.index(x, y, z)] = inside ? 2.5f : 0;
            }
        }
    }
}

void HairVolume::sweep(const Vec3& direction, OpticalDepth& depth) const {
    depth.hair.assign(lattice_.size(), 0);
    depth.solid.assign(lattice_.size(), 0);
    // Plane by plane along the steepest axis, starting on the light's side; each plane looks up the one
    // before it.
    const Vec3 steep(std::fabs(direction.x), std::fabs(direction.y), std::fabs(direction.z));
    const int axis = steep.x > steep.y ? (steep.x > steep.z ? 0 : 2) : (steep.y > steep.z ? 1 : 2);
    const int u = (axis + 1) % 3, v = (axis + 2) % 3;
    const int count[3] = {lattice_.nx, lattice_.ny, lattice_.nz};
    const int stride[3] = {1, lattice_.nx, lattice_.nx * lattice_.ny};
    const float du = direction[u] / steep[axis], dv = direction[v] / steep[axis];
    const float step = lattice_.spacing / steep[axis];
    const int towards_light = direction[axis] > 0 ? 1 : -1;

    // The sub-cell shift is the same for all nodes of a plane.
    const int shift_u = floor_to_int(du), shift_v = floor_to_int(dv);
    const float fu = du - float(shift_u), fv = dv - float(shift_v);
    const float weight[4] = {(1 - fu) * (1 - fv), fu * (1 - fv), (1 - fu) * fv, fu * fv};
    const int first_u = std::max(0, -shift_u), end_u = std::min(count[u], count[u] - 1 - shift_u);
    const int first_v = std::max(0, -shift_v), end_v = std::min(count[v], count[v] - 1 - shift_v);
    for (int k = 1; k < count[axis]; ++k) {
        const int plane = towards_light > 0 ? count[axis] - 1 - k : k;
        for (int j = first_v; j < end_v; ++j) {
            for (int i = first_u; i < end_u; ++i) {
                const int here = plane * stride[axis] + i * stride[u] + j * stride[v];
                const int from0 = (plane + towards_light) * stride[axis] + (i + shift_u) * stride[u] +
                                  (j + shift_v) * stride[v];
                const int from[4] = {from0, from0 + stride[u], from0 + stride[v],
                                     from0 + stride[u] + stride[v]};
                float hair = 0, solid = 0;
                for (int c = 0; c < 4; ++c) {
                    const std::size_t node = std::size_t(from[c]);
                    hair += (depth.hair[node] + density_[node] * step) * weight[c];
                    solid += (depth.solid[node] + solid_[node] * step) * weight[c];
                }
                depth.hair[std::size_t(here)] = hair;
                depth.solid[std::size_t(here)] = solid;
            }
        }
    }
}

}  // namespace limner::synthetic
