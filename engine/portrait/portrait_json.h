#pragma once
// Portrait <-> JSON, the text inside a project. Angles in radians, 64-bit seeds as decimal strings (other
// programs read JSON numbers as doubles). Painted pixels stand elsewhere and the JSON only names their entry;
// those of fitted paintings, which nobody repaints in another program, are PNG files in base64.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/core/error.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// A portrait and what its JSON says beyond it.
struct PortraitText {
    Portrait portrait;            // painted, where there is one, has no pixels yet
    std::string painted_entry;    // name of the entry that holds them
    nlohmann::json unknown_keys;  // object: what a newer minor version added
};

/// wrong_use: a fitted painting has no pixels.
Result<nlohmann::json> to_json(const Portrait& portrait, const std::string& painted_entry,
                               const nlohmann::json& unknown_keys);
/// bad_project naming the key that is missing, of the wrong kind or out of range.
Result<PortraitText> portrait_from_json(const nlohmann::json& json);

/// Whether `labels` can be the pixels of PaintedLabels.
bool is_painting(const LabelMap& labels);

/// Parses text with a limited depth and size; bad_project when it is no JSON object.
Result<nlohmann::json> parse_json_object(std::string_view text, std::string_view name);

}  // namespace limner
