#include "engine/nn/arrays.h"

#include <cstring>

namespace limner::nn {

namespace {

thread_local torch::Device weights_device(torch::kCPU);

torch::Tensor host_tensor(const Array& array) {
    if (array.dtype == DType::f32) {  // the common case, without a detour
        auto tensor = torch::empty(array.shape, torch::kFloat32);
        if (!array.bytes.empty())
            std::memcpy(tensor.data_ptr<float>(), array.bytes.data(), array.bytes.size());
        return tensor;
    }
    const auto copy = [&](torch::ScalarType type) {
        auto tensor = torch::empty(array.shape, type);
        if (!array.bytes.empty()) std::memcpy(tensor.data_ptr(), array.bytes.data(), array.bytes.size());
        return tensor;
    };
    switch (array.dtype) {
        case DType::u8:
            return copy(torch::kUInt8).to(torch::kInt64);
        case DType::boolean:
            return copy(torch::kUInt8).to(torch::kInt64);
        case DType::i8:
            return copy(torch::kInt8).to(torch::kInt64);
        case DType::i16:
            return copy(torch::kInt16).to(torch::kInt64);
        case DType::i32:
            return copy(torch::kInt32).to(torch::kInt64);
        case DType::i64:
            return copy(torch::kInt64);
        default:
            break;
    }
    const auto values = array.to_floats();
    auto tensor = torch::empty(array.shape, torch::kFloat32);
    std::copy(values.begin(), values.end(), tensor.data_ptr<float>());
    return tensor;
}

}  // namespace

WeightsOn::WeightsOn(torch::Device device) { weights_device = device; }
WeightsOn::~WeightsOn() { weights_device = torch::kCPU; }

torch::Device device_of_weights() { return weights_device; }

torch::Tensor to_tensor(const Array& array) { return host_tensor(array).to(weights_device); }

Array to_array(const torch::Tensor& tensor) {
    auto plain = tensor.detach().to(torch::kCPU).contiguous();
    if (plain.scalar_type() != torch::kUInt8 && plain.scalar_type() != torch::kInt32)
        plain = plain.to(plain.is_floating_point() ? torch::kFloat32 : torch::kInt64);
    const auto count = static_cast<std::size_t>(plain.numel());
    const std::vector<std::int64_t> shape(plain.sizes().begin(), plain.sizes().end());
    switch (plain.scalar_type()) {
        case torch::kUInt8:
            return make_array(std::span<const std::uint8_t>(plain.data_ptr<std::uint8_t>(), count), shape);
        case torch::kInt32:
            return make_array(std::span<const std::int32_t>(plain.data_ptr<std::int32_t>(), count), shape);
        case torch::kInt64:
            return make_array(std::span<const std::int64_t>(plain.data_ptr<std::int64_t>(), count), shape);
        default:
            return make_array(std::span<const float>(plain.data_ptr<float>(), count), shape);
    }
}

Array to_half_array(const torch::Tensor& tensor) {
    const auto plain = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const auto count = static_cast<std::size_t>(plain.numel());
    return make_half_array(std::span<const float>(plain.data_ptr<float>(), count), plain.sizes().vec());
}

}  // namespace limner::nn
