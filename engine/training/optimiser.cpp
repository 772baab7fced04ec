#include "engine/training/optimiser.h"

#include <algorithm>
#include <cmath>

#include "engine/nn/arrays.h"

namespace limner::training {

Optimiser::Optimiser(torch::nn::Module& module, AdamOptions options) : options_(options) {
    for (auto& entry : module.named_parameters()) {
        auto& p = entry.value();
        slots_.push_back({entry.key(), p, torch::zeros_like(p), torch::zeros_like(p), p.detach().clone()});
    }
}

void Optimiser::zero_grad() {
    for (auto& slot : slots_) slot.parameter.mutable_grad() = torch::Tensor();
}

double Optimiser::step(double learning_rate) {
    torch::NoGradGuard no_grad;
    std::vector<torch::Tensor> squares;
    for (const auto& slot : slots_)
        if (slot.parameter.grad().defined()) squares.push_back(slot.parameter.grad().square().sum());
    // The one place where a step waits for the device.
    const double norm =
        squares.empty() ? 0 : torch::stack(squares).sum(torch::kFloat64).sqrt().item<double>();
    ++steps_;
    if (!std::isfinite(norm)) return norm;  // a broken batch must not break the weights
    const double scale = norm > options_.clip ? options_.clip / norm : 1;
    const double correction1 = 1 - std::pow(options_.beta1, double(steps_));
    const double correction2 = 1 - std::pow(options_.beta2, double(steps_));
    const double decay = std::min(options_.average, (double(steps_) + 1) / (double(steps_) + 10));
    for (auto& slot : slots_) {
        if (slot.parameter.grad().defined()) {
            const auto g = slot.parameter.grad() * scale;
            slot.first.mul_(options_.beta1).add_(g, 1 - options_.beta1);
            slot.second.mul_(options_.beta2).addcmul_(g, g, 1 - options_.beta2);
            const auto denominator = (slot.second / correction2).sqrt_().add_(options_.epsilon);
            slot.parameter.addcdiv_(slot.first, denominator, -learning_rate / correction1);
        }
        slot.average.mul_(decay).add_(slot.parameter, 1 - decay);
    }
    return norm;
}

NamedArrays Optimiser::average(const std::string& prefix, bool half) const {
    NamedArrays arrays;
    for (const auto& slot : slots_)
        arrays.emplace(prefix + slot.name,
                       half ? nn::to_half_array(slot.average) : nn::to_array(slot.average));
    return arrays;
}

void Optimiser::swap_average() {
    torch::NoGradGuard no_grad;
    for (auto& slot : slots_) {
        const auto live = slot.parameter.detach().clone();
        slot.parameter.copy_(slot.average);
        slot.average.copy_(live);
    }
}

NamedArrays Optimiser::state(const std::string& prefix) const {
    NamedArrays arrays;
    for (const auto& slot : slots_) {
        arrays.emplace(prefix + "weight/" + slot.name, nn::to_array(slot.parameter));
        arrays.emplace(prefix + "first/" + slot.name, nn::to_array(slot.first));
        arrays.emplace(prefix + "second/" + slot.name, nn::to_array(slot.second));
        arrays.emplace(prefix + "average/" + slot.name, nn::to_array(slot.average));
    }
    const std::int64_t steps[] = {steps_};
    arrays.emplace(prefix + "steps", make_array(steps, {1}));
    return arrays;
}

Result<> Optimiser::load_state(const NamedArrays& arrays, const std::string& prefix) {
    torch::NoGradGuard no_grad;
    const auto restore = [&](const std::string& name, torch::Tensor& into) {
        const auto found = arrays.find(prefix + name);
        if (found == arrays.end() || found->second.shape != into.sizes().vec()) return false;
        into.copy_(nn::to_tensor(found->second));
        return true;
    };
    for (auto& slot : slots_)
        if (!restore("weight/" + slot.name, slot.parameter) || !restore("first/" + slot.name, slot.first) ||
            !restore("second/" + slot.name, slot.second) || !restore("average/" + slot.name, slot.average))
            return failure(Errc::model_mismatch, "The saved training state does not fit this recipe: " +
                                                     slot.name + " is missing or has another shape.");
    const auto steps = arrays.find(prefix + "steps");
    if (steps == arrays.end() || steps->second.dtype != DType::i64)
        return failure(Errc::model_mismatch, "The saved training state does not say how far it got.");
    steps_ = nn::to_tensor(steps->second).item<int64_t>();
    return {};
}

}  // namespace limner::training
