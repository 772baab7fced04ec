#include "engine/media/name_template.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace limner {
namespace {

constexpr std::array<std::string_view, 13> known_fields{"name",   "n",        "frame",  "date",  "time",
                                                        "seed",   "model",    "yaw",    "pitch", "width",
                                                        "height", "snapshot", "version"};
constexpr int width_limit = 20;  // digits of the largest seed

std::string clean(std::string value) {
    constexpr std::string_view forbidden = "/\\:*?\"<>|";
    for (char& c : value)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || forbidden.find(c) != forbidden.npos) c = '_';
    return value;
}

std::string padded(std::string digits, int width) {
    const std::size_t sign = digits.starts_with('-');
    while (int(digits.size()) < width) digits.insert(sign, 1, '0');
    return digits;
}

// 12.5, -3, 0: never -0, no trailing zeros.
std::string angle(float degrees, int width) {
    const double tenths = std::round(double(degrees) * 10);
    char text[32];
    std::snprintf(text, sizeof text, std::fmod(tenths, 10) == 0 ? "%.0f" : "%.1f", tenths / 10 + 0.0);
    return padded(text, width);
}

std::string now(const char* form) {
    const std::time_t time = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&time, &local);
    char text[16];
    return {text, std::strftime(text, sizeof text, form, &local)};
}

}  // namespace

Result<NameTemplate> NameTemplate::parse(std::string_view text) {
    const auto bad = [&](const std::string& what) {
        return failure(Errc::wrong_use, "The file name " + std::string(text) + " " + what);
    };
    NameTemplate result;
    std::string literal;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '{' && c != '}') {
            literal += c;
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == c) {
            literal += text[i++];
            continue;
        }
        const auto end = text.find('}', i);
        if (c == '}' || end == text.npos)
            return bad("has a brace without its partner; {{ and }} are braces.");
        auto field = text.substr(i + 1, end - i - 1);
        int width = 0;
        if (const auto colon = field.find(':'); colon != field.npos) {
            for (const char digit : field.substr(colon + 1)) {
                if (digit < '0' || digit > '9' || width > width_limit)
                    return bad("has a width that is no number: {" + std::string(field) + "}.");
                width = width * 10 + (digit - '0');
            }
            if (width > width_limit)
                return bad("asks for more than 20 digits: {" + std::string(field) + "}.");
            field = field.substr(0, colon);
        }
        if (std::find(known_fields.begin(), known_fields.end(), field) == known_fields.end()) {
            std::string known;
            for (const auto name : known_fields)
                known += (known.empty() ? "{" : ", {") + std::string(name) + "}";
            return bad("has an unknown field {" + std::string(field) + "}; there are " + known + ".");
        }
        if (!literal.empty()) result.pieces_.push_back({std::exchange(literal, {})});
        result.pieces_.push_back({std::string(field), true, width});
        i = end;
    }
    if (!literal.empty()) result.pieces_.push_back({literal});
    return result;
}

bool NameTemplate::has(std::string_view field) const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [&](const Piece& piece) { return piece.is_field && piece.text == field; });
}

std::string NameTemplate::expand(const NameFields& fields) const {
    const auto value = [&](const Piece& piece) -> std::string {
        const auto& field = piece.text;
        if (field == "name") return clean(fields.name);
        if (field == "model") return clean(fields.model);
        if (field == "snapshot") return clean(fields.snapshot);
        if (field == "version") return clean(fields.version);
        if (field == "date") return now("%Y-%m-%d");
        if (field == "time") return now("%H-%M-%S");
        if (field == "yaw") return angle(fields.yaw, piece.width);
        if (field == "pitch") return angle(fields.pitch, piece.width);
        if (field == "seed") return padded(std::to_string(fields.seed), piece.width);
        if (field == "n") return padded(std::to_string(fields.n), piece.width);
        if (field == "frame") return padded(std::to_string(fields.frame), piece.width);
        return padded(std::to_string(field == "width" ? fields.width : fields.height), piece.width);
    };
    std::string text;
    for (const auto& piece : pieces_) text += piece.is_field ? value(piece) : piece.text;
    return text;
}

}  // namespace limner
