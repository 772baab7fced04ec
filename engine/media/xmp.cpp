#include "engine/media/xmp.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/media/tiff_directory.h"

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
    using namespace std::string_view_literals;
    return begins_with(bytes, "II*\0"sv) || begins_with(bytes, "MM\0*"sv);
}

std::string_view tiff_xmp(Bytes bytes) {
    constexpr std::uint32_t xmp_tag = 700;
    if (!is_tiff(bytes)) return {};
    const auto packet = tiff_entry(bytes, xmp_tag);
    if (!packet || packet->count <= 4 || packet->value > bytes.size() ||
        packet->count > bytes.size() - packet->value)
        return {};
    return {reinterpret_cast<const char*>(bytes.data()) + packet->value, packet->count};
}

}  // namespace limner
