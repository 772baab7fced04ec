#pragma once
// The part of JSON Schema that resources/schemas uses: enough to say which value breaks which rule.

#include <nlohmann/json.hpp>
#include <regex>
#include <string>

namespace limner {

/// Empty when `value` keeps to `schema`; else where and how it does not. `root` resolves "$ref".
inline std::string schema_problem(const nlohmann::json& value, const nlohmann::json& schema,
                                  const nlohmann::json& root, const std::string& where = "") {
    using nlohmann::json;
    if (schema.contains("$ref")) {
        const auto name = schema["$ref"].get<std::string>().substr(1);  // behind '#'
        return schema_problem(value, root.at(json::json_pointer(name)), root, where);
    }
    const auto type = schema.value("type", std::string());
    const bool right = type.empty() || (type == "object" && value.is_object()) ||
                       (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
                       (type == "boolean" && value.is_boolean()) || (type == "number" && value.is_number()) ||
                       (type == "integer" && value.is_number_integer());
    if (!right) return where + " is no " + type;
    if (schema.contains("enum")) {
        const auto& allowed = schema["enum"];
        if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
            return where + " is not allowed";
    }
    if (value.is_number() && schema.contains("minimum") && value < schema["minimum"])
        return where + " is too small";
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.size() < schema.value("minLength", std::size_t(0))) return where + " is too short";
        if (schema.contains("pattern") &&
            !std::regex_search(text, std::regex(schema["pattern"].get<std::string>())))
            return where + " does not match its pattern";
    }
    for (const auto& name : schema.value("required", json::array()))
        if (!value.contains(name.get<std::string>())) return where + " lacks " + name.get<std::string>();
    if (value.is_object() && schema.contains("properties"))
        for (const auto& [name, rule] : schema["properties"].items())
            if (value.contains(name))
                if (auto problem = schema_problem(value[name], rule, root, where + "/" + name);
                    !problem.empty())
                    return problem;
    if (value.is_array() && schema.contains("items"))
        for (std::size_t i = 0; i < value.size(); ++i)
            if (auto problem =
                    schema_problem(value[i], schema["items"], root, where + "/" + std::to_string(i));
                !problem.empty())
                return problem;
    return {};
}

}  // namespace limner
