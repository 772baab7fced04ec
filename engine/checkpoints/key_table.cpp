#include "engine/checkpoints/key_table.h"

#include <set>

#include "engine/checkpoints/finite.h"

namespace limner {

std::string key_of(std::string_view pattern, std::int64_t index) {
    std::string key(pattern);
    if (const auto at = key.find("{}"); at != std::string::npos) key.replace(at, 2, std::to_string(index));
    return key;
}

std::string shape_text(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0) text += ", ";
        text += std::to_string(shape[i]);
    }
    return text + "]";
}

KeyReport match_keys(const NamedArrays& arrays, const std::vector<ExpectedKey>& expected) {
    KeyReport report;
    std::set<std::string_view> known;
    for (const auto& key : expected) {
        known.insert(key.name);
        const auto found = arrays.find(key.name);
        if (found == arrays.end()) {
            if (!key.optional) report.missing.push_back(key.name);
            continue;
        }
        const auto dtype = found->second.dtype;
        const bool real =
            dtype == DType::f32 || dtype == DType::f16 || dtype == DType::bf16 || dtype == DType::f64;
        if (found->second.shape != key.shape)
            report.mismatched.push_back(key.name + " is " + shape_text(found->second.shape) + ", not " +
                                        shape_text(key.shape));
        else if (!real)
            report.mismatched.push_back(key.name + " holds " + std::string(name(dtype)) + " values");
        else if (!all_finite(found->second))
            report.mismatched.push_back(key.name + " holds numbers that are not finite");
    }
    for (const auto& [name, array] : arrays)
        if (!known.contains(name)) report.unknown.push_back(name);
    return report;
}

std::string KeyReport::text(std::string_view network) const {
    std::string text = "The tensors do not fit " + std::string(network) + ".";
    const auto add = [&](std::string_view title, const std::vector<std::string>& names) {
        if (names.empty()) return;
        text += ' ';
        text += title;
        text += ": ";
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i > 0) text += ", ";
            text += names[i];
        }
        text += '.';
    };
    add("Missing", missing);
    add("Unknown", unknown);
    add("Unfit", mismatched);
    return text;
}

}  // namespace limner
