#pragma once
// What a network expects of a file, as a table of names and shapes, and one complete complaint when they
// disagree.
//
//     const auto report = match_keys(weights, texture_keys(config));
//     if (!report.fits()) return failure(Errc::model_mismatch, report.text("the texture generator"));

#include <string>
#include <string_view>
#include <vector>

#include "engine/checkpoints/tensor.h"

namespace limner {

struct ExpectedKey {
    std::string name;
    std::vector<std::int64_t> shape;
    bool optional = false;
};

/// A table entry: "{}" in the name is replaced by the index.
std::string key_of(std::string_view pattern, std::int64_t index);
std::string shape_text(const std::vector<std::int64_t>& shape);  // "[3, 512, 1, 1]"

struct KeyReport {
    std::vector<std::string> missing, unknown;
    std::vector<std::string> mismatched;  // with both shapes, or with what they hold
    bool fits() const { return missing.empty() && unknown.empty() && mismatched.empty(); }
    /// All disagreements in one sentence.
    std::string text(std::string_view network) const;
};

/// Compares names and shapes; also reports arrays with whole numbers, or with any that is not finite. Pure.
KeyReport match_keys(const NamedArrays& arrays, const std::vector<ExpectedKey>& expected);

}  // namespace limner
