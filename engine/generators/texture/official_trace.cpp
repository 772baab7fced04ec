#include "engine/generators/texture/official_trace.h"

#include "engine/generators/geometry_field/official_field_trace.h"
#include "engine/generators/geometry_field/official_layout.h"
#include "engine/generators/texture/official_layout.h"
#include "engine/generators/texture/official_texture_trace.h"

namespace limner {

bool is_sofgan(const CheckpointTree& tree) { return is_official_field(tree) || is_official_texture(tree); }

Result<NamedArrays> trace_sofgan(const CheckpointTree& tree, const NamedArrays& inputs) {
    if (!is_sofgan(tree))
        return failure(Errc::model_mismatch,
                       "The file holds neither a SofGAN field nor a SofGAN texture generator.");
    NamedArrays outputs;
    if (is_official_field(tree)) {
        auto stages = trace_official_field(tree, inputs);
        if (!stages) return stages;
        outputs.merge(*stages);
    }
    if (is_official_texture(tree)) {
        auto stages = trace_official_texture(tree, inputs);
        if (!stages) return stages;
        outputs.merge(*stages);
    }
    return outputs;
}

}  // namespace limner
