#pragma once
// Small pictures and byte tricks for tests of the media folder.

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/image.h"

namespace limner {

inline Image gradient(int width, int height) {
    Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.at(x, y) = {std::uint8_t(x * 7), std::uint8_t(y * 5), std::uint8_t(x + y), 255};
    return image;
}

inline std::vector<std::byte> bytes_of(std::initializer_list<int> values) {
    std::vector<std::byte> bytes;
    for (const int value : values) bytes.push_back(std::byte(value));
    return bytes;
}

inline std::vector<std::byte> bytes_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

inline void put_big32(std::vector<std::byte>& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = std::byte(value >> (24 - 8 * i) & 0xFF);
}

}  // namespace limner
