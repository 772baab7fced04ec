#include "engine/portrait/base64.h"

#include <openssl/evp.h>

#include <algorithm>

namespace limner {

std::string base64(std::span<const std::byte> bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // the last byte for the terminator
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
    text.resize(std::size_t(length));
    return text;
}

std::vector<std::byte> from_base64(const std::string& text) {
    std::vector<std::byte> bytes(text.size() / 4 * 3);
    const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                       reinterpret_cast<const unsigned char*>(text.data()), int(text.size()));
    const auto padding = std::size_t(std::count(text.begin(), text.end(), '='));
    bytes.resize(length < 0 || padding > 2 ? 0 : std::size_t(length) - padding);
    return bytes;
}

}  // namespace limner
