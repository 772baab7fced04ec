#include "app/cli/seed_list.h"

#include <charconv>

namespace limner {
namespace {

constexpr std::size_t seed_limit = 100'000;

}  // namespace

Result<std::vector<std::uint64_t>> seeds_from(const std::string& text) {
    const auto bad = [&] {
        return failure(Errc::wrong_use, "--seed " + text +
                                            ": expected seeds and ranges such as 1-100,205, at most " +
                                            std::to_string(seed_limit) + " in all.");
    };
    std::vector<std::uint64_t> seeds;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (;;) {
        std::uint64_t first, last;
        auto parsed = std::from_chars(at, end, first);
        if (parsed.ec != std::errc()) return bad();
        last = first;
        if (parsed.ptr != end && *parsed.ptr == '-') {
            parsed = std::from_chars(parsed.ptr + 1, end, last);
            if (parsed.ec != std::errc() || last < first) return bad();
        }
        if (last - first >= seed_limit - seeds.size()) return bad();
        for (std::uint64_t i = 0; i <= last - first; ++i) seeds.push_back(first + i);
        if (parsed.ptr == end) return seeds;
        if (*parsed.ptr != ',') return bad();
        at = parsed.ptr + 1;
    }
}

}  // namespace limner
