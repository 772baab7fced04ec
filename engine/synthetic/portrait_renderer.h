#pragma once
// Draws synthetic portraits on the CPU (spec "Synthetic portraits: renderer and data recipe").
//
//     auto model = FaceModel::load(find_face_model());
//     const TemplateHead head(std::move(*model));
//     const auto pictures = render(head, sample_factors(7), sample_views(7, 4), {});
//
// Everything that does not depend on the camera is done once for all views. One call runs on the calling
// thread only; several threads may share one TemplateHead. The same arguments and build give the same bytes.

#include <array>
#include <span>
#include <vector>

#include "engine/core/image.h"
#include "engine/core/label_set.h"
#include "engine/synthetic/environment_light.h"
#include "engine/synthetic/portrait_factors.h"
#include "engine/synthetic/template_head.h"

namespace limner::synthetic {

struct RenderOptions {
    int size = 256;             // width and height in pixels
    int samples_per_side = 4;   // per pixel: samples_per_side^2 samples
    int shading_block = 2;      // one mesh sample in block^2 is shaded; 1 shades all
    int light_directions = 24;  // for the visibility of the environment; 36 is finer
};

/// What one person looks at and from where, in the head frame.
struct EyePose {
    Vec3 centre;  // cm
    Vec3 gaze;    // unit
};

struct PortraitImage {
    Image colour;                 // sRGB, tone-mapped, opaque
    LabelMap labels;              // FaceClass of most samples
    Grid<std::uint8_t> coverage;  // share of the pixel's samples that have this class, * 255
    DepthMap depth;               // cm along the viewing axis, 0 = nothing there
    Grid<Vec3> normals;           // unit, x right, y up, z to the viewer; zero where nothing is
    std::array<std::array<float, 2>, landmark_count> landmarks{};  // pixels
    std::array<bool, landmark_count> landmark_visible{};           // nothing lies before it
    std::array<Vec3, landmark_count> landmarks_3d{};               // head frame, cm
    std::array<EyePose, 2> eyes{};                                 // left, right
    std::array<float, 25> camera{};                                // see View::camera_vector
};

std::vector<PortraitImage> render(const TemplateHead& head, const PortraitFactors& factors,
                                  std::span<const ViewCamera> views, const RenderOptions& options);

}  // namespace limner::synthetic
