#include "app/booth/framing.h"

#include <algorithm>
#include <cmath>

namespace limner::booth {
namespace {

// Of a screen that is taller than wide by this part of its width and more.
constexpr float tall = 0.4f;
constexpr float tall_zoom = 0.88f;
// A face takes less than half of the picture's width: so much may be cut off on a tall screen.
constexpr float widest = 1.42f;  // sides of the picture in widths of the screen
// Of the height that is left, the share above the picture; shoulders end in the dark below it.
constexpr float above = 0.66f;

}  // namespace

Framing framing_of(int width, int height) {
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const float side = std::min(h, w * widest);
    const float tallness = w > 0 ? std::clamp((h / w - 1) / tall, 0.0f, 1.0f) : 0.0f;
    return {(w - side) / 2, (h - side) * above, side, std::lerp(1.0f, tall_zoom, tallness)};
}

}  // namespace limner::booth
