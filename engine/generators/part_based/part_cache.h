#pragma once
// The parts of one portrait, kept between edits: a new code recomputes the layers it reaches, of its part,
// and nothing else. Engine-internal header (LibTorch). Source: specs/3d-ssgan.md, sections 2.16 and 7.
//
//     PartCache cache(network);
//     cache.update(codes);                       // all parts
//     cache.update(with_other_hair_texture);     // the texture layers of one part

#include "engine/generators/part_based/part_network.h"

namespace limner::parts {

class PartCache {
public:
    /// `network` must outlive the cache.
    explicit PartCache(const PartNetwork& network) : network_(network) {}

    /// Maps for codes [1, K * local_layers, D] on the default grid; the same as draw_parts(codes).
    const PartMaps& update(const Tensor& codes);
    /// Styled layers that the last update evaluated.
    std::int64_t layers_run() const { return layers_run_; }
    std::size_t bytes() const;
    void clear();

private:
    struct Kept {
        Tensor codes;        // [1, local_layers, D]
        Tensor base, shape;  // activations behind the coarse layers and behind the shape layers
    };
    void update_part(std::int64_t k, const Tensor& codes);

    const PartNetwork& network_;
    std::vector<Kept> kept_;
    PartMaps maps_;
    std::int64_t layers_run_ = 0;
};

}  // namespace limner::parts
