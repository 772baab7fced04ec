#pragma once
// What a model file is: family, configuration, every tensor, what is missing or unknown. Nothing in it is
// executed.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/core/error.h"

namespace limner {

/// A checkpoint or the folder of a pack: "kind", "family", "container", "networks", "tensors" with their
/// SHA-256. Reader errors.
Result<nlohmann::json> describe_model(const std::filesystem::path& checkpoint);
/// The same as lines for people.
std::string model_for_people(const nlohmann::json& about);

}  // namespace limner
