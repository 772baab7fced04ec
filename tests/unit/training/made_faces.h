#pragma once
// Training data for the face analysers that a test makes in a second: drawn faces with all their landmarks.

#include <filesystem>

#include "engine/training/picture_augmentation.h"

namespace limner::test {

/// A frontal face, symmetric, brown hair on top; the same seed gives the same one.
training::LabelledPicture made_face(std::uint64_t seed);
/// One shard portraits-00000.safetensors with `views` of them and all factors that analysers learn.
void make_face_set(const std::filesystem::path& folder, int views);

}  // namespace limner::test
