#include "engine/generators/live/tensors.h"

#include <cstring>

namespace limner::live {

torch::Tensor tensor_from(const Array& array) {
    switch (array.dtype) {
        case DType::u8:
        case DType::boolean: {
            auto tensor = torch::empty(array.shape, torch::kUInt8);
            if (!array.bytes.empty()) std::memcpy(tensor.data_ptr(), array.bytes.data(), array.bytes.size());
            return tensor;
        }
        case DType::i64: {
            auto tensor = torch::empty(array.shape, torch::kInt64);
            if (!array.bytes.empty()) std::memcpy(tensor.data_ptr(), array.bytes.data(), array.bytes.size());
            return tensor;
        }
        default: {
            auto tensor = torch::empty(array.shape, torch::kFloat32);
            const auto values = array.to_floats();
            if (!values.empty()) std::memcpy(tensor.data_ptr(), values.data(), values.size() * sizeof(float));
            return tensor;
        }
    }
}

Array array_from(const torch::Tensor& tensor, bool half) {
    const auto flat = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const std::span<const float> values(flat.data_ptr<float>(), std::size_t(flat.numel()));
    const auto shape = flat.sizes().vec();
    return half ? make_half_array(values, shape) : make_array(values, shape);
}

NamedArrays parameters_of(const torch::nn::Module& module, const std::string& prefix, bool half) {
    NamedArrays arrays;
    for (const auto& entry : module.named_parameters())
        arrays.emplace(prefix + entry.key(), array_from(entry.value(), half));
    return arrays;
}

Result<> load_parameters(torch::nn::Module& module, const NamedArrays& arrays, const std::string& prefix) {
    torch::NoGradGuard no_grad;
    std::string problems;
    std::size_t matched = 0, present = 0;
    for (const auto& [name, array] : arrays) present += name.starts_with(prefix);
    for (auto& entry : module.named_parameters()) {
        const auto found = arrays.find(prefix + entry.key());
        if (found == arrays.end()) {
            problems += " lacks " + prefix + entry.key() + ";";
            continue;
        }
        ++matched;
        if (found->second.shape != entry.value().sizes().vec())
            problems += " " + prefix + entry.key() + " has another shape;";
        else
            entry.value().copy_(tensor_from(found->second));
    }
    if (matched != present)
        problems += " holds " + std::to_string(present - matched) + " unknown tensors under " + prefix + ";";
    if (!problems.empty())
        return failure(Errc::model_mismatch, "The model file does not fit its family: it" + problems);
    return {};
}

}  // namespace limner::live
