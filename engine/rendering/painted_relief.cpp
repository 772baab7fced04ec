#include "engine/rendering/painted_relief.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "engine/core/label_set.h"

namespace limner {
namespace {

// Normal and depth, and how much of the cell has them.
struct Relief {
    std::array<float, 4> value{};
    float share = 0;
};
using Level = Grid<Relief>;

bool is_background(std::uint8_t label) { return label == std::uint8_t(FaceClass::background); }

Level pulled(const Level& fine) {
    Level coarse((fine.width + 1) / 2, (fine.height + 1) / 2);
    for (int y = 0; y < fine.height; ++y)
        for (int x = 0; x < fine.width; ++x) {
            const auto& from = fine.at(x, y);
            auto& to = coarse.at(x / 2, y / 2);
            for (std::size_t k = 0; k < 4; ++k) to.value[k] += from.share * from.value[k];
            to.share += from.share;
        }
    for (auto& cell : coarse.pixels) {
        if (cell.share <= 0) continue;
        for (auto& value : cell.value) value /= cell.share;
        cell.share = std::min(cell.share, 1.0f);
    }
    return coarse;
}

// What lies below the middle of a cell of the next finer level, between the cells around it.
std::array<float, 4> between(const Level& coarse, int x, int y) {
    const auto place = [](int fine, int cells) {
        const float at = std::clamp(float(fine) / 2 - .25f, 0.0f, float(cells - 1));
        const int first = std::min(int(at), std::max(cells - 2, 0));
        return std::pair(first, at - float(first));
    };
    const auto [x0, u] = place(x, coarse.width);
    const auto [y0, v] = place(y, coarse.height);
    const int x1 = std::min(x0 + 1, coarse.width - 1), y1 = std::min(y0 + 1, coarse.height - 1);
    std::array<float, 4> value;
    for (std::size_t k = 0; k < 4; ++k)
        value[k] = (1 - v) * ((1 - u) * coarse.at(x0, y0).value[k] + u * coarse.at(x1, y0).value[k]) +
                   v * ((1 - u) * coarse.at(x0, y1).value[k] + u * coarse.at(x1, y1).value[k]);
    return value;
}

void push(const Level& coarse, Level& fine) {
    for (int y = 0; y < fine.height; ++y)
        for (int x = 0; x < fine.width; ++x) {
            auto& cell = fine.at(x, y);
            if (cell.share >= 1) continue;
            const auto around = between(coarse, x, y);
            for (std::size_t k = 0; k < 4; ++k)
                cell.value[k] = cell.share * cell.value[k] + (1 - cell.share) * around[k];
            cell.share = 1;
        }
}

}  // namespace

void fit_relief(const LabelMap& labels, DepthMap& depth, NormalMap& normals) {
    bool missing = false, there = false;
    for (std::size_t i = 0; i < labels.pixels.size(); ++i) {
        if (is_background(labels.pixels[i])) {
            depth.pixels[i] = 0;
            normals.pixels[i] = {};
        }
        there |= depth.pixels[i] > 0;
        missing |= depth.pixels[i] <= 0 && !is_background(labels.pixels[i]);
    }
    if (!missing || !there) return;

    std::vector<Level> levels(1, Level(labels.width, labels.height));
    for (std::size_t i = 0; i < labels.pixels.size(); ++i)
        if (depth.pixels[i] > 0) {
            const auto& n = normals.pixels[i];
            levels[0].pixels[i] = {{n[0], n[1], n[2], depth.pixels[i]}, 1};
        }
    while (levels.back().width > 1 || levels.back().height > 1) levels.push_back(pulled(levels.back()));
    for (std::size_t i = levels.size() - 1; i > 0; --i) push(levels[i], levels[i - 1]);

    for (std::size_t i = 0; i < labels.pixels.size(); ++i) {
        if (is_background(labels.pixels[i]) || depth.pixels[i] > 0) continue;
        const auto& value = levels[0].pixels[i].value;
        depth.pixels[i] = value[3];
        const float length = std::hypot(value[0], value[1], value[2]);
        // Normals that cancel each other out say nothing: towards the viewer.
        normals.pixels[i] = length > 1e-3f
                                ? std::array{value[0] / length, value[1] / length, value[2] / length}
                                : std::array{0.0f, 0.0f, 1.0f};
    }
}

}  // namespace limner
