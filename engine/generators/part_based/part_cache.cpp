#include "engine/generators/part_based/part_cache.h"

#include <algorithm>

namespace limner::parts {
namespace {

/// First layer whose code differs; the number of layers when none does.
std::int64_t first_difference(const Tensor& a, const Tensor& b) {
    const auto same = (a == b).all(2)[0].to(torch::kCPU);  // a device is asked once
    const auto* flags = same.data_ptr<bool>();
    return std::find(flags, flags + same.numel(), false) - flags;
}

}  // namespace

const PartMaps& PartCache::update(const Tensor& codes) {
    const torch::NoGradGuard no_grad;
    const auto& c = network_.config();
    layers_run_ = 0;
    if (kept_.empty()) {
        const auto K = std::size_t(c.classes);
        kept_.resize(K);
        maps_.features.resize(K);
        maps_.depths.resize(K);
        if (c.lift) maps_.densities.resize(K);
    }
    for (std::int64_t k = 0; k < c.classes; ++k)
        update_part(k, codes.slice(1, k * c.local_layers, (k + 1) * c.local_layers));
    return maps_;
}

void PartCache::update_part(std::int64_t k, const Tensor& codes) {
    const auto& c = network_.config();
    const auto& part = network_.parts()[std::size_t(k)];
    auto& kept = kept_[std::size_t(k)];
    const auto base = std::min(c.base_layers, c.depth_layers), depth = c.depth_layers, last = c.local_layers;
    const bool fresh = !kept.codes.defined();
    const auto changed = fresh ? 0 : first_difference(kept.codes, codes);
    if (changed == last) return;
    const auto from = changed >= depth ? depth : changed >= base && !fresh ? base : 0;
    layers_run_ += last - from;
    kept.codes = Tensor();  // until all of it is right again: what follows may run out of memory
    if (from == 0) kept.base = part.run(network_.embedded_grid(), codes, 0, base);
    if (from < depth) {
        kept.shape = part.run(kept.base, codes, base, depth);
        maps_.depths[std::size_t(k)] = part.depth_of(kept.shape);
        if (part.density) maps_.densities[std::size_t(k)] = part.density->forward(kept.shape);
    }
    maps_.features[std::size_t(k)] = part.feature.forward(part.run(kept.shape, codes, depth, last));
    kept.codes = codes.clone();
}

std::size_t PartCache::bytes() const {
    std::size_t sum = 0;
    const auto add = [&](const Tensor& t) { sum += t.defined() ? t.nbytes() : 0; };
    for (const auto& kept : kept_)
        for (const auto* tensor : {&kept.codes, &kept.base, &kept.shape}) add(*tensor);
    for (const auto* list : {&maps_.features, &maps_.depths, &maps_.densities})
        for (const auto& map : *list) add(map);
    return sum;
}

void PartCache::clear() {
    kept_.clear();
    maps_ = {};
}

}  // namespace limner::parts
