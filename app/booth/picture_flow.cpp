#include "app/booth/picture_flow.h"

#include <cmath>

namespace limner::booth {

Image mixed(const Image& before, const Image& after, float share) {
    Image result(after.width, after.height);
    const int weight = static_cast<int>(std::lround(share * 256)), rest = 256 - weight;
    const auto channel = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>((a * rest + b * weight + 128) >> 8);
    };
    for (std::size_t i = 0; i < result.pixels.size(); ++i) {
        const Rgba &a = before.pixels[i], &b = after.pixels[i];
        result.pixels[i] = {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
    }
    return result;
}

void PictureFlow::show(StagePicture picture, Seconds over, Seconds now) {
    before_ = at(now);
    after_ = std::move(picture);
    const bool alike = before_.image && before_.image->width == after_.image->width &&
                       before_.image->height == after_.image->height;
    if (!alike) before_ = {};
    start_ = now;
    over_ = over;
}

StagePicture PictureFlow::at(Seconds now) const {
    if (!moves(now)) return after_;
    const auto share = static_cast<float>(std::max(0.0, (now - start_) / over_));
    return {std::make_shared<const Image>(mixed(*before_.image, *after_.image, share)),
            mixed(before_.backdrop, after_.backdrop, share)};
}

}  // namespace limner::booth
