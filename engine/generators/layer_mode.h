#pragma once
// How a published network computes its next picture: by fused kernels, or one layer after the other as its
// authors do (RenderRequest::full_precision). Engine-internal header (LibTorch).
//
//     const c10::InferenceMode inference;
//     const auto layers = layer_mode_.choose(request.full_precision, *this);

#include <torch/torch.h>

#include "engine/generators/generator.h"

namespace limner {

class LayerMode {
public:
    bool plain() const { return plain_; }

    /// In effect while what it returns lives. What `generator` keeps from the other way is dropped.
    [[nodiscard]] torch::AutoGradMode choose(bool plain, Generator& generator) {
        if (plain != plain_) generator.free_memory();
        plain_ = plain;
        // Every layer has a form that gradients can follow. Under inference mode none are recorded.
        return torch::AutoGradMode(plain);
    }

private:
    bool plain_ = false;
};

}  // namespace limner
