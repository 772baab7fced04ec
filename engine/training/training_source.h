#pragma once
// What a run of the live model's networks builds on.

#include <filesystem>

namespace limner::training {

struct TrainingSource {
    std::filesystem::path data;    // portraits-*.safetensors, with their views-*.safetensors
    std::filesystem::path pack{};  // with field.safetensors and texture.safetensors; empty: from nothing
};

}  // namespace limner::training
