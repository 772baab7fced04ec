#pragma once
// What a file of the user's is, told by its content: picture, picture with a recipe, label map, project,
// recipe.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/portrait/project_file.h"

namespace limner {

/// "kind" and what belongs to it; nothing where the file is none of these or cannot be read. Errors of what
/// the file claims to be.
Result<std::optional<nlohmann::json>> describe_document(const std::filesystem::path& file);
/// The same as lines for people.
std::string document_for_people(const nlohmann::json& about);
/// Pixels of each class in a map of Limner's classes, by its key; those that are there.
nlohmann::json class_counts(const LabelMap& labels);
/// What a project holds: "format", "portrait_model", "seed", "painted", "snapshots", "photo".
nlohmann::json about_project(const OpenedProject& opened);

}  // namespace limner
