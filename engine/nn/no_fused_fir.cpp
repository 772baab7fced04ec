#include "engine/nn/fused_fir.h"

namespace limner::nn {
namespace {

[[noreturn]] void refuse() { TORCH_CHECK(false, "This Limner was built without CUDA kernels"); }

}  // namespace

bool has_fused_fir(const Tensor&, const Tensor&) { return false; }
bool has_fused_finish(const ModulatedConv&, const Tensor&) { return false; }

Tensor fused_fir(const Tensor&, const Tensor&, const FirShape&) { refuse(); }
Tensor fused_finish(const ModulatedConv&, const Tensor&, const Tensor&, const Tensor&, const Tensor&,
                    double) {
    refuse();
}

}  // namespace limner::nn
