#include "app/booth/framing.h"

#include <algorithm>

namespace limner::booth {
namespace {

// A face takes less than half of the picture's width: so much may be cut off on a tall screen.
constexpr float widest = 1.25f;  // sides of the picture in widths of the screen
// Of the height that is left, the share above the picture; shoulders end in the dark below it.
constexpr float above = 0.6f;

}  // namespace

Framing framing_of(int width, int height) {
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const float side = std::min(h, w * widest);
    return {(w - side) / 2, (h - side) * above, side};
}

}  // namespace limner::booth
