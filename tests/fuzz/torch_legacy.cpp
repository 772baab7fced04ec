// Fuzz target of parse_torch_legacy (robustness rules, section 7).

#include "engine/checkpoints/torch_container.h"
#include "tests/fuzz/touch.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = limner::parse_torch_legacy(limner::as_input(data, size), nullptr);
    if (parsed) limner::touch(parsed->arrays);
    return 0;
}
