// Fuzz target of parse_npz (robustness rules, section 7).

#include "engine/checkpoints/npz.h"

#include "tests/fuzz/touch.h"
#include "tests/fuzz/zip_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = limner::parse_npz(limner::as_input(data, size), nullptr);
    if (parsed) limner::touch(*parsed);
    return 0;
}
