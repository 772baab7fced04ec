#include "engine/nn/parameters.h"

#include "engine/nn/arrays.h"

namespace limner::nn {

NamedArrays parameters_of(const torch::nn::Module& module, const std::string& prefix, bool half) {
    NamedArrays arrays;
    for (const auto& entry : module.named_parameters())
        arrays.emplace(prefix + entry.key(), half ? to_half_array(entry.value()) : to_array(entry.value()));
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
            entry.value().copy_(to_tensor(found->second));
    }
    if (matched != present)
        problems += " holds " + std::to_string(present - matched) + " unknown tensors under " + prefix + ";";
    if (!problems.empty())
        return failure(Errc::model_mismatch, "The model file does not fit its family: it" + problems);
    return {};
}

}  // namespace limner::nn
