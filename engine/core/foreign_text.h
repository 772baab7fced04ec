#pragma once
// Words out of a file that Limner did not write, made fit for a message: a name must not clear the terminal
// or fill the window.
//
//     return bad("tensor " + foreign_text(name) + " has no shape");

#include <cstddef>
#include <string>
#include <string_view>

namespace limner {

/// Whether `text` (UTF-8) holds control characters: below U+0020, or U+007F to U+009F.
inline bool has_controls(std::string_view text) {
    unsigned char before = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f || (before == 0xC2 && byte < 0xA0)) return true;
        before = byte;
    }
    return false;
}

/// `text` (UTF-8) without its control characters, of at most `limit` bytes and whole characters.
inline std::string foreign_text(std::string_view text, std::size_t limit = 80) {
    const bool cut = text.size() > limit;
    if (cut) {
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
        text = text.substr(0, limit);
    }
    std::string fit;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f)
            fit += '?';
        else if (byte < 0xA0 && byte >= 0x80 && !fit.empty() && fit.back() == '\xC2')
            fit.back() = '?';
        else
            fit += c;
    }
    return cut ? fit + "..." : fit;
}

}  // namespace limner
