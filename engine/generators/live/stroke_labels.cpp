#include "engine/generators/live/stroke_labels.h"

#include <algorithm>

namespace limner::live {
namespace {

// Twice the size, with corners cut where two neighbours agree (the rule of Scale2x), so that slanted borders
// have steps of one pixel, not of two.
LabelMap doubled(const LabelMap& labels) {
    LabelMap result(2 * labels.width, 2 * labels.height);
    const auto at = [&](int x, int y) {
        return labels.at(std::clamp(x, 0, labels.width - 1), std::clamp(y, 0, labels.height - 1));
    };
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) {
            const auto own = labels.at(x, y);
            const auto up = at(x, y - 1), down = at(x, y + 1), left = at(x - 1, y), right = at(x + 1, y);
            const bool corner = up != down && left != right;
            result.at(2 * x, 2 * y) = corner && left == up ? left : own;
            result.at(2 * x + 1, 2 * y) = corner && up == right ? right : own;
            result.at(2 * x, 2 * y + 1) = corner && left == down ? left : own;
            result.at(2 * x + 1, 2 * y + 1) = corner && down == right ? right : own;
        }
    return result;
}

}  // namespace

bool has_hat(const LabelMap& strokes) {
    return std::ranges::find(strokes.pixels, std::uint8_t(FaceClass::hat)) != strokes.pixels.end();
}

void paint(const LabelMap& strokes, LabelMap& labels) {
    const auto painted = strokes.width * 2 == labels.width && strokes.height * 2 == labels.height
                             ? doubled(strokes)
                             : resized(strokes, labels.width, labels.height);
    for (std::size_t i = 0; i < painted.pixels.size(); ++i)
        if (painted.pixels[i] < face_class_count) labels.pixels[i] = painted.pixels[i];
}

float painted_share(const LabelMap& strokes, const LabelMap& labels) {
    const auto painted = resized(strokes, labels.width, labels.height);
    std::int64_t asked = 0, reached = 0;
    for (std::size_t i = 0; i < painted.pixels.size(); ++i) {
        if (painted.pixels[i] >= face_class_count) continue;
        ++asked;
        reached += painted.pixels[i] == labels.pixels[i];
    }
    return asked > 0 ? float(reached) / float(asked) : 1;
}

}  // namespace limner::live
