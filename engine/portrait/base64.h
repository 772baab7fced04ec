#pragma once
// Bytes inside JSON text. Pure.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace limner {

std::string base64(std::span<const std::byte> bytes);
/// Empty when `text` is no base64.
std::vector<std::byte> from_base64(const std::string& text);

}  // namespace limner
