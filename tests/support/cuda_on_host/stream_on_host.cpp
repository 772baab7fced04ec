// The emulated device has one stream and no number.
#include "engine/device/cuda_stream.h"

namespace limner {

CudaStreamGuard::CudaStreamGuard(torch::Device) {}

}  // namespace limner
