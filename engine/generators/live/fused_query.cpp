#include "engine/generators/live/fused_query.h"

#include "engine/generators/live/fused_weights.h"

namespace limner::live {

FieldQuery fused_query(const HeadFieldImpl& network, const GeneratedLayers& layers,
                       const std::shared_ptr<Workers>& workers) {
    const auto field = std::make_shared<FusedField>(weights_of(network, layers), workers);
    return [field](std::span<const Vec3f> points, std::span<float> logits) {
        static_assert(sizeof(Vec3f) == 3 * sizeof(float));
        field->query({reinterpret_cast<const float*>(points.data()), 3 * points.size()}, logits);
    };
}

}  // namespace limner::live
