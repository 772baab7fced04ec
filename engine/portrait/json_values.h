#pragma once
// Values of a portrait <-> JSON, for the files of this folder alone. Absent keys keep the default, so that
// older files open; present ones must be right.

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "engine/core/error.h"
#include "engine/portrait/portrait.h"

namespace limner::json_values {

using nlohmann::json;

// Thrown and caught in this folder alone: reading a tree of values is clearer without a Result at every leaf.
struct BadValue : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Null when it is absent.
const json* find(const json& object, const char* key);
/// An empty object when it is absent; BadValue when it is none.
const json& section(const json& object, const char* key);

// All throw BadValue naming the key.
void read(const json& object, const char* key, double& value, double low, double high);
void read(const json& object, const char* key, float& value, float low, float high);
void read(const json& object, const char* key, int& value, int low, int high);
void read(const json& object, const char* key, Radians& value);
void read(const json& object, const char* key, std::uint64_t& seed);
void read(const json& object, const char* key, std::string& value);
void read(const json& object, const char* key, bool& value);

json to_json(const HeadPose& pose);
HeadPose pose_from(const json& object);
json to_json(const CodeSource& code);
CodeSource code_from(const json& object);

/// With the pixels as a PNG in base64. wrong_use when there are none.
Result<json> to_json(const PaintedLabels& painted);
/// `name` is for messages: "a fitted painting".
PaintedLabels painted_from(const json& object, const std::string& name);

}  // namespace limner::json_values
