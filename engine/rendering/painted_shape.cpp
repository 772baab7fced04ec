#include "engine/rendering/painted_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/label_set.h"

namespace limner {
namespace {

// Head units (centimetres).
constexpr float below_the_surface = 1;   // so deep goes the class of a painted surface
constexpr float same_surface = 2;        // neighbouring depths closer than this belong together
constexpr float same_painting = 5;       // the same where both are painted alike
constexpr float largest_radius = 1.2f;   // half the depth of what is added
constexpr float into_the_head = 0.6f;    // so far it goes on behind the head's surface, to be one with it
constexpr float reach = 2;               // distances beyond are not told apart
constexpr float border_softness = 0.5f;  // logits of two classes part as if so far from their border

constexpr float nowhere = std::numeric_limits<float>::max();
constexpr float border_pixels = 8;  // more than a triangle of the coarse surface spans
constexpr int smoothing_passes = 240;

/// For each pixel of a square the nearest one of a set (Felzenszwalb and Huttenlocher, "Distance transforms
/// of sampled functions", 2012).
struct Nearest {
    std::vector<float> distance;  // pixels; `nowhere` when the set is empty
    std::vector<std::int32_t> pixel;
};

template <class In>
Nearest nearest_of(int size, const In& in) {
    const auto n = std::size_t(size);
    Nearest nearest{std::vector<float>(n * n, nowhere), std::vector<std::int32_t>(n * n, -1)};
    std::vector<std::int32_t> row(n * n, -1);  // of the nearest in the same column
    for (int x = 0; x < size; ++x) {
        std::int32_t last = -1;
        const auto sweep = [&](int y) {
            if (in(y * size + x)) last = y;
            auto& best = row[std::size_t(y * size + x)];
            if (last >= 0 && (best < 0 || std::abs(last - y) < std::abs(best - y))) best = last;
        };
        for (int y = 0; y < size; ++y) sweep(y);
        last = -1;
        for (int y = size - 1; y >= 0; --y) sweep(y);
    }
    std::vector<int> column(n);       // of the parabolas of the lower envelope
    std::vector<double> from(n + 1);  // where each begins to be the lowest
    for (int y = 0; y < size; ++y) {
        const std::int32_t* rows = &row[std::size_t(y) * n];
        const auto height = [&](int x) { return double(rows[x] - y) * double(rows[x] - y); };
        int count = 0;
        for (int x = 0; x < size; ++x) {
            if (rows[x] < 0) continue;
            double start = -nowhere;
            while (count > 0) {
                const int last = column[std::size_t(count - 1)];
                start = (height(x) + double(x) * x - height(last) - double(last) * last) / (2.0 * (x - last));
                if (start > from[std::size_t(count - 1)]) break;
                --count;
            }
            if (count == 0) start = -nowhere;
            column[std::size_t(count)] = x;
            from[std::size_t(count++)] = start;
        }
        if (count == 0) continue;
        for (int x = 0, i = 0; x < size; ++x) {
            while (i + 1 < count && from[std::size_t(i + 1)] < x) ++i;
            const int best = column[std::size_t(i)];
            const auto here = std::size_t(y * size + x);
            nearest.distance[here] = float(std::sqrt(height(best) + double(x - best) * (x - best)));
            nearest.pixel[here] = rows[best] * size + best;
        }
    }
    return nearest;
}

template <class Visit>
void for_neighbours(int size, int pixel, const Visit& visit) {
    const int x = pixel % size, y = pixel / size;
    if (x > 0) visit(pixel - 1);
    if (x + 1 < size) visit(pixel + 1);
    if (y > 0) visit(pixel - size);
    if (y + 1 < size) visit(pixel + size);
}

/// Mean of the inside neighbours and of those outside that have a value, again and again: a membrane through
/// the values outside.
void stretch(int size, const std::vector<std::int32_t>& inside, std::vector<float>& value) {
    for (int pass = 0; pass < smoothing_passes; ++pass) {
        const bool forth = pass % 2 == 0;  // in turn, so that no direction is favoured
        for (std::size_t i = 0; i < inside.size(); ++i) {
            const auto pixel = inside[forth ? i : inside.size() - 1 - i];
            float sum = 0;
            int count = 0;
            for_neighbours(size, pixel, [&](int next) {
                if (value[std::size_t(next)] > 0) sum += value[std::size_t(next)], ++count;
            });
            if (count > 0) value[std::size_t(pixel)] = sum / float(count);
        }
    }
}

}  // namespace

PaintedShape::PaintedShape(const LabelMap& strokes, const LabelMap& labels, const DepthMap& depth,
                           const Camera& camera, const BakedField& baked)
    : size_(labels.width),
      classes_(baked.classes),
      camera_(camera),
      frame_(baked.frame),
      steepness_(baked.steepness / baked.frame.scale) {
    if (!(steepness_ > 0) || strokes.empty()) return;
    const float distance = std::max(camera.project(frame_.centre).z(), 1e-3f);
    pixel_ =
        (camera.projection == Projection::perspective ? distance : 1) / (camera.focal.x() * float(size_));
    LabelMap painted = resized(strokes, size_, size_);
    for (auto& value : painted.pixels)
        if (value >= classes_) value = unpainted;
    // What is there already needs no change, and its borders stay where they are; but a border that the
    // painting covers shall not show through.
    const auto changes = nearest_of(size_, [&](int i) {
        const auto here = std::size_t(i);
        return painted.pixels[here] != unpainted && painted.pixels[here] != labels.pixels[here];
    });
    auto target = std::move(painted);
    for (std::size_t i = 0; i < target.pixels.size(); ++i)
        if (changes.distance[i] > border_pixels) target.pixels[i] = unpainted;
    find_classes(target, labels, depth);
    find_growth(target, labels, depth);
    left_ = top_ = size_;
    for (int y = 0; y < size_; ++y)
        for (int x = 0; x < size_; ++x) {
            const auto i = std::size_t(y * size_ + x);
            if (class_[i] == unpainted && cut_[i] <= -reach && grown_[i] <= -reach) continue;
            left_ = std::min(left_, x), right_ = std::max(right_, x);
            top_ = std::min(top_, y), bottom_ = std::max(bottom_, y);
        }
}

void PaintedShape::find_classes(const LabelMap& target, const LabelMap& labels, const DepthMap& depth) {
    const auto pixels = target.pixels.size();
    class_ = target.pixels;
    deepest_.assign(pixels, 0);
    const auto empty_then = [&](std::size_t i) {
        return (target.pixels[i] == unpainted ? labels.pixels[i] : target.pixels[i]) == 0;
    };
    for (std::size_t i = 0; i < pixels; ++i) {
        if (target.pixels[i] == unpainted || target.pixels[i] == 0) {
            class_[i] = unpainted;
            continue;
        }
        const float own = depth.pixels[i];
        if (labels.pixels[i] == 0 || own <= 0) {
            deepest_[i] = nowhere;  // the ray meets nothing else
            continue;
        }
        // Down to where the painting goes on behind an edge: the surface between, which this view does not
        // see, would show as a gap in others.
        float deepest = own;
        const int x = int(i) % size_, y = int(i) / size_;
        for (int v = std::max(y - 1, 0); v <= std::min(y + 1, size_ - 1); ++v)
            for (int u = std::max(x - 1, 0); u <= std::min(x + 1, size_ - 1); ++u) {
                const float there = depth.at(u, v);
                const bool same = target.at(u, v) == target.pixels[i];
                if (std::abs(there - own) < (same ? same_painting : same_surface))
                    deepest = std::max(deepest, there);
            }
        deepest_[i] = deepest + below_the_surface;
    }
    // Beside the painting, where nothing is, its class goes on: an outline is then no border of classes.
    const auto nearest = nearest_of(size_, [&](int i) { return !empty_then(std::size_t(i)); });
    for (std::size_t i = 0; i < pixels; ++i) {
        if (!empty_then(i) || nearest.distance[i] * pixel_ > reach) continue;
        const auto next = std::size_t(nearest.pixel[i]);
        class_[i] = class_[next];
        deepest_[i] = deepest_[next];
    }
    // What is removed ends at the outlines of what stays, and reaches far enough beyond the head's own.
    const auto removed = [&](std::size_t i) { return target.pixels[i] == 0 && labels.pixels[i] != 0; };
    const auto near = nearest_of(size_, [&](int i) { return removed(std::size_t(i)); });
    const auto cut = [&](int i) {
        return empty_then(std::size_t(i)) && near.distance[std::size_t(i)] * pixel_ < reach / 2;
    };
    const auto to_cut = nearest_of(size_, cut), to_kept = nearest_of(size_, [&](int i) { return !cut(i); });
    cut_.resize(pixels);
    for (std::size_t i = 0; i < pixels; ++i) {
        const float pixels_inside = cut(int(i)) ? to_kept.distance[i] - 0.5f : 0.5f - to_cut.distance[i];
        cut_[i] = std::clamp(pixels_inside * pixel_, -reach, reach);
    }
}

void PaintedShape::find_growth(const LabelMap& target, const LabelMap& labels, const DepthMap& depth) {
    const auto pixels = target.pixels.size();
    grown_.assign(pixels, -reach);
    std::vector<std::int32_t> added;
    const auto is_added = [&](int i) {
        const auto here = std::size_t(i);
        return target.pixels[here] != unpainted && target.pixels[here] != 0 &&
               (labels.pixels[here] == 0 || depth.pixels[here] <= 0);
    };
    for (int i = 0; i < int(pixels); ++i)
        if (is_added(i)) added.push_back(i);
    if (added.empty()) return;
    const auto head = [&](int i) {
        const auto here = std::size_t(i);
        return depth.pixels[here] > 0 && labels.pixels[here] != 0 && target.pixels[here] != 0;
    };
    const auto to_added = nearest_of(size_, is_added);
    const auto to_empty = nearest_of(size_, [&](int i) { return !is_added(i) && !head(i); });
    const auto to_head = nearest_of(size_, head);
    front_.assign(pixels, 0);
    for (std::size_t i = 0; i < pixels; ++i) {
        const float beyond = (0.5f - to_added.distance[i]) * pixel_;  // outside what is added
        const float inside = (to_empty.distance[i] - 0.5f) * pixel_;
        if (is_added(int(i)))
            grown_[i] = std::min(inside, reach);
        else if (head(int(i)))
            grown_[i] = std::max(std::min(inside, into_the_head + beyond), -reach);
        else
            grown_[i] = std::max(beyond, -reach);
        if (head(int(i))) front_[i] = depth.pixels[i];
    }
    // The nearer face goes on from the outline of the head.
    const float in_the_middle = std::max(camera_.project(frame_.centre).z(), 1e-3f);
    std::vector<float> face(pixels, 0);
    for (const auto i : added) {
        const auto here = std::size_t(i);
        face[here] = to_head.pixel[here] < 0 ? in_the_middle : depth.pixels[std::size_t(to_head.pixel[here])];
        for_neighbours(size_, i, [&](int next) {
            if (head(next)) face[std::size_t(next)] = depth.pixels[std::size_t(next)];
        });
    }
    stretch(size_, added, face);
    // As deep as it is wide.
    std::vector<float> radius(pixels, 0);
    const int window = std::max(int(largest_radius / pixel_), 1);
    for (const auto i : added) {
        float widest = pixel_;
        const int x = i % size_, y = i / size_;
        for (int v = std::max(y - window, 0); v <= std::min(y + window, size_ - 1); ++v)
            for (int u = std::max(x - window, 0); u <= std::min(x + window, size_ - 1); ++u)
                if (is_added(v * size_ + u)) widest = std::max(widest, grown_[std::size_t(v * size_ + u)]);
        radius[std::size_t(i)] = std::min(widest, largest_radius);
    }
    for (const auto i : added)
        for_neighbours(size_, i, [&](int next) {
            if (!is_added(next)) radius[std::size_t(next)] = 0;
        });
    stretch(size_, added, radius);
    middle_.resize(pixels);
    radius_.resize(pixels);
    added_.resize(pixels);
    for (std::size_t i = 0; i < pixels; ++i) {
        const auto next = std::size_t(to_added.pixel[i]);
        radius_[i] = radius[next];
        middle_[i] = face[next] + radius[next];
        added_[i] = target.pixels[next];
    }
}

/// The four pixels around a point, as the painted view sees it.
struct PaintedShape::Pixels {
    std::array<std::size_t, 4> at;
    std::array<float, 4> weight;
    float depth;

    float mixed(const std::vector<float>& map) const {
        float sum = 0;
        for (std::size_t k = 0; k < 4; ++k) sum += weight[k] * map[at[k]];
        return sum;
    }
    std::size_t nearest() const {
        return at[std::size_t(std::max_element(weight.begin(), weight.end()) - weight.begin())];
    }
};

bool PaintedShape::find_pixels(const Vec3f& point, Pixels& here) const {
    const Vec3f seen = camera_.project(point);
    if (!(seen.z() > 0)) return false;
    const float x = seen.x() * float(size_) - 0.5f, y = seen.y() * float(size_) - 0.5f;
    if (!(x > float(left_ - 1) && x < float(right_ + 1) && y > float(top_ - 1) && y < float(bottom_ + 1)))
        return false;
    const float x0 = std::floor(x), y0 = std::floor(y), fx = x - x0, fy = y - y0;
    here.weight = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
    here.depth = seen.z();
    for (int k = 0; k < 4; ++k) {
        const int u = std::clamp(int(x0) + (k & 1), 0, size_ - 1);
        const int v = std::clamp(int(y0) + (k >> 1), 0, size_ - 1);
        here.at[std::size_t(k)] = std::size_t(v * size_ + u);
    }
    return true;
}

/// The class that covers most, among those that reach to `depth`.
PaintedShape::Share PaintedShape::class_of(const Pixels& here, float depth) const {
    Share best;
    for (const auto pixel : here.at) {
        const auto label = class_[pixel];
        if (label == unpainted || depth > deepest_[pixel]) continue;
        float covered = 0;
        for (std::size_t k = 0; k < 4; ++k)
            if (class_[here.at[k]] == label && depth <= deepest_[here.at[k]]) covered += here.weight[k];
        if (covered > best.covered || (covered == best.covered && label < best.label))
            best = {label, covered};
    }
    return best;
}

void PaintedShape::change(const Pixels& here, float* logits) const {
    float highest = logits[1];
    for (int c = 2; c < classes_; ++c) highest = std::max(highest, logits[c]);
    const float before = highest - logits[0];
    if (!std::isfinite(before)) return;
    float occupancy = before;
    Share best = class_of(here, here.depth);
    // Not quite `reach`: the weights need not add up to one.
    const float cut = here.mixed(cut_);
    if (cut > -0.99f * reach) occupancy = std::min(occupancy, -cut * steepness_);
    const float grown = here.mixed(grown_);
    if (grown > -0.99f * reach) {
        const float radius = here.mixed(radius_), off = here.depth - here.mixed(middle_);
        float solid = grown < radius ? radius - std::hypot(radius - grown, off) : radius - std::abs(off);
        float limit = 0, known = 0;
        for (std::size_t k = 0; k < 4; ++k)
            if (front_[here.at[k]] > 0) limit += here.weight[k] * front_[here.at[k]], known += here.weight[k];
        if (known > 0.5f) solid = std::min(solid, here.depth - limit / known);
        if (solid * steepness_ > occupancy) {
            occupancy = solid * steepness_;
            if (best.covered < 0.5f) best = {added_[here.nearest()], 0.5f};
        }
    }
    const float raised = occupancy - before;
    for (int c = 1; c < classes_; ++c) logits[c] += raised;
    if (best.label == unpainted) return;
    const float top = logits[0] + occupancy, lead = (2 * best.covered - 1) * border_softness * steepness_;
    for (int c = 1; c < classes_; ++c) {
        if (lead >= 0)
            logits[c] = c == best.label ? top : std::min(logits[c], top - lead);
        else if (c == best.label)
            logits[c] = std::min(logits[c], top + lead);
    }
}

void PaintedShape::apply(std::span<const Vec3f> points, std::span<float> logits) const {
    if (empty()) return;
    Pixels here;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (find_pixels(frame_.head_from_field(points[i]), here))
            change(here, &logits[i * std::size_t(classes_)]);
}

void PaintedShape::mark(const Camera& camera, SurfaceView& view) const {
    if (empty()) return;
    const int size = view.labels.width;
    Pixels here;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            auto& label = view.labels.at(x, y);
            const float depth = view.depth.at(x, y);
            if (label == 0 || !(depth > 0)) continue;
            if (!find_pixels(camera.pixel_ray(x, y, size).at(depth), here)) continue;
            const auto share = class_of(here, here.depth);
            if (share.covered > 0.5f) label = std::uint8_t(share.label);
        }
}

bool PaintedShape::hides(const Vec3f& point, std::uint8_t label) const {
    Pixels here;
    if (empty() || !find_pixels(point, here)) return false;
    const auto share = class_of(here, here.depth);
    // A pixel that is partly covered counts: what shows of a thing that was painted over is its outline.
    return here.mixed(cut_) > 0 || (share.covered > 0.25f && share.label != label);
}

std::size_t PaintedShape::bytes() const {
    return class_.size() + added_.size() +
           sizeof(float) * (deepest_.size() + cut_.size() + grown_.size() + middle_.size() + radius_.size() +
                            front_.size());
}

FieldQuery with_painting(FieldQuery field, std::shared_ptr<const PaintedShape> shape) {
    if (shape->empty()) return field;
    return [field = std::move(field), shape = std::move(shape)](std::span<const Vec3f> points,
                                                                std::span<float> logits) {
        field(points, logits);
        shape->apply(points, logits);
    };
}

}  // namespace limner
