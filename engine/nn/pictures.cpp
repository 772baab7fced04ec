#include "engine/nn/pictures.h"

namespace limner::nn {

Image to_image(const torch::Tensor& picture) {
    const auto bytes = ((picture.clamp(-1, 1) + 1) * 127.5)
                           .round()
                           .to(torch::kUInt8)
                           .permute({1, 2, 0})
                           .contiguous()
                           .to(torch::kCPU);
    Image image(int(bytes.size(1)), int(bytes.size(0)));
    const auto* p = bytes.data_ptr<std::uint8_t>();
    for (auto& pixel : image.pixels) {
        pixel = {p[0], p[1], p[2], 255};
        p += 3;
    }
    return image;
}

}  // namespace limner::nn
