#include "engine/evaluation/flop_counter.h"

#include <ATen/record_function.h>
#include <torch/torch.h>

#include <cassert>
#include <string_view>

namespace limner {
namespace {

thread_local std::uint64_t counted = 0;
thread_local bool counting = false;

// What a call will have cost, known when it begins (inputs are gone when it ends) up to the size of its
// output.
struct Cost final : at::ObserverContext {
    std::uint64_t fixed = 0, per_output_number = 0;
};

std::uint64_t numbers_of(const at::Tensor& tensor) { return std::uint64_t(tensor.numel()); }

// Only the operators to which all others come down: conv2d -> convolution, linear and matmul -> mm, bmm.
std::unique_ptr<at::ObserverContext> on_start(const at::RecordFunction& function) {
    const std::string_view name(function.name());
    const auto inputs = function.inputs();
    const auto tensor = [&](std::size_t i) -> const at::Tensor& { return inputs[i].toTensor(); };
    auto cost = std::make_unique<Cost>();
    if (name == "aten::mm" || name == "aten::bmm") {
        cost->per_output_number = 2 * std::uint64_t(tensor(0).size(-1));
    } else if (name == "aten::addmm" || name == "aten::baddbmm") {
        cost->per_output_number = 2 * std::uint64_t(tensor(1).size(-1));
    } else if (name == "aten::convolution") {
        // Every number of the output, or of the input of a transposed one, meets a kernel once.
        const auto kernel = 2 * numbers_of(tensor(1)) / std::uint64_t(tensor(1).size(0));
        const bool transposed = inputs[6].toBool();
        (transposed ? cost->fixed : cost->per_output_number) =
            transposed ? kernel * numbers_of(tensor(0)) : kernel;
    } else {
        return nullptr;
    }
    return cost;
}

void on_end(const at::RecordFunction& function, at::ObserverContext* context) {
    const auto* cost = static_cast<const Cost*>(context);
    if (!cost) return;
    counted += cost->fixed;
    const auto& outputs = function.outputs();
    if (!outputs.empty() && outputs[0].isTensor())
        counted += cost->per_output_number * numbers_of(outputs[0].toTensor());
}

}  // namespace

struct FlopCounter::Callback {
    at::CallbackHandle handle;
};

FlopCounter::FlopCounter() {
    assert(!counting);
    counting = true;
    counted = 0;
    callback_ = std::make_unique<Callback>(
        Callback{at::addThreadLocalCallback(at::RecordFunctionCallback(on_start, on_end)
                                                .needsInputs(true)
                                                .needsOutputs(true)
                                                .scopes({at::RecordScope::FUNCTION}))});
}

FlopCounter::~FlopCounter() {
    at::removeCallback(callback_->handle);
    counting = false;
}

std::uint64_t FlopCounter::operations() const { return counted; }

}  // namespace limner
