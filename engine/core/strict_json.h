#pragma once
// JSON out of files: what nests too deeply or could be read in two ways is refused. Whoever includes this
// links nlohmann_json.
//
//     std::string problem;
//     const auto manifest = strict_json(text, &problem);
//     if (!manifest) return bad("its manifest.json " + problem);

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/limits.h"

namespace limner {

/// Follows a text without keeping it and stops at what is not allowed. (The callbacks of json::parse() see
/// the same, but with them it walks through all earlier siblings after every object: hours for some
/// megabytes.)
class JsonWatch final : public nlohmann::json::json_sax_t {
public:
    std::string problem = "is not valid JSON";

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool key(string_t& key) override {
        if (keys_.back().insert(key).second) return true;
        problem = "holds " + key.substr(0, 80) + " twice";
        return false;
    }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

private:
    bool open() {
        keys_.emplace_back();
        if (keys_.size() <= limits::json_depth) return true;
        problem = "is nested too deeply";
        return false;
    }
    bool close() {
        keys_.pop_back();
        return true;
    }

    std::vector<std::set<std::string>> keys_;  // of each open object; none of an array
};

/// The value of `text`. Nothing when it is malformed, nested deeper than limits::json_depth, or an object
/// holds a key twice; `problem` then gets the end of a sentence that says so. Pure.
inline std::optional<nlohmann::json> strict_json(std::string_view text, std::string* problem = nullptr) {
    JsonWatch watch;
    if (!nlohmann::json::sax_parse(text, &watch)) {
        if (problem) *problem = std::move(watch.problem);
        return std::nullopt;
    }
    nlohmann::json value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    return value;
}

}  // namespace limner
