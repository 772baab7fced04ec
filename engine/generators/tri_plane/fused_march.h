#pragma once
// cuda_march.h for tensors. fused_march.cpp is compiled with LIMNER_CUDA, no_fused_march.cpp otherwise.
// Engine-internal header (LibTorch). Call draw_rays(), which knows when this is the way.

#include "engine/generators/tri_plane/importance_renderer.h"

namespace limner {

/// Whether there is a kernel for this: planes of float or half on a CUDA device, no gradients, and a decoder
/// and samples that fit the shared memory of a block.
bool has_fused_march(const TriPlaneField& field, const MarchSettings& settings);

/// As draw_rays(), on the current stream of the device where `field` and `rays` lie; waits for nothing.
/// Planes whose channels lie together ([N, 3, h, w, 32], permuted) are read where they are, others are copied
/// so first. c10::Error with what CUDA says where the kernel cannot be started.
RayPicture fused_march(const TriPlaneField& field, const RayBundle& rays, const MarchSettings& settings);

}  // namespace limner
