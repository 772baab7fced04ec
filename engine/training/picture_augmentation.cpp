#include "engine/training/picture_augmentation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/core/random.h"
#include "engine/media/jpeg.h"

namespace limner::training {
namespace {

constexpr auto background = std::uint8_t(FaceClass::background);

/// Named draws of one picture.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : seed_(seed) {}
    bool chance(std::string_view name, float probability) const { return uniform(seed_, name) < probability; }
    float from_to(std::string_view name, float low, float high, std::uint64_t index = 0) const {
        return low + (high - low) * uniform(seed_, name, index);
    }
    /// Around 1, as likely twice as half.
    float factor(std::string_view name, float spread, std::uint64_t index = 0) const {
        return std::exp(spread * (2 * uniform(seed_, name, index) - 1));
    }
    int below(std::string_view name, int count, std::uint64_t index = 0) const {
        return int(random_bits(seed_, name, index) % std::uint64_t(count));
    }
    std::uint64_t seed() const { return seed_; }

private:
    std::uint64_t seed_;
};

struct Colour {
    float r = 0, g = 0, b = 0;  // sRGB, 0..255
    friend Colour mix(const Colour& p, const Colour& q, float t) {
        return {p.r + t * (q.r - p.r), p.g + t * (q.g - p.g), p.b + t * (q.b - p.b)};
    }
};

std::uint8_t byte(float value) { return std::uint8_t(std::lround(std::clamp(value, 0.0f, 255.0f))); }
Rgba pixel(const Colour& c) { return {byte(c.r), byte(c.g), byte(c.b)}; }
Colour colour(const Rgba& p) { return {float(p.r), float(p.g), float(p.b)}; }

// Any grey with more or less of a tint.
Colour random_colour(const Draw& draw, std::string_view name, std::uint64_t index) {
    const auto number = [&](std::uint64_t k) { return draw.from_to(name, 0, 1, 8 * index + k); };
    const float grey = 10 + 235 * number(0), tint = 180 * number(1) * number(2);
    return {grey + tint * (number(3) - .5f), grey + tint * (number(4) - .5f),
            grey + tint * (number(5) - .5f)};
}

/// Smooth noise in -1..1: bilinear between random values `cell` pixels apart.
class SmoothNoise {
public:
    SmoothNoise(std::uint64_t seed, float cell) : seed_(seed), cell_(cell) {}
    float at(float x, float y) const {
        const float u = x / cell_, v = y / cell_;
        const float left = std::floor(u), top = std::floor(v);
        const auto ease = [](float t) { return t * t * (3 - 2 * t); };
        const float s = ease(u - left), t = ease(v - top);
        const auto node = [&](int i, int j) {
            const auto key = std::uint64_t(std::int64_t(left) + i + 4096) * 8192 +
                             std::uint64_t(std::int64_t(top) + j + 4096);
            return float(mix64(seed_ + key) >> 40) * 0x1p-23f - 1;
        };
        return (1 - t) * ((1 - s) * node(0, 0) + s * node(1, 0)) +
               t * ((1 - s) * node(0, 1) + s * node(1, 1));
    }

private:
    std::uint64_t seed_;
    float cell_;
};

// A wall: two colours along a direction, with blobs; or shapes with sharp edges, as rooms and streets have.
Image wall(int size, const Draw& draw) {
    Image image(size, size);
    const auto first = random_colour(draw, "wall", 0), second = random_colour(draw, "wall", 1);
    const float angle = draw.from_to("wall angle", 0, 2 * std::numbers::pi_v<float>);
    const float c = std::cos(angle) / float(size), s = std::sin(angle) / float(size);
    const SmoothNoise coarse(draw.seed(), float(size) * draw.from_to("coarse", .1f, .5f)),
        fine(draw.seed() + 1, float(size) * draw.from_to("fine", .01f, .06f));
    const float coarse_part = draw.from_to("coarse part", 0, .8f),
                fine_part = draw.chance("textured", .5f) ? draw.from_to("fine part", 0, .4f) : 0;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const float t = .5f + c * (float(x) - float(size) / 2) + s * (float(y) - float(size) / 2) +
                            coarse_part * coarse.at(float(x), float(y)) +
                            fine_part * fine.at(float(x), float(y));
            image.at(x, y) = pixel(mix(first, second, t));
        }
    if (!draw.chance("clutter", .4f)) return image;
    const int shapes = 3 + draw.below("shapes", 12);
    for (int i = 0; i < shapes; ++i) {
        const auto at = [&](std::string_view name, float low, float high) {
            return draw.from_to(name, low, high, std::uint64_t(i));
        };
        const auto paint = random_colour(draw, "shape", std::uint64_t(i));
        const float x0 = at("x", -.2f, 1) * float(size), y0 = at("y", -.2f, 1) * float(size),
                    w = at("w", .02f, .5f) * float(size), h = at("h", .02f, .5f) * float(size);
        const bool round = at("round", 0, 1) < .3f;
        const float strength = at("strength", .3f, 1);
        for (int y = std::max(0, int(y0)); y < std::min(size, int(y0 + h)); ++y)
            for (int x = std::max(0, int(x0)); x < std::min(size, int(x0 + w)); ++x) {
                const float u = (float(x) - x0) / w * 2 - 1, v = (float(y) - y0) / h * 2 - 1;
                if (round && u * u + v * v > 1) continue;
                image.at(x, y) = pixel(mix(colour(image.at(x, y)), paint, strength));
            }
    }
    return image;
}

// Gaussian by three box means in each direction: cheap, and near enough.
void blur(Image& image, float sigma) {
    const int reach = int(std::lround((std::sqrt(4 * sigma * sigma + 1) - 1) / 2));
    if (reach < 1) return;
    const int n = image.width;
    std::vector<Colour> line(static_cast<std::size_t>(n));
    const auto pass = [&](bool rows) {
        for (int i = 0; i < n; ++i) {
            const auto at = [&](int k) -> Rgba& {
                k = std::clamp(k, 0, n - 1);
                return rows ? image.at(k, i) : image.at(i, k);
            };
            Colour sum;
            for (int k = -reach; k <= reach; ++k) {
                const auto c = colour(at(k));
                sum.r += c.r, sum.g += c.g, sum.b += c.b;
            }
            const float share = 1 / float(2 * reach + 1);
            for (int k = 0; k < n; ++k) {
                line[std::size_t(k)] = {sum.r * share, sum.g * share, sum.b * share};
                const auto in = colour(at(k + reach + 1)), out = colour(at(k - reach));
                sum.r += in.r - out.r, sum.g += in.g - out.g, sum.b += in.b - out.b;
            }
            for (int k = 0; k < n; ++k) at(k) = pixel(line[std::size_t(k)]);
        }
    };
    for (int i = 0; i < 3; ++i) pass(true), pass(false);
}

void add_noise(Image& image, float luma, float chroma, std::uint64_t seed) {
    // The sum of two uniform numbers is close enough to what a sensor adds.
    const auto deviation = [](std::uint64_t bits) {
        return float(bits & 0xFFFF) * 0x1p-16f + float(bits >> 16 & 0xFFFF) * 0x1p-16f - 1;
    };
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const auto bits = mix64(seed + 2 * i), more = mix64(seed + 2 * i + 1);
        const auto c = colour(image.pixels[i]);
        const float light = std::sqrt(.1f + (c.r + c.g + c.b) / 765), common = luma * light * deviation(bits);
        image.pixels[i] = pixel({c.r + common + chroma * light * deviation(bits >> 32),
                                 c.g + common + chroma * light * deviation(more),
                                 c.b + common + chroma * light * deviation(more >> 32)});
    }
}

void compress(Image& image, int quality) {
    if (!can_write_jpeg()) return;
    const auto bytes = encode_jpeg(image, quality);
    if (!bytes) return;
    if (auto decoded = decode_jpeg(*bytes, "augmentation")) image = std::move(*decoded);
}

}  // namespace

LabelledPicture mirrored(const LabelledPicture& picture) {
    LabelledPicture result = picture;
    const int width = picture.picture.width;
    for (int y = 0; y < picture.picture.height; ++y)
        for (int x = 0; x < width; ++x) {
            result.picture.at(x, y) = picture.picture.at(width - 1 - x, y);
            result.coverage.at(x, y) = picture.coverage.at(width - 1 - x, y);
        }
    result.labels = limner::mirrored(picture.labels);
    result.landmarks = limner::mirrored(picture.landmarks, width);
    return result;
}

LabelledPicture moved(const LabelledPicture& picture, const Similarity& new_from_old, bool border_goes_on) {
    const int size = picture.picture.width;
    const auto old_from_new = new_from_old.inverse();
    LabelledPicture result;
    result.picture = warped(picture.picture, old_from_new, size);
    result.labels = LabelMap(size, size);
    result.coverage = Grid<std::uint8_t>(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const auto p = old_from_new * std::array{float(x) + .5f, float(y) + .5f};
            const int u = int(std::floor(p[0])), v = int(std::floor(p[1]));
            const bool outside = !picture.labels.contains(u, v);
            const int column = std::clamp(u, 0, size - 1), row = std::clamp(v, 0, size - 1);
            result.labels.at(x, y) = outside && !border_goes_on ? background : picture.labels.at(column, row);
            result.coverage.at(x, y) = outside ? 255 : picture.coverage.at(column, row);
        }
    for (std::size_t i = 0; i < result.landmarks.size(); ++i)
        result.landmarks[i] = new_from_old * picture.landmarks[i];
    return result;
}

void replace_background(LabelledPicture& picture, std::uint64_t seed) {
    const auto behind = wall(picture.picture.width, Draw(seed));
    for (std::size_t i = 0; i < picture.picture.pixels.size(); ++i) {
        if (picture.labels.pixels[i] != background) continue;
        // A pixel at the border keeps the share of the strands before it.
        const float share = float(picture.coverage.pixels[i]) / 255;
        picture.picture.pixels[i] =
            pixel(mix(colour(picture.picture.pixels[i]), colour(behind.pixels[i]), share));
    }
}

void occlude(LabelledPicture& picture, std::uint64_t seed) {
    const Draw draw(seed);
    const int size = picture.picture.width;
    const float side = float(size), angle = draw.from_to("angle", 0, std::numbers::pi_v<float>);
    const float c = std::cos(angle), s = std::sin(angle);
    const float x0 = draw.from_to("x", .1f, .9f) * side, y0 = draw.from_to("y", .3f, 1) * side;
    const int kind = draw.below("kind", 3);  // plate, disc, bar
    const float w = side * draw.from_to("w", .05f, .22f),
                h = kind == 2 ? side : w * draw.from_to("h", .4f, 1.2f);
    const float half_w = kind == 2 ? w * .35f : w;
    const auto first = random_colour(draw, "thing", 0), second = random_colour(draw, "thing", 1);
    const SmoothNoise noise(seed, side * draw.from_to("cell", .02f, .2f));
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const float dx = float(x) - x0, dy = float(y) - y0;
            const float u = (c * dx + s * dy) / half_w, v = (c * dy - s * dx) / h;
            if (kind == 1 ? u * u + v * v > 1 : std::abs(u) > 1 || std::abs(v) > 1) continue;
            picture.picture.at(x, y) = pixel(mix(first, second, .5f + .5f * noise.at(float(x), float(y))));
            picture.labels.at(x, y) = background;
            picture.coverage.at(x, y) = 255;
        }
}

std::array<float, 3> change_colours(Image& picture, std::uint64_t seed) {
    const Draw draw(seed);
    // Multiplied as sRGB values, so that the linear gain is the power 2.2 of it.
    const float exposure = draw.factor("exposure", .3f), gamma = draw.factor("gamma", .25f);
    std::array<float, 3> balance{1, 1, 1};
    if (draw.chance("balance", .7f))
        balance = {draw.factor("red", .16f), draw.factor("green", .06f), draw.factor("blue", .16f)};
    const float contrast = draw.factor("contrast", .25f);
    const float saturation = draw.chance("grey", .06f) ? 0 : draw.factor("saturation", .45f);
    const bool uneven = draw.chance("uneven", .4f);
    const float slope = draw.from_to("slope", .1f, .6f), angle = draw.from_to("angle", 0, 6.2832f);
    const float c = std::cos(angle), s = std::sin(angle), side = float(picture.width);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const auto p = colour(picture.at(x, y));
            const float light =
                uneven ? 1 + slope * (c * (float(x) / side - .5f) + s * (float(y) / side - .5f)) : 1;
            const auto curve = [&](float v, float gain) {
                const float lit = std::pow(std::clamp(v / 255 * gain * exposure * light, 0.0f, 1.5f), gamma);
                return .5f + (lit - .5f) * contrast;
            };
            const float r = curve(p.r, balance[0]), g = curve(p.g, balance[1]), b = curve(p.b, balance[2]);
            const float grey = .299f * r + .587f * g + .114f * b;
            const auto saturated = [&](float v) { return 255 * (grey + (v - grey) * saturation); };
            picture.at(x, y) = pixel({saturated(r), saturated(g), saturated(b)});
        }
    std::array<float, 3> gain{};
    for (std::size_t i = 0; i < 3; ++i) gain[i] = saturation > 0 ? std::pow(balance[i], 2.2f) : 1;
    return gain;
}

void degrade(Image& picture, std::uint64_t seed) {
    const Draw draw(seed);
    if (draw.chance("blurred", .35f)) blur(picture, draw.from_to("sigma", .7f, 2.5f));
    if (draw.chance("coarse", .3f)) {
        const int side = int(float(picture.width) / draw.from_to("step", 1.3f, 4));
        const float scale = float(picture.width) / float(side);
        const auto small = warped(picture, {scale, 0, 0, 0}, side);
        picture = warped(small, {1 / scale, 0, 0, 0}, picture.width);
    }
    if (draw.chance("noisy", .6f))
        add_noise(picture, draw.from_to("luma", 0, 38), draw.from_to("chroma", 0, 22), seed);
    if (draw.chance("jpeg", .6f)) compress(picture, 20 + draw.below("quality", 76));
}

AugmentedPicture augmented(const LabelledPicture& picture, std::uint64_t seed) {
    const Draw draw(seed);
    AugmentedPicture result;
    result.mirrored = draw.chance("mirrored", .5f);
    auto sample = result.mirrored ? mirrored(picture) : picture;

    const float side = float(picture.picture.width), spread = draw.chance("far", .15f) ? .8f : .3f;
    result.clockwise = spread * draw.from_to("turn", -1, 1);
    const auto new_from_old = Similarity::about(
        {side / 2, side / 2}, result.clockwise, draw.factor("size", .3f),
        {side * draw.from_to("shift x", -.12f, .12f), side * draw.from_to("shift y", -.12f, .12f)});
    sample = moved(sample, new_from_old, draw.chance("border", .6f));

    if (draw.chance("wall", .75f)) replace_background(sample, mix64(seed + 1));
    if (draw.chance("occluded", .25f)) occlude(sample, mix64(seed + 2));
    result.gain = change_colours(sample.picture, mix64(seed + 3));
    degrade(sample.picture, mix64(seed + 4));
    result.picture = std::move(sample.picture);
    result.labels = std::move(sample.labels);
    result.landmarks = sample.landmarks;
    return result;
}

}  // namespace limner::training
