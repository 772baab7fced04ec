// Fuzz target of parse_torch_zip (robustness rules, section 7).

#include "engine/checkpoints/torch_container.h"
#include "tests/fuzz/touch.h"
#include "tests/fuzz/zip_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = limner::parse_torch_zip(limner::as_input(data, size), nullptr);
    if (parsed) limner::touch(parsed->arrays);
    return 0;
}
