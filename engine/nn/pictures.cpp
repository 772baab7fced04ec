#include "engine/nn/pictures.h"

#include "engine/core/random.h"

namespace limner::nn {

torch::Tensor latent(std::uint64_t seed, std::string_view stream, std::int64_t size) {
    auto z = torch::empty({1, size});
    auto* values = z.data_ptr<float>();
    for (std::int64_t i = 0; i < size; ++i) values[i] = normal(seed, stream, static_cast<std::uint64_t>(i));
    return z;
}

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

torch::Tensor picture_resized(const torch::Tensor& picture, std::int64_t side) {
    if (picture.size(1) == side && picture.size(2) == side) return picture;
    const auto batch = picture.unsqueeze(0);
    return (picture.size(1) > side ? torch::adaptive_avg_pool2d(batch, {side, side})
                                   : torch::upsample_bicubic2d(batch, {side, side}, false))[0];
}

Result<std::shared_ptr<const Image>> finished_picture(const torch::Tensor& picture, std::int64_t side) {
    if (!torch::isfinite(picture).all().item<bool>())
        return failure(Errc::wrong_numbers,
                       "The model gave a picture with numbers that are not finite; the last picture stays.");
    return std::make_shared<const Image>(to_image(picture_resized(picture, side)));
}

}  // namespace limner::nn
