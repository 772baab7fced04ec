#pragma once
// The named arrays a trace reads and writes. Part of eg3d_*trace.cpp. Throws c10::ValueError for an input of
// a wrong shape, which trace_eg3d() turns into an Error.

#include <torch/torch.h>

#include <cstring>

#include "engine/nn/arrays.h"

namespace limner {

using torch::Tensor;

class TraceArrays {
public:
    explicit TraceArrays(const NamedArrays& inputs) : inputs_(inputs) {}

    template <class... Names>
    bool has(const Names&... names) const {
        return (inputs_.contains(names) && ...);
    }
    /// float32 (or int64). A negative side of `shape` may be anything.
    Tensor tensor(const std::string& name, const std::vector<std::int64_t>& shape) const {
        return checked(name, nn::to_tensor(inputs_.at(name)), shape);
    }
    /// float64, exactly as stored.
    Tensor doubles(const std::string& name, const std::vector<std::int64_t>& shape) const {
        const auto& array = inputs_.at(name);
        if (array.dtype != DType::f64) return tensor(name, shape).to(torch::kFloat64);
        auto values = torch::empty(array.shape, torch::kFloat64);
        std::memcpy(values.data_ptr(), array.bytes.data(), array.bytes.size());
        return checked(name, values, shape);
    }
    double number(const std::string& name) const { return doubles(name, {}).item<double>(); }

    void put(const std::string& name, const Tensor& value) {
        if (value.scalar_type() != torch::kFloat64) {
            outputs_.insert_or_assign(name, nn::to_array(value));
            return;
        }
        auto owner = std::make_shared<Tensor>(value.contiguous());
        const auto* bytes = static_cast<const std::byte*>(owner->data_ptr());
        outputs_.insert_or_assign(
            name, Array{DType::f64, value.sizes().vec(), {bytes, std::size_t(value.numel()) * 8}, owner});
    }
    NamedArrays take() { return std::move(outputs_); }

private:
    static Tensor checked(const std::string& name, const Tensor& value,
                          const std::vector<std::int64_t>& shape) {
        bool fits = std::size_t(value.dim()) == shape.size();
        for (std::size_t i = 0; fits && i < shape.size(); ++i)
            fits = shape[i] < 0 ? value.size(std::int64_t(i)) > 0 : value.size(std::int64_t(i)) == shape[i];
        TORCH_CHECK_VALUE(fits, name, " should have the shape ", shape, ", not ", value.sizes());
        return value;
    }

    const NamedArrays& inputs_;
    NamedArrays outputs_;
};

/// Cases of camera.npz and inversion_math.npz, which need no network.
void trace_eg3d_cameras(TraceArrays& arrays);
void trace_eg3d_inversion(TraceArrays& arrays);
/// Cases of renderer.npz: marcher, planes and decoder are inputs.
void trace_eg3d_renderer(TraceArrays& arrays);

}  // namespace limner
