#include "engine/generators/live/fine_shading.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/smoothstep.h"
#include "engine/core/vector_clones.h"
#include "engine/generators/live/anchored_noise.h"
#include "engine/generators/live/class_shares.h"
#include "engine/generators/live/tone_curve.h"

namespace limner::live {
namespace {

using Rgb = std::array<float, 3>;

bool is_hair(FaceClass label) {
    return std::ranges::any_of(HairFlow::kinds(),
                               [&](const HairFlow::Kind& kind) { return kind.face_class == label; });
}

bool is_skin(FaceClass label) {
    switch (label) {
        case FaceClass::skin:
        case FaceClass::nose:
        case FaceClass::left_ear:
        case FaceClass::right_ear:
        case FaceClass::neck:
            return true;
        default:
            return false;
    }
}

/// Pixels of skin, evaluated together so that the compiler can use vectors of any width.
struct Run {
    static constexpr int length = 64;
    float point[3][length], slant[3][length];  // head frame: cm; the part of the key's direction along the
                                               // surface
    float light[length];                       // share of the key light in all there is
    float out[4][length];                      // mottles, blotches, freckles, relief
};

/// How much of noise with cells of `cell` cm a pixel of `pixel` cm still shows.
float kept(float cell, float pixel) { return std::clamp(cell / pixel - .5f, 0.0f, 1.0f); }

struct Scales {
    float mottle[2], blotch[2];  // of two octaves each
    float pore;
    float dot_radius, dot;  // a freckle's, cm, and what is left of it
};

Scales scales_at(float pixel) {
    Scales s{};
    // Octaves of the noise tables of the synthetic portraits (synthetic/noise.h): ten cells in 1.9 and in
    // 1.15 cm, then twice as many at half the strength. Larger blotches have cells of 1 cm and less.
    s.mottle[0] = .53f * kept(.19f, pixel), s.mottle[1] = .27f * kept(.095f, pixel);
    s.blotch[0] = .53f * kept(.115f, pixel), s.blotch[1] = .27f * kept(.058f, pixel);
    s.pore = kept(.09f, pixel);
    constexpr float radius = .03f;
    s.dot_radius = std::max(radius, .6f * pixel);
    s.dot = (radius / s.dot_radius) * (radius / s.dot_radius);
    return s;
}

LIMNER_INLINE float smooth_noise(float x, float y, float z, float cell, float shift) {
    const float f = 1 / cell;
    return value_noise(x * f + shift, y * f + shift, z * f + shift);
}

// A dot somewhere in every cell.
LIMNER_INLINE float dots(float x, float y, float z, float radius) {
    constexpr float cell = .22f;
    x /= cell, y /= cell, z /= cell;
    const float cx = std::floor(x), cy = std::floor(y), cz = std::floor(z);
    const int ix = int(cx), iy = int(cy), iz = int(cz);
    const float dx = x - cx - .5f - .28f * lattice_noise(ix, iy, iz),
                dy = y - cy - .5f - .28f * lattice_noise(ix + 57, iy, iz),
                dz = z - cz - .5f - .28f * lattice_noise(ix, iy + 57, iz);
    const float distance = std::sqrt(dx * dx + dy * dy + dz * dz) * cell;
    const float inside = 1.5f - distance / radius;
    return inside < 0 ? 0 : inside > 1 ? 1 : inside;
}

LIMNER_VECTOR_CLONES void skin_run(const Scales& s, Run& run) {
    for (int i = 0; i < Run::length; ++i) {
        const float x = run.point[0][i], y = run.point[1][i], z = run.point[2][i];
        run.out[mottles][i] = s.mottle[0] * smooth_noise(x, y, z, .19f, 11);
        run.out[blotches][i] = s.blotch[0] * smooth_noise(x, y, z, .115f, 23) +
                               .85f * smooth_noise(x, y, z, 1, 3) + .43f * smooth_noise(x, y, z, .5f, 7) +
                               .21f * smooth_noise(x, y, z, .25f, 9);
        run.out[freckles][i] = s.dot * dots(x, y, z, s.dot_radius);
    }
    if (s.mottle[1] > 0 || s.blotch[1] > 0)
        for (int i = 0; i < Run::length; ++i) {
            const float x = run.point[0][i], y = run.point[1][i], z = run.point[2][i];
            run.out[mottles][i] += s.mottle[1] * smooth_noise(x, y, z, .095f, 31);
            run.out[blotches][i] += s.blotch[1] * smooth_noise(x, y, z, .058f, 43);
        }
    // Pores, from a difference of the height field towards the light.
    constexpr float cell = .09f, step = .045f;
    for (int i = 0; i < Run::length; ++i) {
        const float x = run.point[0][i], y = run.point[1][i], z = run.point[2][i];
        const float there = smooth_noise(x + step * run.slant[0][i], y + step * run.slant[1][i],
                                         z + step * run.slant[2][i], cell, 5);
        run.out[relief][i] = run.light[i] * s.pore * (smooth_noise(x, y, z, cell, 5) - there) / step;
    }
}

/// Pixels of skin wait here until a run of them is full.
class SkinQueue {
public:
    SkinQueue(const Scales& scales, std::span<float> out) : scales_(scales), out_(out) {}

    void add(const Vec3& point, const Vec3& slant, float light, std::size_t pixel) {
        for (int k = 0; k < 3; ++k) run_.point[k][count_] = point[k], run_.slant[k][count_] = slant[k];
        run_.light[count_] = light;
        pixels_[std::size_t(count_)] = pixel;
        if (++count_ == Run::length) draw();
    }

    void draw() {
        skin_run(scales_, run_);
        const auto plane = out_.size() / fine_planes;
        for (std::size_t p = 0; p < 4; ++p)
            for (int i = 0; i < count_; ++i) out_[p * plane + pixels_[std::size_t(i)]] = run_.out[p][i];
        count_ = 0;
    }

private:
    Scales scales_;
    std::span<float> out_;
    Run run_{};
    std::array<std::size_t, Run::length> pixels_{};
    int count_ = 0;
};

/// What the wet eye mirrors of the key light at `point`, seen along `ray`: an upright window, in shares of
/// the light. The cornea is a smaller sphere before the eyeball.
float mirrored_lamp(const Eyeball& eye, const Vec3& point, const Vec3& ray, const Vec3& key) {
    constexpr float eyeball_radius = 1.5f, iris_radius = .635f, cornea_centre = .7f;
    constexpr float half = .18f, soft = .03f;  // of a lamp of 0.15 radians
    const Vec3 centre(eye.centre[0], eye.centre[1], eye.centre[2]),
        gaze(eye.gaze[0], eye.gaze[1], eye.gaze[2]);
    const Vec3 on_sphere = normalized(point - centre);
    const float limbus = std::asin(iris_radius / eyeball_radius);
    const float angle = std::acos(std::clamp(dot(on_sphere, gaze), -1.0f, 1.0f));
    const float cornea = smoothstep(limbus + .05f, limbus - .03f, angle);
    const Vec3 bulge = normalized(on_sphere * eyeball_radius - gaze * cornea_centre);
    const Vec3 normal = normalized(on_sphere + (bulge - on_sphere) * cornea);
    const Vec3 to_camera = normalized(-ray);
    const Vec3 mirror = normal * (2 * dot(normal, to_camera)) - to_camera;
    if (dot(mirror, key) <= 0) return 0;
    const Vec3 across = normalized(cross({0, 1, 0}, key)), along = cross(key, across);
    const float inside = smoothstep(half + soft, half - soft, std::abs(dot(mirror, across))) *
                         smoothstep(half * 1.25f + soft, half * 1.25f - soft, std::abs(dot(mirror, along)));
    return inside * (cornea > .3f ? 1.2f : .35f);
}

/// d sRGB / d ln light, by sRGB.
std::array<float, 257> tone_slopes() {
    std::array<float, 257> slopes{};
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        const float light = light_of(float(i) / float(slopes.size() - 1));
        slopes[i] = (shown(light * 1.05f) - shown(light / 1.05f)) / (2 * std::log(1.05f));
    }
    return slopes;
}

/// Changes one pixel after the other.
class FinePainter {
public:
    FinePainter(std::span<float> picture, const FineShading& fine, const SkinSurface& skin_here,
                const Rgb& brow)
        : picture_(picture),
          fine_(fine),
          shares_(fine.labels, fine.map_size, fine.size),
          plane_(std::size_t(fine.size) * std::size_t(fine.size)),
          skin_(skin_here) {
        for (std::size_t i = 0; i < surface_.size(); ++i)
            surface_[i] = is_skin(FaceClass(i)) ? skin : is_hair(FaceClass(i)) ? hair : other;
        constexpr float more = .01f;
        const auto change_of = [&](float melanin, float haemoglobin) {
            const auto now = skin_albedo(skin_.melanin, skin_.haemoglobin),
                       then = skin_albedo(skin_.melanin + melanin, skin_.haemoglobin + haemoglobin);
            Rgb relative;
            for (std::size_t c = 0; c < 3; ++c) relative[c] = std::log(then[c] / now[c]) / more;
            return relative;
        };
        by_melanin_ = change_of(more, 0), by_haemoglobin_ = change_of(0, more);
        constexpr float light = .6f;  // of the usual exposure, between other hairs
        for (std::size_t c = 0; c < 3; ++c) brow_[c] = 2 * shown(light * brow[c]) - 1;
    }

    void paint(int x, int y) {
        const int step = fine_.map_size / fine_.size;
        const auto label =
            fine_.labels[std::size_t(y * step) * std::size_t(fine_.map_size) + std::size_t(x * step)];
        const auto surface = label < face_class_count ? surface_[label] : other;
        const auto at = std::size_t(y * fine_.size + x);
        // Where classes meet, both have their share in a pixel, and in its shading none.
        if (surface != other && shares_.only_class(x, y) == label)
            surface == skin ? shade_skin(at) : shade_hair(at);
        if (value(catch_light, at) > 0) mirror_lamp(at);
        if (value(brows, at) > 0) darken(at, value(brows, at), brow_);
        if (value(lashes, at) > 0) darken(at, value(lashes, at), lash_colour);
        if (value(mouth_inside, at) > 0)
            darken(at, value(mouth_inside, at) * (step == 1 ? share_of(FaceClass::mouth, x, y) : 1),
                   mouth_colour);
    }

private:
    enum Surface { other, skin, hair };
    static constexpr Rgb lash_colour{-.93f, -.93f, -.93f},
        mouth_colour{-.78f, -.9f, -.9f};  // as the picture's

    float value(FinePlane p, std::size_t at) const { return fine_.planes[std::size_t(p) * plane_ + at]; }

    float share_of(FaceClass wanted, int x, int y) const {
        float sum = 0;
        shares_.each(x, y, [&](int face_class, float share) {
            if (FaceClass(face_class) == wanted) sum += share;
        });
        return sum;
    }

    /// relative: of the light, by channel.
    void lighten(std::size_t at, const Rgb& relative) {
        static const auto slopes = tone_slopes();
        for (std::size_t c = 0; c < 3; ++c) {
            float& channel = picture_[c * plane_ + at];
            const float shown = std::clamp(channel * .5f + .5f, 0.0f, 1.0f);
            const float slope = slopes[std::size_t(shown * float(slopes.size() - 1))];
            channel += 2 * slope * std::clamp(relative[c], -.7f, .7f);
        }
    }

    void shade_skin(std::size_t at) {
        constexpr Rgb relief_seen{.35f, .65f, 1};  // red light spreads farther
        const float rough = skin_.roughness, mottled = value(mottles, at), blotched = value(blotches, at);
        const float melanin = .045f * mottled * (.5f + rough) + .035f * blotched * (.35f + skin_.melanin) +
                              .3f * skin_.freckles * value(freckles, at);
        const float haemoglobin = .12f * mottled * rough + .1f * blotched * (.5f + .5f * rough);
        const float bump = .0075f * (.5f + rough) * value(relief, at);
        Rgb relative;
        for (std::size_t c = 0; c < 3; ++c)
            relative[c] = by_melanin_[c] * melanin + by_haemoglobin_[c] * haemoglobin + relief_seen[c] * bump;
        lighten(at, relative);
    }

    void shade_hair(std::size_t at) {
        // Contrast that the network leaves out. In a picture of 256 several strands share a pixel.
        const float of_strands = fine_.size > 256 ? .16f : .08f;
        constexpr float of_tufts = .28f;
        const float strand = of_strands * fine_.strands[at] + of_tufts * fine_.strands[plane_ + at];
        lighten(at, {strand, strand, strand});
    }

    void mirror_lamp(std::size_t at) {
        for (std::size_t c = 0; c < 3; ++c) {
            float& channel = picture_[c * plane_ + at];
            channel = 2 * shown(light_of(channel * .5f + .5f) + value(catch_light, at)) - 1;
        }
    }

    void darken(std::size_t at, float covered, const Rgb& colour) {
        for (std::size_t c = 0; c < 3; ++c) {
            float& channel = picture_[c * plane_ + at];
            channel += covered * (std::min(channel, colour[c]) - channel);
        }
    }

    std::span<float> picture_;
    const FineShading& fine_;
    ClassShares shares_;
    std::size_t plane_;
    std::array<Surface, face_class_count> surface_;
    SkinSurface skin_;
    Rgb by_melanin_, by_haemoglobin_;  // change of ln albedo
    Rgb brow_;                         // as the picture's
};

}  // namespace

void make_fine_shading(const GuideInput& in, std::span<float> out) {
    std::fill(out.begin(), out.end(), 0.0f);
    if (in.normals.empty()) return;
    const int side = in.size / in.step;
    const Vec3 camera = in.view.position();
    SkinQueue queue(scales_at(length(camera) / in.view.focal * float(in.step)), out);

    const std::span<const float, 27> sh(in.light.data(), 27);
    const Vec3 key{in.light[27], in.light[28], in.light[29]};
    const float strength = key_luminance(in.light);
    const auto glints = out.subspan(catch_light * out.size() / fine_planes, out.size() / fine_planes);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int px = x * in.step, py = y * in.step;
            const auto source = std::size_t(py) * std::size_t(in.size) + std::size_t(px);
            const auto at = std::size_t(y * side + x);
            const float depth = in.depth[source];
            if (depth <= 0) continue;
            const auto label = static_cast<FaceClass>(in.labels[source]);
            const bool left = label == FaceClass::left_eye;
            if (left || label == FaceClass::right_eye) {
                // The lamp's image is about as large as a pixel: a mean over it.
                constexpr int samples = 4;
                float sum = 0;
                for (int j = 0; j < samples; ++j)
                    for (int i = 0; i < samples; ++i) {
                        const float share = float(in.step) / samples;
                        const auto ray = in.view.ray(float(px) + (float(i) + .5f) * share,
                                                     float(py) + (float(j) + .5f) * share);
                        sum += mirrored_lamp(in.eyes[left ? 0 : 1], camera + ray * depth, ray, key);
                    }
                glints[at] = sum * strength / (samples * samples);
                continue;
            }
            if (!is_skin(label)) continue;
            const auto ray = in.view.ray(float(px) + .5f, float(py) + .5f);
            const float* normal = &in.normals[3 * source];
            const auto n = in.view.to_head({normal[0], normal[1], normal[2]});
            const float cosine = dot(n, key);
            // Where it grazes, pores would sparkle.
            const float lit = std::clamp(cosine * 4, 0.0f, 1.0f);
            // Most of all they show in what is mirrored.
            const float mirrored = dot(n, normalized(normalized(-ray) + key));
            const float gloss = 1 + 4 * std::pow(std::max(mirrored, 0.0f), 24.0f);
            const float all = std::max(irradiance(sh, n.x, n.y, n.z)[1], .05f);
            queue.add(camera + ray * depth, key - n * cosine, lit * gloss * std::min(strength / all, 2.0f),
                      at);
        }
    queue.draw();
}

void add_fine_shading(std::span<float> picture, const FineShading& fine, const SkinSurface& skin,
                      const Rgb& brow) {
    FinePainter painter(picture, fine, skin, brow);
    for (int y = 0; y < fine.size; ++y)
        for (int x = 0; x < fine.size; ++x) painter.paint(x, y);
}

}  // namespace limner::live
