#include "engine/generators/live/field_view.h"

#include "engine/rendering/tube_raster.h"

namespace limner::live {
FieldView FieldViewer::view(const FieldQuery& query, const BakedField& baked, const Camera& camera, int size,
                            std::span<const std::shared_ptr<const PaintedShape>> paintings,
                            const Worn& worn) {
    SurfaceView seen;
    raster_.render(baked, camera, size, {.normals = true, .normal_frame = NormalFrame::camera}, seen);
    for (const auto& painting : paintings) painting->mark(camera, seen);
    borders_.correct(query, baked, camera, seen);
    for (const auto& [face_class, tube] : worn.tubes)
        draw_tubes(
            {&tube, 1}, std::uint8_t(face_class), camera,
            [&, worn_class = face_class](const Vec3f& point) { return worn.shown(point, worn_class); }, seen);
    FieldView view{std::move(seen.labels), std::move(seen.depth), NormalMap(size, size)};
    const auto plane = view.normals.pixels.size();
    for (std::size_t i = 0; i < plane; ++i)
        view.normals.pixels[i] = {seen.normals[i], -seen.normals[plane + i], -seen.normals[2 * plane + i]};
    return view;
}

}  // namespace limner::live
