// Head hair: every strand is integrated from its root along a comb field that gives way to gravity, kept
// outside the head, curled, and pulled towards a guide strand of its clump (spec section 6.1).

#include "engine/synthetic/hair_style.h"
#include "engine/synthetic/strands.h"

namespace limner::synthetic {
namespace {

constexpr Vec3 whorl(0.8f, 13.0f, -5.5f);

class HairGrower {
public:
    HairGrower(const TemplateHead& head, const PortraitFactors& factors, StrandSet& strands)
        : head_(head),
          field_(head.distance_field()),
          person_(factors),
          hair_(factors.hair),
          style_(parameters_of(factors.hair)),
          phase_(float(factors.seed % 100003)),
          strands_(strands) {}

    void grow() {
        if (style_.strands == 0) return;
        grow_guides();
        std::vector<Vec3> strand;
        for (int i = 0; i < style_.strands; ++i) {
            RandomStream random(person_.seed * 7477 + std::uint64_t(i) * 3 + 2);
            const SurfacePoint root = head_.random_scalp_point(random);
            if (!grows_at(root, random)) continue;
            const int guide = style_.clumping > 0 ? nearest_guide(root) : -1;
            const bool curls = style_.curl_radius > 0 || style_.wave_radius > 0;
            const std::uint64_t shape =
                guide >= 0 && curls ? std::uint64_t(guide) * 7 : std::uint64_t(i) * 17 + 999;
            const bool stray = style_.segments > 2 && !style_.tied && random.chance(stray_share);
            grow_strand(root, random, std::uint32_t(person_.seed * 131 + shape), stray, strand);
            if (guide >= 0 && !stray) join_clump(guides_[std::size_t(guide)].points, random, strand);
            if (person_.accessories.beanie) press_under_beanie(strand);
            Strand description = new_strand(random);
            description.width =
                style_.width *
                mix(0.55f, 1.0f, smoothstep(-0.2f, 0.7f, head_.attribute(root, Attribute::scalp))) *
                (stray ? 0.6f : 1.0f);
            // The strands of a clump resemble each other: what is seen of hair from a distance are its
            // clumps.
            if (guide >= 0) {
                const auto clump = std::uint32_t(person_.seed * 977 + std::uint64_t(guide) * 2 + 1);
                description.random = mix(hash_to_unit(clump), description.random, 0.5f);
            }
            strands_.add(description, strand);
        }
        const bool bun = hair_.style == HairStyle::bun;
        if (style_.tied && bun && !person_.accessories.beanie) add_bun();
        if (style_.tied && !bun) add_tail();
    }

private:
    struct Guide {
        SurfacePoint root;
        std::vector<Vec3> points;
        float parting_side;
    };

    Strand new_strand(RandomStream& random) const {
        Strand strand;
        strand.width = 0.034f;
        strand.random = random.uniform();
        strand.grey =
            hair_.grey <= 0 ? 0 : clamp(hair_.grey * 1.15f + (random.uniform() - 0.5f) * 0.5f - 0.12f);
        return strand;
    }

    /// x of the (curved) parting at the height and depth of `p`.
    float parting(const Vec3& p) const {
        return hair_.part * (1 - 0.25f * smoothstep(2.0f, -5.0f, p.z)) +
               0.35f * std::sin(p.z * 0.55f + phase_ * 1.3f) * smoothstep(9.0f, 2.0f, p.z);
    }

    bool in_fringe(const Vec3& root, float scalp) const {
        return style_.fringe && root.z > 2.5f && root.y > 8.0f && std::fabs(root.x) < 5.0f && scalp < 3.0f;
    }

    static float topness(const Vec3& root) { return smoothstep(6.8f, 9.8f, root.y); }

    float length_at(const Vec3& root, float scalp) const {
        using enum HairStyle;
        const float azimuth = azimuth_degrees(root);
        const float side_or_back = mix(style_.side_length, style_.back_length, smoothstep(95, 140, azimuth));
        float result = mix(side_or_back, style_.top_length, topness(root));
        if (style_.front_length > 0 && root.z > 2.5f && root.y > 8.0f) {
            const float front =
                1 - smoothstep(style_.fringe ? 2.6f : 1.2f, style_.fringe ? 3.4f : 3.0f, scalp);
            // A fringe ends just above the brows, wherever its root is.
            const float front_length =
                style_.fringe ? 4.3f + std::max(scalp, 0.0f) * 1.05f : style_.front_length;
            if (std::fabs(root.x) < (style_.fringe ? 5.0f : 6.2f)) result = mix(result, front_length, front);
        }
        const HairStyle style = hair_.style;
        const bool fades = style == crop || style == side_part || style == slicked_back ||
                           style == short_curls || style == pixie || style == afro;
        if (fades && azimuth > 50) result *= mix(0.3f, 1.0f, smoothstep(-0.3f, 4.0f, scalp));
        if (style == side_part || style == pixie) {
            // Otherwise "wings" stick out at the sides.
            result *= mix(1.0f, 0.42f, smoothstep(1.5f, 6.8f, std::fabs(root.x)));
        }
        return result;
    }

    /// Comb direction at `p` for a strand rooted at `root`, tangential to the head except for `outward`.
    Vec3 comb(const Vec3& p, const Vec3& normal, const Vec3& root, bool fringe) const {
        const float top = topness(root);
        Comb kind = style_.comb;
        if (style_.tight_sides && top < 0.5f) kind = Comb::radial;
        if (fringe) kind = Comb::forward;
        Vec3 direction;
        switch (kind) {
            case Comb::outward:
                return normal;
            case Comb::radial:
                direction = normalized(p - whorl) + Vec3(0, -0.25f, 0);
                if (style_.fringe && root.z > -2 && root.y > 5) {
                    direction = {root.x > 0 ? 1.0f : -1.0f, -0.6f, -0.55f};
                }
                break;
            case Comb::part:
                direction = part_comb(root);
                break;
            case Comb::back:
                direction = top > 0.4f ? Vec3(root.x * 0.03f, 0.25f, -1) : Vec3(0, -0.45f, -1);
                break;
            case Comb::tied:
                direction = normalized(style_.tie - p);
                break;
            case Comb::forward:
                if (top > 0.4f && root.z > -4) {
                    const float sideways = fringe ? 0 : hair_.part > 0 ? 0.22f : -0.22f;
                    direction = {root.x * 0.05f + sideways, -0.05f, 1};
                } else {
                    direction = normalized(p - whorl) + Vec3(0, -0.3f, 0);
                }
                break;
        }
        direction = normalized(direction);
        return normalized(direction - normal * dot(direction, normal));
    }

    Vec3 part_comb(const Vec3& root) const {
        if (root.y > 7.5f && root.z > -6) {
            const float side = root.x > parting(root) ? 1.0f : -1.0f;
            const bool front = root.z > 3;
            if (hair_.style == HairStyle::pixie) return {side, -0.1f, front ? 0.35f : -0.3f};
            if (hair_.style == HairStyle::side_part) return {side, -0.1f, front ? -0.15f : -0.3f};
            return {side, -0.45f, front ? -0.42f : -0.25f};
        }
        return root.z < -3 ? Vec3(root.x * 0.05f, -1, -0.1f) : Vec3(0, -0.9f, -0.42f);
    }

    /// Whether hair grows at `root`: the hairline is soft, a parting and a bald crown stay free.
    bool grows_at(const SurfacePoint& root, RandomStream& random) const {
        const Vec3& p = root.position;
        const float scalp = head_.attribute(root, Attribute::scalp);
        const float noise = head_.noise().broad.at(p + Vec3(phase_ * 0.7f, 0, 0), 7.0f) * 0.6f +
                            head_.noise().fine.at(p, 2.5f) * 0.25f;
        const float inside = scalp + noise;
        if (inside < 0.05f && random.uniform() > smoothstep(-0.35f, 0.25f, inside)) return false;
        // Bald crowns have no edge either: hair thins out over a centimetre.
        const float below_crown = horseshoe_height(p) - p.y - noise * 3;
        if (style_.horseshoe && random.uniform() > smoothstep(-0.4f, 0.9f, below_crown)) return false;
        if (style_.comb == Comb::part && hair_.style != HairStyle::pixie) {
            const float from_part = p.x - parting(p) + 0.12f * head_.noise().fine.at(p, 2.0f);
            if (p.z > -5.5f && p.y > 8 && random.uniform() < 0.85f * std::exp(-square(from_part / 0.13f)))
                return false;
        }
        return true;
    }

    /// A `stray` strand keeps to no layer and no clump: such hairs soften the silhouette.
    void grow_strand(const SurfacePoint& root, RandomStream& random, std::uint32_t shape, bool stray,
                     std::vector<Vec3>& points) const {
        const float scalp = head_.attribute(root, Attribute::scalp);
        float total =
            length_at(root.position, scalp) * (1 + style_.length_variation * (random.uniform() * 2 - 1));
        total *= mix(0.55f, 1.0f, smoothstep(-0.4f, 0.8f, scalp));
        const float step = total / float(style_.segments);
        const float top = topness(root.position);
        const bool fringe = in_fringe(root.position, scalp);

        // Height of this strand's layer above the head.
        float layer = 0.06f + style_.volume * (0.15f + 0.85f * random.uniform());
        if (style_.tight_sides && top < 0.5f) layer = 0.05f;
        layer *= mix(0.35f, 1.0f, smoothstep(0, 2.0f, scalp));
        if (style_.comb == Comb::part) {
            const float from_part = std::fabs(root.position.x - parting(root.position));
            layer *= mix(0.62f, 1.0f, smoothstep(0, 1.3f, from_part));
        }

        if (stray) layer += random.uniform(0.05f, 0.4f);

        const bool flat_tips = is_flat_at_tips(hair_.style) && !stray;
        const Vec3 frizz = random.direction() * (stray ? style_.frizz + 0.12f : style_.frizz);
        const float turn = 1 - std::exp(-step / style_.stiffness);
        Vec3 position = root.position;
        Vec3 normal = root.normal;
        Vec3 direction = normalized(normal * style_.lift + comb(position, normal, root.position, fringe));
        normal = field_.sample(position).direction;
        points.clear();
        points.push_back(position - root.normal * 0.12f);
        float arc = 0;
        for (int k = 0; k < style_.segments; ++k) {
            const float combed = style_.gravity ? std::exp(-arc / style_.comb_reach) : 1;
            const Vec3 down(0, style_.gravity ? combed - 1 : 0, 0);
            const Vec3 target = normalized(comb(position, normal, root.position, fringe) * combed + down +
                                           frizz + random.jitter() * (style_.frizz * 0.5f));
            direction = normalized(direction + (target - direction) * turn);
            if (style_.tied) {
                const float to_tie = length(position - style_.tie);
                if (to_tie < 1.0f) {
                    while (int(points.size()) <= style_.segments)
                        points.push_back(position + random.direction() * 0.08f);
                    break;
                }
                if (to_tie < step * 1.2f || to_tie < 2.5f) {
                    direction = normalized(mix(direction, normalized(style_.tie - position), 0.7f));
                }
            }
            position += direction * step;
            arc += step;

            float height = layer * smoothstep(0, std::min(3.5f, total * 0.6f), arc);
            if (flat_tips) height *= mix(1.0f, 0.45f, smoothstep(0.4f, 1.0f, arc / total));
            height += 0.03f;
            const DistanceField::Sample here = field_.sample(position);
            normal = here.direction;
            if (here.distance < height) {
                position += normal * ((height - here.distance) * (here.distance < 0 ? 1.0f : 0.7f));
                const float inward = dot(direction, normal);
                if (inward < 0) direction = normalized(direction - normal * (inward * 0.9f));
            } else if (flat_tips && arc > 1.5f && here.distance > height + 0.25f) {
                position -= normal * std::min(0.25f * (here.distance - height - 0.25f), 0.5f * step);
            }
            points.push_back(position);
        }
        if (style_.curl_radius > 0 || style_.wave_radius > 0) curl(shape, points);
    }

    /// Winds a strand around its own path; `shape` fixes phase and frequency, the same for a clump.
    void curl(std::uint32_t shape, std::vector<Vec3>& points) const {
        const float curl_phase = hash_to_unit(shape) * 2 * pi, wave_phase = hash_to_unit(shape + 7) * 2 * pi;
        const float curl_rate = style_.curl_frequency * (0.8f + 0.4f * hash_to_unit(shape + 3)) * 2 * pi;
        const float wave_rate = style_.wave_frequency * (0.8f + 0.4f * hash_to_unit(shape + 5)) * 2 * pi;
        const int last = int(points.size()) - 1;
        Vec3 previous = points[0];  // before winding
        float arc = 0;
        for (int k = 1; k <= last; ++k) {
            const Vec3 here = points[std::size_t(k)];
            const Vec3 next = points[std::size_t(std::min(k + 1, last))];
            arc += length(here - previous);
            const Vec3 tangent = normalized(next - previous);
            previous = here;
            const Vec3 sideways = normalized(cross(tangent, field_.sample(here).direction));
            const Vec3 outward = cross(sideways, tangent);
            const float ramp = smoothstep(0, 4 * style_.curl_start, arc);
            Vec3& wound = points[std::size_t(k)];
            if (style_.curl_radius > 0) {
                const float angle = arc * curl_rate + curl_phase;
                wound += (sideways * std::cos(angle) + outward * (0.8f * std::sin(angle) + 0.5f)) *
                         (style_.curl_radius * ramp);
            }
            if (style_.wave_radius > 0) {
                const float angle = arc * wave_rate + wave_phase;
                wound += (sideways * std::sin(angle) + outward * (0.6f * std::cos(angle) + 0.3f)) *
                         (style_.wave_radius * ramp);
            }
        }
    }

    void grow_guides() {
        guides_.resize(std::size_t(style_.clumps));
        for (int i = 0; i < style_.clumps; ++i) {
            Guide& guide = guides_[std::size_t(i)];
            RandomStream random(person_.seed * 977 + std::uint64_t(i) * 13 + 1);
            do {
                guide.root = head_.random_scalp_point(random);
            } while (!grows_at(guide.root, random));
            grow_strand(guide.root, random, std::uint32_t(person_.seed * 131 + std::uint64_t(i) * 7), false,
                        guide.points);
            guide.parting_side = guide.root.position.x - parting(guide.root.position);
        }
        // Cells for the search of the nearest guide.
        cells_ = Lattice({-14, -12, -16}, {14, 18, 16}, cell_size);
        guides_in_cell_.assign(cells_.size(), {});
        for (int i = 0; i < style_.clumps; ++i) {
            int x, y, z;
            cells_.nearest(guides_[std::size_t(i)].root.position, x, y, z);
            if (cells_.contains(x, y, z)) guides_in_cell_[cells_.index(x, y, z)].push_back(i);
        }
    }

    /// Guide with the nearest root, on the same side of a parting.
    int nearest_guide(const SurfacePoint& root) const {
        const Vec3& p = root.position;
        const bool any_side = style_.comb != Comb::part || p.z < -5.5f;
        const float side = any_side ? 0 : p.x - parting(p);
        int best = -1;
        float best_squared = 1e9f;
        const auto consider = [&](int i) {
            const Guide& guide = guides_[std::size_t(i)];
            const Vec3 d = p - guide.root.position;
            const float squared = dot(d, d);
            if (squared < best_squared && (any_side || side * guide.parting_side > 0)) {
                best_squared = squared;
                best = i;
            }
        };
        int x, y, z;
        cells_.nearest(p, x, y, z);
        for (int neighbour = 0; neighbour < 27; ++neighbour) {
            const int nx = x + neighbour % 3 - 1, ny = y + neighbour / 3 % 3 - 1, nz = z + neighbour / 9 - 1;
            if (!cells_.contains(nx, ny, nz)) continue;
            for (const int i : guides_in_cell_[cells_.index(nx, ny, nz)]) consider(i);
        }
        // A nearer one could only hide in a cell farther away than the best found.
        if (best_squared > cell_size * cell_size) {
            for (int i = 0; i < int(guides_.size()); ++i) consider(i);
        }
        return best;
    }

    void join_clump(const std::vector<Vec3>& guide, RandomStream& random, std::vector<Vec3>& points) const {
        const float strength = style_.clumping * (0.7f + 0.3f * random.uniform());
        const Vec3 offset = random.direction() * 0.16f;
        const std::size_t count = std::min(points.size(), guide.size());
        for (std::size_t k = 1; k < count; ++k) {
            const float t = float(k) / float(count - 1);
            const float weight = strength * std::pow(t, 0.7f) * smoothstep(0, 0.35f, t);
            points[k] = mix(points[k], guide[k] + offset, weight);
        }
    }

    void press_under_beanie(std::vector<Vec3>& points) const {
        for (Vec3& p : points) {
            const float under = smoothstep(-1.4f, -0.1f, p.y - beanie_brim(p));
            if (under <= 0) continue;
            for (int pass = 0; pass < 2; ++pass) {
                const DistanceField::Sample here = field_.sample(p);
                const float highest = mix(2.5f, 0.25f, under);
                if (here.distance > highest) p -= here.direction * (here.distance - highest);
            }
        }
    }

    /// Strands wound on a ball.
    void add_bun() {
        RandomStream random(person_.seed * 71 + 9);
        const Vec3 axis = normalized({0, 0.75f, -0.65f});
        const float radius = 2.9f * std::sqrt(hair_.volume);
        const Vec3 centre = style_.tie + axis * (radius * 0.55f);
        constexpr int count = 15;
        std::vector<Vec3> points(count);
        for (int i = 0; i < 3600; ++i) {
            const Vec3 east = normalized(cross(axis, random.direction()));
            const Vec3 north = cross(axis, east);
            const float latitude = random.uniform(-1.25f, 1.25f);
            const float shell = radius * (0.82f + 0.18f * std::sqrt(random.uniform()));
            const Strand strand = new_strand(random);
            const float tilt = random.normal() * 0.25f;
            const float phase = random.uniform() * 2 * pi;
            for (int k = 0; k < count; ++k) {
                const float along = phase + float(k) * 0.224f;
                const float height =
                    latitude + 0.35f * std::sin(along * 0.5f + phase) + tilt * 0.3f * float(k) / count;
                const Vec3 on_ball = east * (std::cos(along) * std::cos(height)) +
                                     north * (std::sin(along) * std::cos(height)) +
                                     axis * (std::sin(height) * 0.8f);
                points[std::size_t(k)] = centre + on_ball * shell;
            }
            strands_.add(strand, points);
        }
    }

    void add_tail() {
        RandomStream random(person_.seed * 71 + 9);
        constexpr int count = 22;
        std::vector<Vec3> points(count);
        for (int i = 0; i < 4500; ++i) {
            const float total = random.uniform(20, 27) * hair_.length;
            const Vec3 spread = random.direction();
            const Strand strand = new_strand(random);
            const float phase = random.uniform() * 0.6f;
            const float step = total / (count - 1);
            Vec3 position = style_.tie + spread * 0.7f + Vec3(0, 0, -0.4f);
            Vec3 direction = normalized({spread.x * 0.35f, 0.35f + 0.3f * spread.y, -1});
            for (int k = 0; k < count; ++k) {
                const float sway = 0.5f * std::sin(float(k) * 0.35f + phase) * float(k) / count;
                points[std::size_t(k)] = position + Vec3(sway, 0, 0);
                direction = normalized(direction + Vec3(spread.x * 0.02f, -0.33f, 0.06f));
                position += direction * step;
                const DistanceField::Sample here = field_.sample(position);
                const float clearance = 1.2f + spread.z;
                if (here.distance < clearance) position += here.direction * (clearance - here.distance);
            }
            strands_.add(strand, points);
        }
    }

    static constexpr float cell_size = 2.5f;
    static constexpr float stray_share = 0.03f;
    const TemplateHead& head_;
    const DistanceField& field_;
    const PortraitFactors& person_;
    const HairFactors& hair_;
    const HairStyleParameters style_;
    const float phase_;
    StrandSet& strands_;
    std::vector<Guide> guides_;
    Lattice cells_;
    std::vector<std::vector<int>> guides_in_cell_;
};

/// Cuts head hair short where it would hang through the lenses of glasses.
void trim_at_lenses(const PortraitMesh& mesh, StrandSet& strands) {
    for (const std::vector<Vec3>& rim : mesh.lens_rims) {
        if (rim.empty()) continue;
        Vec3 lowest(1e9f), highest(-1e9f);
        for (const Vec3& p : rim) {
            lowest = minimum(lowest, p - Vec3(0.3f, 0.3f, 1.8f));
            highest = maximum(highest, p + Vec3(0.3f, 0.3f, 9));
        }
        const auto at_lens = [&](const Vec3& p) {
            return minimum(p, lowest) == lowest && maximum(p, highest) == highest;
        };
        for (Strand& strand : strands.strands) {
            const auto points = strands.points_of(strand);
            strand.count = int(std::find_if(points.begin(), points.end(), at_lens) - points.begin());
        }
    }
    std::erase_if(strands.strands, [](const Strand& strand) { return strand.count < 2; });
}

}  // namespace

void grow_head_hair(const TemplateHead& head, const PortraitFactors& factors, StrandSet& strands) {
    HairGrower(head, factors, strands).grow();
}

StrandSet grow_hair(const TemplateHead& head, const PortraitFactors& factors, const PortraitMesh& mesh) {
    StrandSet strands;
    grow_head_hair(head, factors, strands);
    for (Vec3& p : strands.points) p = mesh.warp(p);
    if (factors.accessories.glasses != GlassesShape::none) trim_at_lenses(mesh, strands);
    grow_face_hair(head, factors, mesh, strands);
    return strands;
}

}  // namespace limner::synthetic
