#pragma once
// A baked head seen by a camera: label map, depth and, on demand, normals and positions. Milliseconds.
//
//     SurfaceRaster raster;                                    // keeps its buffers from view to view
//     SurfaceView view;
//     raster.render(field, head_camera(pose, crop), 256, {}, view);
//     view.labels.at(x, y);                                    // FaceClass; 0 where no surface is
//
// Labels are the largest class above background of the logits interpolated over the triangle, so that borders
// between classes are smooth below the size of a voxel. A pixel is what its centre sees (camera.h); back
// faces are not seen. The result does not depend on the number of threads.

#include <memory>
#include <vector>

#include "engine/core/image.h"
#include "engine/geometry/camera.h"
#include "engine/rendering/baked_field.h"

namespace limner {

enum class NormalFrame { head, camera };

struct RasterOptions {
    bool normals = false, positions = false;
    NormalFrame normal_frame = NormalFrame::head;
    /// 0 = OpenMP's choice. Two halve the time of idle cores; beside other work the slowest core decides, and
    /// one thread's 2.5 ms (256 x 256) can become 20.
    int threads = 1;
};

/// All of size x size. The optional planes are empty when not asked for, zero where no surface is.
struct SurfaceView {
    LabelMap labels;
    DepthMap depth;                // head units along the viewing axis; 0 = nothing there
    std::vector<float> normals;    // [3, size, size], unit length
    std::vector<float> positions;  // [3, size, size], head frame, head units
};

/// One thread at a time per object; different objects are independent.
class SurfaceRaster {
public:
    SurfaceRaster();
    ~SurfaceRaster();
    SurfaceRaster(SurfaceRaster&&) noexcept;
    SurfaceRaster& operator=(SurfaceRaster&&) noexcept;

    /// `size` in 1..16384. `view` is overwritten and its memory reused. Surface behind the camera is left
    /// out.
    void render(const BakedField& field, const Camera& camera, int size, const RasterOptions& options,
                SurfaceView& view);

private:
    struct Buffers;
    std::unique_ptr<Buffers> buffers_;
};

/// The same for a single view.
SurfaceView rasterise(const BakedField& field, const Camera& camera, int size,
                      const RasterOptions& options = {});

}  // namespace limner
