#include "engine/device/cuda_stream.h"

#include <c10/cuda/CUDAStream.h>

namespace limner {

CudaStreamGuard::CudaStreamGuard(torch::Device device) : guard_(device) {
    stream_ = c10::cuda::getCurrentCUDAStream(device.index()).stream();
}

}  // namespace limner
