#include "engine/rendering/border_march.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace limner {
namespace {

// Lengths in field units (1/16 of them is a centimetre of a head). All were chosen on heads of the bundled
// model at 256 x 256 for the fewest queries.
constexpr float same_surface = 0.4f / 16;   // neighbouring depths closer than this belong together
constexpr float close_enough = 0.04f / 16;  // so far inside, the label is that of the surface
constexpr float passed_by = 0.007f / 16;    // so far outside and on the way out, the ray has missed the rim
constexpr float left_behind = 0.27f / 16;   // the same for a surface that the raster shows at this pixel
constexpr float first_step = 0.02f / 16, least_step = 0.1f / 16, largest_step = 0.35f / 16;
constexpr float overshoot = 0.01f / 16;      // so that a step ends on the other side
constexpr float tight_bracket = 0.12f / 16;  // between two points so close logits are linear
constexpr float reach = 1.5f / 16;           // how far behind the expected depth a surface may lie
constexpr int most_points = 24, most_backward = 6;
constexpr int most_waves = 2;  // of pixels whose neighbour got another label

using Neighbours = std::array<std::int32_t, 4>;  // left, right, up, down; -1 outside the picture

Neighbours neighbours_of(std::int32_t pixel, int size) {
    const int x = pixel % size, y = pixel / size;
    return {x > 0 ? pixel - 1 : -1, x + 1 < size ? pixel + 1 : -1, y > 0 ? pixel - size : -1,
            y + 1 < size ? pixel + size : -1};
}

}  // namespace

struct BorderMarch::Scene {
    const FieldQuery& query;
    const Camera& camera;
    const FieldFrame& frame;
    int size, classes;
    float steepness;  // logits per head unit
    SurfaceView& view;

    float length(float field_units) const { return field_units * frame.scale; }  // head units
    float depth(std::int32_t pixel) const { return view.depth.pixels[std::size_t(pixel)]; }
    std::uint8_t label(std::int32_t pixel) const { return view.labels.pixels[std::size_t(pixel)]; }
};

BorderMarch::Probe BorderMarch::probe_at(const Scene& scene, std::int32_t pixel) const {
    Probe probe{};
    probe.pixel = pixel;
    probe.ray = scene.camera.pixel_ray(pixel % scene.size, pixel / scene.size, scene.size);
    probe.own = scene.depth(pixel);
    probe.label_stands = true;
    const float together = scene.length(same_surface);
    float nearest = probe.own > 0 ? probe.own - together : std::numeric_limits<float>::max();
    const Neighbours around = neighbours_of(pixel, scene.size);
    for (std::size_t side = 0; side < around.size(); ++side) {
        const std::int32_t next = around[side];
        if (next < 0) continue;
        const float depth = scene.depth(next);
        if (depth <= 0) {
            probe.open = true;
            continue;
        }
        probe.behind = std::max(probe.behind, depth);
        if (std::abs(depth - probe.own) < together && scene.label(next) != scene.label(pixel))
            probe.label_stands = false;
        if (depth >= nearest) continue;
        nearest = depth;
        // Near its outline a surface turns away: continue its slope.
        const std::int32_t beyond = neighbours_of(next, scene.size)[side];
        const float slope = beyond >= 0 && scene.depth(beyond) > 0 ? depth - scene.depth(beyond) : 0.0f;
        probe.in_front = true;
        probe.start = depth + std::clamp(slope, 0.0f, together);
    }
    if (!probe.in_front) probe.start = probe.own;
    probe.depth = probe.start;
    return probe;
}

/// True: the ray has ended.
bool BorderMarch::hit(const Scene& scene, const Probe& probe, int label, float depth) {
    Hit hit{probe.pixel, std::uint8_t(label), depth, Vec3f::Zero()};
    if (!scene.view.normals.empty() && label != 0) {
        std::int32_t same = probe.pixel;
        for (const std::int32_t next : neighbours_of(probe.pixel, scene.size))
            if (next >= 0 && scene.depth(next) > 0 &&
                std::abs(scene.depth(next) - depth) <
                    std::abs(scene.depth(same) - depth) - scene.length(same_surface))
                same = next;
        const std::size_t plane = std::size_t(scene.size) * std::size_t(scene.size);
        for (std::size_t axis = 0; axis < 3; ++axis)
            hit.normal[Eigen::Index(axis)] = scene.view.normals[axis * plane + std::size_t(same)];
    }
    hits_.push_back(hit);
    return true;
}

/// Nothing at the present surface: on to the next one. True: the ray has ended.
bool BorderMarch::miss(const Scene& scene, Probe& probe) {
    if (probe.in_front) {
        if (probe.own <= 0 || probe.label_stands)
            return hit(scene, probe, scene.label(probe.pixel), probe.own);
        probe.in_front = false;
    } else if (probe.behind > probe.own + scene.length(same_surface)) {
        probe.own = probe.behind;
    } else {
        return hit(scene, probe, 0, 0);
    }
    probe.start = probe.depth = probe.own;
    probe.asked = 0;
    return false;
}

/// Decides what the occupancy at probe.depth means. True: the ray has ended.
bool BorderMarch::advance(const Scene& scene, Probe& probe, float occupancy, const float* logits,
                          const float* last_logits) {
    const bool first = probe.asked++ == 0;
    const float depth = probe.depth, last_depth = probe.last_depth, last_occupancy = probe.last_occupancy;
    const float distance = occupancy / scene.steepness;  // to the surface, inside positive
    const auto go_on = [&](float next_depth) {
        probe.last_depth = depth;
        probe.last_occupancy = occupancy;
        probe.depth = next_depth;
        return false;
    };
    if (!first && (occupancy > 0) != (last_occupancy > 0)) {
        const float back = occupancy / (occupancy - last_occupancy);  // 0 = here, 1 = at the last point
        if (occupancy > 0 && depth - last_depth > scene.length(tight_bracket))
            return go_on(depth + std::clamp(back, 0.1f, 0.9f) * (last_depth - depth));
        float mixed[256];
        for (int c = 0; c < scene.classes; ++c) mixed[c] = logits[c] + back * (last_logits[c] - logits[c]);
        return hit(scene, probe, foreground_class(mixed, scene.classes), depth + back * (last_depth - depth));
    }
    if (occupancy > 0) {
        if (distance < scene.length(close_enough) || probe.asked > most_backward)
            return hit(scene, probe, foreground_class(logits, scene.classes), depth - distance);
        return go_on(depth - std::min(distance + scene.length(overshoot), scene.length(largest_step)));
    }
    const bool falling = !first && occupancy < last_occupancy;
    const bool something_else = probe.open || probe.behind > probe.own + scene.length(same_surface);
    const bool left = probe.in_front ? (first ? distance < -scene.length(2 * passed_by)
                                              : falling && distance < -scene.length(passed_by))
                                     : falling && something_else && distance < -scene.length(left_behind);
    if (left || probe.asked >= most_points || depth > probe.start + scene.length(reach))
        return miss(scene, probe);
    const float least = first && !probe.in_front ? first_step : least_step;
    return go_on(depth + std::clamp(-distance + scene.length(overshoot), scene.length(least),
                                    scene.length(largest_step)));
}

std::int64_t BorderMarch::march(const Scene& scene) {
    const std::size_t classes = std::size_t(scene.classes);
    std::int64_t asked = 0;
    while (!probes_.empty()) {
        const std::size_t count = probes_.size();
        asked += std::int64_t(count);
        points_.resize(count);
        occupancy_.resize(count);
        logits_.resize(count * classes);
        last_logits_.resize(count * classes);
        for (std::size_t i = 0; i < count; ++i)
            points_[i] = scene.frame.field_from_head(probes_[i].ray.at(probes_[i].depth));
        scene.query(points_, logits_);
        occupancy_of(logits_, scene.classes, occupancy_);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i) {
            Probe probe = probes_[i];
            const float* row = &logits_[i * classes];
            if (advance(scene, probe, occupancy_[i], row, &last_logits_[i * classes])) continue;
            std::copy_n(row, classes, &last_logits_[kept * classes]);
            probes_[kept++] = probe;
        }
        probes_.resize(kept);
    }
    return asked;
}

/// Writes the hits into the view; where a label changed, the pixels next to it are the next probes.
void BorderMarch::apply(const Scene& scene) {
    const std::size_t plane = std::size_t(scene.size) * std::size_t(scene.size);
    std::vector<std::int32_t> changed;
    for (const Hit& hit : hits_) {
        const std::size_t pixel = std::size_t(hit.pixel);
        if (scene.view.labels.pixels[pixel] != hit.label) changed.push_back(hit.pixel);
        scene.view.labels.pixels[pixel] = hit.label;
        scene.view.depth.pixels[pixel] = hit.depth;
        Vec3f position = Vec3f::Zero();
        if (hit.label != 0 && !scene.view.positions.empty())
            position = scene.camera.pixel_ray(hit.pixel % scene.size, hit.pixel / scene.size, scene.size)
                           .at(hit.depth);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (!scene.view.normals.empty())
                scene.view.normals[axis * plane + pixel] = hit.normal[Eigen::Index(axis)];
            if (!scene.view.positions.empty())
                scene.view.positions[axis * plane + pixel] = position[Eigen::Index(axis)];
        }
    }
    hits_.clear();
    for (const std::int32_t pixel : changed)
        for (const std::int32_t next : neighbours_of(pixel, scene.size)) {
            if (next < 0 || visited_[std::size_t(next)] || scene.label(next) == scene.label(pixel)) continue;
            visited_[std::size_t(next)] = 1;
            probes_.push_back(probe_at(scene, next));
        }
}

std::int64_t BorderMarch::correct(const FieldQuery& query, const BakedField& field, const Camera& camera,
                                  SurfaceView& view) {
    if (!(field.steepness > 0)) return 0;
    const int size = view.labels.width;
    const Scene scene{query, camera, field.frame, size, field.classes, field.steepness / field.frame.scale,
                      view};
    visited_.assign(view.labels.pixels.size(), 0);
    probes_.clear();
    hits_.clear();
    const std::uint8_t* labels = view.labels.pixels.data();
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const std::int32_t pixel = y * size + x;
            const std::uint8_t label = labels[pixel];
            if ((x > 0 && labels[pixel - 1] != label) || (x + 1 < size && labels[pixel + 1] != label) ||
                (y > 0 && labels[pixel - size] != label) || (y + 1 < size && labels[pixel + size] != label)) {
                visited_[std::size_t(pixel)] = 1;
                probes_.push_back(probe_at(scene, pixel));
            }
        }
    std::int64_t asked = 0;
    for (int wave = 0; wave < most_waves && !probes_.empty(); ++wave) {
        asked += march(scene);
        apply(scene);
    }
    return asked;
}

}  // namespace limner
