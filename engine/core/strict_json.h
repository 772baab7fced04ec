#pragma once
// JSON out of files: what nests too deeply or could be read in two ways is refused. Whoever includes this
// links nlohmann_json.
//
//     std::string problem;
//     const auto manifest = strict_json(text, &problem);
//     if (!manifest) return bad("its manifest.json " + problem);

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/foreign_text.h"
#include "engine/core/limits.h"

namespace limner {

/// Follows a text without keeping it and stops at what is not allowed. (The callbacks of json::parse() see
/// the same, but with them it walks through all earlier siblings after every object: hours for some
/// megabytes.)
class JsonWatch final : public nlohmann::json::json_sax_t {
public:
    explicit JsonWatch(std::uint64_t most_values) : values_left_(most_values) {}

    std::string problem = "is not valid JSON";

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t) override { return count(); }
    bool number_unsigned(number_unsigned_t) override { return count(); }
    bool number_float(number_float_t, const string_t&) override { return count(); }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return count(); }
    bool key(string_t& key) override {
        if (keys_.back().size() >= limits::json_keys) {
            problem = "holds too many keys";
            return false;
        }
        if (keys_.back().insert(key).second) return true;
        problem = "holds " + foreign_text(key) + " twice";
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
    bool count() {
        if (values_left_-- > 0) return true;
        problem = "holds too many values";
        return false;
    }
    bool open() {
        keys_.emplace_back();
        if (keys_.size() <= limits::json_depth) return count();
        problem = "is nested too deeply";
        return false;
    }
    bool close() {
        keys_.pop_back();
        return true;
    }

    std::uint64_t values_left_;
    std::vector<std::set<std::string>> keys_;  // of each open object; none of an array
};

/// The value of `text`. Nothing when it is malformed, nested deeper than limits::json_depth, has more
/// than `most_values` (each takes many times its text in memory), an object of more than limits::json_keys
/// keys, or an object holds a key twice; `problem` then gets the end of a sentence that says so. Pure.
inline std::optional<nlohmann::json> strict_json(std::string_view text, std::string* problem = nullptr,
                                                 std::uint64_t most_values = limits::json_values) {
    JsonWatch watch(most_values);
    if (!nlohmann::json::sax_parse(text, &watch)) {
        if (problem) *problem = std::move(watch.problem);
        return std::nullopt;
    }
    nlohmann::json value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    return value;
}

}  // namespace limner
