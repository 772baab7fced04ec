#include "engine/media/xmp.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace limner {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view prefix = "limner:";

struct Escape {
    char character;
    std::string_view escaped;
};
constexpr std::array<Escape, 7> escapes = {{{'&', "&amp;"},
                                            {'<', "&lt;"},
                                            {'>', "&gt;"},
                                            {'"', "&quot;"},
                                            {'\n', "&#10;"},
                                            {'\r', "&#13;"},
                                            {'\t', "&#9;"}}};

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        const auto found = std::find_if(escapes.begin(), escapes.end(),
                                        [c](const Escape& escape) { return escape.character == c; });
        if (found == escapes.end()) {
            result += c;
        } else {
            result += found->escaped;
        }
    }
    return result;
}

std::string unescaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto found = std::find_if(escapes.begin(), escapes.end(), [&](const Escape& escape) {
            return text.starts_with(escape.escaped);
        });
        result += found == escapes.end() ? text.front() : found->character;
        text.remove_prefix(found == escapes.end() ? 1 : found->escaped.size());
    }
    return result;
}

std::string attribute_of(std::string_view keyword) {
    std::string name = std::string(prefix) + std::string(keyword);
    std::replace(name.begin(), name.end(), ' ', '_');
    return name + "=\"";
}

/// Numbers in the byte order of the file; 0 behind its end.
class TiffReader {
public:
    explicit TiffReader(Bytes bytes) : bytes_(bytes), little_(bytes.front() == std::byte('I')) {}
    std::uint64_t number(std::uint64_t at, int size) const {
        std::uint64_t value = 0;
        if (at > bytes_.size() || std::uint64_t(size) > bytes_.size() - at) return 0;
        for (int i = 0; i < size; ++i) {
            const auto byte =
                std::uint64_t(bytes_[std::size_t(at) + std::size_t(little_ ? size - 1 - i : i)]);
            value = value << 8 | byte;
        }
        return value;
    }

private:
    Bytes bytes_;
    bool little_;
};

}  // namespace

std::string xmp_packet(const PngText& text) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:limner=\"urn:limner:1.0/\" " +
           attribute_of(text.keyword) + escaped(text.text) +
           "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
}

std::optional<std::string> text_in_xmp(std::string_view packet, std::string_view keyword) {
    const auto attribute = attribute_of(keyword);
    const auto begin = packet.find(attribute);
    if (begin == packet.npos) return std::nullopt;
    packet.remove_prefix(begin + attribute.size());
    const auto end = packet.find('"');
    if (end == packet.npos) return std::nullopt;
    return unescaped(packet.substr(0, end));
}

bool is_tiff(Bytes bytes) {
    const auto starts = [&](std::string_view magic) {
        return bytes.size() >= 8 && std::equal(magic.begin(), magic.end(), bytes.begin(),
                                               [](char c, std::byte b) { return std::byte(c) == b; });
    };
    using namespace std::string_view_literals;
    return starts("II*\0"sv) || starts("MM\0*"sv);
}

std::string_view tiff_xmp(Bytes bytes) {
    if (!is_tiff(bytes)) return {};
    constexpr std::uint64_t xmp_tag = 700, entry_bytes = 12;
    const TiffReader tiff(bytes);
    const auto directory = tiff.number(4, 4);
    const auto count = tiff.number(directory, 2);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto entry = directory + 2 + i * entry_bytes;
        if (tiff.number(entry, 2) != xmp_tag) continue;
        const auto length = tiff.number(entry + 4, 4), at = tiff.number(entry + 8, 4);
        if (length <= 4 || at > bytes.size() || length > bytes.size() - at) return {};
        return {reinterpret_cast<const char*>(bytes.data()) + at, std::size_t(length)};
    }
    return {};
}

}  // namespace limner
