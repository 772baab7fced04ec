#pragma once
// How files and their parts are told: by the text they begin with.

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace limner {

inline bool begins_with(std::span<const std::byte> bytes, std::string_view text) {
    return bytes.size() >= text.size() && std::equal(text.begin(), text.end(), bytes.begin(),
                                                     [](char c, std::byte b) { return std::byte(c) == b; });
}

}  // namespace limner
