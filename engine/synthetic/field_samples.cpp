#include "engine/synthetic/field_samples.h"

#include <optional>

#include "engine/synthetic/scene.h"

namespace limner::synthetic {
namespace {

bool is_small(FaceClass c) {
    switch (c) {
        case FaceClass::nose:
        case FaceClass::glasses:
        case FaceClass::left_eye:
        case FaceClass::right_eye:
        case FaceClass::left_brow:
        case FaceClass::right_brow:
        case FaceClass::left_ear:
        case FaceClass::right_ear:
        case FaceClass::mouth:
        case FaceClass::upper_lip:
        case FaceClass::lower_lip:
        case FaceClass::hat:
        case FaceClass::earring:
        case FaceClass::necklace:
        case FaceClass::facial_hair:
            return true;
        default:
            return false;
    }
}

/// How often points are drawn near a small class, relative to the others: rims and ears are thin shells that
/// a field loses first.
int draws_of(FaceClass c) {
    switch (c) {
        case FaceClass::glasses:
            return 4;
        case FaceClass::left_ear:
        case FaceClass::right_ear:
            return 2;
        default:
            return 1;
    }
}

/// Labels and depth as one camera sees them.
struct DepthView {
    View view;
    std::vector<float> depth;    // 1e9 where nothing is
    std::vector<float> nearest;  // smallest depth of the 3x3 neighbourhood: tolerant at silhouettes
    std::vector<FaceClass> label;
};

std::vector<float> neighbourhood_minimum(const std::vector<float>& depth, int size) {
    std::vector<float> rows(depth.size()), result(depth.size());
    const auto at = [&](const std::vector<float>& map, int x, int y) {
        return map[std::size_t(std::clamp(y, 0, size - 1)) * std::size_t(size) +
                   std::size_t(std::clamp(x, 0, size - 1))];
    };
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            rows[std::size_t(y) * std::size_t(size) + std::size_t(x)] =
                std::min({at(depth, x - 1, y), at(depth, x, y), at(depth, x + 1, y)});
        }
    }
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            result[std::size_t(y) * std::size_t(size) + std::size_t(x)] =
                std::min({at(rows, x, y - 1), at(rows, x, y), at(rows, x, y + 1)});
        }
    }
    return result;
}

DepthView look(const Scene& scene, const ViewCamera& camera, const FieldOptions& options) {
    constexpr float span = 34;  // the cube, with a margin for perspective
    DepthView result;
    result.view =
        View::orbit(field_centre, span, camera, options.view_size).supersampled(options.samples_per_side);
    SampleBuffer samples(result.view.size);
    const std::vector<Vec3> projected = project_all(result.view, scene.mesh.positions);
    draw_mesh(scene.mesh, projected, samples);
    draw_strand_labels(scene, result.view, samples);
    shade_mesh(scene, result.view, projected, 1, samples);
    result.nearest = neighbourhood_minimum(samples.depth, samples.size);
    result.depth = std::move(samples.depth);
    result.label = std::move(samples.label);
    return result;
}

class FieldSampler {
public:
    FieldSampler(const Scene& scene, const FieldOptions& options)
        : options_(options), random_(scene.person.seed * 6151 + 17) {
        constexpr float degree = pi / 180;
        constexpr float directions[][2] = {{0, 0},   {25, 15},  {-25, 15},  {50, -15}, {-50, -15}, {80, 0},
                                           {-80, 0}, {120, 15}, {-120, 15}, {180, 0},  {0, 25},    {0, -25}};
        for (const auto& [yaw, pitch] : directions) {
            ViewCamera camera;
            // Turned a little for every head, so that the rays of a whole set fill space.
            camera.yaw = yaw * degree + random_.normal() * 0.05f;
            camera.pitch = pitch * degree + random_.normal() * 0.04f;
            views_.push_back(look(scene, camera, options));
        }
        collect_surface();
    }

    void fill(FieldSamples& field) {
        field.points.reserve(std::size_t(options_.points));
        field.classes.reserve(std::size_t(options_.points));
        while (int(field.points.size()) < options_.points) {
            const float kind = random_.uniform();
            std::optional<Labelled> drawn;
            if (kind < 0.55f) {
                drawn = near_surface();
            } else if (kind < 0.8f) {
                drawn = in_empty_space();
            } else {
                drawn = uniform();
            }
            if (!drawn || !inside(drawn->position)) continue;
            field.points.push_back((drawn->position - field_centre) / field_half_extent);
            field.classes.push_back(std::uint8_t(drawn->label));
        }
    }

private:
    struct Labelled {
        Vec3 position;
        FaceClass label;
    };
    struct SurfaceSample {
        int view;
        std::size_t sample;
    };

    static bool inside(const Vec3& p) {
        const Vec3 d = p - field_centre;
        return std::max({std::fabs(d.x), std::fabs(d.y), std::fabs(d.z)}) <= field_half_extent;
    }

    Vec3 surface_position(const SurfaceSample& s) const {
        const DepthView& v = views_[std::size_t(s.view)];
        const std::size_t size = std::size_t(v.view.size);
        return v.view.unproject(float(s.sample % size) + 0.5f, float(s.sample / size) + 0.5f,
                                v.depth[s.sample]);
    }

    void collect_surface() {
        samples_of_class_.resize(face_class_count);
        for (int v = 0; v < int(views_.size()); ++v) {
            const DepthView& view = views_[std::size_t(v)];
            for (std::size_t i = 0; i < view.label.size(); ++i) {
                if (view.label[i] == FaceClass::background) continue;
                const SurfaceSample sample{v, i};
                if (!inside(surface_position(sample))) continue;
                surface_.push_back(sample);
                if (is_small(view.label[i])) samples_of_class_[std::size_t(view.label[i])].push_back(sample);
            }
        }
        for (std::size_t c = 0; c < samples_of_class_.size(); ++c) {
            if (samples_of_class_[c].empty()) continue;
            small_classes_.insert(small_classes_.end(), std::size_t(draws_of(FaceClass(c))), c);
        }
        // Every third sample, sorted into cells of 1 cm, for the search of the nearest.
        cells_ = Lattice(field_centre - Vec3(17), field_centre + Vec3(17), 1.0f);
        in_cell_.resize(cells_.size());
        for (std::size_t i = 0; i < surface_.size(); i += 3) {
            const Vec3 p = surface_position(surface_[i]);
            int x, y, z;
            cells_.nearest(p, x, y, z);
            const FaceClass label = views_[std::size_t(surface_[i].view)].label[surface_[i].sample];
            if (cells_.contains(x, y, z)) in_cell_[cells_.index(x, y, z)].push_back({p, label});
        }
    }

    /// Whether some view looks past `p`: its surface there is farther than p by more than `margin`, or there
    /// is none.
    bool seen_free(const Vec3& p, float margin) const {
        for (const DepthView& v : views_) {
            const Vec3 projected = v.view.project(p);
            const int x = floor_to_int(projected.x), y = floor_to_int(projected.y);
            if (x < 0 || y < 0 || x >= v.view.size || y >= v.view.size) continue;
            const std::size_t sample = std::size_t(y) * std::size_t(v.view.size) + std::size_t(x);
            if (v.nearest[sample] > projected.z + margin) return true;
        }
        return false;
    }

    std::optional<Labelled> near_surface() {
        if (surface_.empty()) return std::nullopt;
        const auto pick = [&](const std::vector<SurfaceSample>& list) {
            return list[std::size_t(random_.below(int(list.size())))];
        };
        const bool small = !small_classes_.empty() && random_.chance(0.35f);
        const SurfaceSample s = small ? pick(samples_of_class_[small_classes_[std::size_t(
                                            random_.below(int(small_classes_.size())))]])
                                      : pick(surface_);
        const DepthView& v = views_[std::size_t(s.view)];
        const Vec3 p = surface_position(s);
        const Vec3 ray = normalized(p - v.view.position);
        const bool rim = v.label[s.sample] == FaceClass::glasses;
        const float sigma = rim || random_.chance(1 / 3.0f) ? 0.12f : 0.5f;
        const float offset = std::fabs(random_.normal()) * sigma;
        if (random_.chance(0.5f)) return Labelled{p - ray * offset, FaceClass::background};
        const Vec3 behind = p + ray * offset;
        // A thin part ends before the ray does.
        const bool free = offset > 0.15f && seen_free(behind, 0.25f);
        return Labelled{behind, free ? FaceClass::background : v.label[s.sample]};
    }

    std::optional<Labelled> in_empty_space() {
        const DepthView& v = views_[std::size_t(random_.below(int(views_.size())))];
        const float x = random_.uniform(0, float(v.view.size)), y = random_.uniform(0, float(v.view.size));
        const std::size_t sample = std::size_t(y) * std::size_t(v.view.size) + std::size_t(x);
        const Vec3 per_depth = v.view.unproject(x, y, 1) - v.view.position;
        // Where the ray enters and leaves the cube, in depth.
        float enter = 0, leave = 1e9f;
        for (int axis = 0; axis < 3; ++axis) {
            const float start = v.view.position[axis] - field_centre[axis];
            const float a = (-field_half_extent - start) / per_depth[axis],
                        b = (field_half_extent - start) / per_depth[axis];
            enter = std::max(enter, std::min(a, b));
            leave = std::min(leave, std::max(a, b));
        }
        leave = std::min(leave, v.nearest[sample] - 0.02f);
        if (enter >= leave) return std::nullopt;
        return Labelled{v.view.unproject(x, y, random_.uniform(enter, leave)), FaceClass::background};
    }

    std::optional<Labelled> uniform() {
        const Vec3 p = field_centre + random_.jitter() * field_half_extent;
        if (seen_free(p, 0)) return Labelled{p, FaceClass::background};
        const auto label = nearest_label(p, 2.0f);
        if (!label) return std::nullopt;  // deep inside: whatever is said there is never seen
        return Labelled{p, *label};
    }

    std::optional<FaceClass> nearest_label(const Vec3& p, float radius) const {
        int x, y, z;
        cells_.nearest(p, x, y, z);
        const int reach = int(std::ceil(radius));
        float best = radius * radius;
        std::optional<FaceClass> label;
        for (int dz = -reach; dz <= reach; ++dz) {
            for (int dy = -reach; dy <= reach; ++dy) {
                for (int dx = -reach; dx <= reach; ++dx) {
                    if (!cells_.contains(x + dx, y + dy, z + dz)) continue;
                    for (const Labelled& surface : in_cell_[cells_.index(x + dx, y + dy, z + dz)]) {
                        const Vec3 d = surface.position - p;
                        if (dot(d, d) < best) {
                            best = dot(d, d);
                            label = surface.label;
                        }
                    }
                }
            }
        }
        return label;
    }

    const FieldOptions& options_;
    RandomStream random_;
    std::vector<DepthView> views_;
    std::vector<SurfaceSample> surface_;
    std::vector<std::vector<SurfaceSample>> samples_of_class_;  // of small classes
    std::vector<std::size_t> small_classes_;  // that occur, as often as they are to be drawn
    Lattice cells_;
    std::vector<std::vector<Labelled>> in_cell_;
};

}  // namespace

FieldSamples sample_field(const TemplateHead& head, const PortraitFactors& factors,
                          const FieldOptions& options) {
    const PortraitMesh mesh = build_mesh(head, factors);
    const StrandSet strands = grow_hair(head, factors, mesh);
    const HairVolume hair(head, mesh.warp, strands);
    const Scene scene{head, factors, mesh, strands, hair, nullptr};

    FieldSamples field;
    FieldSampler(scene, options).fill(field);
    for (std::size_t i = 0; i < landmark_count; ++i) {
        field.landmarks_3d[i] = mesh.positions[std::size_t(head.model().landmarks()[i])];
    }
    for (std::size_t e = 0; e < 2; ++e) {
        field.eyes[e] = {mesh.eyes[e].centre, mesh.eyes[e].head_from_eye * Vec3(0, 0, 1)};
    }
    return field;
}

}  // namespace limner::synthetic
