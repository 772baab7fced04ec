// Strands: shaded per point (spec section 11), drawn as lines that are wider than a sample or drawn with a
// probability equal to their width.

#include <optional>

#include "engine/synthetic/hair_style.h"
#include "engine/synthetic/scene.h"

namespace limner::synthetic {
namespace {

float power16(float x) { return square(square(square(square(x)))); }
float power70(float x) { return square(square(power16(x))) * square(square(x)) * square(x); }

Vec3 outward_at(const Vec3& p) { return p - Vec3(0, std::min(3.0f, p.y), -1); }

/// Hides strands that lie so deep in the hair, or behind the head, that nobody sees them.
class StrandCulling {
public:
    StrandCulling(const Scene& scene, const View& view) : lattice_(scene.hair.lattice()) {
        OpticalDepth depth;
        scene.hair.sweep(view.backward, depth);
        hidden_.resize(depth.hair.size());
        for (std::size_t i = 0; i < hidden_.size(); ++i)
            hidden_[i] = depth.hair[i] * 1.8f + depth.solid[i] * 0.8f;
    }
    bool hides(const Vec3& p) const { return lattice_.interpolate(hidden_, p) > 15.0f; }
    bool hides_all(std::span<const Vec3> points) const {
        for (std::size_t k = 0; k < points.size(); k += 2) {
            if (lattice_.interpolate(hidden_, points[k]) < 13.0f) return false;
        }
        return true;
    }

private:
    const Lattice& lattice_;
    std::vector<float> hidden_;
};

/// Colour of one strand at its points.
class StrandShader {
public:
    StrandShader(const Scene& scene, const View& view, const Strand& strand)
        : scene_(scene), light_(*scene.light), factors_(scene.person.light), view_(view), strand_(strand) {
        albedo_ = base_albedo();
        lobe_albedo_ = pow(albedo_, 0.7f);
        through_albedo_ = pow(albedo_, 0.55f);
        sheen_albedo_ = pow(albedo_, 0.75f);
        sheen_ = is_tightly_curled(scene.person.hair.style) ? 0.35f : 1.0f;
        jitter_ = (strand.random - 0.5f) * 0.22f;
    }

    /// Radiance at point `p`, a share `t` along the strand, with unit tangent `tangent`.
    Vec3 shade(const Vec3& p, const Vec3& tangent, float t) const {
        if (strand_.kind >= StrandKind::brow) return shade_fine(tangent);
        const Vec3 view = normalized(view_.position - p);
        const Vec3 outward = normalized(outward_at(p));
        const Vec3 normal = normalized(outward - tangent * dot(outward, tangent));
        // Roots are darker than tips. Powers of the albedo scale almost linearly with so small a change.
        const float tip = strand_.kind == StrandKind::head_hair ? mix(0.75f, 1.1f, t) : 1.0f;
        const Vec3 albedo = albedo_ * tip;

        Vec3 ambient = scene_.hair.lattice().interpolate(light_.hair_irradiance, p);
        if (strand_.kind == StrandKind::facial_hair) ambient *= 0.8f;
        Vec3 colour = albedo * ambient * (2.2f * (0.75f + 0.25f * normal.y));

        const float along_view = dot(tangent, view);
        const float across_view2 = 1 - along_view * along_view;
        const Vec3 half = normalized(normal + view - tangent * along_view);
        const float gleam = square(square(clamp(dot(half, normal)))) * across_view2;
        if (gleam > 0.01f) {
            const Vec3 mirror = normalized(reflected(view, normal));
            const float unoccluded = 0.28f * (light_.light.environment[0].x + light_.light.environment[0].y +
                                              light_.light.environment[0].z);
            const float open =
                clamp((ambient.x + ambient.y + ambient.z) / (unoccluded + 1e-4f) * 1.3f - 0.25f);
            const Vec3 tint = Vec3(0.020f) + sheen_albedo_ * (0.10f * (0.25f + 0.75f * tip));
            colour += tint * environment_radiance(factors_, mirror, 2) * (sheen_ * gleam * open);
        }
        const Lit lit{albedo,     tangent, view, normal, std::sqrt(std::max(0.0f, across_view2)),
                      along_view, tip};
        colour += from_light(p, lit, factors_.key_direction, factors_.key_colour, light_.key_depth);
        if (light_.has_rim)
            colour += from_light(p, lit, factors_.rim_direction, factors_.rim_colour, light_.rim_depth);
        return colour;
    }

private:
    struct Lit {
        Vec3 albedo, tangent, view, normal;
        float across_view, along_view, tip;
    };

    Vec3 base_albedo() const {
        const PortraitFactors& person = scene_.person;
        const float random = strand_.random;
        if (strand_.kind == StrandKind::lash) {
            const bool pale =
                person.skin.melanin < 0.15f && person.hair.eumelanin < 1 && person.makeup.amount < 0.1f;
            return pale ? Vec3(0.10f, 0.06f, 0.035f) : Vec3(0.012f, 0.01f, 0.009f);
        }
        float pigment = 0.6f + 0.85f * random;
        if (strand_.kind == StrandKind::brow) pigment = person.brows.darkness * (0.8f + 0.4f * random);
        if (strand_.kind == StrandKind::facial_hair) pigment = 0.9f * (0.7f + 0.6f * random);
        Vec3 albedo = hair_albedo(person.hair, pigment);
        // Per strand and soft: a hard lottery of white and black looks like wire.
        if (strand_.grey > 0)
            albedo = mix(albedo, Vec3(0.46f, 0.45f, 0.44f) * (0.85f + 0.3f * random), strand_.grey);
        if (strand_.kind == StrandKind::brow)
            albedo = mix(albedo, skin_albedo(person.skin.melanin, 0.35f) * 0.6f, 0.16f);
        return albedo;
    }

    Vec3 shade_fine(const Vec3& tangent) const {
        const float along = dot(tangent, factors_.key_direction);
        const float lit = 0.5f * std::sqrt(std::max(0.0f, 1 - along * along)) *
                          smoothstep(-0.2f, 0.5f, factors_.key_direction.z);
        return albedo_ * (light_.light.environment[0] * 0.28f + factors_.key_colour * lit);
    }

    /// Cosine between mirrored light and view around the tangent tilted by `shift` (Marschner's lobes,
    /// simplified).
    static float lobe_cosine(const Lit& lit, const Vec3& to_light, float shift) {
        const Vec3 tilted = normalized(lit.tangent + lit.normal * shift);
        const float a = dot(tilted, to_light), b = dot(tilted, lit.view);
        return std::max(0.0f, std::sqrt(std::max(0.0f, (1 - a * a) * (1 - b * b))) - a * b);
    }

    Vec3 from_light(const Vec3& p, const Lit& lit, const Vec3& to_light, const Vec3& colour,
                    const OpticalDepth& depth) const {
        const float hair = scene_.hair.lattice().interpolate(depth.hair, p + to_light * 0.35f);
        const float solid = scene_.hair.lattice().interpolate(depth.solid, p);
        const float blocked = hair * 0.95f + solid * 0.9f;
        if (blocked > 7) return {};
        const float along = dot(lit.tangent, to_light);
        const float across = std::sqrt(std::max(0.0f, 1 - along * along));
        const float facing = dot(lit.normal, to_light);
        const float diffuse = across * (0.35f + 0.65f * clamp(facing * 0.6f + 0.4f)) * 0.80f;
        const float front = smoothstep(-0.2f, 0.3f, facing);
        Vec3 sum = lit.albedo * diffuse;
        if (front > 0) {
            const float primary = power70(lobe_cosine(lit, to_light, -0.10f + jitter_));
            const float secondary = power16(lobe_cosine(lit, to_light, 0.14f + jitter_));
            sum += Vec3(0.15f * primary * front) +
                   lobe_albedo_ * (secondary * 0.55f * front * (0.3f + 0.7f * lit.tip));
        }
        const float against = clamp(-dot(lit.view, to_light));
        if (against > 0) {
            const float behind = square(against * against * against);
            sum += through_albedo_ * (behind * 0.5f * across * (0.45f + 0.55f * lit.tip));
        }
        return colour * sum * std::exp(-blocked);
    }

    const Scene& scene_;
    const Illumination& light_;
    const LightFactors& factors_;
    const View& view_;
    const Strand& strand_;
    Vec3 albedo_, lobe_albedo_, through_albedo_, sheen_albedo_;
    float sheen_, jitter_;
};

/// Brows and lashes win against the skin that they lie on.
float depth_bias(StrandKind kind) { return kind >= StrandKind::brow ? 0.12f : 0; }

/// Width in cm at share `t` along the strand: tapered towards the tip.
float tapered_width(const Strand& strand, float t) {
    return strand.width * (strand.kind == StrandKind::head_hair ? mix(1.0f, 0.55f, smoothstep(0.7f, 1, t))
                                                                : mix(1.0f, 0.3f, t * t));
}

/// One segment of a strand on the sample grid: walks the major axis and fills the width across it.
struct Segment {
    Vec3 from, to;  // pixel x, pixel y, depth
    float width;    // in samples, across the major axis
    bool steep_x;   // the major axis is x
    int steps;

    Segment(const Vec3& from_, const Vec3& to_, float width_in_samples) : from(from_), to(to_) {
        const float dx = to.x - from.x, dy = to.y - from.y;
        steep_x = std::fabs(dx) > std::fabs(dy);
        const float major = std::max(std::fabs(dx), std::fabs(dy));
        steps = std::max(1, int(std::ceil(major)));
        const float slant = (std::sqrt(dx * dx + dy * dy) + 1e-5f) / std::max(major, 1e-5f);
        width = std::min(width_in_samples * slant, 6.0f);
    }
};

}  // namespace

void draw_strands(const Scene& scene, const View& view, SampleBuffer& samples) {
    const StrandCulling culling(scene, view);
    const float samples_per_cm = float(view.size) / view.span;
    for (const Strand& strand : scene.strands.strands) {
        const auto points = scene.strands.points_of(strand);
        if (strand.kind <= StrandKind::facial_hair && culling.hides_all(points)) continue;
        const StrandShader shader(scene, view, strand);
        const int count = strand.count;
        const auto colour_at = [&](int k) {
            const Vec3 tangent = normalized(points[std::size_t(std::min(k + 1, count - 1))] -
                                            points[std::size_t(std::max(k - 1, 0))]);
            return shader.shade(points[std::size_t(k)], tangent, float(k) / float(count - 1));
        };
        // Most segments lie behind others: the ends of a segment are shaded when a sample of it is seen.
        std::optional<Vec3> previous_colour, colour;
        Vec3 previous;
        bool connected = false;
        for (int k = 0; k < count; ++k) {
            const Vec3& p = points[std::size_t(k)];
            if (strand.kind == StrandKind::head_hair && culling.hides(p)) {
                connected = false;
                continue;
            }
            const Vec3 projected = view.project(p);
            const float t = float(k) / float(count - 1);
            colour.reset();
            if (connected) {
                const Segment segment(
                    previous, projected,
                    tapered_width(strand, t) * samples_per_cm * (view.distance / projected.z));
                const Vec3 normal = normalized(outward_at(p));
                const auto hash = std::uint32_t(strand.first * 31 + k);
                for (int i = 0; i < segment.steps; ++i) {
                    const float f = (float(i) + 0.5f) / float(segment.steps);
                    const Vec3 at = mix(segment.from, segment.to, f);
                    const float across = segment.steep_x ? at.y : at.x;
                    int first = floor_to_int(across), last = first;
                    if (segment.width < 1) {
                        if (hash_to_unit(hash + std::uint32_t(i) * 0x9E37u) > segment.width) continue;
                    } else {
                        first = floor_to_int(across - segment.width * 0.5f + 0.5f);
                        last = std::max(first, floor_to_int(across + segment.width * 0.5f - 0.5f));
                    }
                    const int along = floor_to_int(segment.steep_x ? at.x : at.y);
                    for (int q = first; q <= last; ++q) {
                        const int x = segment.steep_x ? along : q, y = segment.steep_x ? q : along;
                        if (x < 0 || y < 0 || x >= samples.size || y >= samples.size) continue;
                        const std::size_t sample = samples.index(x, y);
                        if (at.z - depth_bias(strand.kind) >= samples.depth[sample]) continue;
                        if (!previous_colour) previous_colour = colour_at(k - 1);
                        if (!colour) colour = colour_at(k);
                        const float off_centre =
                            last > first ? (float(q) + 0.5f - across) / (segment.width * 0.5f) : 0;
                        samples.depth[sample] = at.z;
                        samples.triangle[sample] = SampleBuffer::strand;
                        samples.colour[sample] =
                            mix(*previous_colour, *colour, f) * (1 - 0.35f * off_centre * off_centre);
                        samples.label[sample] = strand.label;
                        samples.normal[sample] = normal;
                    }
                }
            }
            previous_colour = colour;
            previous = projected;
            connected = true;
        }
    }
}

void draw_strand_labels(const Scene& scene, const View& view, SampleBuffer& samples) {
    const StrandCulling culling(scene, view);
    const float samples_per_cm = float(view.size) / view.span;
    // Coverage decides whether a sample is hair; its depth is where the first opaque strand is met, a strand
    // being opaque with a probability equal to its width. A single stray hair in front does not count.
    struct Hit {
        float depth = 1e9f;
        FaceClass label = FaceClass::background;
    };
    std::vector<float> coverage(samples.depth.size(), 0);
    std::vector<Hit> nearest_opaque(samples.depth.size()), nearest(samples.depth.size());
    for (const Strand& strand : scene.strands.strands) {
        const auto points = scene.strands.points_of(strand);
        if (strand.kind <= StrandKind::facial_hair && culling.hides_all(points)) continue;
        for (int k = 1; k < strand.count; ++k) {
            const Vec3 to = view.project(points[std::size_t(k)]),
                       from = view.project(points[std::size_t(k - 1)]);
            const float t = float(k) / float(strand.count - 1);
            const Segment segment(from, to,
                                  tapered_width(strand, t) * samples_per_cm * (view.distance / to.z));
            const auto hash = std::uint32_t(strand.first * 31 + k);
            for (int i = 0; i < segment.steps; ++i) {
                const Vec3 at = mix(from, to, (float(i) + 0.5f) / float(segment.steps));
                const int x = floor_to_int(at.x), y = floor_to_int(at.y);
                if (x < 0 || y < 0 || x >= samples.size || y >= samples.size) continue;
                const std::size_t sample = samples.index(x, y);
                if (at.z - depth_bias(strand.kind) >= samples.depth[sample]) continue;
                coverage[sample] += segment.width;
                if (at.z < nearest[sample].depth) nearest[sample] = {at.z, strand.label};
                const bool opaque = hash_to_unit(hash + std::uint32_t(i) * 0x9E37u) <= segment.width;
                if (opaque && at.z < nearest_opaque[sample].depth)
                    nearest_opaque[sample] = {at.z, strand.label};
            }
        }
    }
    for (std::size_t i = 0; i < coverage.size(); ++i) {
        if (coverage[i] < 0.5f) continue;
        const Hit& hit = nearest_opaque[i].label != FaceClass::background ? nearest_opaque[i] : nearest[i];
        samples.depth[i] = hit.depth;
        samples.label[i] = hit.label;
        samples.triangle[i] = SampleBuffer::strand;
    }
}

}  // namespace limner::synthetic
