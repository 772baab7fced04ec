// The body of fused_kernels_*.cpp, one per instruction set: LIMNER_LANES floats per vector. No include of the
// standard library beyond integer types: an inline function compiled here for a newer processor could be the
// copy that the linker keeps for the whole program.

#include "engine/core/vector_clones.h"
#include "engine/generators/live/fused_kernels.h"

namespace limner::live::fused {
namespace {

#include "engine/generators/live/fused_kernels_convolution.h"
#include "engine/generators/live/fused_kernels_field.h"
#include "engine/generators/live/fused_kernels_texture.h"

}  // namespace
}  // namespace limner::live::fused
