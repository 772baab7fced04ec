// Fuzz target of parse_project: the archive and all it refuses. What opened can be saved and opens again.

#include <cstdint>
#include <cstdlib>

#include "engine/portrait/project_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto opened = limner::parse_project(std::as_bytes(std::span(data, size)), "fuzzed");
    if (!opened) return 0;
    const auto saved = limner::serialize_project(opened->project);
    if (saved && !limner::parse_project(*saved, "saved")) std::abort();
    return 0;
}
