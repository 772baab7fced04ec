#include "engine/generators/live/outlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace limner::live {
namespace {

/// What is done with the border of one class. Lengths in pixels of a picture of 512.
struct Outline {
    FaceClass face_class;
    int smoothing;    // radius of the mean that takes the field's bumps away; 0, none
    int reach;        // how far the border may move, on both sides
    float amplitude;  // of the ends of strands
};

/// Beards and brows have details as small as the field's bumps.
std::array<Outline, 6> outlines_of(const HairFlow& flow, bool hat_painted) {
    return {{{FaceClass::clothes, 8, 6, 0},
             {FaceClass::hat, hat_painted ? 6 : 16, hat_painted ? 6 : 14, 0},
             {FaceClass::hair, 6, 6, flow.raggedness()},
             {FaceClass::facial_hair, 0, 7, 5},
             {FaceClass::left_brow, 0, 7, 3},
             {FaceClass::right_brow, 0, 7, 3}}};
}

/// Whether the border between `label` and `own` is for `own` to move.
bool gives_way(std::uint8_t label, std::uint8_t own) {
    const auto owner = static_cast<FaceClass>(own);
    switch (static_cast<FaceClass>(label)) {
        case FaceClass::background:
            return true;
        case FaceClass::skin:
        case FaceClass::left_ear:
        case FaceClass::right_ear:
        case FaceClass::neck:
            return owner != FaceClass::clothes;
        case FaceClass::clothes:
            return true;
        case FaceClass::hair:
            return owner == FaceClass::hat;
        default:
            return false;
    }
}

/// Twice the mean over a square of 2 * radius + 1 pixels, those beyond the picture counted as 0.
void blur(std::vector<float>& plane, int size, int radius) {
    const auto width = std::size_t(size);
    const float share = 1 / float(2 * radius + 1);
    std::vector<float> before(plane.size()), sum(width);
    for (int pass = 0; pass < 2; ++pass) {
        before = plane;
        std::ranges::fill(sum, 0.0f);
        for (int y = -radius; y < size; ++y) {
            if (y + radius < size)
                for (std::size_t x = 0; x < width; ++x) sum[x] += before[std::size_t(y + radius) * width + x];
            if (y < 0) continue;
            for (std::size_t x = 0; x < width; ++x) plane[std::size_t(y) * width + x] = sum[x] * share;
            if (y >= radius)
                for (std::size_t x = 0; x < width; ++x) sum[x] -= before[std::size_t(y - radius) * width + x];
        }
        before = plane;
        for (int y = 0; y < size; ++y) {
            const float* in = before.data() + std::size_t(y) * width;
            float* out = plane.data() + std::size_t(y) * width;
            float s = 0;
            for (int x = -radius; x < size; ++x) {
                if (x + radius < size) s += in[x + radius];
                if (x < 0) continue;
                out[x] = s * share;
                if (x >= radius) s -= in[x - radius];
            }
        }
    }
}

/// A class as if the field had drawn it without its bumps, which are about 25 pixels of 512 long on hair:
/// where it ends, and how far away it is there. At half the size, to be quick.
class SmoothOutline {
public:
    SmoothOutline(int size, std::span<const std::uint8_t> labels, std::span<const float> depth,
                  std::uint8_t own, int smoothing)
        : side_((size + 1) / 2),
          radius_(std::max(1, side_ * smoothing / 512)),
          own_(std::size_t(side_) * std::size_t(side_)),
          both_(own_.size()),
          depth_(own_.size()) {
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                const auto from = std::size_t(y * size + x), to = std::size_t((y / 2) * side_ + x / 2);
                const float is_own = labels[from] == own && depth[from] > 0;
                own_[to] += is_own;
                both_[to] += is_own + float(labels[from] != own && gives_way(labels[from], own));
                depth_[to] += is_own * depth[from];
            }
        for (auto* plane : {&own_, &both_, &depth_}) blur(*plane, side_, radius_);
    }
    /// Of a pixel near the outline: pixels from it, positive inside.
    float inside(int x, int y) const {
        return (at(own_, x, y) / std::max(at(both_, x, y), 1e-3f) - .5f) * 4 * float(radius_);
    }
    /// Of the class about it, cm; 0 where there is none.
    float depth(int x, int y) const {
        const float own = at(own_, x, y);
        return own > 1e-3f ? at(depth_, x, y) / own : 0;
    }

private:
    float at(const std::vector<float>& plane, int x, int y) const {
        const float u = std::clamp(float(x) * .5f - .25f, 0.0f, float(side_ - 1)),
                    v = std::clamp(float(y) * .5f - .25f, 0.0f, float(side_ - 1));
        const int x0 = int(u), y0 = int(v), x1 = std::min(x0 + 1, side_ - 1),
                  y1 = std::min(y0 + 1, side_ - 1);
        const auto row = [&](int j) {
            const float low = plane[std::size_t(j * side_ + x0)], high = plane[std::size_t(j * side_ + x1)];
            return low + (high - low) * (u - float(x0));
        };
        const float low = row(y0), high = row(y1);
        return low + (high - low) * (v - float(y0));
    }

    int side_, radius_;
    std::vector<float> own_, both_, depth_;
};

/// A pixel near a border, and the nearest one on the other side.
struct Fringe {
    std::uint32_t pixel, across;
    float inside;  // pixels from the border, positive in the class
};

/// Breadth first from the border into both sides, keeping the pixel across that each one was reached from.
std::vector<Fringe> fringe_of(int size, std::span<const std::uint8_t> labels, std::uint8_t own, int reach) {
    std::vector<Fringe> found;
    std::vector<std::uint8_t> seen(labels.size(), 0);
    const auto each_neighbour = [size](std::uint32_t pixel, auto&& visit) {
        const int x = int(pixel) % size, y = int(pixel) / size;
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                if ((dx || dy) && x + dx >= 0 && y + dy >= 0 && x + dx < size && y + dy < size)
                    visit(std::uint32_t((y + dy) * size + x + dx));
    };
    const auto meets = [&](std::uint32_t pixel, std::uint32_t other) {
        const bool inside = labels[pixel] == own;
        if (inside == (labels[other] == own) || !gives_way(labels[inside ? other : pixel], own)) return;
        for (const auto& [here, across] : {std::pair(pixel, other), std::pair(other, pixel)}) {
            if (seen[here]) continue;
            seen[here] = 1;
            found.push_back({here, across, labels[here] == own ? .5f : -.5f});
        }
    };
    const auto width = std::uint32_t(size);
    for (std::uint32_t y = 0; y < width; ++y)
        for (std::uint32_t x = 0, pixel = y * width; x < width; ++x, ++pixel) {
            if (x + 1 < width && labels[pixel] != labels[pixel + 1]) meets(pixel, pixel + 1);
            if (y + 1 < width && labels[pixel] != labels[pixel + width]) meets(pixel, pixel + width);
        }
    std::size_t done = 0;
    for (int step = 1; step < reach; ++step)
        for (const auto end = found.size(); done < end; ++done) {
            const auto from = found[done];
            const bool inside = from.inside > 0;
            each_neighbour(from.pixel, [&](std::uint32_t next) {
                if (seen[next] || (labels[next] == own) != inside ||
                    (!inside && !gives_way(labels[next], own)))
                    return;
                seen[next] = 1;
                const float dx = float(int(next) % size - int(from.across) % size),
                            dy = float(int(next) / size - int(from.across) / size);
                const float distance = std::sqrt(dx * dx + dy * dy) - .5f;
                found.push_back({next, from.across, inside ? distance : -distance});
            });
        }
    return found;
}

}  // namespace

void redraw_outlines(int size, std::span<std::uint8_t> labels, std::span<float> normals,
                     std::span<float> depth, const GuideView& view, const HairFlow& flow, bool hat_painted) {
    const float scale = float(size) / 512;
    const auto& R = view.head_from_camera;
    const auto kinds = HairFlow::kinds();
    for (const auto& outlined : outlines_of(flow, hat_painted)) {
        const auto own = std::uint8_t(outlined.face_class);
        if (std::ranges::find(labels, own) == labels.end()) continue;
        const int reach = std::max(1, int(std::lround(float(outlined.reach) * scale)));
        const auto fringes = fringe_of(size, labels, own, reach);
        std::optional<SmoothOutline> outline;
        if (outlined.smoothing > 0) outline.emplace(size, labels, depth, own, outlined.smoothing);
        const float amplitude = scale * outlined.amplitude;
        const auto kind = std::ranges::find(kinds, outlined.face_class, &HairFlow::Kind::face_class);

        std::vector<Fringe> changes;
        StrandRun run{};
        std::array<const Fringe*, StrandRun::length> waiting{};
        int count = 0;
        const auto decide = [&] {
            if (kind != kinds.end()) {
                (flow.*kind->course)(run);
                draw_ends(run, size > 256);
            }
            for (int i = 0; i < count; ++i) {
                const auto& fringe = *waiting[std::size_t(i)];
                const float inside =
                    (outline ? outline->inside(int(fringe.pixel) % size, int(fringe.pixel) / size)
                             : fringe.inside) +
                    amplitude * run.coarse[i];
                if ((inside > 0) != (fringe.inside > 0)) changes.push_back(fringe);
            }
            count = 0;
        };
        for (const auto& fringe : fringes) {
            const auto surface = fringe.inside > 0 ? fringe.pixel : fringe.across;  // of the class
            // At an outline the surface turns away, and strands of the noise would be a pixel long there.
            const float d =
                outline ? outline->depth(int(fringe.pixel) % size, int(fringe.pixel) / size) : depth[surface];
            if (d <= 0 || depth[surface] <= 0) continue;
            // What lies before has an outline of its own.
            const float beside = depth[fringe.inside > 0 ? fringe.across : fringe.pixel];
            if (beside > 0 && beside < depth[surface] - .7f) continue;
            const float x = (float(fringe.pixel % std::uint32_t(size)) + .5f - view.centre_x) / view.focal,
                        y = -(float(fringe.pixel / std::uint32_t(size)) + .5f - view.centre_y) / view.focal;
            const float* n = normals.data() + 3 * surface;
            for (std::size_t k = 0; k < 3; ++k) {
                const float* row = R.data() + 3 * k;
                run.point[k][count] = view.camera_position[k] + (row[0] * x + row[1] * y - row[2]) * d;
                run.normal[k][count] = row[0] * n[0] + row[1] * n[1] + row[2] * n[2];
            }
            waiting[std::size_t(count)] = &fringe;
            if (++count == StrandRun::length) decide();
        }
        if (count > 0) decide();

        // Pixels across lie at the old border, some of which changes too: all is read before anything is
        // written.
        struct Surface {
            std::uint8_t label;
            float depth;
            std::array<float, 3> normal;
        };
        std::vector<Surface> across;
        for (const auto& change : changes) {
            const float* n = normals.data() + 3 * change.across;
            across.push_back({labels[change.across], depth[change.across], {n[0], n[1], n[2]}});
        }
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const auto pixel = changes[i].pixel;
            labels[pixel] = across[i].label;
            depth[pixel] = across[i].depth;
            std::copy_n(across[i].normal.begin(), 3, normals.begin() + std::ptrdiff_t(3 * pixel));
        }
    }
}

}  // namespace limner::live
