#include "engine/generators/tri_plane/fused_march.h"

namespace limner {

bool has_fused_march(const TriPlaneField&, const MarchSettings&) { return false; }

RayPicture fused_march(const TriPlaneField&, const RayBundle&, const MarchSettings&) {
    TORCH_CHECK(false, "This Limner was built without CUDA kernels");
}

}  // namespace limner
