#include "engine/generators/live/surface_mesh.h"

namespace limner::live {
namespace {

void add(HeadMesh& mesh, const WornTube& part, const Worn& worn) {
    const auto surface = swept_surface(part.tube, 8);
    const auto base = std::int32_t(mesh.positions.size());
    std::vector<bool> shown;
    for (std::size_t i = 0; i < surface.positions.size(); ++i) {
        const Vec3f &p = surface.positions[i], &n = surface.normals[i];
        mesh.positions.push_back({p.x(), p.y(), p.z()});
        mesh.normals.push_back({n.x(), n.y(), n.z()});
        mesh.labels.push_back(std::uint8_t(part.face_class));
        shown.push_back(worn.shown(p, part.face_class));
    }
    for (const auto& [a, b, c] : surface.triangles)
        if (shown[std::size_t(a)] && shown[std::size_t(b)] && shown[std::size_t(c)])
            mesh.triangles.push_back({base + a, base + b, base + c});
}

}  // namespace

HeadMesh surface_mesh(const BakedField& field, const Worn& worn) {
    HeadMesh mesh;
    for (std::size_t i = 0; i < field.vertex_count(); ++i) {
        const Vec3f position = field.frame.head_from_field(field.position(i));
        mesh.positions.push_back({position.x(), position.y(), position.z()});
        mesh.normals.push_back({field.nx[i], field.ny[i], field.nz[i]});
    }
    mesh.labels = field.top_class;
    mesh.triangles = field.triangles;
    for (const auto& part : worn.tubes) add(mesh, part, worn);
    return mesh;
}

}  // namespace limner::live
