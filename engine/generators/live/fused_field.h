#pragma once
// The head field of one head without LibTorch: the same logits as HeadField::query (see there for the
// formulas), a block of points at a time through all layers, so that activations stay in the cache.
//
//     FusedField field(field_weights_of(*network, network->generate(codes)), workers);
//     field.query(points, logits);

#include <memory>
#include <span>
#include <vector>

#include "engine/generators/live/fused_buffer.h"
#include "engine/generators/live/fused_kernels.h"
#include "engine/generators/live/fused_workers.h"

namespace limner::live {

/// Three generated layers and the classifier, matrices [out, in].
struct FieldWeights {
    struct Linear {
        int in = 0, out = 0;
        std::vector<float> weight, bias;
    };
    int bands = 0;
    Linear layers[4];
};

/// Immutable after construction, but for its scratch memory: one caller at a time.
class FusedField {
public:
    FusedField(const FieldWeights& weights, std::shared_ptr<Workers> workers,
               fused::Instructions instructions = fused::Instructions::best);

    /// points [P, 3] in the normalised head frame -> logits [P, classes].
    void query(std::span<const float> points, std::span<float> logits);

private:
    const fused::Kernels& kernels_;
    std::shared_ptr<Workers> workers_;
    fused::FieldLayers layers_;
    Floats weights_[4], biases_[4];
    std::vector<Floats> scratch_;  // per worker
};

}  // namespace limner::live
