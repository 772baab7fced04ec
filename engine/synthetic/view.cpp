#include "engine/synthetic/view.h"

namespace limner::synthetic {

View View::orbit(const Vec3& target, float span, const ViewCamera& camera, int size) {
    View view;
    const Mat3 orbit = rotation_y(camera.yaw) * rotation_x(-camera.pitch);
    const Vec3 level_right = orbit * Vec3(1, 0, 0), level_up = orbit * Vec3(0, 1, 0);
    const float c = std::cos(camera.roll), s = std::sin(camera.roll);
    view.backward = orbit * Vec3(0, 0, 1);
    view.right = level_right * c + level_up * s;
    view.up = level_up * c - level_right * s;
    const float cotangent = 1 / std::tan(camera.fov_degrees * pi / 360);
    view.span = span;
    view.distance = span * 0.5f * cotangent;
    view.position = target + view.backward * view.distance;
    view.size = size;
    view.focal = float(size) * 0.5f * cotangent;
    return view;
}

View View::portrait(const FaceModel& model, const PortraitMesh& mesh, const ViewCamera& camera, int size) {
    const auto landmark = [&](int i) {
        return mesh.positions[std::size_t(model.landmarks()[std::size_t(i)])];
    };
    const Vec3 eyes = (landmark(36) + landmark(39) + landmark(42) + landmark(45)) * 0.25f;
    const Vec3 mouth = (landmark(48) + landmark(54)) * 0.5f;
    const float eye_to_mouth = std::min(length(eyes - mouth), 7.4f);
    Vec3 target = eyes + (mouth - eyes) * 0.1f;
    target.x *= 0.5f;
    target.y += 1.35f * (camera.zoom - 1);
    target.z = 3.5f;
    return orbit(target, 3.75f * eye_to_mouth * camera.zoom, camera, size);
}

View View::supersampled(int factor) const {
    View finer = *this;
    finer.size *= factor;
    finer.focal *= float(factor);
    return finer;
}

std::array<float, 25> View::camera_vector() const {
    const float f = focal / float(size);
    return {right.x, -up.x, -backward.x, position.x,  //
            right.y, -up.y, -backward.y, position.y,  //
            right.z, -up.z, -backward.z, position.z,  //
            0,       0,     0,           1,           //
            f,       0,     0.5f,        0,          f, 0.5f, 0, 0, 1};
}

}  // namespace limner::synthetic
