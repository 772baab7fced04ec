#pragma once
// The strands that a portrait shows, as the noise of its guide. A network cannot know where single strands
// lie: asked to reproduce them from noise that knows nothing of them, it draws their mean, which is felt, or,
// with a discriminator, whatever pleases that. Told where they lie it learns what there is to learn, how a
// strand of this hair stands out in this light; in the editor the strands come from hair_flow.h instead.
// Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <cstdint>
#include <span>

namespace limner::training {

/// Replaces the guide's two planes of noise, `noise` f32 [2,size,size], where `labels` and `shown` (what the
/// guide was made for) both have hair (away from its borders), beard or the same brow. `rgb` u8
/// [size,size,3]. What is left over by a mean of three pixels of 256, and that by one of eleven: both as
/// multiples of their spread nearby, with a spread of 0.4. Pure; any thread.
void show_strands(std::span<const std::uint8_t> rgb, std::span<const std::uint8_t> labels,
                  std::span<const std::uint8_t> shown, int size, torch::Tensor noise);

}  // namespace limner::training
