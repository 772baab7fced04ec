// Fuzz target of what the families of published checkpoints read out of names, shapes and options. The input
// is text, one entry a line: "NAME SIZE SIZE ..." is a tensor, "=NAME VALUE" an option.

#include "engine/generators/geometry_field/official_layout.h"

#include <sstream>

#include "engine/core/random.h"
#include "engine/generators/style_based/stylegan1_layout.h"
#include "engine/generators/style_based/stylegan2_layout.h"
#include "engine/generators/texture/official_layout.h"
#include "engine/generators/tri_plane/tri_plane_layout.h"

namespace {

/// Small arrays have content, since some options are arrays: numbers that depend on the name.
void fill(limner::Array& array, const std::string& name) {
    constexpr std::int64_t most_elements = 64;
    std::int64_t count = 1;
    for (const auto side : array.shape) {
        if (side < 0 || side > most_elements || (count *= side) > most_elements) return;
    }
    std::vector<float> values;
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(float(limner::mix64(std::uint64_t(i) + name.size()) % 5) - 2);
    array = limner::make_array(std::span<const float>(values), array.shape);
}

limner::CheckpointTree tree_of(const std::uint8_t* data, std::size_t size) {
    limner::CheckpointTree tree;
    std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        if (name.starts_with('=')) {
            std::string value;
            words >> value;
            tree.scalars.emplace(name.substr(1), std::move(value));
        } else if (!name.empty()) {
            limner::Array array;
            for (std::int64_t side; array.shape.size() < 8 && words >> side;) array.shape.push_back(side);
            fill(array, name);
            tree.arrays.emplace(std::move(name), std::move(array));
        }
    }
    return tree;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tree = tree_of(data, size);
    if (const auto source = limner::find_stylegan2(tree)) (void)limner::stylegan2_config(*source);
    if (const auto source = limner::find_stylegan2_discriminator(tree))
        (void)limner::stylegan2_discriminator_config(*source);
    if (const auto source = limner::find_stylegan1(tree)) (void)limner::stylegan1_config(*source);
    if (const auto weights = limner::sofgan_texture_weights(tree))
        (void)limner::official_texture_config(*weights);
    if (const auto weights = limner::sofgan_field_weights(tree))
        (void)limner::official_field_config(*weights);
    if (const auto weights = limner::eg3d_weights(tree))
        if (const auto config = limner::eg3d_config(tree, *weights)) (void)limner::eg3d_options_text(*config);
    (void)limner::official_discriminator_channels(tree.below("d"));
    return 0;
}
