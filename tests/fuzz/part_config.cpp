// Fuzz target of read_part_config (robustness rules, section 7). The containers have targets of their own;
// here the input is what they would give, one line per tensor or value:
//     t local_nets.0.to_feat.bias 1 24 1 1
//     i base_layers 2        d near 0.83        b residual_refine 1        s model 3d-ssgan

#include "engine/generators/part_based/part_config.h"

#include <cstdlib>
#include <sstream>

#include "engine/checkpoints/limits.h"

namespace {

using namespace limner;

void add_line(parts::PartFile& file, const std::string& text) {
    std::istringstream line(text);
    std::string kind, name;
    if (!(line >> kind >> name) || name.size() > limits::name_bytes) return;
    if (kind == "t") {
        Array tensor;
        for (std::int64_t side = 0; tensor.shape.size() < 8 && line >> side;) {
            if (side < 0) return;  // no reader lets a negative size pass
            tensor.shape.push_back(side);
        }
        file.weights.emplace(name, std::move(tensor));
        return;
    }
    std::int64_t whole = 0;
    double real = 0;
    std::string word;
    if (kind == "i" && line >> whole) file.arguments.emplace(name, whole);
    if (kind == "d" && line >> real) file.arguments.emplace(name, real);
    if (kind == "b" && line >> whole) file.arguments.emplace(name, whole != 0);
    if (kind == "s" && line >> word) file.arguments.emplace(name, word);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    parts::PartFile file;
    std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
    for (std::string line; std::getline(lines, line);) add_line(file, line);
    // What is accepted has to be consistent: every tensor is where the sizes say it is.
    if (const auto config = parts::part_config(file)) {
        if (!match_keys(file.weights, parts::part_keys(*config)).fits()) std::abort();
        if (config->joining_stage() < 1 || config->joining_stage() >= config->stages()) std::abort();
        if (config->depth_layers < 1 || config->depth_layers > config->local_layers) std::abort();
        for (const auto k : config->transparent)
            if (k < 0 || k >= config->classes) std::abort();
    }
    (void)parts::part_discriminator_config(file.weights);
    return 0;
}
