#include "engine/synthetic/resolve.h"

#include "engine/synthetic/random_stream.h"

namespace limner::synthetic {
namespace {

/// The picture behind the head, in display-exposed linear RGB at (u, v) in [0, 1].
class Backdrop {
public:
    explicit Backdrop(const PortraitFactors& factors) : background_(factors.background) {
        RandomStream random(factors.seed * 5 + 3);
        if (background_.type == BackgroundType::bokeh) {
            for (int i = 0; i < 14; ++i) {
                const float u = random.uniform(), v = random.uniform(), radius = random.uniform(0.03f, 0.09f);
                const float hue = random.uniform(0.02f, 0.16f), saturation = random.uniform(0.1f, 0.6f);
                discs_.push_back({u, v, radius, rgb_from_hsv(hue, saturation, random.uniform(0.08f, 0.5f))});
            }
        } else if (background_.type == BackgroundType::blobs) {
            for (int i = 0; i < 6; ++i) {
                const float u = random.uniform(), v = random.uniform(), radius = random.uniform(0.15f, 0.4f);
                const Vec3 colour = mix(background_.first, background_.second, random.uniform());
                discs_.push_back({u, v, radius, colour * random.uniform(0.4f, 1.6f)});
            }
        }
    }

    Vec3 at(float u, float v) const {
        Vec3 colour;
        if (background_.type == BackgroundType::radial_gradient) {
            const float radius = std::hypot(u - 0.5f, v - 0.45f);
            colour =
                mix(background_.first * 1.15f, background_.second * 0.6f, smoothstep(0.1f, 0.8f, radius));
        } else {
            const float along = (u - 0.5f) * background_.gradient_x + (v - 0.5f) * background_.gradient_y;
            colour = mix(background_.first, background_.second, smoothstep(-0.1f, 1.1f, 0.5f + 0.5f * along));
        }
        for (const Disc& disc : discs_) {
            const float radius = std::hypot(u - disc.u, v - disc.v);
            if (background_.type == BackgroundType::bokeh) {
                const float rim = 0.75f + 0.25f * smoothstep(disc.radius * 0.5f, disc.radius, radius);
                colour += disc.colour * (smoothstep(disc.radius, disc.radius * 0.85f, radius) * rim);
            } else {
                colour = mix(colour, disc.colour, 0.7f * std::exp(-square(radius / disc.radius)));
            }
        }
        return colour;
    }

private:
    struct Disc {
        float u, v, radius;
        Vec3 colour;
    };
    const BackgroundFactors& background_;
    std::vector<Disc> discs_;
};

float tone_curve(float linear) {
    const float z = 0.86f * linear;
    return 1 - std::exp(-z * (1.15f + 0.35f * z));
}

std::uint8_t to_byte(float unit) { return std::uint8_t(clamp(unit) * 255 + 0.5f); }

}  // namespace

Vec3 tone_mapped(const Vec3& linear) {
    Vec3 colour = maximum(linear, Vec3());
    // The pure per-channel curve turns fair skin greenish; half of it keeps the ratio of the channels.
    const float luminance = 0.25f * colour.x + 0.65f * colour.y + 0.10f * colour.z;
    const Vec3 per_channel(tone_curve(colour.x), tone_curve(colour.y), tone_curve(colour.z));
    colour = mix(per_channel, colour * (tone_curve(luminance) / (luminance + 1e-5f)), 0.55f);
    const Vec3 grey(0.3f * colour.x + 0.59f * colour.y + 0.11f * colour.z);
    colour = grey + (colour - grey) * 1.08f;
    for (int k = 0; k < 3; ++k) {
        const float t = clamp(colour[k]);
        const float srgb = clamp(t <= 0.0031308f ? 12.92f * t : 1.055f * std::pow(t, 1 / 2.4f) - 0.055f);
        colour[k] = mix(srgb, srgb * srgb * (3 - 2 * srgb), 0.28f);
    }
    return colour;
}

void resolve(const SampleBuffer& samples, const View& view, const PortraitFactors& factors, float exposure,
             int samples_per_side, PortraitImage& image) {
    const int size = view.size;
    image.colour = Image(size, size);
    image.labels = LabelMap(size, size);
    image.coverage = Grid<std::uint8_t>(size, size);
    image.depth = DepthMap(size, size);
    image.normals = Grid<Vec3>(size, size);
    const Backdrop backdrop(factors);
    const float per_sample = 1 / float(samples_per_side * samples_per_side);
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            const float u = (float(x) + 0.5f) / float(size), v = (float(y) + 0.5f) / float(size);
            Vec3 colour, normal;
            int covered = 0;
            int votes[face_class_count] = {};
            float depth_sums[face_class_count] = {};
            for (int j = 0; j < samples_per_side; ++j) {
                for (int i = 0; i < samples_per_side; ++i) {
                    const std::size_t sample =
                        samples.index(x * samples_per_side + i, y * samples_per_side + j);
                    const auto label = std::size_t(samples.label[sample]);
                    ++votes[label];
                    if (samples.label[sample] == FaceClass::background) continue;
                    depth_sums[label] += samples.depth[sample];
                    constexpr float brightest = 3.5f;  // keeps single glints from sparkling
                    const Vec3& c = samples.colour[sample];
                    colour += minimum(c, Vec3(brightest));
                    normal += samples.normal[sample];
                    ++covered;
                }
            }
            colour *= exposure * per_sample;
            colour += backdrop.at(u, v) * (1 - float(covered) * per_sample);
            const float vignette = 1 - 0.25f * (square(u - 0.5f) + square(v - 0.5f));
            const Vec3 shown = tone_mapped(colour * vignette);
            image.colour.at(x, y) = {to_byte(shown.x), to_byte(shown.y), to_byte(shown.z), 255};
            const auto winner = std::max_element(std::begin(votes), std::end(votes)) - std::begin(votes);
            image.labels.at(x, y) = std::uint8_t(winner);
            image.coverage.at(x, y) = to_byte(float(votes[winner]) * per_sample);
            if (winner == 0) continue;
            image.depth.at(x, y) = depth_sums[winner] / float(votes[winner]);
            image.normals.at(x, y) =
                normalized({dot(normal, view.right), dot(normal, view.up), dot(normal, view.backward)});
        }
    }
}

}  // namespace limner::synthetic
