#include "made_set.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/random.h"
#include "engine/generators/live/codes.h"

namespace limner::test {
namespace {

std::map<std::string, std::size_t> index_of(const std::vector<std::string>& names) {
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < names.size(); ++i) index[names[i]] = i;
    return index;
}

std::map<std::string, std::string> metadata() {
    return {{"factor_names", nlohmann::json(made_factor_names()).dump()}};
}

}  // namespace

std::vector<std::string> made_factor_names() {
    std::vector<std::string> names;
    for (int i = 0; i < live::identity_size - 1; ++i) names.push_back("identity." + std::to_string(i));
    for (const auto key : expression_names()) names.push_back("expression." + std::string(key));
    for (const char* name : {"brows.thickness",
                             "brows.darkness",
                             "hair.style",
                             "hair.volume",
                             "hair.length",
                             "hair.part",
                             "hair.curl",
                             "hair.eumelanin",
                             "hair.pheomelanin",
                             "hair.grey",
                             "hair.dye_amount",
                             "facial_hair.beard",
                             "facial_hair.moustache",
                             "facial_hair.length",
                             "facial_hair.stubble",
                             "clothes.cut",
                             "clothes.pattern",
                             "glasses.shape",
                             "earrings.shape",
                             "necklace",
                             "beanie",
                             "background.type",
                             "background.gradient.x",
                             "background.gradient.y",
                             "skin.freckles",
                             "skin.oil",
                             "skin.roughness",
                             "skin.melanin",
                             "skin.haemoglobin",
                             "age",
                             "femininity",
                             "makeup.amount",
                             "makeup.eye_shadow",
                             "makeup.eye_liner",
                             "pupil",
                             "lips.redness",
                             "lips.gloss",
                             "light.exposure",
                             "person.seed"})
        names.emplace_back(name);
    for (const char* name : {"background.first", "background.second", "makeup.eye_shadow_tint", "iris1",
                             "iris2", "lips.tint", "hair.dye", "clothes.colour", "clothes.second_colour",
                             "glasses.colour", "beanie.colour", "light.key.colour", "light.rim.colour"})
        for (const char* channel : {".r", ".g", ".b"}) names.push_back(std::string(name) + channel);
    for (const char* name : {"light.key.direction", "light.rim.direction"})
        for (const char* axis : {".x", ".y", ".z"}) names.push_back(std::string(name) + axis);
    for (int i = 0; i < 27; ++i) names.push_back("sh_all." + std::to_string(i));
    return names;
}

void make_portrait_set(const std::filesystem::path& folder, int views, int size) {
    const auto names = made_factor_names();
    const auto at = index_of(names);
    const auto n = std::int64_t(views);
    std::vector<float> factors(std::size_t(views) * names.size()), camera,
        eyes(std::size_t(views) * 12, 1.0f), depth;
    std::vector<std::uint8_t> rgb, labels;
    std::vector<std::int8_t> normals;
    for (int v = 0; v < views; ++v) {
        float* f = factors.data() + std::size_t(v) * names.size();
        for (std::size_t i = 0; i < names.size(); ++i) f[i] = uniform(std::uint64_t(v), names[i]);
        f[at.at("person.seed")] = float(v);
        f[at.at("light.exposure")] = 1;
        const float tone = uniform(std::uint64_t(v), "tone");
        f[at.at("skin.melanin")] = tone;
        const float matrix[25] = {1, 0, 0, 0, 0, -1,  0, 3, 0,   0, -1, 110, 0,
                                  0, 0, 1, 4, 0, .5f, 0, 4, .5f, 0, 0,  1};
        camera.insert(camera.end(), matrix, matrix + 25);
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                const float unit = float(size) / 256;
                const bool face = std::hypot(float(x) - 128 * unit, float(y) - 128 * unit) <
                                  unit * (70 + 20 * uniform(std::uint64_t(v), "radius"));
                labels.push_back(face ? 1 : 0);
                depth.push_back(face ? 105.0f : 0.0f);
                normals.insert(normals.end(), {0, 0, std::int8_t(face ? 127 : 0)});
                for (int c = 0; c < 3; ++c)
                    rgb.push_back(face ? std::uint8_t(40 + 180 * tone) : std::uint8_t(60 * c));
            }
    }
    const auto columns = std::int64_t(names.size());
    const NamedArrays arrays{{"factors", make_array(factors, {n, columns})},
                             {"camera", make_array(camera, {n, 25})},
                             {"eyes", make_array(eyes, {n, 2, 6})},
                             {"depth", make_half_array(depth, {n, size, size})},
                             {"rgb", make_array(rgb, {n, size, size, 3})},
                             {"labels", make_array(labels, {n, size, size})},
                             {"normals", make_array(normals, {n, size, size, 3})}};
    if (const auto written = write_safetensors(folder / "portraits-00000.safetensors", arrays, metadata());
        !written)
        throw std::runtime_error(written.error().message);
}

void make_field_set(const std::filesystem::path& folder, int heads) {
    constexpr int points_per_head = 4096;
    const auto names = made_factor_names();
    const auto at = index_of(names);
    const auto n = std::int64_t(heads);
    std::vector<float> factors(std::size_t(heads) * names.size()), points,
        landmarks(std::size_t(heads) * 204), eyes(std::size_t(heads) * 12);
    std::vector<std::uint8_t> classes;
    for (int h = 0; h < heads; ++h) {
        const float radius = uniform(std::uint64_t(h), "radius");
        factors[std::size_t(h) * names.size() + at.at("identity.0")] = radius;
        for (int p = 0; p < points_per_head; ++p) {
            float squares = 0;
            for (int axis = 0; axis < 3; ++axis) {
                const float x = uniform(std::uint64_t(h), "point", std::uint64_t(p * 3 + axis)) * 2 - 1;
                points.push_back(x);
                squares += x * x;
            }
            classes.push_back(std::sqrt(squares) < .4f + .4f * radius ? 1 : 0);
        }
    }
    const NamedArrays arrays{{"factors", make_array(factors, {n, std::int64_t(names.size())})},
                             {"points", make_half_array(points, {n, points_per_head, 3})},
                             {"classes", make_array(classes, {n, points_per_head})},
                             {"landmarks3d", make_array(landmarks, {n, 68, 3})},
                             {"eyes", make_array(eyes, {n, 2, 6})}};
    if (const auto written = write_safetensors(folder / "field-00000.safetensors", arrays, metadata());
        !written)
        throw std::runtime_error(written.error().message);
}

}  // namespace limner::test
