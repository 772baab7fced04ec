#include "made_faces.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/label_set.h"
#include "engine/core/random.h"
#include "engine/face_model/expression.h"

namespace limner::test {
namespace {

constexpr int size = 256;

/// Where the parts of a face are: x to the picture's right of its middle.
struct Layout {
    float x, y, scale;
    std::array<float, 2> at(float u, float v) const { return {x + scale * u, y + scale * v}; }
};

Layout layout_of(std::uint64_t seed) {
    return {128 + 16 * (uniform(seed, "x") - .5f), 132 + 16 * (uniform(seed, "y") - .5f),
            62 + 16 * uniform(seed, "scale")};
}

Landmarks landmarks_of(const Layout& face) {
    Landmarks marks{};
    const auto arc = [&](std::size_t begin, std::size_t count, float x, float y, float rx, float ry,
                         float from, float to) {
        for (std::size_t i = 0; i < count; ++i) {
            const float t = from + (to - from) * float(i) / float(count - 1);
            marks[begin + i] = face.at(x + rx * std::cos(t), y - ry * std::sin(t));
        }
    };
    constexpr float pi = 3.14159265f;
    arc(0, 17, 0, .1f, .8f, 1, pi, 2 * pi);     // jaw, left edge to right edge
    arc(17, 5, -.4f, -.45f, .22f, .1f, pi, 0);  // brows
    arc(22, 5, .4f, -.45f, .22f, .1f, pi, 0);
    for (std::size_t i = 0; i < 4; ++i) marks[27 + i] = face.at(0, -.25f + .15f * float(i));
    arc(31, 5, 0, .25f, .14f, -.06f, pi, 0);
    arc(36, 6, -.36f, -.25f, .1f, .07f, pi, -2 * pi / 3);
    arc(42, 6, .36f, -.25f, .1f, .07f, pi, -2 * pi / 3);
    arc(48, 12, 0, .55f, .28f, .12f, pi, -pi + pi / 6);
    arc(60, 8, 0, .55f, .2f, .04f, pi, -pi + pi / 4);
    return marks;
}

FaceClass class_at(const Layout& face, int column, int row) {
    const float u = (float(column) + .5f - face.x) / face.scale, v = (float(row) + .5f - face.y) / face.scale;
    const auto within = [&](float x, float y, float rx, float ry) {
        const float a = (u - x) / rx, b = (v - y) / ry;
        return a * a + b * b < 1;
    };
    if (within(.36f, -.25f, .15f, .12f)) return FaceClass::left_eye;
    if (within(-.36f, -.25f, .15f, .12f)) return FaceClass::right_eye;
    if (within(.4f, -.5f, .28f, .1f)) return FaceClass::left_brow;
    if (within(-.4f, -.5f, .28f, .1f)) return FaceClass::right_brow;
    if (within(0, .55f, .32f, .16f)) return v < .55f ? FaceClass::upper_lip : FaceClass::lower_lip;
    if (within(0, .1f, .17f, .25f)) return FaceClass::nose;
    if (within(0, 0, .85f, 1.15f)) return v < -.65f ? FaceClass::hair : FaceClass::skin;
    if (std::abs(u) < .4f && v > 0) return FaceClass::neck;
    return FaceClass::background;
}

Rgba colour_of(FaceClass face_class, float tone) {
    const auto skin = [&](float r, float g, float b) {
        return Rgba{std::uint8_t(r * tone), std::uint8_t(g * tone), std::uint8_t(b * tone)};
    };
    switch (face_class) {
        case FaceClass::background:
            return {70, 90, 130};
        case FaceClass::left_eye:
        case FaceClass::right_eye:
            return {235, 235, 240};
        case FaceClass::left_brow:
        case FaceClass::right_brow:
            return {60, 40, 30};
        case FaceClass::upper_lip:
            return skin(190, 70, 80);
        case FaceClass::lower_lip:
            return skin(215, 95, 100);
        case FaceClass::nose:
            return skin(235, 180, 150);
        case FaceClass::hair:
            return {90, 60, 40};
        case FaceClass::neck:
            return skin(180, 130, 105);
        default:
            return skin(220, 165, 135);
    }
}

std::vector<std::string> factor_names() {
    std::vector<std::string> names{"view.yaw", "view.pitch", "view.roll"};
    for (int i = 0; i < 48; ++i) names.push_back("identity." + std::to_string(i));
    for (const auto key : expression_names()) names.push_back("expression." + std::string(key));
    for (const char* name : {"gaze.x", "gaze.y", "skin.melanin", "skin.haemoglobin"})
        names.emplace_back(name);
    for (int i = 0; i < 27; ++i) names.push_back("sh_all." + std::to_string(i));
    return names;
}

}  // namespace

training::LabelledPicture made_face(std::uint64_t seed) {
    const auto face = layout_of(seed);
    const float tone = .5f + .5f * uniform(seed, "tone");
    training::LabelledPicture picture{Image(size, size), LabelMap(size, size),
                                      Grid<std::uint8_t>(size, size, 255), landmarks_of(face)};
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const auto face_class = class_at(face, x, y);
            picture.labels.at(x, y) = std::uint8_t(face_class);
            picture.picture.at(x, y) = colour_of(face_class, tone);
        }
    return picture;
}

void make_face_set(const std::filesystem::path& folder, int views) {
    const auto names = factor_names();
    const auto n = std::int64_t(views);
    std::vector<std::uint8_t> rgb, labels, coverage;
    std::vector<float> landmarks, factors;
    for (int v = 0; v < views; ++v) {
        const auto face = made_face(std::uint64_t(v));
        for (const auto& p : face.picture.pixels) rgb.insert(rgb.end(), {p.r, p.g, p.b});
        labels.insert(labels.end(), face.labels.pixels.begin(), face.labels.pixels.end());
        coverage.insert(coverage.end(), face.coverage.pixels.begin(), face.coverage.pixels.end());
        for (const auto& mark : face.landmarks) landmarks.insert(landmarks.end(), mark.begin(), mark.end());
        for (const auto& name : names) {
            const float value = uniform(std::uint64_t(v), name);
            // Frontal and upright; one expression never occurs.
            factors.push_back(name.starts_with("view.")         ? 0
                              : name == "expression.jawForward" ? 0
                              : name == "skin.melanin"          ? uniform(std::uint64_t(v), "tone")
                              : name.starts_with("expression.") ? value
                              : name.starts_with("sh_all.")     ? .3f + value
                                                                : value - .5f);
        }
    }
    const NamedArrays arrays{{"factors", make_array(factors, {n, std::int64_t(names.size())})},
                             {"rgb", make_array(rgb, {n, size, size, 3})},
                             {"labels", make_array(labels, {n, size, size})},
                             {"coverage", make_array(coverage, {n, size, size})},
                             {"landmarks", make_array(landmarks, {n, 68, 2})}};
    if (const auto written = write_safetensors(folder / "portraits-00000.safetensors", arrays,
                                               {{"factor_names", nlohmann::json(names).dump()}});
        !written)
        throw std::runtime_error(written.error().message);
}

}  // namespace limner::test
