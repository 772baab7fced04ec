#pragma once
// Named arrays given to a trace, checked as they are read. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include "engine/nn/arrays.h"

namespace limner::parts {

class TraceInputs {
public:
    explicit TraceInputs(const NamedArrays& arrays) : arrays_(arrays) {}

    bool has(std::initializer_list<const char*> names) const {
        for (const auto* name : names)
            if (!arrays_.contains(name)) return false;
        return true;
    }
    /// `shape`: -1 allows any length. Throws c10::ValueError naming the array.
    torch::Tensor get(const std::string& name, const std::vector<std::int64_t>& shape) const {
        const auto tensor = nn::to_tensor(arrays_.at(name));
        bool fits = tensor.dim() == std::int64_t(shape.size());
        for (std::size_t i = 0; fits && i < shape.size(); ++i)
            fits = tensor.size(std::int64_t(i)) > 0 &&
                   (shape[i] < 0 || tensor.size(std::int64_t(i)) == shape[i]);
        TORCH_CHECK_VALUE(fits, name, " should have the shape ", torch::IntArrayRef(shape),
                          " (-1: any), not ", tensor.sizes());
        return tensor;
    }
    /// A whole number in [0, limit), alone in its array.
    std::int64_t index(const std::string& name, std::int64_t limit) const {
        const auto tensor = nn::to_tensor(arrays_.at(name));
        TORCH_CHECK_VALUE(tensor.numel() == 1, name, " should hold one number");
        const auto value = tensor.to(torch::kInt64).item<std::int64_t>();
        TORCH_CHECK_VALUE(value >= 0 && value < limit, name, " should be a whole number below ", limit);
        return value;
    }
    /// The number of rows of `name`, `otherwise` when the array is not given.
    std::int64_t rows(const std::string& name, std::int64_t otherwise) const {
        const auto found = arrays_.find(name);
        return found == arrays_.end() || found->second.shape.empty() ? otherwise : found->second.shape[0];
    }

private:
    const NamedArrays& arrays_;
};

}  // namespace limner::parts
