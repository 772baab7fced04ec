#include "engine/generators/live/field_view.h"

#include <algorithm>

#include "engine/core/label_set.h"
#include "engine/rendering/tube_raster.h"

namespace limner::live {
namespace {

constexpr auto glasses_label = std::uint8_t(FaceClass::glasses);

}  // namespace

bool WornGlasses::shown(const Vec3f& point) const {
    return std::none_of(covers.begin(), covers.end(),
                        [&](const auto& cover) { return cover->hides(point, glasses_label); });
}

FieldView FieldViewer::view(const FieldQuery& query, const BakedField& baked, const Camera& camera, int size,
                            std::span<const std::shared_ptr<const PaintedShape>> paintings,
                            const WornGlasses& glasses) {
    SurfaceView seen;
    raster_.render(baked, camera, size, {.normals = true, .normal_frame = NormalFrame::camera}, seen);
    for (const auto& painting : paintings) painting->mark(camera, seen);
    borders_.correct(query, baked, camera, seen);
    draw_tubes(
        glasses.frame, glasses_label, camera, [&](const Vec3f& point) { return glasses.shown(point); }, seen);
    FieldView view{std::move(seen.labels), std::move(seen.depth), NormalMap(size, size)};
    const auto plane = view.normals.pixels.size();
    for (std::size_t i = 0; i < plane; ++i)
        view.normals.pixels[i] = {seen.normals[i], -seen.normals[plane + i], -seen.normals[2 * plane + i]};
    return view;
}

}  // namespace limner::live
