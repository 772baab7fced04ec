#include "engine/generators/live/fused_field.h"

#include <algorithm>
#include <cassert>

namespace limner::live {

using fused::field_block;
using fused::field_rows;

FusedField::FusedField(const FieldWeights& weights, std::shared_ptr<Workers> workers,
                       fused::Instructions instructions)
    : kernels_(fused::kernels(instructions)), workers_(std::move(workers)) {
    layers_.bands = weights.bands;
    layers_.input = weights.layers[0].in;
    layers_.hidden = weights.layers[0].out;
    layers_.classes = weights.layers[3].out;
    assert(layers_.input == 3 + 6 * layers_.bands);
    for (std::size_t l = 0; l < 4; ++l) {
        const auto& from = weights.layers[l];
        const auto in = std::size_t(from.in), out = std::size_t(from.out);
        const auto blocks = (out + field_rows - 1) / field_rows;
        weights_[l].assign(blocks * in * field_rows, 0.0f);
        biases_[l].assign(blocks * field_rows, 0.0f);
        for (std::size_t o = 0; o < out; ++o) {
            biases_[l][o] = from.bias[o];
            for (std::size_t i = 0; i < in; ++i)
                weights_[l][(o / field_rows * in + i) * field_rows + o % field_rows] =
                    from.weight[o * in + i];
        }
        layers_.weights[l] = weights_[l].data();
        layers_.biases[l] = biases_[l].data();
    }
    scratch_.assign(std::size_t(workers_->threads()), Floats(fused::field_scratch(layers_)));
}

void FusedField::query(std::span<const float> points, std::span<float> logits) {
    const auto count = points.size() / 3, classes = std::size_t(layers_.classes);
    assert(logits.size() == count * classes);
    // Large enough that handing a strip over costs nothing beside it, small enough to share out, also where
    // there are few points (the borders of one view).
    constexpr std::size_t smallest = 2, largest = 32;  // blocks
    const auto share = count / (4 * std::size_t(workers_->threads()) * field_block);
    const auto strip = std::clamp(share, smallest, largest) * std::size_t(field_block);
    workers_->run(int((count + strip - 1) / strip), [&](int item, int worker) {
        const auto end = std::min(count, std::size_t(item + 1) * strip);
        for (auto first = std::size_t(item) * strip; first < end; first += field_block)
            kernels_.field(layers_, points.data() + 3 * first,
                           int(std::min<std::size_t>(field_block, end - first)),
                           logits.data() + first * classes, scratch_[std::size_t(worker)].data());
    });
}

}  // namespace limner::live
