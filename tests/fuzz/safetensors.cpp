// Fuzz target of parse_safetensors (robustness rules, section 7).

#include "engine/checkpoints/safetensors.h"

#include "tests/fuzz/touch.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = limner::parse_safetensors(limner::as_input(data, size), nullptr);
    if (parsed) limner::touch(parsed->arrays);
    return 0;
}
