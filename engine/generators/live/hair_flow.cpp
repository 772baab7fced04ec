#include "engine/generators/live/hair_flow.h"

#include <algorithm>
#include <cmath>

#include "engine/core/vector_clones.h"
#include "engine/generators/live/anchored_noise.h"

namespace limner::live {
namespace {

constexpr int n = StrandRun::length;

enum class Comb { whorl, part, back, tied, forward, fringe };

struct Cut {
    Comb comb = Comb::whorl;
    float reach = 6;                        // cm of hair after which gravity takes over
    float longest = 99;                     // cm that hair can have run from its root, at most
    float wave = 0;                         // slope of waves and curls across the course
    float wave_rate = .1f;                  // turns per cm
    float swirl = .25f;                     // rad by which tufts leave the course
    float tuft = 1.2f;                      // cm, of their width
    float strand = 2.2f;                    // cm over which a strand is straight
    float ragged = 3;                       // pixels of 512 by which strands leave the outline
    float front = 0, behind = 0, fall = 0;  // z before and behind the ears, y: of hair combed from a parting
    float tie_y = 0, tie_z = 0;             // where tied hair meets
};

// From a parting to both sides, over the ears and down.
constexpr Cut hanging(float reach, float wave, float wave_rate, float swirl, float strand, float ragged) {
    return {.comb = Comb::part,
            .reach = reach,
            .wave = wave,
            .wave_rate = wave_rate,
            .swirl = swirl,
            .strand = strand,
            .ragged = ragged,
            .front = -.42f,
            .behind = -.25f,
            .fall = -.45f};
}
constexpr Cut short_part(float reach, float front) {
    return {.comb = Comb::part, .reach = reach, .longest = 5, .front = front, .behind = -.3f, .fall = -.1f};
}
constexpr Cut tied(float y, float z) {
    return {.comb = Comb::tied, .swirl = .1f, .ragged = 1.5f, .tie_y = y, .tie_z = z};
}

// By the number of the style in the geometry code: bald, buzz cut, crop, side part; slicked back, undercut,
// short curls, afro; bob with fringe, long and straight, long and wavy, long curls; bun, pony tail,
// horseshoe, pixie.
constexpr std::array<Cut, 16> cut_of{{
    {},
    {.longest = 1, .strand = .5f},
    {.comb = Comb::forward, .longest = 2, .wave = .2f, .wave_rate = .25f, .strand = 1.2f},
    short_part(9, -.15f),
    {.comb = Comb::back, .reach = 40},
    {.comb = Comb::back, .reach = 30},
    {.wave = 1.5f, .wave_rate = .5f, .swirl = .8f, .tuft = .9f, .strand = .7f, .ragged = 5},
    {.swirl = 3, .tuft = .5f, .strand = .4f, .ragged = 6},
    {.comb = Comb::fringe, .reach = 7},
    hanging(9, .08f, .05f, .25f, 2.2f, 3),
    hanging(9, .8f, .13f, .4f, 1.6f, 3),
    hanging(10, 1.3f, .3f, .6f, .9f, 5),
    tied(13.2f, -7.2f),
    tied(8, -10.2f),
    {.longest = 1, .strand = .8f},
    short_part(14, .35f),
}};

struct Field {
    float d[3][n];
};

LIMNER_INLINE float ramp(float from, float to, float x) {
    const float t = (x - from) / (to - from), low = t < 0 ? 0 : t, u = low > 1 ? 1 : low;
    return u * u * (3 - 2 * u);
}
LIMNER_INLINE float sign_of(float x) { return x > 0 ? 1.0f : -1.0f; }
LIMNER_INLINE float larger(float a, float b) { return a > b ? a : b; }
LIMNER_INLINE float smaller(float a, float b) { return a < b ? a : b; }

// Sine of `turns` full turns, within 0.06: two parabolas.
LIMNER_INLINE float wave(float turns) {
    const float t = turns - std::floor(turns) - .5f;
    return -16 * t * (.5f - std::fabs(t));
}

// Away from the whorl, and down.
LIMNER_INLINE void from_whorl(const StrandRun& run, int i, float (&d)[3], float& run_so_far) {
    constexpr float whorl[3]{0.8f, 13.0f, -5.5f};
    const float x = run.point[0][i] - whorl[0], y = run.point[1][i] - whorl[1],
                z = run.point[2][i] - whorl[2];
    const float distance = std::sqrt(x * x + y * y + z * z) + 1e-3f;
    d[0] = x / distance, d[1] = y / distance - .25f, d[2] = z / distance;
    run_so_far = .8f * distance;
}

template <Comb comb>
LIMNER_INLINE void towards(const Cut& cut, float part, const StrandRun& run, int i, float (&d)[3],
                           float& run_so_far) {
    const float x = run.point[0][i], y = run.point[1][i], z = run.point[2][i];
    const float top = ramp(6.8f, 9.8f, y);
    const auto blend = [&d, top](float tx, float ty, float tz, float sx, float sy, float sz) {
        d[0] = sx + (tx - sx) * top, d[1] = sy + (ty - sy) * top, d[2] = sz + (tz - sz) * top;
    };
    from_whorl(run, i, d, run_so_far);
    if constexpr (comb == Comb::part) {
        const float from_part = x - part * (1 - .25f * ramp(2, -5, z));
        const float aside = larger(-1, smaller(1, from_part / .3f)), front = ramp(2, 4, z),
                    back = ramp(-2, -4, z);
        blend(aside, cut.fall, cut.behind + (cut.front - cut.behind) * front, x * .05f * back,
              -.9f - .1f * back, -.42f + .32f * back);
        run_so_far = std::fabs(from_part) + larger(0, 11 - y);
    } else if constexpr (comb == Comb::back) {
        blend(x * .03f, .25f, -1, 0, -.45f, -1);
        run_so_far = larger(0, 6 - y);
    } else if constexpr (comb == Comb::tied) {
        d[0] = -x, d[1] = cut.tie_y - y, d[2] = cut.tie_z - z;
        run_so_far = 0;
    } else if constexpr (comb == Comb::forward) {
        blend(x * .05f + .22f * sign_of(part), -.05f, 1, d[0], d[1], d[2]);
        run_so_far = 0;
    } else if constexpr (comb == Comb::fringe) {
        const bool before = z > 2.5f && std::fabs(x) < 5;
        const float ax = before ? x * .05f : sign_of(x), ay = before ? -.2f : -.6f,
                    az = before ? 1.0f : -.55f;
        const float amount = before ? 1 : top;
        for (int k = 0; k < 3; ++k) d[k] += ((k == 0 ? ax : k == 1 ? ay : az) - d[k]) * amount;
        run_so_far *= .9f;
    }
}

LIMNER_INLINE void unit(float (&d)[3]) {
    const float scale = 1 / std::sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + 1e-8f);
    for (float& v : d) v *= scale;
}

LIMNER_INLINE void along_surface(const StrandRun& run, int i, float (&d)[3]) {
    const float out = d[0] * run.normal[0][i] + d[1] * run.normal[1][i] + d[2] * run.normal[2][i];
    for (int k = 0; k < 3; ++k) d[k] -= out * run.normal[k][i];
    unit(d);
}

// Turned along the surface by `angle`, whose sine and cosine are rough.
LIMNER_INLINE void turn(const StrandRun& run, int i, float (&d)[3], float angle) {
    const float nx = run.normal[0][i], ny = run.normal[1][i], nz = run.normal[2][i];
    const float across[3] = {d[1] * nz - d[2] * ny, d[2] * nx - d[0] * nz, d[0] * ny - d[1] * nx};
    const float turns = angle * .15915494f, s = wave(turns), c = wave(turns + .25f);
    for (int k = 0; k < 3; ++k) d[k] = d[k] * c + across[k] * s;
}

// Adds the course of one cut, `share` of the whole.
template <Comb comb>
LIMNER_INLINE void add_course(const Cut& cut, float share, float part, float curl, const StrandRun& run,
                              Field& sum) {
    for (int i = 0; i < n; ++i) {
        float d[3], run_so_far;
        towards<comb>(cut, part, run, i, d, run_so_far);
        unit(d);
        along_surface(run, i, d);
        const float s = smaller(run_so_far, cut.longest) / cut.reach;
        const float combed = comb == Comb::tied ? 1 : 1 / (1 + s + .5f * s * s);
        for (float& v : d) v *= combed;
        d[1] -= 1 - combed;
        along_surface(run, i, d);
        // Tufts leave the course a little; waves and curls swing about it, each tuft in its own time.
        const float x = run.point[0][i], y = run.point[1][i], z = run.point[2][i];
        const float stray = cut.swirl * value_noise(x / cut.tuft, y / cut.tuft, z / cut.tuft);
        const float phase = cut.wave_rate * (.5f * std::fabs(x) - y) +
                            1.1f * value_noise(x / 2.2f + 7, y / 2.2f + 7, z / 2.2f + 7);
        turn(run, i, d, stray + cut.wave * curl * wave(phase));
        for (int k = 0; k < 3; ++k) sum.d[k][i] += share * d[k];
    }
}

LIMNER_VECTOR_CLONES void add_cut(const Cut& cut, float share, float part, float curl, const StrandRun& run,
                                  Field& sum) {
    switch (cut.comb) {
        case Comb::whorl:
            return add_course<Comb::whorl>(cut, share, part, curl, run, sum);
        case Comb::part:
            return add_course<Comb::part>(cut, share, part, curl, run, sum);
        case Comb::back:
            return add_course<Comb::back>(cut, share, part, curl, run, sum);
        case Comb::tied:
            return add_course<Comb::tied>(cut, share, part, curl, run, sum);
        case Comb::forward:
            return add_course<Comb::forward>(cut, share, part, curl, run, sum);
        case Comb::fringe:
            return add_course<Comb::fringe>(cut, share, part, curl, run, sum);
    }
}

LIMNER_VECTOR_CLONES void beard_course(StrandRun& run) {
    for (int i = 0; i < n; ++i) {
        float d[3] = {.12f * run.point[0][i], -1, .1f};
        along_surface(run, i, d);
        turn(run, i, d,
             .5f * value_noise(run.point[0][i] / .6f, run.point[1][i] / .6f, run.point[2][i] / .6f));
        for (int k = 0; k < 3; ++k) run.course[k][i] = d[k];
    }
}

// From the nose to the temples, rising at first.
LIMNER_VECTOR_CLONES void brow_course(StrandRun& run) {
    for (int i = 0; i < n; ++i) {
        const float x = run.point[0][i], aside = smaller(1, std::fabs(x) / 5);
        float d[3] = {sign_of(x), .9f - 1.1f * aside, -.3f};
        along_surface(run, i, d);
        turn(run, i, d, .4f * value_noise(x / .4f, run.point[1][i] / .4f, run.point[2][i] / .4f));
        for (int k = 0; k < 3; ++k) run.course[k][i] = d[k];
    }
}

/// One scale of strands: noise of cells of `cell` cm, averaged over `length` cm of the course.
struct Scale {
    float cell, length, gain, shift;
};

// Adds to `out`. Steps as wide as the cells: wider ones leave lines across the hair, narrower ones cost more.
// An average of m independent values has 1/sqrt(m) of their spread.
template <class Noise>
LIMNER_INLINE void convolve(const StrandRun& run, const Scale& scale, float (&out)[n], Noise noise) {
    const int steps = std::max(1, int(scale.length / scale.cell + .5f));
    const float amount = scale.gain / std::sqrt(float(steps)), per_cm = 1 / scale.cell;
    float at[3][n], step[3][n], sum[n] = {};
    for (int k = 0; k < 3; ++k)
        for (int i = 0; i < n; ++i) {
            step[k][i] = run.course[k][i] * scale.length * per_cm / float(steps);
            at[k][i] = run.point[k][i] * per_cm + scale.shift - .5f * float(steps - 1) * step[k][i];
        }
    for (int s = 0; s < steps; ++s)
        for (int i = 0; i < n; ++i) {
            const float t = float(s);
            sum[i] += noise(at[0][i] + t * step[0][i], at[1][i] + t * step[1][i], at[2][i] + t * step[2][i]);
        }
    for (int i = 0; i < n; ++i) out[i] += amount * sum[i];
}

// Of strands no wider than a pixel nobody sees that their noise is not smooth.
LIMNER_VECTOR_CLONES void convolve_fine(StrandRun& run, Scale scale) {
    convolve(run, scale, run.fine, [](float x, float y, float z) { return cell_noise(x, y, z); });
}
LIMNER_VECTOR_CLONES void convolve_coarse(StrandRun& run, Scale scale) {
    convolve(run, scale, run.coarse, [](float x, float y, float z) { return value_noise(x, y, z); });
}

void limit(float (&values)[n]) {
    for (float& value : values) value = std::clamp(value, -1.0f, 1.0f);
}

}  // namespace

void draw_strands(StrandRun& run, bool grain) {
    std::fill_n(run.fine, n, 0.0f);
    std::fill_n(run.coarse, n, 0.0f);
    convolve_fine(run, {.14f, run.straight, .65f, 0});
    if (grain) convolve_fine(run, {.07f, .6f * run.straight, .95f, 40});
    convolve_coarse(run, {.4f, 1.5f * run.straight, 1, 80});
    limit(run.fine);
    limit(run.coarse);
}

void draw_ends(StrandRun& run, bool grain) {
    std::fill_n(run.coarse, n, 0.0f);
    if (grain) {
        convolve_coarse(run, {.08f, .6f * run.straight, 1.1f, 40});
        convolve_coarse(run, {.14f, run.straight, .9f, 0});
        convolve_coarse(run, {.4f, 1.5f * run.straight, .5f, 80});
    } else {
        convolve_coarse(run, {.2f, .8f * run.straight, .4f, 0});
        convolve_coarse(run, {.4f, 1.5f * run.straight, 1, 80});
    }
    limit(run.coarse);
}

HairFlow::HairFlow(const GeometryCode& code)
    : part_(code[hair_begin + 18] / .4f), curl_(1 + code[hair_begin + 19] / 3) {
    float sum = 0;
    for (std::size_t i = 0; i < share_.size(); ++i) {
        const float share = code[std::size_t(hair_begin) + i];
        sum += share_[i] = share > .03f ? share : 0;
    }
    if (sum <= 0) share_[0] = sum = 1;
    strand_ = raggedness_ = 0;
    for (std::size_t i = 0; i < share_.size(); ++i) {
        share_[i] /= sum;
        strand_ += share_[i] * cut_of[i].strand;
        raggedness_ += share_[i] * cut_of[i].ragged;
    }
}

void HairFlow::head_hair(StrandRun& run) const {
    Field sum{};
    for (std::size_t i = 0; i < share_.size(); ++i)
        if (share_[i] > 0) add_cut(cut_of[i], share_[i], part_, curl_, run, sum);
    for (int i = 0; i < n; ++i) {
        float d[3] = {sum.d[0][i], sum.d[1][i], sum.d[2][i]};
        unit(d);
        for (int k = 0; k < 3; ++k) run.course[k][i] = d[k];
    }
    run.straight = strand_;
}

void HairFlow::beard(StrandRun& run) const {
    beard_course(run);
    run.straight = .8f;
}

void HairFlow::brow(StrandRun& run) const {
    brow_course(run);
    run.straight = .6f;
}

}  // namespace limner::live
