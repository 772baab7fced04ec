#include "engine/rendering/exact_march.h"

#include <algorithm>
#include <vector>

namespace limner {
namespace {

struct MarchRay {
    Ray ray;
    std::size_t pixel;
    float entry, step;
    // The hit lies between these two depths; occupancy at both ends.
    float outside, inside;
    float outside_occupancy, inside_occupancy;
};

/// Asks the field on rays, remembering the logits of the last batch.
class RayQuery {
public:
    RayQuery(const FieldQuery& query, const MarchOptions& options) : query_(query), options_(options) {}

    /// Occupancy of each of `rays` at `depth_of(ray)`. False when cancelled.
    template <class DepthOf>
    bool ask(const std::vector<MarchRay>& rays, const DepthOf& depth_of) {
        if (options_.cancelled && options_.cancelled()) return false;
        points_.resize(rays.size());
        for (std::size_t i = 0; i < rays.size(); ++i)
            points_[i] = options_.frame.field_from_head(rays[i].ray.at(depth_of(rays[i])));
        logits_.resize(rays.size() * std::size_t(options_.classes));
        occupancy_.resize(rays.size());
        if (rays.empty()) return true;
        query_(points_, logits_);
        occupancy_of(logits_, options_.classes, occupancy_);
        count_ += std::int64_t(rays.size());
        return true;
    }
    float occupancy(std::size_t i) const { return occupancy_[i]; }
    int label(std::size_t i) const {
        return foreground_class(&logits_[i * std::size_t(options_.classes)], options_.classes);
    }
    std::int64_t count() const { return count_; }

private:
    const FieldQuery& query_;
    const MarchOptions& options_;
    std::vector<Vec3f> points_;
    std::vector<float> logits_, occupancy_;
    std::int64_t count_ = 0;
};

/// Rays of the pixels [begin, end) that meet the bounds.
std::vector<MarchRay> rays_of(const Camera& camera, int size, const MarchOptions& options, std::size_t begin,
                              std::size_t end) {
    const Vec3f low = options.frame.head_from_field(options.low),
                high = options.frame.head_from_field(options.high);
    std::vector<MarchRay> rays;
    for (std::size_t pixel = begin; pixel < end; ++pixel) {
        const Ray ray =
            camera.pixel_ray(int(pixel % std::size_t(size)), int(pixel / std::size_t(size)), size);
        const auto range = clip_to_box(ray, low, high);
        if (!range) continue;
        const float step = (range->exit - range->entry) / float(options.steps);
        rays.push_back({ray, pixel, range->entry, step, range->entry, range->entry, 0, 0});
    }
    return rays;
}

float secant_depth(const MarchRay& r) {
    const float fraction = r.outside_occupancy / std::min(r.outside_occupancy - r.inside_occupancy, -1e-20f);
    return r.outside + std::clamp(fraction, 0.0f, 1.0f) * (r.inside - r.outside);
}

/// Steps `rays` until each has hit or left; returns those that hit. False when cancelled.
bool march(RayQuery& field, const MarchOptions& options, std::vector<MarchRay> rays,
           std::vector<MarchRay>& hits) {
    for (int step = 0; step <= options.steps && !rays.empty(); ++step) {
        const auto depth = [step](const MarchRay& r) { return r.entry + float(step) * r.step; };
        if (!field.ask(rays, depth)) return false;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < rays.size(); ++i) {
            MarchRay& r = rays[i];
            if (field.occupancy(i) > 0) {
                r.inside = depth(r), r.inside_occupancy = field.occupancy(i);
                if (step == 0)
                    r.outside = r.inside, r.outside_occupancy = 0;  // the surface is cut by the bounds
                hits.push_back(r);
            } else {
                r.outside = depth(r), r.outside_occupancy = field.occupancy(i);
                rays[kept++] = r;
            }
        }
        rays.resize(kept);
    }
    return true;
}

}  // namespace

Result<ExactView> march_exact(const FieldQuery& query, const Camera& camera, int size,
                              const MarchOptions& options) {
    if (options.classes < 2 || options.classes > 256 || options.steps < 1 || options.chunk < 1 || size < 1)
        return failure(Errc::wrong_use,
                       "The exact march needs 2 to 256 classes and positive steps, chunk and size");
    const auto cancelled = [] { return failure(Errc::cancelled, "The exact view was cancelled"); };

    ExactView view;
    view.labels = LabelMap(size, size);
    view.depth = DepthMap(size, size);
    RayQuery field(query, options);
    const std::size_t pixels = view.labels.pixels.size(), chunk = std::size_t(options.chunk);
    for (std::size_t begin = 0; begin < pixels; begin += chunk) {
        const std::size_t end = std::min(begin + chunk, pixels);
        std::vector<MarchRay> hits;
        if (!march(field, options, rays_of(camera, size, options, begin, end), hits)) return cancelled();

        // Regula falsi; where the same end moves twice the other end's value is halved (Illinois), or it
        // would creep.
        std::vector<int> last_moved(hits.size(), 0);
        for (int step = 0; step < options.secant_steps; ++step) {
            if (!field.ask(hits, secant_depth)) return cancelled();
            for (std::size_t i = 0; i < hits.size(); ++i) {
                MarchRay& r = hits[i];
                const float depth = secant_depth(r), occupancy = field.occupancy(i);
                const int moved = occupancy > 0 ? 1 : -1;
                if (moved > 0) {
                    r.inside = depth, r.inside_occupancy = occupancy;
                    if (last_moved[i] > 0) r.outside_occupancy *= 0.5f;
                } else {
                    r.outside = depth, r.outside_occupancy = occupancy;
                    if (last_moved[i] < 0) r.inside_occupancy *= 0.5f;
                }
                last_moved[i] = moved;
            }
        }
        if (!field.ask(hits, secant_depth)) return cancelled();
        for (std::size_t i = 0; i < hits.size(); ++i) {
            view.labels.pixels[hits[i].pixel] = std::uint8_t(field.label(i));
            view.depth.pixels[hits[i].pixel] = secant_depth(hits[i]);
        }
        if (options.on_progress) options.on_progress(double(end) / double(pixels));
    }
    view.queries = field.count();
    return view;
}

}  // namespace limner
