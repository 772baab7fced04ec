#pragma once
// A live model's pack of random weights in a folder of its own.

#include "engine/checkpoints/safetensors.h"
#include "engine/generators/live/codes.h"
#include "engine/nn/arrays.h"
#include "engine/nn/parameters.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/live/random_networks.h"

namespace limner::live {

class RandomPack {
public:
    RandomPack() {
        auto field = nn::parameters_of(*random_field(), "field.", false);
        field["landmarks.basis"] = random({210, identity_size + expression_size + 1});
        auto texture = nn::parameters_of(*random_texture(), "texture.", false);
        texture["statistics.style_mean"] = random({part_count, style_size});
        texture["statistics.style_scale"] = random({part_count, style_size});
        texture["statistics.light_mean"] = random({light_size});
        texture["statistics.light_scale"] = random({light_size});
        const NamedArrays bank{{"bank.geometry", random({9, geometry_size})},
                               {"bank.styles", random({9, part_count, style_size})}};
        write("field.safetensors", field);
        write("texture.safetensors", texture);
        write("bank.safetensors", bank);
    }

    const std::filesystem::path& folder() const { return folder_.path(); }

    void write(const char* file, const NamedArrays& arrays) const {
        if (const auto written = write_safetensors(folder() / file, arrays); !written)
            throw std::runtime_error(written.error().message);
    }

    static Array random(std::vector<std::int64_t> shape) { return nn::to_array(torch::randn(shape)); }

private:
    TemporaryFolder folder_;
};

}  // namespace limner::live
