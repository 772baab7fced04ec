#include "tests/support/stand_in_device.h"

#include <torch/torch.h>

#include <cstdint>
#include <string_view>
#include <vector>

#if !defined(LIMNER_CUDA)

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/impl/FakeGuardImpl.h>
#include <torch/library.h>

namespace limner::stand_in {
namespace {

Trouble trouble = Trouble::none;
std::size_t operations_left = 0;
Counts counts;

class Hooks final : public at::CUDAHooksInterface {
public:
    explicit Hooks(at::CUDAHooksArgs) {}
    void initCUDA() const override {}
    bool hasCUDA() const override { return true; }
    bool hasCUDART() const override { return true; }
    int getNumGPUs() const override { return 1; }
    std::int64_t current_device() const override { return 0; }
    // torch::manual_seed() seeds it, too; nothing draws from it.
    const at::Generator& getDefaultCUDAGenerator(at::DeviceIndex) const override {
        static const auto generator = at::detail::createCPUGenerator();
        return generator;
    }
};

// --- memory: storage of the host under addresses that it does not have ---

void* elsewhere(void* address) {
    constexpr auto outside = std::uintptr_t(1) << 62;
    return address ? reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(address) | outside) : nullptr;
}

const at::Device device(at::kCUDA, 0);

at::DataPtr data_of(const at::Storage& host) {
    return {elsewhere(host.data()), new at::Storage(host),
            [](void* kept) { delete static_cast<at::Storage*>(kept); }, device};
}

const at::Storage& host_storage(const at::Tensor& on_device) {
    return *static_cast<at::Storage*>(on_device.storage().data_ptr().get_context());
}

/// A tensor of the CPU over the same memory.
at::Tensor host_view(const at::Tensor& on_device) {
    auto host = at::detail::make_tensor<c10::TensorImpl>(
        at::Storage(host_storage(on_device)), c10::DispatchKeySet(c10::DispatchKey::CPU), on_device.dtype());
    host.unsafeGetTensorImpl()->set_sizes_and_strides(on_device.sizes(), on_device.strides(),
                                                      on_device.storage_offset());
    return host;
}

at::Tensor shaped_as(at::Tensor result, const at::Tensor& host) {
    result.unsafeGetTensorImpl()->set_sizes_and_strides(host.sizes(), host.strides(), host.storage_offset());
    return result;
}

/// What an operation made anew.
at::Tensor device_tensor(const at::Tensor& host) {
    at::Storage storage(at::Storage::use_byte_size_t(), host.storage().nbytes(), data_of(host.storage()),
                        nullptr,
                        /*resizable=*/false);
    return shaped_as(at::detail::make_tensor<c10::TensorImpl>(
                         std::move(storage), c10::DispatchKeySet(c10::DispatchKey::CUDA), host.dtype()),
                     host);
}

/// What an operation made of the memory of `base`. Like LibTorch's own views it is an inference tensor if
/// `base` is one.
at::Tensor device_view(const at::Tensor& base, const at::Tensor& host) {
    return shaped_as(at::detail::make_tensor<c10::TensorImpl>(
                         c10::TensorImpl::VIEW, at::Storage(base.storage()), base.key_set(), host.dtype()),
                     host);
}

// --- operations ---

struct Loan {
    at::Tensor on_device, host;
};

/// Every tensor of `value` through `change`, which may keep it.
template <class Change>
void each_tensor(c10::IValue& value, const Change& change) {
    if (value.isTensor()) {
        auto tensor = value.toTensor();
        if (tensor.defined()) value = change(tensor);
    } else if (value.isTensorList()) {
        std::vector<at::Tensor> list;
        for (const at::Tensor& tensor : value.toTensorVector()) list.push_back(change(tensor));
        value = list;
    } else if (value.isList()) {  // optional tensors, as of an index
        auto list = value.toList().copy();
        for (std::size_t i = 0; i < list.size(); ++i) {
            c10::IValue item = list.get(i);
            if (item.isTensor() && item.toTensor().defined()) list.set(i, change(item.toTensor()));
        }
        value = list;
    }
}

/// An output given by the caller may have been resized by the operation.
void follow(const Loan& loan) {
    const auto& [on_device, host] = loan;
    if (on_device.sizes() != host.sizes() || on_device.strides() != host.strides() ||
        on_device.storage_offset() != host.storage_offset())
        on_device.unsafeGetTensorImpl()->set_sizes_and_strides(host.sizes(), host.strides(),
                                                               host.storage_offset());
    const auto& storage = on_device.storage();
    if (storage.data() == elsewhere(host.storage().data()) && storage.nbytes() == host.storage().nbytes())
        return;
    storage.unsafeGetStorageImpl()->set_data_ptr_noswap(data_of(host.storage()));
    storage.unsafeGetStorageImpl()->set_nbytes(host.storage().nbytes());
}

void answer_trouble() {
    ++counts.operations;
    if (trouble == Trouble::none) return;
    if (operations_left > 0) {
        --operations_left;
        return;
    }
    if (trouble == Trouble::out_of_memory) {
        trouble = Trouble::none;
        TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory. Tried to allocate 2.00 GiB");
    }
    TORCH_CHECK(false, "CUDA error: an illegal memory access was encountered");
}

bool waits(std::string_view name) {
    return name == "aten::_local_scalar_dense" || name == "aten::equal" || name == "aten::nonzero" ||
           name == "aten::is_nonzero";
}

void compute(const c10::OperatorHandle& op, torch::jit::Stack* stack) {
    answer_trouble();
    const auto& name = op.schema().name();
    if (waits(name)) ++counts.waits;
    const bool host_may_take_part = name == "aten::is_pinned" || name == "aten::_pin_memory";
    std::vector<Loan> loans;
    const auto arguments = op.schema().arguments().size();
    for (auto at = stack->size() - arguments; at < stack->size(); ++at) {
        auto& value = (*stack)[at];
        if (value.isDevice()) value = at::Device(at::kCPU);
        each_tensor(value, [&](const at::Tensor& tensor) {
            if (!tensor.is_cuda()) {
                TORCH_CHECK(host_may_take_part || tensor.dim() == 0, name,
                            ": expected all tensors to be on the same device, but found cuda:0 and cpu");
                return tensor;
            }
            for (const auto& loan : loans)
                if (loan.on_device.is_same(tensor)) return loan.host;
            loans.push_back({tensor, host_view(tensor)});
            return loans.back().host;
        });
    }
    {
        const at::AutoDispatchBelowADInplaceOrView guard;
        op.callBoxed(stack);
    }
    for (const auto& loan : loans) follow(loan);
    if (host_may_take_part) return;
    const auto results = op.schema().returns().size();
    for (auto at = stack->size() - results; at < stack->size(); ++at)
        each_tensor((*stack)[at], [&](const at::Tensor& host) {
            for (const auto& loan : loans)
                if (loan.host.is_same(host)) return loan.on_device;
            for (const auto& loan : loans)
                if (loan.host.storage().unsafeGetStorageImpl() == host.storage().unsafeGetStorageImpl())
                    return device_view(loan.on_device, host);
            return device_tensor(host);
        });
}

/// The one way between host and device.
at::Tensor& copy(at::Tensor& self, const at::Tensor& from, bool) {
    answer_trouble();
    if (!self.is_cuda()) ++counts.downloads;
    const at::AutoDispatchBelowADInplaceOrView guard;
    auto to = self.is_cuda() ? host_view(self) : self;
    to.copy_(from.is_cuda() ? host_view(from) : from);
    return self;
}

}  // namespace

bool exists() { return true; }

void fail(Trouble next, std::size_t operations) {
    trouble = next;
    operations_left = operations;
}

Counts take_counts() { return std::exchange(counts, {}); }

}  // namespace limner::stand_in

namespace {
using StandInHooks = limner::stand_in::Hooks;
using StandInGuard = c10::impl::FakeGuardImpl<c10::DeviceType::CUDA>;
}  // namespace

namespace at {
C10_REGISTER_CLASS(CUDAHooksRegistry, CUDAHooks, StandInHooks)
}
namespace c10::impl {
C10_REGISTER_GUARD_IMPL(CUDA, StandInGuard)
}

TORCH_LIBRARY_IMPL(_, CUDA, library) {
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&limner::stand_in::compute>());
}
TORCH_LIBRARY_IMPL(aten, CUDA, library) {
    library.impl("copy_", &limner::stand_in::copy);
    // LibTorch would choose among libraries for CUDA.
    library.impl("convolution", torch::CppFunction::makeFromBoxedFunction<&limner::stand_in::compute>());
}

#else

namespace limner::stand_in {
bool exists() { return false; }
void fail(Trouble, std::size_t) {}
Counts take_counts() { return {}; }
}  // namespace limner::stand_in

#endif
